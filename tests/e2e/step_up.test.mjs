// One second factor where the home proves none: by passkey, by authenticator app, and without scripts.
// `look` takes a page's authenticator with it, so pages with one are only photographed.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { addVirtualAuthenticator, launchBrowser, openPerson, screenshot } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { startRelyingParty } from './lib/rp.mjs';
import { acceptAtHome, arrive, invitationLink } from './steps/guest.mjs';
import { look, step } from './steps/look.mjs';

const PEOPLE = { ana: 'Ana Silva', bo: 'Bo Chen', cem: 'Cem Kaya' };
const address = (who) => `${who}@fabrikam.example`;
const world = {};
const { keep, all } = cleanUp();

const portico = (...args) => world.product.json(...args);

/** What an authenticator app shows for a key (RFC 6238): the step after `later` more. */
function codeOf(key, later = 0) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = mac.at(-1) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Invites somebody, who accepts at home and stands on the panel or in the app. */
async function comeIn(who, options) {
  const email = address(who);
  await portico('invite', email, '--name', PEOPLE[who], '--partner', 'Fabrikam');
  const link = invitationLink(await world.mailbox.next(email), world.issuer);
  const person = await keep(openPerson(world.browser, options), 'close');
  const guest = { ...person, javaScript: options?.javaScript ?? true };
  await acceptAtHome(guest, { link, email });
  await arrive(guest, { issuer: world.issuer, apps: [world.app] });
  return guest;
}

const atStepUp = ({ page }) => page.getByRole('heading', { name: /One more proof that it is you/ }).waitFor();
const inTheApp = ({ page }) => page.getByRole('heading', { name: 'Welcome to Vault' }).waitFor();
const button = ({ page }, name) => page.getByRole('button', { name });

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  const accounts = Object.entries(PEOPLE).map(([login, name]) => ({ login, name, email: address(login) }));
  world.home = await keep(startHomeIdp({ name: 'Fabrikam', accounts }));
  world.app = await keep(startRelyingParty({ name: 'Vault' }));
  const database = await keep(emptyDatabase());
  world.product = await keep(startProduct({ database: database.url, mailUrl: world.mailbox.url }));
  world.issuer = world.product.issuer;
  await portico('partner', 'add', 'Fabrikam', '--domain', 'fabrikam.example');
  const { clientId, clientSecret } = world.home.registerClient();
  const connect = await world.product.commandReading(
    clientSecret, 'partner', 'connect', 'Fabrikam', '--issuer', world.home.issuer, '--client-id', clientId, '--secret', '-o', 'json');
  assert.equal(connect.code, 0, connect.stderr);
  world.home.addRedirectUri(clientId, JSON.parse(connect.stdout).redirect_uri);
  const added = await portico('app', 'add', 'Vault', '--redirect', world.app.redirectUri);
  await world.app.configure({ issuer: world.issuer, clientId: added.client_id, clientSecret: added.client_secret });
  await portico('grant', 'add', added.client_id, '--partner', 'Fabrikam');
  await world.product.command('app', 'mfa', added.client_id, 'on');
});

after(all);

test('a first passkey is made on the spot, once, and is asked for in the next session', async () => {
  const ana = await comeIn('ana');
  const device = await addVirtualAuthenticator(ana.page);
  await step(ana, 'first passkey', async () => {
    await ana.page.goto(world.app.loginUrl);
    await atStepUp(ana);
    await screenshot(ana.page, 'step-up-first');
    await button(ana, 'Create passkey').click();
    await inTheApp(ana);
    assert.equal((await device.credentials()).length, 1);
    assert.deepEqual(world.app.latest().claims.amr.filter((it) => it === 'mfa'), ['mfa']);
  });
  await step(ana, 'not again in this session', async () => {
    await ana.page.goto(world.app.loginUrl);
    await inTheApp(ana);
  });
  await step(ana, 'in the next session', async () => {
    await ana.page.goto(`${world.issuer}/`);
    await button(ana, 'Sign out').first().click();
    await ana.page.waitForURL(/signed-out/);
    await ana.page.goto(world.app.loginUrl);
    await screenshot(ana.page, 'sign-in-remembered');
    await button(ana, 'Continue with Fabrikam').click();
    await ana.page.waitForURL((url) => url.origin !== new URL(world.home.issuer).origin);
    await atStepUp(ana);
    await screenshot(ana.page, 'step-up-passkey');
    await button(ana, 'Use a passkey').click();
    await inTheApp(ana);
  });
  assert.deepEqual(ana.violations, []);
});

test('an authenticator app does, also without scripts, and a code counts once', async () => {
  for (const [who, javaScript] of [['bo', true], ['cem', false]]) {
    const guest = await comeIn(who, { javaScript });
    await step(guest, `${who}: authenticator app`, async () => {
      await guest.page.goto(world.app.loginUrl);
      await atStepUp(guest);
      await look(guest, 'step-up-none');
      await button(guest, 'Use an authenticator app instead').click();
      const key = (await guest.page.locator('dd.id').innerText()).trim();
      await look(guest, 'step-up-key');
      const field = guest.page.getByRole('textbox', { name: /authenticator app/ });
      await field.fill('000 000');
      await button(guest, 'Continue').click();
      await guest.page.getByRole('alert').first().waitFor();
      await look(guest, 'step-up-wrong');
      await field.fill(codeOf(key));
      await button(guest, 'Continue').click();
      await inTheApp(guest);
    });
    assert.ok(world.app.latest().claims.amr.includes('otp'));
    assert.deepEqual(guest.violations, []);
  }
});

test('whoever lost the device gets in again after an admin had the factor forgotten', async () => {
  const reset = await world.product.command('guest', 'reset-factors', address('ana'));
  assert.equal(reset.code, 0, reset.stderr);
  const ana = await keep(openPerson(world.browser), 'close');
  await step(ana, 'anew', async () => {
    await ana.page.goto(`${world.app.loginUrl}`);
    await ana.page.getByRole('textbox').fill(address('ana'));
    await button(ana, 'Continue').click();
    await button(ana, `Sign in as ${address('ana')}`).click();
    await atStepUp(ana);
    await button(ana, 'Use an authenticator app instead').waitFor();
  });
});
