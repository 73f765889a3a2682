// The plan of Front-Channel Logout OP (OIDC Front-Channel Logout 1.0).
import assert from 'node:assert/strict';
import { signIn } from './lib/flow.mjs';
import { told } from './lib/http.mjs';
import { framesOf } from './lib/pages.mjs';
import { plan } from './lib/plan.mjs';
import { AFTERWARDS, askToSignOut, checkSignedOut, signOut } from './modules/logout.mjs';

const FRAME = 'https://app.example/frontchannel-logout';
const { check } = plan({ metadata: { frontchannel_logout_uri: FRAME, post_logout_redirect_uris: [AFTERWARDS] } });

check('oidcc-frontchannel-logout-discovery-endpoint-verification: frames with a session are advertised', ({ world }) => {
  const { metadata } = world;
  assert.equal(metadata.frontchannel_logout_supported, true);
  assert.equal(metadata.frontchannel_logout_session_supported, true);
  assert.ok(metadata.end_session_endpoint);
});

check('oidcc-frontchannel-rp-initiated-logout: the page loads the app in a frame with issuer and session, then goes back to it', async ({ world, client, browser }) => {
  const { idToken, claims } = await signIn(world, client, browser);
  const params = { id_token_hint: idToken, post_logout_redirect_uri: AFTERWARDS, state: 's-1' };
  const page = await signOut(world, browser, params);
  assert.equal(page.status, 200, told(page));
  const frames = framesOf(page.text).map((src) => new URL(src));
  assert.equal(frames.length, 1);
  assert.equal(`${frames[0].origin}${frames[0].pathname}`, FRAME);
  assert.deepEqual(Object.fromEntries(frames[0].searchParams), { iss: world.issuer, sid: claims.sid });
  const policy = page.headers.get('content-security-policy');
  assert.match(policy, /frame-src [^;]*https:/, `the page may load the frame: ${policy}`);
  const [, seconds, target] = /^(\d+)\s*;\s*url=(.+)$/i.exec(page.headers.get('refresh') ?? '') ?? [];
  assert.ok(Number(seconds) <= 5, `the page moves on by itself: ${page.headers.get('refresh')}`);
  assert.equal(target, `${AFTERWARDS}?state=s-1`);
  await checkSignedOut(world, client, browser);
});

check('oidcc-frontchannel-rp-initiated-logout: every app of the session has a frame, and none before the person agreed', async ({ world, client, register, browser }) => {
  const second = 'https://second.example/logout?keep=1';
  const other = await register({ redirect_uris: ['https://second.example/callback'], frontchannel_logout_uri: second });
  const { claims } = await signIn(world, client, browser);
  await signIn(world, other, browser);
  const question = await askToSignOut(world, browser, {});
  assert.deepEqual(framesOf(question.text), []);
  const page = await signOut(world, browser, {});
  const frames = framesOf(page.text).map((src) => new URL(src));
  assert.deepEqual(frames.map(({ origin }) => origin).sort(), ['https://app.example', 'https://second.example']);
  const { searchParams } = frames.find(({ origin }) => origin === 'https://second.example');
  assert.equal(searchParams.get('keep'), '1', 'the registered query stays');
  assert.equal(searchParams.get('sid'), claims.sid);
  assert.equal(page.headers.get('refresh'), null, 'nobody asked to go anywhere');
});

check('oidcc-frontchannel-rp-initiated-logout: an app in which nobody signed in is not visited', async ({ world, register, browser }) => {
  const client = await register({ frontchannel_logout_uri: undefined });
  const { idToken } = await signIn(world, client, browser);
  const page = await signOut(world, browser, { id_token_hint: idToken });
  assert.deepEqual(framesOf(page.text), []);
});
