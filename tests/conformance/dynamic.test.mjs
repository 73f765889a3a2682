// The plan of Dynamic OP, and of Third Party Initiated Login: apps that register themselves
// (OIDC Registration, RFC 7591, RFC 7592).
import assert from 'node:assert/strict';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { checkError, checkOwnPage, checkRefused, checkTokens } from './lib/checks.mjs';
import { startDocuments } from './lib/documents.mjs';
import { send, signIn, take, userinfo } from './lib/flow.mjs';
import { http, told } from './lib/http.mjs';
import { newKey } from './lib/keys.mjs';
import { plan } from './lib/plan.mjs';

const CALLBACK = 'https://app.example/callback';
const dynamic = plan({ env: { PORTICO_REGISTRATION__DYNAMIC: 'true' } });
const { check } = dynamic;
const shared = {};

dynamic.begin(async () => {
  const { world } = dynamic.about();
  shared.documents = await world.keep(startDocuments());
  const invited = await world.run('app', 'invite-client', 'Conformance', '--uses', '1000');
  shared.token = invited.initial_access_token;
  await beginRotations(dynamic.about());
});

/** Posts a registration (RFC 7591 §3.1). */
function post(world, metadata, token = shared.token) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  return http(world.metadata.registration_endpoint, { json: metadata, headers });
}

/** Registers an app over the wire, and lets an admin give it to the partner's people. */
async function register(world, metadata = {}, held = {}) {
  const asked = {
    client_name: 'Self-made',
    redirect_uris: [CALLBACK],
    grant_types: ['authorization_code', 'refresh_token'],
    ...metadata,
  };
  const response = await post(world, asked);
  assert.equal(response.status, 201, told(response));
  assert.match(response.headers.get('cache-control'), /no-store/);
  for (const [name, value] of Object.entries(asked)) assert.deepEqual(response.json[name], value, name);
  return world.open(response.json, held);
}

/** A refused registration (RFC 7591 §3.2.2). */
async function isRefused(world, metadata, code) {
  const response = await post(world, { client_name: 'Wrong', redirect_uris: [CALLBACK], ...metadata });
  assert.equal(response.status, 400, told(response));
  assert.equal(response.json.error, code, told(response));
}

check('oidcc-discovery-endpoint-verification: the registration endpoint is advertised where it is switched on', ({ world }) => {
  assert.equal(new URL(world.metadata.registration_endpoint).origin, world.issuer);
});

check('oidcc-server: an app registers itself and signs a guest in, who is asked for consent', async ({ world, browser }) => {
  const client = await register(world);
  assert.ok(client.client_secret);
  assert.equal(client.client_secret_expires_at, 0);
  const got = await signIn(world, client, browser);
  assert.deepEqual(got.asked, ['sign-in', 'home', 'consent']);
  await userinfo(client, got);
  const again = await signIn(world, client, browser);
  assert.deepEqual(again.asked, [], 'asked once');
});

check('oidcc-server: a guest who does not consent sends the app access_denied', async ({ world, signedIn }) => {
  const client = await register(world);
  const { sent, outcome } = await send(client, signedIn(), {}, { deny: true });
  assert.deepEqual(outcome.asked, ['consent']);
  checkError(world, sent, outcome, 'access_denied');
});

check('oidcc-server: without a token from an admin nobody registers', async ({ world }) => {
  for (const token of ['', 'wrong']) {
    const response = await post(world, { client_name: 'Stranger', redirect_uris: [CALLBACK] }, token);
    assert.equal(response.status, 401, told(response));
    assert.match(response.headers.get('www-authenticate') ?? '', /^Bearer/);
  }
});

check('oidcc-server: a registered app reads, changes and removes its registration with its own token alone', async ({ world }) => {
  const client = await register(world);
  const { registration_client_uri: uri, registration_access_token: token } = client;
  const bearer = (value) => ({ authorization: `Bearer ${value}` });
  const read = await http(uri, { headers: bearer(token) });
  assert.equal(read.status, 200, told(read));
  assert.equal(read.json.client_id, client.clientId);
  assert.equal(read.json.registration_client_uri, uri);
  const other = await register(world);
  for (const wrong of ['wrong', shared.token, other.registration_access_token]) {
    assert.equal((await http(uri, { headers: bearer(wrong) })).status, 401);
  }
  const changed = await http(uri, {
    method: 'PUT',
    headers: bearer(token),
    json: { client_id: client.clientId, client_name: 'Renamed', redirect_uris: [CALLBACK] },
  });
  assert.equal(changed.status, 200, told(changed));
  assert.equal(changed.json.client_name, 'Renamed');
  const removed = await http(uri, { method: 'DELETE', headers: bearer(token) });
  assert.equal(removed.status, 204, told(removed));
  assert.equal((await http(uri, { headers: bearer(token) })).status, 401);
});

