// The plan of FAPI 2.0 Security Profile with client certificates, for authentication and for tokens
// (RFC 8705). A TLS proxy hands them on in a header, as these tests do.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { newAuthority } from './lib/certificates.mjs';
import { checkRefused, checkTokens, checkUnauthorized } from './lib/checks.mjs';
import { fapi2, getCode, signIn } from './lib/fapi2.mjs';
import { userinfo } from './lib/flow.mjs';
import { told } from './lib/http.mjs';
import { newKey } from './lib/keys.mjs';
import { flow, refusals, tokens } from './modules/fapi2_flow.mjs';
import { par } from './modules/fapi2_par.mjs';

const authority = newAuthority();
after(() => authority.stop());
let count = 0;

async function newApp() {
  count += 1;
  const certificate = authority.issue(`/O=Contoso Apps/CN=app${count}.example`);
  const metadata = {
    client_name: 'FAPI with certificates',
    token_endpoint_auth_method: 'tls_client_auth',
    tls_client_auth_subject_dn: certificate.subject,
    tls_client_certificate_bound_access_tokens: true,
    id_token_signed_response_alg: 'ES256',
  };
  return { metadata, held: { certificate } };
}

const startEnv = () => ({
  PORTICO_CLIENT_CERTIFICATES__HEADER: 'x-client-cert',
  PORTICO_CLIENT_CERTIFICATES__TRUSTED_PROXIES: '127.0.0.1/32',
  PORTICO_CLIENT_CERTIFICATES__CA_FILE: authority.caFile,
});
const plan = fapi2({ startEnv, newApp });

plan.check('discovery-end-point-verification', 'certificates are advertised where a proxy hands them on', ({ world }) => {
  const { metadata } = world;
  for (const method of ['tls_client_auth', 'self_signed_tls_client_auth']) {
    assert.ok(metadata.token_endpoint_auth_methods_supported.includes(method), method);
  }
  assert.equal(metadata.tls_client_certificate_bound_access_tokens, true);
  assert.ok(metadata.pushed_authorization_request_endpoint);
});

for (const part of [flow, refusals, tokens, par]) part(plan);

plan.check('ensure-holder-of-key-required', 'a bound token with another certificate, or none, is refused', async ({ world, client, newApp: another, signedIn }) => {
  const { accessToken } = await signIn(world, client, signedIn());
  const other = await another();
  for (const tls of [null, other.certificate]) checkUnauthorized(await client.userinfo(accessToken, { tls }));
  const right = await client.userinfo(accessToken);
  assert.equal(right.status, 200, told(right));
});

plan.check('ensure-client-id-in-token-endpoint', 'a certificate of the right name from another authority is refused', async ({ client, signedIn }) => {
  const stranger = newAuthority();
  try {
    const [cn] = /app\d+\.example/.exec(client.certificate.subject);
    const forged = stranger.issue(`/O=Contoso Apps/CN=${cn}`);
    const { code, verifier } = await getCode(client, signedIn());
    checkRefused(await client.redeem(code, { verifier }, { tls: forged }), 'invalid_client');
    checkTokens(client, await client.redeem(code, { verifier }));
  } finally {
    stranger.stop();
  }
});

plan.check('happy-flow', 'a self-signed certificate of a registered key is good, and no other', async ({ world, newApp: another, signedIn }) => {
  const certificate = authority.selfSigned('/CN=Self');
  const client = await another({
    token_endpoint_auth_method: 'self_signed_tls_client_auth',
    tls_client_auth_subject_dn: undefined,
    jwks: { keys: [{ ...certificate.jwk, kid: 'self', use: 'sig', x5c: [certificate.x5c] }] },
  });
  client.certificate = certificate;
  const own = world.open(client, { certificate });
  const got = await signIn(world, await own, signedIn());
  await userinfo(await own, got);
  const { params } = client.ask();
  const other = authority.selfSigned('/CN=Self');
  checkRefused(await (await own).push(params, { tls: other }), 'invalid_client');
});

plan.check('happy-flow', 'an app that signs assertions may still have its tokens bound to its certificate', async ({ world, newApp: another, signedIn }) => {
  const key = await newKey('ES256');
  const { certificate, ...registered } = await another({
    token_endpoint_auth_method: 'private_key_jwt',
    tls_client_auth_subject_dn: undefined,
    jwks: { keys: [key.publicJwk] },
  });
  const client = await world.open(registered, { key, certificate });
  await userinfo(client, await signIn(world, client, signedIn()));
});
