// npm oauth4webapi 3: pushed requests (RFC 9126), tokens bound to a key (RFC 9449), and both in one flow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { calculateJwkThumbprint, exportJWK } from 'jose';
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
let ana;

before(async () => {
  world = await startWorld({ keep, add });
  app = await keep(startApp());
  as = await discover(world.issuer);
  ana = await world.openBrowser();
});

after(all);

/** Registers an app; with `alg` it proves a new key of its own by DPoP. */
async function newClient({ alg, ...metadata }) {
  const registered = await world.register({
    redirect_uris: [app.redirectUri],
    post_logout_redirect_uris: [app.postLogoutRedirectUri],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_post',
    ...metadata,
  });
  const keys = alg && (await oauth.generateKeyPair(alg, { extractable: true }));
  const proof = keys && oauth.DPoP({ client_id: registered.client_id }, keys, { [oauth.modifyAssertion]: generalName });
  const client = createClient({ as, registered, redirectUri: app.redirectUri, proof });
  return { ...client, keys, id: registered.client_id };
}

/** EdDSA by its general name (RFC 8037), which is the one that discovery tells. */
function generalName(header) {
  if (header.alg === 'Ed25519') header.alg = 'EdDSA';
}

const anotherProof = async (client, alg = 'ES256') =>
  oauth.DPoP({ client_id: client.id }, await oauth.generateKeyPair(alg));
const payload = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
const userinfo = (scheme, token) =>
  loopbackFetch(as.userinfo_endpoint, { headers: { authorization: `${scheme} ${token}` } });

async function authorize(client, { open = passThrough, pushed = false, more } = {}) {
  const { parameters, secrets } = await client.request(more);
  const url = pushed ? client.pushedAddress(await client.push(parameters)) : client.address(parameters);
  return client.redeem(await open(ana, url, app.redirectUri), secrets);
}

/** RFC 9449 §6.1: the token names the key, and without a proof of it it is worth nothing. */
async function assertBound(client, tokens) {
  assert.equal(tokens.token_type, 'dpop');
  const thumbprint = await calculateJwkThumbprint(await exportJWK(client.keys.publicKey));
  assert.equal(payload(tokens.access_token).cnf.jkt, thumbprint);
  assert.equal((await client.userinfo(tokens)).sub, tokens.claims.sub);
  for (const scheme of ['Bearer', 'DPoP']) {
    const answer = await userinfo(scheme, tokens.access_token);
    assert.equal(answer.status, 401, `${scheme} without a proof`);
    assert.ok(answer.headers.get('www-authenticate').startsWith(`${scheme} `));
  }
}

test('discovery tells of pushed requests and of the proofs taken', () => {
  assert.equal(as.pushed_authorization_request_endpoint, `${world.issuer}/par`);
  for (const alg of ['ES256', 'EdDSA', 'RS256', 'PS256']) {
    assert.ok(as.dpop_signing_alg_values_supported.includes(alg), alg);
  }
});

test('PAR: Ana signs in at home by a pushed request, which works once', async () => {
  const client = await newClient({ client_name: 'Pushing App' });
  const { parameters, secrets } = await client.request();
  const pushed = await client.push(parameters);
  assert.match(pushed.request_uri, /^urn:ietf:params:oauth:request_uri:/);
  assert.ok(pushed.expires_in > 0);
  const address = client.pushedAddress(pushed);
  const tokens = await client.redeem(await signInAtHome(ana, address, app.redirectUri), secrets);
  assertIdToken(tokens.claims, world, client.id);
  assertAna(await client.userinfo(tokens), world);
  assert.ok((await client.refresh(tokens.refresh_token)).access_token);

  const [answer] = await Promise.all([
    ana.page.waitForResponse((response) => response.url() === address),
    ana.page.goto(address),
  ]);
  assert.equal(new URL(ana.page.url()).origin, world.issuer, 'the second time our own page says so');
  assert.equal(answer.status(), 400);
});

test('PAR: the request URI of one client is nothing to another', async () => {
  const [one, other] = [await newClient({ client_name: 'One' }), await newClient({ client_name: 'Other' })];
  const pushed = await one.push((await one.request()).parameters);
  const answer = await ana.page.goto(other.pushedAddress(pushed));
  assert.equal(answer.status(), 400);
  assert.equal(new URL(ana.page.url()).origin, world.issuer);
});

