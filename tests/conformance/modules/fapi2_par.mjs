// FAPI 2.0: pushed authorization requests (RFC 9126) and PKCE (RFC 7636).
import assert from 'node:assert/strict';
import { checkRefused } from '../lib/checks.mjs';
import { checkFails, checkNothing, getCode, push, send, signIn } from '../lib/fapi2.mjs';
import { take } from '../lib/flow.mjs';
import { http, told } from '../lib/http.mjs';

const GONE = ['invalid_request_uri', 'invalid_request', 'invalid_request_object'];

export function par({ check }) {
  check('par-without-duplicate-parameters', 'client_id and request_uri are enough to open a pushed request', async ({ world, client, signedIn }) => {
    const { sent, requestUri, expiresIn } = await push(client);
    assert.ok(expiresIn > 0 && expiresIn < 600, 'less than ten minutes (FAPI 2.0 §5.3.2.2)');
    await take(world, client, sent, await signedIn().authorize(client.pushed(requestUri)));
  });

  check('par-attempt-reuse-request_uri', 'a pushed request is answered once', async ({ world, client, signedIn }) => {
    const { sent, requestUri } = await push(client);
    await take(world, client, sent, await signedIn().authorize(client.pushed(requestUri)));
    checkNothing(await signedIn().authorize(client.pushed(requestUri)), GONE);
  });

  check('par-ensure-reused-request-uri-prior-to-auth-completion-succeeds', 'a pushed request may be opened again until it was answered', async ({ world, client, browser }) => {
    const { sent, requestUri } = await push(client);
    const first = await browser.authorize(client.pushed(requestUri), { stopAt: 'sign-in' });
    assert.equal(first.screen, 'sign-in');
    await take(world, client, sent, await browser.authorize(client.pushed(requestUri)));
  });

  check('par-attempt-to-use-request_uri-for-different-client', 'another app cannot open a pushed request', async ({ client, newApp, signedIn }) => {
    const other = await newApp();
    const { requestUri } = await push(client);
    checkNothing(await signedIn().authorize(other.pushed(requestUri)), [...GONE, 'invalid_client', 'unauthorized_client']);
  });

  check('par-attempt-to-use-expired-request_uri', 'a request_uri that nobody has is refused', async ({ client, signedIn }) => {
    const { requestUri } = await push(client);
    const unknown = `${requestUri.slice(0, -4)}AAAA`;
    checkNothing(await signedIn().authorize(client.pushed(unknown)), GONE);
  });

  check('par-authorization-request-containing-request_uri-form-param', 'a request_uri cannot be pushed', async ({ client }) => {
    const { params } = client.ask();
    checkRefused(await client.push({ ...params, request_uri: 'urn:ietf:params:oauth:request_uri:other' }), 'invalid_request');
  });

  check('par-attempt-invalid-http-method', 'requests are pushed by POST alone', async ({ world }) => {
    const url = world.metadata.pushed_authorization_request_endpoint;
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const { status } = await http(url, { method });
      assert.ok(status === 404 || status === 405, `${method}: ${status}`);
    }
  });

  check('par-ensure-pkce-required', 'a request without challenge is refused', async ({ world, client, signedIn }) => {
    await checkFails(world, client, signedIn(), { code_challenge: undefined, code_challenge_method: undefined }, ['invalid_request']);
  });

  check('par-plain-pkce-rejected', 'a plain challenge is refused', async ({ world, client, signedIn }) => {
    const verifier = 'v'.repeat(43);
    await checkFails(world, client, signedIn(), { code_challenge: verifier, code_challenge_method: 'plain' }, ['invalid_request']);
    await checkFails(world, client, signedIn(), { code_challenge: verifier, code_challenge_method: undefined }, ['invalid_request']);
  });

  check('ensure-pkce-code-verifier-required', 'a code without verifier is refused', async ({ client, signedIn }) => {
    const { code } = await getCode(client, signedIn());
    checkRefused(await client.redeem(code, {}), 'invalid_grant', 'invalid_request');
  });

  check('incorrect-pkce-code-verifier-rejected', 'a code with another verifier is refused', async ({ client, signedIn }) => {
    const { code } = await getCode(client, signedIn());
    checkRefused(await client.redeem(code, { verifier: 'w'.repeat(43) }), 'invalid_grant');
  });

  check('state-only-outside-request-object-not-used', 'what stands beside the request_uri does not count', async ({ world, client, signedIn }) => {
    const { sent, outcome } = await send(client, signedIn(), { state: undefined }, { more: { state: 'outside' } });
    const { answer } = outcome;
    assert.ok(answer, told(outcome.page));
    assert.equal(answer.params.has('state'), false);
    await take(world, client, sent, outcome);
  });

  for (const name of ['state', 'nonce']) {
    check(`ensure-different-${name}-inside-and-outside-request-object`, `the pushed ${name} counts, not another beside it`, async ({ world, client, signedIn }) => {
      const got = await signIn(world, client, signedIn(), {}, { more: { [name]: 'outside' } });
      assert.equal(got.claims.nonce, got.sent.params.nonce);
    });
  }

  check('par-without-duplicate-parameters', 'an app that did not prove itself pushes nothing', async ({ client, newApp }) => {
    const { params } = client.ask();
    const other = await newApp();
    const bare = client.certificate && !client.key ? { tls: null } : { auth: false };
    checkRefused(await client.push(params, bare), 'invalid_client', 'invalid_request');
    checkRefused(await other.push({ ...params, client_id: client.clientId }), 'invalid_client', 'invalid_request');
  });
}
