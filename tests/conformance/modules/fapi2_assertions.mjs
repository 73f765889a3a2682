// FAPI 2.0: apps that prove themselves by a signed assertion (private_key_jwt, RFC 7523).
import { checkRefused, checkTokens } from '../lib/checks.mjs';
import { getCode, push } from '../lib/fapi2.mjs';
import { asRs256, assertionClaims, newKey, now, sign } from '../lib/keys.mjs';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const soon = (seconds) => ({ iat: now() + seconds, nbf: now() + seconds, exp: now() + seconds + 60 });

export function assertions({ check }) {
  check('ensure-signed-client-assertion-with-RS256-fails', 'RS256 is refused from an app that registered a better algorithm', async ({ world, newApp, signedIn }) => {
    // The same RSA key under both algorithms: only the algorithm is wrong.
    const key = await newKey('PS256');
    const { alg, ...publicJwk } = key.publicJwk;
    const registered = await newApp({ jwks: { keys: [publicJwk] }, token_endpoint_auth_signing_alg: alg });
    const client = await world.open(registered, { key, dpopKey: registered.dpopKey });
    const { code, verifier } = await getCode(client, signedIn());
    const rs256 = await sign(assertionClaims(client.clientId, world.issuer), { key: await asRs256(key) });
    const form = { grant_type: 'authorization_code', code, redirect_uri: client.redirectUri, code_verifier: verifier };
    const assertion = { client_id: client.clientId, client_assertion_type: ASSERTION, client_assertion: rs256 };
    checkRefused(await client.token({ ...form, ...assertion }, { auth: false }), 'invalid_client');
    checkTokens(client, await client.redeem(code, { verifier }));
  });

  check('ensure-client-assertion-in-token-endpoint', 'a code without assertion is refused', async ({ client, signedIn }) => {
    const { code, verifier } = await getCode(client, signedIn());
    const form = { grant_type: 'authorization_code', code, redirect_uri: client.redirectUri, code_verifier: verifier, client_id: client.clientId };
    checkRefused(await client.token(form, { auth: false }), 'invalid_client', 'invalid_request');
  });

  const wrong = {
    'ensure-client-assertion-with-exp-is-5-minutes-in-past-fails': ['an assertion that is over is refused', () => ({ iat: now() - 360, exp: now() - 300 })],
    'ensure-client-assertion-with-wrong-aud-fails': ['an assertion for somebody else is refused', () => ({ aud: 'https://elsewhere.example' })],
    'ensure-client-assertion-with-no-sub-fails': ['an assertion without sub is refused', () => ({ sub: undefined })],
  };
  for (const [module, [behaviour, changes]] of Object.entries(wrong)) {
    check(module, behaviour, async ({ client, signedIn }) => {
      const { code, verifier } = await getCode(client, signedIn());
      checkRefused(await client.redeem(code, { verifier }, { auth: { assertion: changes() } }), 'invalid_client', 'invalid_request');
    });
  }

  check('par-ensure-jwt-client-assertions-nbf-8-seconds-in-the-future-is-accepted', 'clocks may differ by a few seconds', async ({ client }) => {
    await push(client, {}, { auth: { assertion: soon(8) } });
  });

  check('par-ensure-jwt-client-assertions-nbf-over-60-seconds-in-the-future-fails', 'but not by more than a minute', async ({ client }) => {
    const { params } = client.ask();
    checkRefused(await client.push(params, { auth: { assertion: soon(120) } }), 'invalid_client', 'invalid_request');
  });

  const audiences = {
    'par-test-array-as-audience-fails': ['a list of audiences', ({ issuer }) => [issuer, 'https://elsewhere.example']],
    'par-test-par-endpoint-url-as-audience-fails': ['the address of the endpoint as audience', ({ metadata }) => metadata.pushed_authorization_request_endpoint],
    'par-test-token-endpoint-url-as-audience-fails': ['the address of the token endpoint as audience', ({ metadata }) => metadata.token_endpoint],
  };
  for (const [module, [what, audience]] of Object.entries(audiences)) {
    check(module, `${what} is refused`, async ({ world, client }) => {
      const { params } = client.ask();
      checkRefused(await client.push(params, { auth: { assertion: { aud: audience(world) } } }), 'invalid_client', 'invalid_request');
    });
  }

  check('par-test-array-as-audience-fails', 'a list with the issuer alone is refused too', async ({ world, client }) => {
    const { params } = client.ask();
    checkRefused(await client.push(params, { auth: { assertion: { aud: [world.issuer] } } }), 'invalid_client', 'invalid_request');
  });

  check('ensure-client-assertion-in-token-endpoint', 'an assertion is used once', async ({ client, signedIn }) => {
    const assertion = { jti: `once-${now()}` };
    const { params } = client.ask();
    await push(client, {}, { auth: { assertion } });
    checkRefused(await client.push(params, { auth: { assertion } }), 'invalid_client');
    const { code, verifier } = await getCode(client, signedIn());
    checkTokens(client, await client.redeem(code, { verifier }));
  });
}
