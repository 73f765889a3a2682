// The plan of Config OP: what the provider says about itself (OIDC Discovery §3, RFC 8414 §2).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { http } from './lib/http.mjs';
import { startWorld } from './lib/world.mjs';

let world;
before(async () => {
  world = await startWorld();
});
after(() => world?.stop());

test('oidcc-discovery-endpoint-verification: the document is JSON, and its issuer is where it was found', async () => {
  const response = await http(`${world.issuer}/.well-known/openid-configuration`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^application\/json/);
  assert.equal(response.json.issuer, world.issuer);
});

test('oidcc-discovery-endpoint-verification: all that is required is there', () => {
  const { metadata } = world;
  for (const name of ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri', 'end_session_endpoint']) {
    assert.equal(new URL(metadata[name]).origin, world.issuer, name);
  }
  const lists = {
    response_types_supported: ['code'],
    subject_types_supported: ['public', 'pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
    claims_supported: ['sub', 'name', 'email'],
    grant_types_supported: ['authorization_code'],
    code_challenge_methods_supported: ['S256'],
  };
  for (const [name, least] of Object.entries(lists)) {
    for (const value of least) assert.ok(metadata[name].includes(value), `${value} in ${name}`);
    assert.equal(new Set(metadata[name]).size, metadata[name].length, `${name} has nothing twice`);
  }
  assert.equal(metadata.authorization_response_iss_parameter_supported, true);
  assert.equal(metadata.claims_parameter_supported, true);
});

test('oidcc-discovery-endpoint-verification: nothing weak is offered', () => {
  const { metadata } = world;
  for (const [name, values] of Object.entries(metadata)) {
    if (/_signing_alg_values_supported$/.test(name)) assert.equal(values.includes('none'), false, name);
    assert.equal(/encryption/.test(name), false, `${name}: nothing is encrypted`);
  }
  assert.equal(metadata.grant_types_supported.includes('password'), false);
  assert.equal(metadata.code_challenge_methods_supported.includes('plain'), false);
  assert.equal(metadata.response_types_supported.includes('token'), false);
  assert.equal(metadata.request_uri_parameter_supported, false);
});

test('oidcc-discovery-endpoint-verification: JWT methods come with their algorithms', () => {
  const { metadata } = world;
  for (const endpoint of ['token', 'introspection', 'revocation']) {
    const methods = metadata[`${endpoint}_endpoint_auth_methods_supported`];
    if (!methods.some((method) => method.endsWith('_jwt'))) continue;
    assert.ok(metadata[`${endpoint}_endpoint_auth_signing_alg_values_supported`]?.length, `${endpoint} (RFC 8414 §2)`);
  }
});

test('oidcc-discovery-endpoint-verification: the keys are public, distinct and of use', async () => {
  const { keys } = await world.readKeys();
  assert.ok(keys.some(({ kty }) => kty === 'RSA'));
  assert.equal(new Set(keys.map(({ kid }) => kid)).size, keys.length);
  for (const key of keys) {
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) assert.equal(secret in key, false, secret);
    assert.equal(key.use, 'sig');
    if (key.kty === 'RSA') assert.ok(Buffer.from(key.n, 'base64url').length >= 256, '2048 bits at least');
  }
});

test('oidcc-discovery-endpoint-verification: OAuth clients find the same document where they look', async () => {
  const { json, status } = await http(`${world.issuer}/.well-known/oauth-authorization-server`);
  assert.equal(status, 200);
  assert.deepEqual(json, await world.readMetadata());
});

test('oidcc-session-management-discovery-endpoint-verification: session frames are not offered, and not advertised', () => {
  assert.equal('check_session_iframe' in world.metadata, false);
});
