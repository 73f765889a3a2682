// An app that keeps sessions of its own, by npm openid-client and npm jose, loses whom the host removes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as jose from 'jose';
import { cleanUp } from '../e2e/lib/clean_up.mjs';
import { loopbackFetch } from '../e2e/lib/net.mjs';
import { startPortal } from './apps/portal.mjs';
import { losesSoon } from './lib/leaving.mjs';
import { signInAtHome } from './lib/steps.mjs';
import { startWorld } from './lib/world.mjs';

const { keep, add, all } = cleanUp();
let world;
let portal;
let client;
let desk;
let laptop;

before(async () => {
  world = await startWorld({ keep, add });
  portal = await keep(startPortal());
  client = await world.register({
    client_name: 'Portal',
    redirect_uris: [portal.redirectUri],
    backchannel_logout_uri: portal.backchannelLogoutUri,
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_basic',
  });
  await portal.configure(world.issuer, client);
  [desk, laptop] = [await world.openBrowser(), await world.openBrowser()];
});

after(all);

const isRefused = async ({ page }) => (await page.goto(`${portal.url}/me`)).status() === 401;

test('Ana is signed in at two devices', async () => {
  for (const device of [desk, laptop]) {
    await signInAtHome(device, `${portal.url}/login`, portal.redirectUri);
    assert.equal(await isRefused(device), false);
  }
  assert.equal(portal.signedIn(), 2);
});

test('the app believes no logout token that is not of Portico', async () => {
  const { privateKey } = await jose.generateKeyPair('ES256');
  const { sub } = JSON.parse(await desk.page.locator('body').innerText());
  const forged = await new jose.SignJWT({ sub, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } })
    .setProtectedHeader({ alg: 'ES256', typ: 'logout+jwt' })
    .setIssuer(world.issuer)
    .setAudience(client.client_id)
    .setJti('forged')
    .setIssuedAt()
    .setExpirationTime('1 minute')
    .sign(privateKey);
  const body = new URLSearchParams({ logout_token: forged });
  const told = await loopbackFetch(portal.backchannelLogoutUri, { method: 'POST', body });
  assert.equal(told.status, 400);
  assert.equal(portal.signedIn(), 2);
});

test('within two seconds of Remove the app knows Ana no more, at neither device', async (t) => {
  await losesSoon(t, {
    end: world.removeAna,
    isRefused: async () => (await isRefused(desk)) && isRefused(laptop),
  });
  assert.equal(portal.signedIn(), 0);
});
