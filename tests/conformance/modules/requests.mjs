// Authorization requests that are odd or wrong.
import assert from 'node:assert/strict';
import { checkError, checkOwnPage } from '../lib/checks.mjs';
import { send, signIn } from '../lib/flow.mjs';
import { newKey, sign } from '../lib/keys.mjs';
import { withCode, withFrontIdToken } from '../lib/plan.mjs';

export function requests({ check }) {
  check('oidcc-response-type-missing: without response_type the app learns of an invalid request', async ({ world, client, signedIn }) => {
    const { sent, outcome } = await send(client, signedIn(), { response_type: undefined });
    checkError(world, sent, outcome, 'invalid_request', 'unsupported_response_type');
  });

  check('oidcc-ensure-request-without-nonce-succeeds-for-code-flow: no nonce is needed where no ID token passes the browser', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn(), { nonce: undefined });
    assert.equal('nonce' in got.claims, false);
  }, { only: (parts) => withCode(parts) && !withFrontIdToken(parts) });

  check('oidcc-ensure-request-without-nonce-fails: an ID token in the browser needs a nonce', async ({ world, client, signedIn }) => {
    const { sent, outcome } = await send(client, signedIn(), { nonce: undefined });
    checkError(world, sent, outcome, 'invalid_request');
  }, { only: withFrontIdToken });

  check('oidcc-ensure-request-with-unknown-parameter-succeeds: unknown parameters are passed over', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn(), { extra: 'foobar' });
    assert.ok(got.claims);
  });

  check('oidcc-ensure-registered-redirect-uri: another redirect URI gets nothing, not even an error', async ({ client, signedIn }) => {
    const { outcome } = await send(client, signedIn(), { redirect_uri: 'https://elsewhere.example/callback' });
    checkOwnPage(outcome);
    const deeper = await send(client, signedIn(), { redirect_uri: `${client.redirectUri}/deeper` });
    checkOwnPage(deeper.outcome);
  });

  check('oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported: an unsigned request object is refused', async ({ world, client, signedIn }) => {
    assert.equal(world.metadata.request_object_signing_alg_values_supported.includes('none'), false);
    const { params } = client.ask();
    const request = await client.requestObject(params, { alg: 'none' });
    const { sent, outcome } = await send(client, signedIn(), { ...params, request });
    checkError(world, sent, outcome, 'request_not_supported', 'invalid_request_object');
  });

  check('oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported: a request_uri of the app is refused, and never fetched', async ({ world, client, signedIn }) => {
    assert.equal(world.metadata.request_uri_parameter_supported, false);
    const { sent, outcome } = await send(client, signedIn(), { request_uri: 'https://app.example/request.jwt' });
    checkError(world, sent, outcome, 'request_uri_not_supported', 'invalid_request_uri');
  });

  check('oidcc-ensure-request-object-with-redirect-uri: what the signed request object says wins over the query', async ({ world, register, signedIn }) => {
    const key = await newKey('RS256');
    const uris = ['https://app.example/callback', 'https://app.example/other'];
    const client = await register({ jwks: { keys: [key.publicJwk] }, redirect_uris: uris }, { key });
    const { params, verifier } = client.ask({ redirect_uri: uris[1] });
    const request = await client.requestObject(params);
    const address = client.address({ ...params, redirect_uri: uris[0], request });
    const { answer, page } = await signedIn().authorize(address);
    assert.ok(answer, page?.text);
    assert.equal(answer.uri, uris[1]);
    assert.equal(answer.params.get('error'), null, answer.params.toString());
    assert.equal(answer.params.get('state'), params.state);
    if (params.response_type.includes('code')) {
      const redeemed = await client.redeem(answer.params.get('code'), { verifier, redirectUri: uris[1] });
      assert.equal(redeemed.status, 200, redeemed.text);
    }
  });

  check('oidcc-ensure-request-object-with-redirect-uri: a request object signed by a stranger is refused', async ({ world, register, signedIn }) => {
    const key = await newKey('RS256');
    const client = await register({ jwks: { keys: [key.publicJwk] } }, { key });
    const { params } = client.ask();
    const stranger = { ...(await newKey('RS256')), kid: key.kid };
    const claims = { iss: client.clientId, aud: world.issuer, ...params };
    const { sent, outcome } = await send(client, signedIn(), { ...params, request: await sign(claims, { key: stranger }) });
    checkError(world, sent, outcome, 'invalid_request_object');
  });
}