check('oidcc-server: what an app reads about itself holds the token to read it with', async ({ world }) => {
  const { registration_client_uri: uri, registration_access_token: token } = await register(world);
  const read = await http(uri, { headers: { authorization: `Bearer ${token}` } });
  assert.ok(read.json.registration_access_token, 'RFC 7592 §3 requires it');
  const again = await http(uri, { headers: { authorization: `Bearer ${read.json.registration_access_token}` } });
  assert.equal(again.status, 200, told(again));
});

check('oidcc-idtoken-rs256: ID tokens are signed as registered', async ({ world, signedIn }) => {
  for (const alg of world.metadata.id_token_signing_alg_values_supported) {
    const client = await register(world, { id_token_signed_response_alg: alg });
    const got = await signIn(world, client, signedIn());
    assert.equal(got.header.alg, alg);
  }
});

check('oidcc-idtoken-unsigned: nobody may register for unsigned ID tokens', async ({ world }) => {
  await isRefused(world, { id_token_signed_response_alg: 'none' }, 'invalid_client_metadata');
});

check('oidcc-userinfo-rs256: userinfo is signed as registered', async ({ world, signedIn }) => {
  for (const alg of world.metadata.userinfo_signing_alg_values_supported) {
    const client = await register(world, { userinfo_signed_response_alg: alg });
    const got = await signIn(world, client, signedIn());
    const response = await client.userinfo(got.accessToken);
    assert.equal(response.status, 200, told(response));
    assert.match(response.headers.get('content-type'), /^application\/jwt/);
    const keys = createLocalJWKSet(await world.readKeys());
    const { payload } = await jwtVerify(response.text, keys, { issuer: world.issuer, audience: client.clientId, algorithms: [alg] });
    assert.equal(payload.sub, got.claims.sub);
    assert.equal(payload.email, 'alice@fabrikam.example');
  }
});

check('oidcc-ensure-redirect-uri-in-authorization-request: with two redirect URIs the request must name one', async ({ world, signedIn }) => {
  const client = await register(world, { redirect_uris: [CALLBACK, 'https://app.example/other'] });
  const { outcome } = await send(client, signedIn(), { redirect_uri: undefined });
  checkOwnPage(outcome);
});

check('oidcc-redirect-uri-query-OK: a registered query stays, and the response is added to it', async ({ world, signedIn }) => {
  const uri = `${CALLBACK}?foo=bar`;
  const client = await register(world, { redirect_uris: [uri] });
  const { sent, outcome } = await send(client, signedIn());
  assert.equal(outcome.answer?.params.get('foo'), 'bar');
  await take(world, client, sent, outcome);
});

check('oidcc-redirect-uri-query-mismatch: another query than the registered one gets nothing', async ({ world, signedIn }) => {
  const client = await register(world, { redirect_uris: [`${CALLBACK}?foo=bar`] });
  const { outcome } = await send(client, signedIn(), { redirect_uri: `${CALLBACK}?foo=other` });
  checkOwnPage(outcome);
});

check('oidcc-redirect-uri-query-added: a query that was not registered gets nothing', async ({ world, signedIn }) => {
  const client = await register(world);
  const { outcome } = await send(client, signedIn(), { redirect_uri: `${CALLBACK}?foo=bar` });
  checkOwnPage(outcome);
});

check('oidcc-redirect-uri-regfrag: a redirect URI with a fragment is not registered', async ({ world }) => {
  await isRefused(world, { redirect_uris: [`${CALLBACK}#foobar`] }, 'invalid_redirect_uri');
});

for (const member of ['logo_uri', 'policy_uri', 'tos_uri']) {
  check(`oidcc-registration-${member.replace('_', '-')}: the person finds the registered ${member} when asked for consent`, async ({ world, signedIn }) => {
    const link = `https://app.example/${member}`;
    const client = await register(world, { [member]: link });
    const { outcome } = await send(client, signedIn(), {}, { stopAt: 'consent' });
    assert.equal(outcome.screen, 'consent');
    assert.ok(outcome.page.text.includes(`href="${link}"`), told(outcome.page));
  });
}

check('oidcc-registration-jwks-uri: keys are read from where the app keeps them', async ({ world, signedIn }) => {
  const key = await newKey('RS256');
  const uri = shared.documents.put('/jwks-1.json', { keys: [key.publicJwk] });
  const client = await register(world, { jwks_uri: uri, token_endpoint_auth_method: 'private_key_jwt' }, { key });
  const got = await signIn(world, client, signedIn());
  await userinfo(client, got);
  assert.ok(shared.documents.read.includes('/jwks-1.json'));
});

check('oidcc-registration-sector-uri: apps of one sector know a guest by the same pairwise subject', async ({ world, signedIn }) => {
  const uris = ['https://one.example/callback', 'https://two.example/callback'];
  const sector = shared.documents.put('/sector-1.json', uris);
  const subjects = [];
  for (const uri of uris) {
    const client = await register(world, { redirect_uris: [uri], sector_identifier_uri: sector, subject_type: 'pairwise' });
    subjects.push((await signIn(world, client, signedIn())).claims.sub);
  }
  assert.equal(subjects[0], subjects[1]);
  const apart = await register(world, { redirect_uris: [uris[0]], subject_type: 'pairwise' });
  assert.notEqual((await signIn(world, apart, signedIn())).claims.sub, subjects[0]);
});

