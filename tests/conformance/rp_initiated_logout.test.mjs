// The plan of RP-Initiated Logout OP.
import assert from 'node:assert/strict';
import { signIn } from './lib/flow.mjs';
import { newKey, sign } from './lib/keys.mjs';
import { http, told } from './lib/http.mjs';
import { plan } from './lib/plan.mjs';
import { AFTERWARDS, askToSignOut, checkSignedIn, checkSignedOut, confirm, signOut } from './modules/logout.mjs';

const { check } = plan({ metadata: { post_logout_redirect_uris: [AFTERWARDS] } });
const elsewhere = 'https://elsewhere.example/signed-out';

/** The person is on our own page, and no app was visited. */
function checkStays(world, page) {
  assert.equal(page.leaves, undefined, `nobody is sent to ${page.leaves?.href}`);
  assert.equal(new URL(page.url).origin, world.issuer);
  assert.equal(page.status, 200, told(page));
}

check('oidcc-rp-initiated-logout-discovery-endpoint-verification: the end of session is advertised', ({ world }) => {
  assert.equal(new URL(world.metadata.end_session_endpoint).origin, world.issuer);
});

check('oidcc-rp-initiated-logout: after signing out the browser is back at the app with its state, and nobody is signed in', async ({ world, client, browser }) => {
  const { idToken } = await signIn(world, client, browser);
  const params = { id_token_hint: idToken, post_logout_redirect_uri: AFTERWARDS, state: 's-1' };
  const { leaves } = await signOut(world, browser, params);
  assert.equal(leaves?.href, `${AFTERWARDS}?state=s-1`);
  await checkSignedOut(world, client, browser);
});

check('oidcc-rp-initiated-logout: opening the address alone ends nothing', async ({ world, client, browser }) => {
  const { idToken } = await signIn(world, client, browser);
  await askToSignOut(world, browser, { id_token_hint: idToken, post_logout_redirect_uri: AFTERWARDS });
  await checkSignedIn(world, client, browser);
});

check('oidcc-rp-initiated-logout: the request may be posted', async ({ world, client, browser }) => {
  const { idToken } = await signIn(world, client, browser);
  const form = { id_token_hint: idToken, post_logout_redirect_uri: AFTERWARDS, state: 's-2' };
  const page = await browser.go(world.metadata.end_session_endpoint, { form });
  const { leaves } = await confirm(browser, page);
  assert.equal(leaves?.href, `${AFTERWARDS}?state=s-2`);
  await checkSignedOut(world, client, browser);
});

check('oidcc-rp-initiated-logout-no-state: no state comes back where none was sent', async ({ world, client, browser }) => {
  const { idToken } = await signIn(world, client, browser);
  const { leaves } = await signOut(world, browser, { id_token_hint: idToken, post_logout_redirect_uri: AFTERWARDS });
  assert.equal(leaves?.href, AFTERWARDS);
  await checkSignedOut(world, client, browser);
});

check('oidcc-rp-initiated-logout-bad-post-logout-redirect-uri: an unregistered address is not visited', async ({ world, client, browser }) => {
  const { idToken } = await signIn(world, client, browser);
  checkStays(world, await signOut(world, browser, { id_token_hint: idToken, post_logout_redirect_uri: elsewhere }));
});

check('oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri: an address with more to it is not the registered one', async ({ world, client, browser }) => {
  const { idToken } = await signIn(world, client, browser);
  const params = { id_token_hint: idToken, post_logout_redirect_uri: `${AFTERWARDS}?foo=bar` };
  checkStays(world, await signOut(world, browser, params));
});

check('oidcc-rp-initiated-logout-modified-id-token-hint: an unsigned hint is no hint', async ({ world, client, browser }) => {
  const { idToken } = await signIn(world, client, browser);
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url'));
  const hint = await sign(claims, { alg: 'none' });
  checkStays(world, await signOut(world, browser, { id_token_hint: hint, post_logout_redirect_uri: AFTERWARDS }));
});

check('oidcc-rp-initiated-logout-bad-id-token-hint: a hint signed by somebody else is no hint', async ({ world, client, browser }) => {
  const { claims } = await signIn(world, client, browser);
  const hint = await sign(claims, { key: await newKey('RS256') });
  checkStays(world, await signOut(world, browser, { id_token_hint: hint, post_logout_redirect_uri: AFTERWARDS }));
});

check('oidcc-rp-initiated-logout-no-id-token-hint: an address without a hint is not visited', async ({ world, client, browser }) => {
  await signIn(world, client, browser);
  checkStays(world, await signOut(world, browser, { post_logout_redirect_uri: AFTERWARDS }));
});

check('oidcc-rp-initiated-logout-no-params: without parameters the person can sign out', async ({ world, client, browser }) => {
  await signIn(world, client, browser);
  checkStays(world, await signOut(world, browser, {}));
  await checkSignedOut(world, client, browser);
});

check('oidcc-rp-initiated-logout-no-post-logout-redirect-uri: with a hint alone the person stays here, signed out', async ({ world, client, browser }) => {
  const { idToken } = await signIn(world, client, browser);
  checkStays(world, await signOut(world, browser, { id_token_hint: idToken }));
  await checkSignedOut(world, client, browser);
});

check('oidcc-rp-initiated-logout-only-state: a state alone leads nowhere', async ({ world, client, browser }) => {
  await signIn(world, client, browser);
  const page = await signOut(world, browser, { state: 's-3' });
  checkStays(world, page);
  assert.equal(new URL(page.url).searchParams.has('state'), false);
  await checkSignedOut(world, client, browser);
});

check('oidcc-rp-initiated-logout: where nobody is signed in any more the browser still finds its way back', async ({ world, client, browser }) => {
  const { idToken } = await signIn(world, client, browser);
  const params = { id_token_hint: idToken, post_logout_redirect_uri: AFTERWARDS, state: 's-4' };
  await signOut(world, browser, params);
  const { leaves } = await signOut(world, world.newBrowser(), params);
  assert.equal(leaves?.href, `${AFTERWARDS}?state=s-4`);
});

check('oidcc-rp-initiated-logout: the hint of one app does not serve another', async ({ world, client, register, browser }) => {
  const { idToken } = await signIn(world, client, browser);
  const other = await register({ post_logout_redirect_uris: [elsewhere] });
  const params = { id_token_hint: idToken, client_id: other.clientId, post_logout_redirect_uri: elsewhere };
  checkStays(world, await signOut(world, browser, params));
});

check('oidcc-rp-initiated-logout: signing out without the button of our page is refused', async ({ world, client, browser }) => {
  await signIn(world, client, browser);
  const forged = await browser.request(`${world.issuer}/logout/now`, { form: {}, headers: { origin: 'https://elsewhere.example' } });
  assert.equal(forged.status, 403, told(forged));
  await checkSignedIn(world, client, browser);
  assert.equal((await http(`${world.issuer}/logout/now`)).status >= 400, true);
});
