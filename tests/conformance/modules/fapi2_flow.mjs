// FAPI 2.0: authorization and token requests of every variant.
import assert from 'node:assert/strict';
import { checkError, checkRefused, checkTokens, checkUnauthorized } from '../lib/checks.mjs';
import { checkBound, checkFails, checkNothing, getCode, send, signIn } from '../lib/fapi2.mjs';
import { take, userinfo } from '../lib/flow.mjs';
import { told } from '../lib/http.mjs';

const CODE_LIVES_MS = 61_000;

/** Authorization requests. */
export function flow({ check }) {
  check('happy-flow', 'two apps sign a guest in, each with tokens of its own', async ({ world, client, newApp, browser }) => {
    const second = await newApp({ redirect_uris: ['https://second.example/callback?dummy1=lorem&dummy2=ipsum'] });
    const first = await signIn(world, client, browser);
    assert.deepEqual(first.asked, ['sign-in', 'home']);
    await userinfo(client, first);
    const { sent, outcome } = await send(second, browser);
    assert.equal(outcome.answer?.params.get('dummy1'), 'lorem', 'the registered query stays');
    const other = await take(world, second, sent, outcome);
    checkBound(second, other.accessToken);
    await userinfo(second, other);
    checkUnauthorized(await second.userinfo(first.accessToken), second.dpopKey ? 'DPoP' : 'Bearer');
    assert.notEqual(first.header.alg, 'RS256');
  });

  check('user-rejects-authentication', 'who gives up at home sends the app an error', async ({ world, client, browser }) => {
    const { sent, outcome } = await send(client, browser, {}, { choices: { cancel: true } });
    checkError(world, sent, outcome, 'access_denied');
  });

  check('ensure-authorization-request-without-state-success', 'no state comes back where none was sent', async ({ world, client, signedIn }) => {
    const { sent, outcome } = await send(client, signedIn(), { state: undefined });
    assert.equal(outcome.answer.params.has('state'), false);
    const got = await take(world, client, sent, outcome);
    assert.equal('s_hash' in got.claims, false);
  });

  check('ensure-authorization-request-without-nonce-success', 'no nonce comes back where none was sent', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn(), { nonce: undefined });
    assert.equal('nonce' in got.claims, false);
  });

  for (const [module, length] of [['ensure-authorization-request-with-64-char-nonce-success', 64], ['ensure-authorization-request-with-long-nonce', 384]]) {
    check(module, `a nonce of ${length} characters comes back whole`, async ({ world, client, signedIn }) => {
      const nonce = 'n'.repeat(length);
      assert.equal((await signIn(world, client, signedIn(), { nonce })).claims.nonce, nonce);
    });
  }

  check('ensure-authorization-request-with-long-state', 'a long state comes back whole', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn(), { state: 's'.repeat(384) });
    assert.ok(got.claims);
  });

  check('ensure-other-scope-order-succeeds', 'the order of scopes does not matter', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn(), { scope: 'email profile openid' });
    assert.equal((await userinfo(client, got)).name, 'Alice Young');
  });

  check('test-claims-parameter-identity-claims', 'claims asked for by name arrive where they were asked for', async ({ world, client, signedIn }) => {
    const wanted = { name: { essential: true }, email: null };
    const claims = JSON.stringify({ id_token: wanted, userinfo: wanted });
    const got = await signIn(world, client, signedIn(), { scope: 'openid', claims });
    for (const told of [got.claims, await userinfo(client, got)]) {
      assert.equal(told.name, 'Alice Young');
      assert.equal(told.email, 'alice@fabrikam.example');
    }
  });

  check('access-token-type-header-case-sensitivity', 'the scheme of the token is read without regard to case', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn());
    for (const scheme of client.dpopKey ? ['dPOp', 'dpop', 'DPOP'] : ['bEARER', 'bearer', 'BEARER']) {
      assert.equal((await client.userinfo(got.accessToken, { scheme })).status, 200, scheme);
    }
  });
}

