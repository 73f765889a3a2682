// What a careful app checks about what it was given.
import assert from 'node:assert/strict';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { told } from './http.mjs';
import { halfHash, now } from './keys.mjs';

/** Checks an ID token as OIDC Core §3.1.3.7 says; returns claims and header. */
export async function checkIdToken(world, client, jwt, { nonce, accessToken, code, state } = {}) {
  const alg = client.id_token_signed_response_alg ?? 'RS256';
  const keys = await world.readKeys();
  const { payload, protectedHeader } = await jwtVerify(jwt, createLocalJWKSet(keys), {
    issuer: world.issuer,
    audience: client.clientId,
    algorithms: [alg],
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
  });
  assert.ok(protectedHeader.kid, 'the key is named');
  assert.equal(keys.keys.filter(({ kid }) => kid === protectedHeader.kid).length, 1, 'and is one of the published');
  assert.match(payload.sub, /^[\x20-\x7e]{1,255}$/, 'sub is up to 255 ASCII characters');
  assert.equal(payload.nonce, nonce, 'the nonce of the request, and none without');
  assert.ok(Math.abs(payload.iat - now()) < 60 && payload.exp > payload.iat);
  if (payload.azp !== undefined) assert.equal(payload.azp, client.clientId);
  if (payload.at_hash !== undefined && accessToken) assert.equal(payload.at_hash, halfHash(accessToken, alg));
  if (payload.c_hash !== undefined && code) assert.equal(payload.c_hash, halfHash(code, alg));
  if (payload.s_hash !== undefined) assert.equal(payload.s_hash, halfHash(state, alg));
  return { claims: payload, header: protectedHeader };
}

/** The authorization response succeeded and is the answer to this request. */
export function checkAnswer(world, client, sent, outcome) {
  const { answer, page } = outcome;
  assert.ok(answer, `the app got an answer: ${page && `${page.url} ${told(page)}`}`);
  const { params } = answer;
  assert.equal(params.get('error'), null, params.toString());
  assert.equal(answer.uri, sent.params.redirect_uri?.split('?')[0] ?? client.redirectUri);
  assert.equal(params.get('state') ?? undefined, sent.params.state);
  assert.equal(params.get('iss'), world.issuer, 'RFC 9207');
  return params;
}

/** The app was told an error, at its redirect URI, about this request. */
export function checkError(world, sent, outcome, ...codes) {
  const { answer, page } = outcome;
  assert.ok(answer, `the app got an error: ${page && told(page)}`);
  const { params } = answer;
  assert.ok(codes.includes(params.get('error')), `one of ${codes}: ${params}`);
  assert.equal(params.get('state') ?? undefined, sent.params.state);
  assert.equal(params.get('iss'), world.issuer, 'RFC 9207');
  for (const name of ['code', 'id_token', 'access_token']) assert.equal(params.get(name), null, name);
}

/** The person was told, on the product's own page; nothing went to any app. */
export function checkOwnPage(outcome) {
  assert.equal(outcome.answer, undefined, `nothing for the app: ${outcome.answer?.url}`);
  assert.equal(outcome.page.status, 400, told(outcome.page));
  assert.match(outcome.page.headers.get('content-type'), /^text\/html/);
}

/** A request by an app itself was refused (RFC 6749 §5.2). */
export function checkRefused(response, ...codes) {
  const known = { invalid_client: [400, 401], invalid_dpop_proof: [400, 401] };
  assert.ok(codes.includes(response.json?.error), `one of ${codes}: ${told(response)}`);
  assert.ok((known[response.json.error] ?? [400]).includes(response.status), told(response));
  assert.match(response.headers.get('cache-control') ?? '', /no-store/);
}

/** A protected resource refused a token (RFC 6750 §3). */
export function checkUnauthorized(response, scheme = 'Bearer') {
  assert.equal(response.status, 401, told(response));
  assert.match(response.headers.get('www-authenticate') ?? '', new RegExp(`^${scheme}\\b`), 'a challenge');
}

/** A token response (RFC 6749 §5.1). */
export function checkTokens(client, response) {
  assert.equal(response.status, 200, told(response));
  assert.match(response.headers.get('content-type'), /^application\/json/);
  assert.match(response.headers.get('cache-control'), /no-store/);
  const { json } = response;
  assert.equal(json.token_type.toLowerCase(), client.dpopKey ? 'dpop' : 'bearer');
  assert.ok(json.access_token);
  assert.ok(json.expires_in > 0);
  return json;
}
