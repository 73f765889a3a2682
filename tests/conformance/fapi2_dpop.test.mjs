// The plan of FAPI 2.0 Security Profile with private_key_jwt and DPoP.
import assert from 'node:assert/strict';
import { fapi2 } from './lib/fapi2.mjs';
import { newKey } from './lib/keys.mjs';
import { assertions } from './modules/fapi2_assertions.mjs';
import { dpop, goodProofs, proofs } from './modules/fapi2_dpop.mjs';
import { expiredCode, flow, refusals, tokens } from './modules/fapi2_flow.mjs';
import { par } from './modules/fapi2_par.mjs';

async function newApp() {
  const key = await newKey('ES256');
  const dpopKey = await newKey('ES256');
  const metadata = {
    client_name: 'FAPI with DPoP',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: [key.publicJwk] },
    dpop_bound_access_tokens: true,
    id_token_signed_response_alg: 'PS256',
  };
  return { metadata, held: { key, dpopKey } };
}

const plan = fapi2({ newApp });

plan.check('discovery-end-point-verification', 'what the profile needs is advertised', ({ world }) => {
  const { metadata } = world;
  assert.equal(new URL(metadata.pushed_authorization_request_endpoint).origin, world.issuer);
  assert.equal(typeof metadata.require_pushed_authorization_requests, 'boolean');
  assert.equal(metadata.authorization_response_iss_parameter_supported, true);
  assert.ok(metadata.token_endpoint_auth_methods_supported.includes('private_key_jwt'));
  assert.ok(metadata.code_challenge_methods_supported.includes('S256'));
  for (const name of ['dpop', 'id_token', 'token_endpoint_auth', 'request_object']) {
    const offered = metadata[`${name}_signing_alg_values_supported`];
    assert.ok(offered.some((alg) => ['PS256', 'ES256', 'EdDSA', 'Ed25519'].includes(alg)), name);
    assert.equal(offered.includes('none'), false, name);
  }
});

for (const part of [flow, refusals, tokens, par, assertions, dpop, proofs, goodProofs, expiredCode]) part(plan);