test('PAR: a wrong redirect URI is refused when it is pushed', async () => {
  const client = await newClient({ client_name: 'Careless App' });
  const { parameters } = await client.request({ redirect_uri: `${app.redirectUri}/else` });
  await assert.rejects(client.push(parameters), { error: 'invalid_request', status: 400 });
  const nested = (await client.request({ request_uri: 'urn:ietf:params:oauth:request_uri:x' })).parameters;
  await assert.rejects(client.push(nested), { error: 'invalid_request', status: 400 });
});

test('PAR: an app that has to push is refused in the address', async () => {
  const client = await newClient({ client_name: 'Strict App', require_pushed_authorization_requests: true });
  await assert.rejects(authorize(client), { error: 'invalid_request' });
  assertIdToken((await authorize(client, { pushed: true })).claims, world, client.id);
});

for (const alg of ['ES256', 'EdDSA', 'RS256', 'PS256']) {
  test(`DPoP: tokens are bound to a key (${alg})`, async () => {
    const client = await newClient({ client_name: `Bound App ${alg}`, alg });
    const tokens = await authorize(client);
    assertIdToken(tokens.claims, world, client.id);
    await assertBound(client, tokens);
    const next = await client.refresh(tokens.refresh_token);
    await assertBound(client, { ...next, claims: tokens.claims });
  });
}

test('DPoP: the refresh token of a public app is bound to its key', async () => {
  const client = await newClient({
    client_name: 'Bound Phone App',
    token_endpoint_auth_method: 'none',
    dpop_bound_access_tokens: true,
    alg: 'ES256',
  });
  const tokens = await authorize(client);
  await assertBound(client, tokens);
  const stranger = await anotherProof(client);
  await assert.rejects(client.refresh(tokens.refresh_token, stranger), { error: 'invalid_grant', status: 400 });
});

test('DPoP: an app that has to prove a key gets no token without', async () => {
  const metadata = { client_name: 'Strictly Bound App', dpop_bound_access_tokens: true };
  const client = await newClient(metadata);
  await assert.rejects(authorize(client), { error: 'invalid_dpop_proof', status: 400 });
});

test('DPoP: a server nonce is asked for and taken', async () => {
  const client = await newClient({ client_name: 'Nonce App', require_dpop_nonce: true, alg: 'ES256' });
  const tokens = await authorize(client);
  await assertBound(client, tokens);

  // A new handle of the same key knows no nonce yet; its first proof is answered by one (RFC 9449 §8).
  const handle = oauth.DPoP({ client_id: client.id }, client.keys);
  await assert.rejects(client.refreshOnce(tokens.refresh_token, handle), (error) => {
    assert.ok(oauth.isDPoPNonceError(error), String(error));
    assert.equal(error.response.status, 400);
    assert.ok(error.response.headers.get('dpop-nonce'));
    return true;
  });
  const next = await client.refreshOnce(tokens.refresh_token, handle);
  await assertBound(client, { ...next, claims: tokens.claims });
});

test('PAR and DPoP in one flow: the code is bound to the key from the start', async () => {
  const client = await newClient({
    client_name: 'Careful App',
    token_endpoint_auth_method: 'none',
    require_pushed_authorization_requests: true,
    dpop_bound_access_tokens: true,
    alg: 'ES256',
  });
  const tokens = await authorize(client, { pushed: true });
  assertIdToken(tokens.claims, world, client.id);
  await assertBound(client, tokens);
  const next = await client.refresh(tokens.refresh_token);
  await assertBound(client, { ...next, claims: tokens.claims });

  const { parameters, secrets } = await client.request();
  const url = client.pushedAddress(await client.push(parameters));
  const callback = await passThrough(ana, url, app.redirectUri);
  const stranger = await anotherProof(client);
  await assert.rejects(client.redeem(callback, secrets, stranger), { error: 'invalid_grant', status: 400 });

  const query = new URLSearchParams({
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: app.postLogoutRedirectUri,
  });
  await signOut(ana, `${as.end_session_endpoint}?${query}`, app.postLogoutRedirectUri);
  await assert.rejects(authorize(client, { pushed: true, more: { prompt: 'none' } }), { error: 'login_required' });
});
