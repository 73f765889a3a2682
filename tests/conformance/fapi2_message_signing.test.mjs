// Of the plan of FAPI 2.0 Message Signing what signed requests (RFC 9101) and signed responses (JARM)
// must do under any profile.
import assert from 'node:assert/strict';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { checkTokens } from './lib/checks.mjs';
import { checkNothing, fapi2 } from './lib/fapi2.mjs';
import { told } from './lib/http.mjs';
import { asRs256, newKey, now } from './lib/keys.mjs';

const REFUSED = ['invalid_request', 'invalid_request_object', 'invalid_request_uri', 'access_denied', 'request_not_supported'];

async function newApp() {
  const key = await newKey('PS256');
  const dpopKey = await newKey('ES256');
  const { alg, ...publicJwk } = key.publicJwk;
  const metadata = {
    client_name: 'FAPI with signed messages',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: alg,
    request_object_signing_alg: alg,
    require_signed_request_object: true,
    authorization_signed_response_alg: 'PS256',
    id_token_signed_response_alg: 'PS256',
    jwks: { keys: [publicJwk] },
    dpop_bound_access_tokens: true,
  };
  return { metadata, held: { key, dpopKey, defaults: { response_mode: 'jwt' } } };
}

const { check } = fapi2({ newApp, signIn: (world, client, browser) => signIn(world, client, browser) });

/** Pushes the request as a signed object. */
async function pushSigned(client, { changes, key, alg, header, params: more } = {}) {
  const sent = client.ask(more);
  const request = await client.requestObject(sent.params, { changes, ...(key && { key }), ...(alg && { alg }), ...(header && { header }) });
  return { sent, response: await client.push({ request }) };
}

/** Opens a signed response (JARM §4.1) and checks it. */
async function openResponse(world, client, sent, answer) {
  assert.deepEqual([...answer.params.keys()], ['response'], 'nothing beside the signed response');
  const { payload, protectedHeader } = await jwtVerify(answer.params.get('response'), createLocalJWKSet(await world.readKeys()), {
    issuer: world.issuer,
    audience: client.clientId,
    algorithms: [client.authorization_signed_response_alg],
    requiredClaims: ['iss', 'aud', 'exp'],
  });
  assert.ok(payload.exp - now() <= 600);
  assert.equal(payload.state, sent.params.state);
  assert.ok(protectedHeader.kid);
  return payload;
}

async function signIn(world, client, browser, how) {
  const { sent, response } = await pushSigned(client, how);
  assert.equal(response.status, 201, told(response));
  const { answer, page } = await browser.authorize(client.pushed(response.json.request_uri));
  assert.ok(answer, told(page));
  const { code } = await openResponse(world, client, sent, answer);
  return checkTokens(client, await client.redeem(code, { verifier: sent.verifier }));
}

async function fails(client, browser, how) {
  const { response } = await pushSigned(client, how);
  if (response.status !== 201) {
    assert.equal(response.status, 400, told(response));
    assert.ok(REFUSED.includes(response.json?.error), told(response));
    return;
  }
  checkNothing(await browser.authorize(client.pushed(response.json.request_uri)), REFUSED);
}

check('happy-flow', 'a signed request is answered by a signed response', async ({ world, client, signedIn }) => {
  const tokens = await signIn(world, client, signedIn());
  assert.equal((await client.userinfo(tokens.access_token)).status, 200);
});

check('user-rejects-authentication', 'an error is signed as well', async ({ world, client, browser }) => {
  const { sent, response } = await pushSigned(client, { params: { prompt: 'none' } });
  const { answer, page } = await browser.authorize(client.pushed(response.json.request_uri));
  assert.ok(answer, told(page));
  const { error } = await openResponse(world, client, sent, answer);
  assert.equal(error, 'login_required');
});

const refused = {
  'ensure-expired-request-object-fails': ['a request object that is over is refused', async () => ({ changes: { iat: now() - 600, nbf: now() - 600, exp: now() - 300 } })],
  'ensure-request-object-with-bad-aud-fails': ['a request object for somebody else is refused', async () => ({ changes: { aud: 'https://elsewhere.example' } })],
  'ensure-request-object-with-exp-over-60-fails': ['a request object that lives too long is refused', async () => ({ changes: { exp: now() + 4200 } })],
  'ensure-request-object-with-nbf-over-60-fails': ['a request object of an hour from now is refused, even without end', async () => ({ changes: { iat: undefined, nbf: now() + 3600, exp: undefined } })],
  'ensure-request-object-signature-algorithm-is-not-none': ['an unsigned request object is refused', async () => ({ alg: 'none' })],
  'ensure-signed-request-object-with-RS256-fails': ['a request object with RS256 is refused', async (client) => ({ key: await asRs256(client.key) })],
  'ensure-request-object-with-invalid-signature-fails': ['a request object with a wrong signature is refused', async (client) => ({ key: { ...(await newKey('PS256')), kid: client.key.kid } })],
  'par-authorization-request-containing-request_uri': ['a request_uri inside the request object is refused', async () => ({ changes: { request_uri: 'urn:ietf:params:oauth:request_uri:other' } })],
};
for (const [module, [behaviour, how]] of Object.entries(refused)) {
  check(module, behaviour, async ({ client, signedIn }) => fails(client, signedIn(), await how(client)));
}

check('ensure-matching-key-in-authorization-request', 'a request object with the key of another app is refused', async ({ client, newApp: another, signedIn }) => {
  const { key } = await another();
  await fails(client, signedIn(), { key });
});

check('ensure-request-object-with-nbf-8-seconds-in-the-future-is-accepted', 'clocks may differ by a few seconds', async ({ world, client, signedIn }) => {
  await signIn(world, client, signedIn(), { changes: { nbf: now() + 8, exp: now() + 68 } });
});

check('ensure-unsigned-request-at-par-endpoint-fails', 'an app that must sign its requests pushes none unsigned', async ({ client }) => {
  const { params } = client.ask();
  const response = await client.push(params);
  assert.equal(response.status, 400, told(response));
  assert.ok(REFUSED.includes(response.json?.error), told(response));
});

check('ensure-unsigned-request-at-par-endpoint-fails', 'what stands beside the request object does not count', async ({ world, client, signedIn }) => {
  const sent = client.ask();
  const request = await client.requestObject(sent.params);
  const response = await client.push({ request, state: 'outside', scope: 'openid' });
  assert.equal(response.status, 201, told(response));
  const { answer } = await signedIn().authorize(client.pushed(response.json.request_uri));
  await openResponse(world, client, sent, answer);
});

for (const mode of ['query.jwt', 'fragment.jwt', 'form_post.jwt']) {
  check('happy-flow', `the signed response comes by ${mode} too`, async ({ world, client, signedIn }) => {
    const { sent, response } = await pushSigned(client, { params: { response_mode: mode } });
    const { answer } = await signedIn().authorize(client.pushed(response.json.request_uri));
    assert.equal(answer.mode, mode.split('.')[0]);
    const { code } = await openResponse(world, client, sent, answer);
    checkTokens(client, await client.redeem(code, { verifier: sent.verifier }));
  });
}
