// FAPI 2.0: proofs of possession (DPoP, RFC 9449).
import assert from 'node:assert/strict';
import { exportJWK } from 'jose';
import { checkRefused, checkTokens, checkUnauthorized } from '../lib/checks.mjs';
import { checkBound, getCode, push, signIn } from '../lib/fapi2.mjs';
import { http, told } from '../lib/http.mjs';
import { newKey, now, proof } from '../lib/keys.mjs';

/** Clocks, and codes that are bound to a key (§10). */
export function dpop({ check }) {
  check('check-dpop-proof-nbf-exp', 'nbf and exp in a proof do no harm', async ({ client, signedIn }) => {
    const changes = () => ({ nbf: now(), exp: now() + 300 });
    const { code, verifier } = await getCode(client, signedIn());
    const tokens = checkTokens(client, await client.redeem(code, { verifier }, { dpop: { changes: changes() } }));
    const response = await client.userinfo(tokens.access_token, { dpop: { changes: changes() } });
    assert.equal(response.status, 200, told(response));
  });

  for (const [word, seconds] of [['before', -10], ['after', 10]]) {
    check(`ensure-dpopproof-with-iat-10seconds-${word}-succeeds`, 'the clock of the app may differ by ten seconds', async ({ client, signedIn }) => {
      const changes = () => ({ iat: now() + seconds });
      const pushing = { dpop: { changes: changes() } };
      const { code, verifier } = await getCode(client, signedIn(), {}, { pushing });
      const tokens = checkTokens(client, await client.redeem(code, { verifier }, { dpop: { changes: changes() } }));
      const response = await client.userinfo(tokens.access_token, { dpop: { changes: changes() } });
      assert.equal(response.status, 200, told(response));
    });
  }

  check('ensure-mismatched-dpop-jkt-fails', 'a pushed dpop_jkt must be the key of the proof beside it', async ({ client }) => {
    const other = await newKey();
    const { params } = client.ask({ dpop_jkt: other.thumbprint });
    checkRefused(await client.push(params, { dpop: {} }), 'invalid_dpop_proof', 'invalid_request');
  });

  check('ensure-token-endpoint-fails-with-mismatched-dpop-proof-jkt', 'a code is bound to the key of the proof it was pushed with', async ({ client, signedIn }) => {
    const { code, verifier } = await getCode(client, signedIn(), {}, { pushing: { dpop: {} } });
    const other = await newKey();
    checkRefused(await client.redeem(code, { verifier }, { dpop: { key: other } }), 'invalid_dpop_proof', 'invalid_grant');
  });

  check('ensure-token-endpoint-fails-with-mismatched-dpop-jkt', 'a code is bound to dpop_jkt', async ({ client, signedIn }) => {
    const other = await newKey();
    const { code, verifier } = await getCode(client, signedIn(), { dpop_jkt: other.thumbprint });
    checkRefused(await client.redeem(code, { verifier }), 'invalid_dpop_proof', 'invalid_grant');
  });

  check('ensure-dpopproof-at-par-endpoint-binding-success', 'the same key at both ends is good', async ({ world, client, signedIn }) => {
    await signIn(world, client, signedIn(), {}, { pushing: { dpop: {} } });
  });

  check('ensure-dpop-auth-code-binding-success', 'the key of dpop_jkt is good', async ({ world, client, signedIn }) => {
    await signIn(world, client, signedIn(), { dpop_jkt: client.dpopKey.thumbprint }, { pushing: { dpop: {} } });
  });
}

