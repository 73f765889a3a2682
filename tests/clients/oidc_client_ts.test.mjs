// npm oidc-client-ts 3 in Chromium: a public single-page app of another origin.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cleanUp } from '../e2e/lib/clean_up.mjs';
import { startSpa } from './apps/spa.mjs';
import { assertAna, assertIdToken, passThrough, signInAtHome, signOut } from './lib/steps.mjs';
import { startWorld } from './lib/world.mjs';

const { keep, add, all } = cleanUp();
let world;
let spa;
let client;
let ana;
let user;

before(async () => {
  world = await startWorld({ keep, add });
  spa = await keep(startSpa());
  client = await world.register({
    client_name: 'Single-page app',
    redirect_uris: [spa.redirectUri],
    post_logout_redirect_uris: [spa.postLogoutRedirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
  });
  spa.configure({
    authority: world.issuer,
    client_id: client.client_id,
    redirect_uri: spa.redirectUri,
    post_logout_redirect_uri: spa.postLogoutRedirectUri,
    scope: 'openid email profile offline_access',
    loadUserInfo: true,
    automaticSilentRenew: false,
    filterProtocolClaims: false,
  });
  ana = await world.openBrowser();
});

after(all);

/** The user that the page knows of after it did its work; an Error if that failed. */
const known = () => ana.page.evaluate(async () => {
  await finished;
  const found = await manager.getUser();
  return found && { ...found, expired: found.expired };
});

test('Ana signs in at home and the page accepts her ID token', async () => {
  await signInAtHome(ana, spa.loginUrl, spa.redirectUri);
  user = await known();
  const claims = JSON.parse(Buffer.from(user.id_token.split('.')[1], 'base64url'));
  assertIdToken(claims, world, client.client_id);
  assert.equal(user.expired, false);
  assert.equal(user.profile.sub, claims.sub);
});

test('the page reads userinfo of another origin', async () => {
  assertAna(user.profile, world);
  const info = await ana.page.evaluate(async (token) => {
    const endpoint = await manager.metadataService.getUserInfoEndpoint();
    const answer = await fetch(endpoint, { headers: { authorization: `Bearer ${token}` } });
    return answer.json();
  }, user.access_token);
  assert.equal(info.sub, user.profile.sub);
});

test('the page renews its tokens by the refresh token, silently', async () => {
  const renewed = await ana.page.evaluate(() => manager.signinSilent().then((found) => ({ ...found })));
  assert.notEqual(renewed.access_token, user.access_token);
  assert.notEqual(renewed.refresh_token, user.refresh_token);
  assert.equal(renewed.profile.sub, user.profile.sub);
  const used = user.refresh_token;
  user = renewed;
  const replay = await ana.page.evaluate(async (token) => {
    const endpoint = await manager.metadataService.getTokenEndpoint();
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token, client_id: manager.settings.client_id });
    const answer = await fetch(endpoint, { method: 'POST', body });
    return [answer.status, (await answer.json()).error];
  }, used);
  assert.deepEqual(replay, [400, 'invalid_grant'], 'a used one is refused, and the page may read why');
});

test('a second sign-in asks nothing', async () => {
  await passThrough(ana, spa.silentLoginUrl, spa.redirectUri);
  const again = await known();
  assert.equal(again.profile.sub, user.profile.sub);
  user = again;
});

test('the page gives its tokens back', async () => {
  await ana.page.evaluate(() => manager.revokeTokens());
  const status = await ana.page.evaluate(async (token) => {
    const endpoint = await manager.metadataService.getUserInfoEndpoint();
    return (await fetch(endpoint, { headers: { authorization: `Bearer ${token}` } })).status;
  }, user.access_token);
  assert.equal(status, 401);
});

test('signing out brings Ana back to a page that knows nobody', async () => {
  await signOut(ana, spa.logoutUrl, spa.postLogoutRedirectUri);
  assert.equal(await known(), null);
  await passThrough(ana, spa.silentLoginUrl, spa.redirectUri);
  const refusal = await ana.page.evaluate(() => finished.then(() => null, ({ error }) => error));
  assert.equal(refusal, 'login_required');
  assert.deepEqual(ana.violations, []);
});