check('oidcc-registration-sector-bad: a sector that does not list the redirect URI is refused', async ({ world }) => {
  const sector = shared.documents.put('/sector-2.json', ['https://other.example/callback']);
  await isRefused(world, { sector_identifier_uri: sector, subject_type: 'pairwise' }, 'invalid_client_metadata');
});

check('oidcc-request-uri-unsigned: nothing is fetched from a request_uri of the app', async ({ world, signedIn }) => {
  const client = await register(world);
  const address = shared.documents.put('/request.jwt', 'never read');
  const { sent, outcome } = await send(client, signedIn(), { request_uri: address });
  checkError(world, sent, outcome, 'request_uri_not_supported', 'invalid_request_uri');
  assert.equal(shared.documents.read.includes('/request.jwt'), false);
});

check('oidcc-request-uri-signed-rs256: a request object with RS256 is taken by value', async ({ world, signedIn }) => {
  const key = await newKey('RS256');
  const client = await register(world, { jwks: { keys: [key.publicJwk] }, request_object_signing_alg: 'RS256' }, { key });
  const { params, verifier } = client.ask();
  const request = await client.requestObject(params);
  const address = client.address({ client_id: client.clientId, response_type: 'code', scope: 'openid', request });
  await take(world, client, { params, verifier }, await signedIn().authorize(address));
});

check('oidcc-ensure-client-assertion-with-iss-aud-succeeds: a client assertion is for the issuer', async ({ world, signedIn }) => {
  const key = await newKey('RS256');
  const metadata = { jwks: { keys: [key.publicJwk] }, token_endpoint_auth_method: 'private_key_jwt' };
  const client = await register(world, metadata, { key });
  await signIn(world, client, signedIn());
  const { sent, outcome } = await send(client, signedIn());
  const code = outcome.answer.params.get('code');
  const elsewhere = { auth: { assertion: { aud: 'https://elsewhere.example' } } };
  checkRefused(await client.redeem(code, { verifier: sent.verifier }, elsewhere), 'invalid_client');
});

check('oidcc-3rd_party-init-login: the registered initiate_login_uri is told back, and at the client\'s own address', async ({ world }) => {
  const client = await register(world, { initiate_login_uri: 'https://app.example/begin' });
  const read = await http(client.registration_client_uri, { headers: { authorization: `Bearer ${client.registration_access_token}` } });
  assert.equal(read.json.initiate_login_uri, 'https://app.example/begin', told(read));
});

check('oidcc-3rd_party-init-login-nohttps: an initiate_login_uri without TLS is refused', async ({ world }) => {
  await isRefused(world, { initiate_login_uri: 'http://app.example/begin' }, 'invalid_client_metadata');
});

// Both rotations take a while to be noticed: they begin before the first test and are checked last.
const APP_KEYS_READ_AGAIN_MS = 31_000;
const OWN_KEYS_READ_AGAIN_S = 70;

async function beginRotations({ world, client, signedIn }) {
  const own = { before: (await world.readKeys()).keys, got: await signIn(world, client, signedIn()) };
  await world.run('keys', 'rotate');

  const key = await newKey('RS256');
  const uri = shared.documents.put('/jwks-2.json', { keys: [key.publicJwk] });
  const app = await register(world, { jwks_uri: uri, token_endpoint_auth_method: 'private_key_jwt' }, { key });
  const { tokens } = await signIn(world, app, signedIn(), { scope: 'openid offline_access', prompt: 'consent' });
  const next = await newKey('RS256');
  shared.documents.put('/jwks-2.json', { keys: [next.publicJwk] });
  const waited = new Promise((resolve) => setTimeout(resolve, APP_KEYS_READ_AGAIN_MS));
  Object.assign(shared, { own, rotated: { client: await world.open(app, { key: next }), tokens, waited } });
}

check('oidcc-refresh-token-rp-key-rotation: an app that changed its keys proves itself by the new one', async () => {
  const { client, tokens, waited } = shared.rotated;
  await waited;
  checkTokens(client, await client.refresh(tokens.refresh_token));
});

check('oidcc-server-rotate-keys: after a rotation there are new keys beside the old ones', async ({ world, client, signedIn }) => {
  const { before, got } = shared.own;
  let after = before;
  for (let second = 0; second < OWN_KEYS_READ_AGAIN_S && after.length === before.length; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    after = (await world.readKeys()).keys;
  }
  assert.ok(after.length > before.length, 'new keys are published');
  for (const { kid } of before) assert.ok(after.some((key) => key.kid === kid), 'the old ones stay');
  await jwtVerify(got.idToken, createLocalJWKSet({ keys: after }), { issuer: world.issuer });
  await signIn(world, client, signedIn());
});