/** Proofs at a resource (§4.3). */
export function proofs({ check }) {
  check('dpop-negative-tests', 'a resource takes no proof but a right one', async ({ world, client, signedIn }) => {
    const { accessToken } = await signIn(world, client, signedIn());
    const other = await newKey();
    const wrong = {
      'typ missing': { header: { typ: undefined } },
      'another typ': { header: { typ: 'JWT' } },
      'jwk missing': { header: { jwk: undefined } },
      'jwk with the private key': { header: { jwk: await exportJWK(client.dpopKey.privateKey) } },
      'jti missing': { changes: { jti: undefined } },
      'htm missing': { changes: { htm: undefined } },
      'htu missing': { changes: { htu: undefined } },
      'iat missing': { changes: { iat: undefined } },
      'ath missing': { changes: { ath: undefined } },
      'another htm': { changes: { htm: 'PUT' } },
      'another htu': { changes: { htu: world.metadata.token_endpoint } },
      'iat an hour ahead': { changes: { iat: now() + 3600 } },
      'iat an hour ago': { changes: { iat: now() - 3600 } },
      'another ath': { changes: { ath: 'A'.repeat(43) } },
      'another key': { key: other },
      'a signature of another key': { signWith: other },
    };
    for (const [what, changes] of Object.entries(wrong)) {
      const response = await client.userinfo(accessToken, { dpop: changes });
      assert.equal(response.status, 401, `${what}: ${told(response)}`);
      checkUnauthorized(response, 'DPoP');
    }
    const right = await client.userinfo(accessToken);
    assert.equal(right.status, 200, told(right));
  });

  check('dpop-negative-tests', 'a resource takes no proof that is no JWT, or unsigned, or one of two', async ({ world, client, signedIn }) => {
    const { accessToken } = await signIn(world, client, signedIn());
    const url = world.metadata.userinfo_endpoint;
    const good = () => proof(client.dpopKey, { method: 'GET', url, token: accessToken });
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [header, claims, signature] = (await good()).split('.');
    const read = JSON.parse(Buffer.from(header, 'base64url'));
    const { alg, ...withoutAlg } = read;
    const proofs = {
      'no JWT': 'not.a.jwt',
      unsigned: `${part({ ...read, alg: 'none' })}.${claims}.`,
      'without alg': `${part(withoutAlg)}.${claims}.${signature}`,
      'two in one header': `${await good()}, ${await good()}`,
    };
    for (const [what, dpop] of Object.entries(proofs)) {
      const response = await client.userinfo(accessToken, { dpop: false, headers: { dpop } });
      assert.equal(response.status, 401, `${what}: ${told(response)}`);
    }
  });

  check('dpop-negative-tests', 'a proof is used once', async ({ world, client, signedIn }) => {
    const { accessToken } = await signIn(world, client, signedIn());
    const changes = { jti: `once-${now()}` };
    assert.equal((await client.userinfo(accessToken, { dpop: { changes } })).status, 200);
    checkUnauthorized(await client.userinfo(accessToken, { dpop: { changes } }), 'DPoP');
  });

  check('dpop-negative-tests', 'a bound token without proof, or as a bearer token, is refused', async ({ world, client, signedIn }) => {
    const { accessToken } = await signIn(world, client, signedIn());
    for (const scheme of ['DPoP', 'Bearer']) {
      checkUnauthorized(await client.userinfo(accessToken, { dpop: false, scheme }), '(DPoP|Bearer)');
    }
    checkUnauthorized(await http(world.metadata.userinfo_endpoint, { form: { access_token: accessToken } }), '(DPoP|Bearer)');
  });
}

/** Proofs that are good although they look odd, and nonces of ours (§8). */
export function goodProofs({ check }) {
  check('dpop-negative-tests', 'query, fragment, case of the host and unknown members do no harm', async ({ world, client, signedIn }) => {
    const { accessToken } = await signIn(world, client, signedIn());
    const url = new URL(world.metadata.userinfo_endpoint);
    const upper = `HTTP://${url.host.toUpperCase()}${url.pathname}`;
    const fine = {
      'query and fragment': { changes: { htu: `${url.href}?a=b#c` } },
      'upper case': { changes: { htu: upper } },
      'unknown members': { changes: { extra: 'claim' }, header: { extra: 'member' } },
    };
    for (const [what, dpop] of Object.entries(fine)) {
      const response = await client.userinfo(accessToken, { dpop });
      assert.equal(response.status, 200, `${what}: ${told(response)}`);
    }
  });

  check('dpop-negative-tests', 'every advertised algorithm of proofs is good', async ({ world, client, signedIn }) => {
    for (const alg of world.metadata.dpop_signing_alg_values_supported.filter((one) => one !== 'RS256')) {
      const key = await newKey(alg);
      const { code, verifier } = await getCode(client, signedIn());
      const tokens = checkTokens(client, await client.redeem(code, { verifier }, { dpop: { key } }));
      checkBound({ dpopKey: key }, tokens.access_token);
      const response = await client.userinfo(tokens.access_token, { dpop: { key } });
      assert.equal(response.status, 200, `${alg}: ${told(response)}`);
    }
  });

  check('dpop-negative-tests', 'an app that must use a nonce of ours learns it and goes on', async ({ newApp, signedIn }) => {
    const client = await newApp({ require_dpop_nonce: true });
    const { code, verifier } = await getCode(client, signedIn());
    const refused = await client.redeem(code, { verifier });
    checkRefused(refused, 'use_dpop_nonce');
    const nonce = refused.headers.get('dpop-nonce');
    assert.ok(nonce);
    const tokens = checkTokens(client, await client.redeem(code, { verifier }, { dpop: { nonce } }));
    const asked = await client.userinfo(tokens.access_token);
    assert.equal(asked.status, 401, told(asked));
    assert.match(asked.headers.get('www-authenticate'), /use_dpop_nonce/);
    const response = await client.userinfo(tokens.access_token, { dpop: { nonce: asked.headers.get('dpop-nonce') } });
    assert.equal(response.status, 200, told(response));
    const { params } = client.ask();
    checkRefused(await client.push(params, { dpop: {} }), 'use_dpop_nonce');
    await push(client, {}, { dpop: { nonce } });
  });
}
