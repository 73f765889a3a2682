// What Ana does in her browser, and what every client has to have learned of her.
import assert from 'node:assert/strict';
import { step } from '../../e2e/steps/look.mjs';
import { ANA } from './world.mjs';

/** Opens an address of a signed-out browser, signs in at home, and waits for the app's page. */
export function signInAtHome(ana, url, arrived) {
  return step(ana, 'sign in at home', async () => {
    await open(ana, url);
    await ana.page.getByLabel('Work e-mail').fill(ANA.email);
    await ana.page.getByRole('button', { name: 'Continue' }).click();
    await ana.page.getByRole('button', { name: `Sign in as ${ANA.email}` }).click();
    return arrive(ana, arrived);
  });
}

/** Opens an address in a browser that is signed in already; nothing is asked. */
export function passThrough(ana, url, arrived) {
  return step(ana, 'pass through', async () => {
    await open(ana, url);
    return arrive(ana, arrived);
  });
}

/** Opens a logout address, presses the one button and comes back to the app. */
export function signOut(ana, url, arrived) {
  return step(ana, 'sign out', async () => {
    await open(ana, url);
    const buttons = ana.page.getByRole('main').getByRole('button');
    await buttons.first().waitFor();
    assert.equal(await buttons.count(), 1, 'one button');
    await buttons.click();
    return arrive(ana, arrived);
  });
}

/** Apps may send the browser on before their page is whole. */
const open = ({ page }, url) => page.goto(url, { waitUntil: 'commit' });

/** Waits until the browser is at an address of the app; returns the whole address. */
async function arrive({ page }, address) {
  await page.waitForURL((url) => `${url.origin}${url.pathname}` === address);
  return new URL(page.url());
}

/** What an ID token or the userinfo answer tells of Ana (OIDC Core §5.1, and the partner's part). */
export function assertAna(claims, world) {
  assert.equal(claims.name, ANA.name);
  assert.equal(claims.email, ANA.email);
  assert.equal(claims.email_verified, true);
  assert.equal(claims.guest, true);
  assert.equal(claims.partner, 'Fabrikam');
  assert.equal(claims.idp, world.home.issuer);
  assert.notEqual(claims.sub, world.home.subjectOf(ANA.login), 'not the subject at home');
}

/** An ID token for this client, fresh, by a sign-in at home (OIDC Core §2). */
export function assertIdToken(claims, world, clientId) {
  assertAna(claims, world);
  assert.equal(claims.iss, world.issuer);
  assert.deepEqual([claims.aud].flat(), [clientId]);
  assert.ok(claims.exp > claims.iat);
  assert.ok(claims.auth_time <= claims.iat, 'signed in before the token was made');
  assert.ok(claims.sid, 'the session is named');
}
