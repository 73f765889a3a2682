// The plan of Back-Channel Logout OP (OIDC Back-Channel Logout 1.0).
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { within } from '../e2e/lib/children.mjs';
import { close, listen, readForm } from '../e2e/lib/net.mjs';
import { checkRefused } from './lib/checks.mjs';
import { signIn } from './lib/flow.mjs';
import { plan } from './lib/plan.mjs';
import { AFTERWARDS, checkSignedOut, signOut } from './modules/logout.mjs';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const { check } = plan({ metadata: { post_logout_redirect_uris: [AFTERWARDS] } });

const servers = [];
after(() => Promise.all(servers.map(close)));

/** An app's logout endpoint: `uri`, and `next()` for the request that came or will. */
async function startReceiver({ status = 200 } = {}) {
  const received = [];
  const waiting = [];
  const server = createServer(async (request, response) => {
    const form = await readForm(request);
    response.statusCode = status;
    response.end();
    const seen = { method: request.method, type: request.headers['content-type'], token: form.get('logout_token') };
    if (waiting.length) waiting.shift()(seen);
    else received.push(seen);
  });
  servers.push(server);
  const port = await listen(server);
  const next = () =>
    received.length
      ? Promise.resolve(received.shift())
      : within(20, () => 'no logout token came', (resolve) => waiting.push(resolve) && undefined);
  return { uri: `http://127.0.0.1:${port}/backchannel-logout`, next, received };
}

/** Checks a logout token as §2.6 says; returns its claims. */
async function checkLogoutToken(world, client, { method, type, token }) {
  assert.equal(method, 'POST');
  assert.match(type, /^application\/x-www-form-urlencoded/);
  const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(await world.readKeys()), {
    issuer: world.issuer,
    audience: client.clientId,
    algorithms: [client.id_token_signed_response_alg],
    requiredClaims: ['iss', 'aud', 'iat', 'exp', 'jti', 'events', 'sub', 'sid'],
    typ: 'logout+jwt',
  });
  assert.deepEqual(payload.events, { [EVENT]: {} });
  assert.equal('nonce' in payload, false, 'it cannot be taken for an ID token');
  assert.ok(payload.exp - payload.iat <= 120);
  assert.ok(protectedHeader.kid);
  return payload;
}

check('oidcc-backchannel-logout-discovery-endpoint-verification: logout tokens with a session are advertised', ({ world }) => {
  const { metadata } = world;
  assert.equal(metadata.backchannel_logout_supported, true);
  assert.equal(metadata.backchannel_logout_session_supported, true);
  assert.ok(metadata.end_session_endpoint);
});

check('oidcc-backchannel-rp-initiated-logout: the app gets a logout token of the session that ended, and the browser its way back', async ({ world, register, browser }) => {
  const receiver = await startReceiver();
  const client = await register({ backchannel_logout_uri: receiver.uri, post_logout_redirect_uris: [AFTERWARDS] });
  const { idToken, claims } = await signIn(world, client, browser);
  assert.ok(claims.sid, 'the ID token names the session');
  const params = { id_token_hint: idToken, post_logout_redirect_uri: AFTERWARDS, state: 's-1' };
  const { leaves } = await signOut(world, browser, params);
  assert.equal(leaves?.href, `${AFTERWARDS}?state=s-1`);
  const told = await checkLogoutToken(world, client, await receiver.next());
  assert.equal(told.sub, claims.sub);
  assert.equal(told.sid, claims.sid);
  await checkSignedOut(world, client, browser);
});

check('oidcc-backchannel-rp-initiated-logout: every app of the session is told, in its own signature', async ({ world, register, browser }) => {
  const apps = [];
  for (const alg of ['RS256', 'ES256']) {
    const receiver = await startReceiver();
    const client = await register({ backchannel_logout_uri: receiver.uri, id_token_signed_response_alg: alg });
    apps.push({ receiver, client, got: await signIn(world, client, browser) });
  }
  await signOut(world, browser, {});
  for (const { receiver, client, got } of apps) {
    const told = await checkLogoutToken(world, client, await receiver.next());
    assert.equal(told.sub, got.claims.sub);
    assert.equal(told.sid, got.claims.sid);
    checkRefused(await client.refresh(got.tokens.refresh_token), 'invalid_grant');
  }
});

check('oidcc-backchannel-rp-initiated-logout: another session of the same person goes on', async ({ world, register, browser }) => {
  const receiver = await startReceiver();
  const client = await register({ backchannel_logout_uri: receiver.uri });
  const other = world.newBrowser();
  const here = await signIn(world, client, browser);
  const there = await signIn(world, client, other);
  await signOut(world, browser, {});
  const told = await checkLogoutToken(world, client, await receiver.next());
  assert.equal(told.sid, here.claims.sid);
  assert.notEqual(told.sid, there.claims.sid);
  const { asked } = await signIn(world, client, other, { prompt: 'none' });
  assert.deepEqual(asked, []);
  assert.deepEqual(receiver.received, []);
});

check('oidcc-backchannel-rp-initiated-logout: an app that fails is told again', async ({ world, register, browser }) => {
  const receiver = await startReceiver({ status: 503 });
  const client = await register({ backchannel_logout_uri: receiver.uri });
  await signIn(world, client, browser);
  await signOut(world, browser, {});
  const first = await checkLogoutToken(world, client, await receiver.next());
  const second = await checkLogoutToken(world, client, await receiver.next());
  assert.equal(second.jti, first.jti, 'the same token, which the app may have taken after all');
});
