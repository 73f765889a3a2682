// npm openid-client 6: a confidential web app.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as oidc from 'openid-client';
import { cleanUp } from '../e2e/lib/clean_up.mjs';
import { loopbackFetch } from '../e2e/lib/net.mjs';
import { startApp } from './lib/callback.mjs';
import { assertAna, assertIdToken, passThrough, signInAtHome, signOut } from './lib/steps.mjs';
import { startWorld } from './lib/world.mjs';

const { keep, add, all } = cleanUp();
let world;
let app;
let client;
let config;
let ana;

before(async () => {
  world = await startWorld({ keep, add });
  app = await keep(startApp());
  client = await world.register({
    client_name: 'Parts Portal',
    redirect_uris: [app.redirectUri],
    post_logout_redirect_uris: [app.postLogoutRedirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_basic',
  });
  config = await oidc.discovery(
    new URL(world.issuer),
    client.client_id,
    undefined,
    oidc.ClientSecretBasic(client.client_secret),
    { execute: [oidc.allowInsecureRequests], [oidc.customFetch]: loopbackFetch },
  );
  ana = await world.openBrowser();
});

after(all);

/** A whole authorization code flow; `open` is how Ana gets through it. */
async function authorize(open, parameters = {}) {
  const checks = {
    pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
    idTokenExpected: true,
  };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: app.redirectUri,
    scope: 'openid email profile offline_access',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...parameters,
  });
  const callback = await open(ana, url.href, app.redirectUri);
  return oidc.authorizationCodeGrant(config, callback, checks);
}

const userinfoStatus = async (token) => {
  const answer = await loopbackFetch(config.serverMetadata().userinfo_endpoint, {
    headers: { authorization: `Bearer ${token}` },
  });
  return [answer.status, answer.headers.get('www-authenticate') ?? ''];
};

let tokens;

test('Ana signs in at home and the client accepts her ID token', async () => {
  tokens = await authorize(signInAtHome);
  assertIdToken(tokens.claims(), world, client.client_id);
  assert.equal(tokens.token_type, 'bearer');
  assert.ok(tokens.refresh_token);
});

test('userinfo tells the same of the same subject', async () => {
  const info = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
  assert.equal(info.sub, tokens.claims().sub);
  assertAna(info, world);
});

test('a refresh gives new tokens for the same subject', async () => {
  const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token);
  assert.notEqual(refreshed.access_token, tokens.access_token);
  assert.notEqual(refreshed.refresh_token, tokens.refresh_token, 'rotated');
  const info = await oidc.fetchUserInfo(config, refreshed.access_token, tokens.claims().sub);
  assert.equal(info.email, ana.email);
});

test('a client that lost the answer to a refresh gets the same one again, and later nothing', async () => {
  const { refresh_token: first } = await authorize(passThrough);
  const second = await oidc.refreshTokenGrant(config, first);
  const again = await oidc.refreshTokenGrant(config, first);
  assert.equal(again.refresh_token, second.refresh_token, 'no second successor');
  const third = await oidc.refreshTokenGrant(config, second.refresh_token);
  await assert.rejects(oidc.refreshTokenGrant(config, first), { error: 'invalid_grant', status: 400 });
  await assert.rejects(oidc.refreshTokenGrant(config, third.refresh_token), { error: 'invalid_grant', status: 400 });
});

test('a second sign-in asks nothing and names the same subject and session', async () => {
  const again = await authorize(passThrough, { prompt: 'none' });
  assert.equal(again.claims().sub, tokens.claims().sub);
  assert.equal(again.claims().sid, tokens.claims().sid);
  assert.equal(again.claims().auth_time, tokens.claims().auth_time);
  tokens = again;
});

test('introspection and revocation answer the client', async () => {
  const told = await oidc.tokenIntrospection(config, tokens.access_token);
  assert.equal(told.active, true);
  assert.equal(told.sub, tokens.claims().sub);
  await oidc.tokenRevocation(config, tokens.refresh_token);
  assert.equal((await oidc.tokenIntrospection(config, tokens.access_token)).active, false);
  await assert.rejects(oidc.refreshTokenGrant(config, tokens.refresh_token), { error: 'invalid_grant' });
});

test('after signing out nobody is signed in without being asked', async () => {
  const url = oidc.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: app.postLogoutRedirectUri,
    state: 'back-again',
  });
  const back = await signOut(ana, url.href, app.postLogoutRedirectUri);
  assert.equal(back.searchParams.get('state'), 'back-again');
  await assert.rejects(authorize(passThrough, { prompt: 'none' }), { error: 'login_required' });
});

test('once Ana is removed her tokens are worth nothing', async () => {
  const other = await world.openBrowser();
  ana = other;
  const last = await authorize(signInAtHome);
  assert.deepEqual((await userinfoStatus(last.access_token))[0], 200);
  await world.removeAna();
  await assert.rejects(oidc.refreshTokenGrant(config, last.refresh_token), { error: 'invalid_grant' });
  const [status, challenge] = await userinfoStatus(last.access_token);
  assert.equal(status, 401);
  assert.match(challenge, /^Bearer .*error="invalid_token"/);
  await assert.rejects(authorize(passThrough, { prompt: 'none' }), { error: 'login_required' });
});
