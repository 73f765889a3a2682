// npm oauth4webapi 3: a public app and its authorization code flow in plain.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as oauth from 'oauth4webapi';
import { cleanUp } from '../e2e/lib/clean_up.mjs';
import { loopbackFetch } from '../e2e/lib/net.mjs';
import { startApp } from './lib/callback.mjs';
import { createClient, discover } from './lib/oauth4webapi.mjs';
import { assertAna, assertIdToken, passThrough, signInAtHome, signOut } from './lib/steps.mjs';
import { startWorld } from './lib/world.mjs';

const { keep, add, all } = cleanUp();
let world;
let app;
let as;
let client;
let ana;
let tokens;

before(async () => {
  world = await startWorld({ keep, add });
  app = await keep(startApp());
  as = await discover(world.issuer);
  const registered = await world.register({
    client_name: 'Field App',
    redirect_uris: [app.redirectUri],
    post_logout_redirect_uris: [app.postLogoutRedirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
    id_token_signed_response_alg: 'ES256',
  });
  assert.equal(registered.id_token_signed_response_alg, 'ES256');
  client = createClient({ as, registered, redirectUri: app.redirectUri });
  ana = await world.openBrowser();
});

after(all);

/** A whole flow with the parameters in the address. */
async function authorize(open, more) {
  const { parameters, secrets } = await client.request(more);
  return client.redeem(await open(ana, client.address(parameters), app.redirectUri), secrets);
}

test('Ana signs in at home and the client accepts her ID token, signed by ES256', async () => {
  tokens = await authorize(signInAtHome);
  assertIdToken(tokens.claims, world, client.client.client_id);
  const info = await client.userinfo(tokens);
  assert.equal(info.sub, tokens.claims.sub);
  assertAna(info, world);
});

test('the access token is a JWT of RFC 9068 for its audience', async () => {
  const request = new Request(as.userinfo_endpoint, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  const { aud } = JSON.parse(Buffer.from(tokens.access_token.split('.')[1], 'base64url'));
  const claims = await oauth.validateJwtAccessToken(as, request, [aud].flat()[0], {
    [oauth.allowInsecureRequests]: true,
    [oauth.customFetch]: loopbackFetch,
  });
  assert.equal(claims.client_id, client.client.client_id);
  assert.equal(claims.sub, tokens.claims.sub);
});

test('a refresh token that comes twice is refused and takes its successor along', async () => {
  const first = tokens.refresh_token;
  const second = await client.refresh(first);
  assert.notEqual(second.refresh_token, first);
  assert.equal((await client.userinfo({ ...second, claims: tokens.claims })).sub, tokens.claims.sub);
  await assert.rejects(client.refresh(first), { error: 'invalid_grant', status: 400 });
  await assert.rejects(client.refresh(second.refresh_token), { error: 'invalid_grant', status: 400 });
});

test('a code that comes twice is refused and takes its tokens along', async () => {
  const { parameters, secrets } = await client.request();
  const callback = await passThrough(ana, client.address(parameters), app.redirectUri);
  const fresh = await client.redeem(callback, secrets);
  await assert.rejects(client.redeem(callback, secrets), { error: 'invalid_grant', status: 400 });
  await assert.rejects(client.refresh(fresh.refresh_token), { error: 'invalid_grant', status: 400 });
});

test('a wrong code verifier is refused', async () => {
  const { parameters, secrets } = await client.request();
  const callback = await passThrough(ana, client.address(parameters), app.redirectUri);
  const wrong = { ...secrets, verifier: oauth.generateRandomCodeVerifier() };
  await assert.rejects(client.redeem(callback, wrong), { error: 'invalid_grant', status: 400 });
});

test('a request without PKCE is refused at the client, by name of the issuer', async () => {
  const { parameters, secrets } = await client.request();
  parameters.delete('code_challenge');
  parameters.delete('code_challenge_method');
  const callback = await passThrough(ana, client.address(parameters), app.redirectUri);
  assert.throws(() => oauth.validateAuthResponse(as, client.client, callback, secrets.state), {
    error: 'invalid_request',
  });
  assert.equal(callback.searchParams.get('iss'), world.issuer);
});

test('signing out ends the session', async () => {
  const again = await authorize(passThrough);
  const query = new URLSearchParams({
    id_token_hint: again.id_token,
    client_id: client.client.client_id,
    post_logout_redirect_uri: app.postLogoutRedirectUri,
    state: 'away',
  });
  const back = await signOut(ana, `${as.end_session_endpoint}?${query}`, app.postLogoutRedirectUri);
  assert.equal(back.searchParams.get('state'), 'away');
  await assert.rejects(authorize(passThrough, { prompt: 'none' }), { error: 'login_required' });
});
