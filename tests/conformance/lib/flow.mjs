// A whole sign-in of any response type, checked at every step.
import assert from 'node:assert/strict';
import { checkAnswer, checkIdToken, checkTokens } from './checks.mjs';
import { told } from './http.mjs';

/** Sends the browser to the authorization endpoint. Returns what was sent and what came of it. */
export async function send(client, browser, changes = {}, choices = {}) {
  const sent = client.ask(changes);
  const outcome = await browser.authorize(client.address(sent.params), choices);
  return { sent, outcome };
}

/**
 * Signs in and takes everything that the response type promises. Returns claims of the ID token
 * (the later one, if there are two), the tokens, and what the person had to do.
 */
export async function signIn(world, client, browser, changes = {}, choices = {}) {
  const { sent, outcome } = await send(client, browser, changes, choices);
  return take(world, client, sent, outcome);
}

/** Takes what an authorization response promises. */
export async function take(world, client, sent, outcome) {
  const params = checkAnswer(world, client, sent, outcome);
  const types = sent.params.response_type.split(' ');
  const usual = types.length === 1 && types[0] === 'code' ? 'query' : 'fragment';
  assert.equal(outcome.answer.mode, sent.params.response_mode ?? usual, 'the response mode');
  const { nonce, state } = sent.params;
  const got = { sent, asked: outcome.asked, mode: outcome.answer.mode, code: params.get('code') };
  for (const [type, name] of [['code', 'code'], ['id_token', 'id_token'], ['token', 'access_token']]) {
    assert.equal(params.has(name), types.includes(type), `${name} in ${params}`);
  }
  if (types.includes('token')) {
    got.accessToken = params.get('access_token');
    assert.equal(params.get('token_type').toLowerCase(), 'bearer');
    assert.ok(Number(params.get('expires_in')) > 0);
  }
  if (types.includes('id_token')) {
    got.idToken = params.get('id_token');
    const bound = { nonce, state, accessToken: got.accessToken, code: got.code };
    got.front = await checkIdToken(world, client, got.idToken, bound);
    got.claims = got.front.claims;
    assert.equal('at_hash' in got.claims, types.includes('token'), 'at_hash beside an access token');
    assert.equal('c_hash' in got.claims, types.includes('code'), 'c_hash beside a code');
  }
  if (types.includes('code')) await redeem(world, client, got);
  return got;
}

/** Redeems the code and checks what comes back. */
async function redeem(world, client, got) {
  const { redirect_uri: redirectUri, nonce } = got.sent.params;
  const response = await client.redeem(got.code, { verifier: got.sent.verifier, redirectUri });
  got.tokens = checkTokens(client, response);
  got.accessToken = got.tokens.access_token;
  got.idToken = got.tokens.id_token;
  const { claims, header } = await checkIdToken(world, client, got.idToken, { nonce, accessToken: got.accessToken });
  if (got.front) {
    assert.equal(claims.iss, got.front.claims.iss, 'OIDC Core §3.3.3.6');
    assert.equal(claims.sub, got.front.claims.sub);
  }
  got.claims = claims;
  got.header = header;
}

/** The userinfo of a sign-in, checked to be about the same person. */
export async function userinfo(client, got, options) {
  const response = await client.userinfo(got.accessToken, options);
  assert.equal(response.status, 200, told(response));
  assert.match(response.headers.get('content-type'), /^application\/json/);
  assert.equal(response.json.sub, got.claims.sub, 'OIDC Core §5.3.2');
  return response.json;
}
