// The plan of FAPI 2.0 Security Profile: every request is pushed by an app that proves itself, and
// every token is bound to a key.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decodeJwt } from 'jose';
import { checkOwnPage } from './checks.mjs';
import { take } from './flow.mjs';
import { told } from './http.mjs';
import { startWorld } from './world.mjs';

const PREFIX = 'fapi2-security-profile-final-';

/**
 * Starts the product and signs Alice in (by `signIn`, if given). `newApp(world)` gives metadata and what is held (keys, certificate) of another
 * app. `check(module, behaviour, body)` declares a test; the body gets the world, an app, `newApp(more)` to
 * register another, `browser` and `signedIn()`.
 */
export function fapi2({ startEnv = () => ({}), newApp, signIn: first = signIn }) {
  const at = { beginnings: [] };
  before(async () => {
    at.world = await startWorld({ env: startEnv() });
    at.newApp = async (more = {}) => {
      const { metadata, held } = await newApp(at.world);
      return at.world.register({ require_pushed_authorization_requests: true, ...metadata, ...more }, held);
    };
    at.client = await at.newApp();
    at.alice = at.world.newBrowser();
    await first(at.world, at.client, at.alice);
    for (const begin of at.beginnings) await begin(about());
  });
  after(() => at.world?.stop());

  const about = () => ({
    world: at.world,
    client: at.client,
    newApp: at.newApp,
    browser: at.world.newBrowser(),
    signedIn: () => at.alice.copy(),
  });
  return {
    check: (module, behaviour, body) => test(`${PREFIX}${module}: ${behaviour}`, () => body(about())),
    begin: (work) => at.beginnings.push(work),
  };
}

/** Pushes a request that is taken. Returns what was sent and the `request_uri`. */
export async function push(client, changes = {}, options) {
  const sent = client.ask(changes);
  const response = await client.push(sent.params, options);
  assert.equal(response.status, 201, told(response));
  assert.match(response.headers.get('cache-control'), /no-store/);
  assert.match(response.json.request_uri, /^urn:ietf:params:oauth:request_uri:/);
  return { sent, requestUri: response.json.request_uri, expiresIn: response.json.expires_in };
}

/** Pushes a request and opens it in the browser. */
export async function send(client, browser, changes = {}, { pushing, choices, more } = {}) {
  const { sent, requestUri } = await push(client, changes, pushing);
  const outcome = await browser.authorize(client.pushed(requestUri, more), choices);
  return { sent, outcome };
}

/** Signs in by a pushed request and redeems the code; the tokens are bound. */
export async function signIn(world, client, browser, changes = {}, options = {}) {
  const { sent, outcome } = await send(client, browser, changes, options);
  const got = await take(world, client, sent, outcome);
  checkBound(client, got.accessToken);
  return got;
}

/** Signs in up to the code. */
export async function getCode(client, browser, changes, options) {
  const { sent, outcome } = await send(client, browser, changes, options);
  const code = outcome.answer?.params.get('code');
  assert.ok(code, outcome.answer?.params.toString() ?? told(outcome.page));
  return { code, verifier: sent.verifier };
}

/** The token names the key or the certificate of the app (RFC 9449 §6.1, RFC 8705 §3.1). */
export function checkBound(client, accessToken) {
  const { cnf } = decodeJwt(accessToken);
  const expected = client.dpopKey ? { jkt: client.dpopKey.thumbprint } : { 'x5t#S256': client.certificate.thumbprint };
  assert.deepEqual(cnf, expected);
}

/** The request came to nothing: refused when pushed, or when opened, at the app or on our own page. */
export async function checkFails(world, client, browser, changes, codes, options = {}) {
  const sent = client.ask(changes);
  const response = await client.push(sent.params, options);
  if (response.status !== 201) {
    assert.ok(response.status === 400 || response.status === 401, told(response));
    assert.ok(codes.includes(response.json?.error), `one of ${codes}: ${told(response)}`);
    return;
  }
  checkNothing(await browser.authorize(client.pushed(response.json.request_uri)), codes);
}

/** The browser brought the app an error, or nothing at all. */
export function checkNothing(outcome, codes) {
  if (!outcome.answer) {
    checkOwnPage(outcome);
    return;
  }
  assert.ok(codes.includes(outcome.answer.params.get('error')), outcome.answer.params.toString());
  assert.equal(outcome.answer.params.has('code'), false);
}