/** Authorization requests that come to nothing. */
export function refusals({ check }) {
  check('ensure-response-type-code-idtoken-fails', 'no ID token passes the browser', async ({ world, client, signedIn }) => {
    await checkFails(world, client, signedIn(), { response_type: 'code id_token' }, ['unsupported_response_type', 'unauthorized_client', 'invalid_request']);
  });

  check('ensure-response-type-token-fails', 'no access token passes the browser', async ({ world, client, signedIn }) => {
    await checkFails(world, client, signedIn(), { response_type: 'token' }, ['unsupported_response_type', 'unauthorized_client', 'invalid_request']);
  });

  check('ensure-unsigned-authorization-request-without-using-par-fails', 'a request that was not pushed is refused', async ({ client, signedIn }) => {
    const { params } = client.ask();
    checkNothing(await signedIn().authorize(client.address(params)), ['invalid_request', 'invalid_request_object', 'access_denied']);
  });

  check('plain-fapi-tolerate-unregistered-redirect-uri', 'a redirect URI that was not registered is refused when pushed', async ({ client }) => {
    const { params } = client.ask({ redirect_uri: `${client.redirectUri}/unregistered` });
    checkRefused(await client.push(params), 'invalid_request', 'invalid_redirect_uri');
  });

  for (const module of ['ensure-redirect-uri-in-authorization-request', 'ensure-request-object-without-redirect-uri-fails']) {
    check(module, 'a request without redirect URI is refused, or goes to the only registered one', async ({ world, client, signedIn }) => {
      const { params, verifier } = client.ask({ redirect_uri: undefined });
      const response = await client.push(params);
      if (response.status !== 201) {
        checkRefused(response, 'invalid_request');
        return;
      }
      const { answer } = await signedIn().authorize(client.pushed(response.json.request_uri));
      assert.equal(answer?.uri, client.redirectUri);
      assert.equal(answer.params.get('iss'), world.issuer);
      checkTokens(client, await client.redeem(answer.params.get('code'), { verifier, redirectUri: null }));
    });
  }
}

/** Token requests. */
export function tokens({ check }) {
  check('ensure-client-id-in-token-endpoint', 'the name of another app with the credentials of this one is refused', async ({ client, newApp, signedIn }) => {
    const other = await newApp();
    const { code, verifier } = await getCode(client, signedIn());
    const form = { grant_type: 'authorization_code', code, redirect_uri: client.redirectUri, code_verifier: verifier, client_id: other.clientId };
    checkRefused(await client.token(form), 'invalid_client', 'invalid_grant', 'invalid_request');
  });

  check('ensure-holder-of-key-required', 'without proof of a key there are no tokens', async ({ client, signedIn }) => {
    const { code, verifier } = await getCode(client, signedIn());
    const bare = client.dpopKey ? { dpop: false } : { tls: null };
    checkRefused(await client.redeem(code, { verifier }, bare), 'invalid_request', 'invalid_dpop_proof', 'invalid_client', 'invalid_grant');
  });

  check('ensure-authorization-code-is-bound-to-client', 'the code of one app is refused to another', async ({ client, newApp, signedIn }) => {
    const other = await newApp({ redirect_uris: [client.redirectUri] });
    const { code, verifier } = await getCode(client, signedIn());
    checkRefused(await other.redeem(code, { verifier }), 'invalid_grant');
  });

  check('attempt-reuse-authorization-code-after-one-second', 'a code is used once, and its reuse ends its tokens', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn());
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    checkRefused(await client.redeem(got.code, { verifier: got.sent.verifier }), 'invalid_grant');
    checkUnauthorized(await client.userinfo(got.accessToken), client.dpopKey ? 'DPoP' : 'Bearer');
  });

  check('refresh-token', 'a refresh token gives bound tokens, to its app alone, and an answer that was lost is given again', async ({ world, client, newApp, signedIn }) => {
    const got = await signIn(world, client, signedIn(), { scope: 'openid profile email offline_access', prompt: 'consent' });
    const { refresh_token: token } = got.tokens;
    assert.match(token, /^[\x20-\x7e]+$/, 'RFC 6749 appendix A.17');
    const refreshed = checkTokens(client, await client.refresh(token));
    checkBound(client, refreshed.access_token);
    assert.equal((await client.userinfo(refreshed.access_token)).status, 200);
    const again = checkTokens(client, await client.refresh(token));
    const bare = client.dpopKey ? { dpop: false } : { tls: null };
    checkRefused(await client.refresh(again.refresh_token, bare), 'invalid_request', 'invalid_dpop_proof', 'invalid_client', 'invalid_grant');
    const other = await newApp();
    checkRefused(await other.refresh(again.refresh_token), 'invalid_grant');
  });

  check('happy-flow', 'an app may not ask for the password instead', async ({ client }) => {
    const response = await client.token({ grant_type: 'password', username: 'alice', password: 'secret' });
    checkRefused(response, 'unsupported_grant_type');
    assert.equal(response.json.access_token, undefined, told(response));
  });
}

/** Declared last: the life of a code passes while the other tests run. */
export function expiredCode({ check, begin }) {
  const kept = {};
  begin(async ({ client, signedIn }) => {
    kept.got = await getCode(client, signedIn());
    kept.waited = new Promise((resolve) => setTimeout(resolve, CODE_LIVES_MS));
  });
  check('ensure-token-endpoint-fails-with-expired-auth-code', 'a code is over after a minute', async ({ client }) => {
    await kept.waited;
    const { code, verifier } = kept.got;
    checkRefused(await client.redeem(code, { verifier }), 'invalid_grant');
  });
}
