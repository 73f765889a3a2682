// Signing out at the provider, as every logout plan does it (OIDC RP-Initiated Logout §2).
import assert from 'node:assert/strict';
import { checkError } from '../lib/checks.mjs';
import { send } from '../lib/flow.mjs';
import { encode, told } from '../lib/http.mjs';
import { formsOf } from '../lib/pages.mjs';

export const AFTERWARDS = 'https://app.example/signed-out';

/** Opens the end of session. Returns the page that asks whether to sign out. */
export async function askToSignOut(world, browser, params) {
  const page = await browser.go(`${world.metadata.end_session_endpoint}?${encode(params)}`);
  assert.equal(page.leaves, undefined, 'nobody is sent anywhere before they were asked');
  assert.equal(page.status, 200, told(page));
  return page;
}

/** Presses *Sign out*. Returns the last page, or what leaves for the app. */
export async function confirm(browser, page) {
  const form = formsOf(page.text).find(({ action }) => action === '/logout/now');
  assert.ok(form, 'there is a button to sign out');
  return browser.submit(page, form);
}

/** Opens the end of session and presses the button. */
export async function signOut(world, browser, params) {
  return confirm(browser, await askToSignOut(world, browser, params));
}

/** Nobody is signed in any more: prompt=none says so. */
export async function checkSignedOut(world, client, browser) {
  const { sent, outcome } = await send(client, browser, { prompt: 'none' });
  checkError(world, sent, outcome, 'login_required', 'interaction_required');
}

/** Somebody still is. */
export async function checkSignedIn(world, client, browser) {
  const { outcome } = await send(client, browser, { prompt: 'none' });
  assert.ok(outcome.answer?.params.get('code'), 'the session goes on');
}
