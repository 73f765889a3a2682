// Python Authlib: a Flask app, confidential, that refreshes by itself when its token is over.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { start } from '../e2e/lib/children.mjs';
import { cleanUp } from '../e2e/lib/clean_up.mjs';
import { freePort, loopbackFetch } from '../e2e/lib/net.mjs';
import { assertAna, assertIdToken, passThrough, signInAtHome, signOut } from './lib/steps.mjs';
import { startWorld } from './lib/world.mjs';

const python = fileURLToPath(new URL('../../target/clients-venv/bin/python', import.meta.url));
const program = fileURLToPath(new URL('./apps/authlib_app.py', import.meta.url));
const { keep, add, all } = cleanUp();
let world;
let url;
let client;
let ana;
let claims;

before(async () => {
  world = await startWorld({ keep, add });
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  client = await world.register({
    client_name: 'Flask Portal',
    redirect_uris: [`${url}/cb`],
    post_logout_redirect_uris: [`${url}/signed-out`],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_basic',
  });
  const arguments_ = [program, String(port), world.issuer, client.client_id, client.client_secret];
  const app = await keep(start(python, arguments_, { name: 'authlib' }));
  await app.line(/^listening at /);
  ana = await world.openBrowser();
});

after(all);

const shown = async () => JSON.parse(await ana.page.locator('body').innerText());
const ask = async (path) => {
  const answer = await loopbackFetch(`${url}${path}`);
  return { status: answer.status, ...(await answer.json()) };
};

test('Ana signs in at home and Authlib accepts her ID token', async () => {
  await signInAtHome(ana, `${url}/login`, `${url}/cb`);
  ({ claims } = await shown());
  assertIdToken(claims, world, client.client_id);
});

test('userinfo tells the same of the same subject', async () => {
  const { userinfo } = await ask('/userinfo');
  assert.equal(userinfo.sub, claims.sub);
  assertAna(userinfo, world);
});

test('Authlib refreshes by itself', async () => {
  const before = await ask('/userinfo');
  const refreshed = await ask('/expired');
  assert.equal(refreshed.status, 200);
  assert.notEqual(refreshed.access_token, before.access_token);
  assert.equal(refreshed.userinfo.sub, claims.sub);
  assert.equal((await ask('/expired')).status, 200, 'and by the successor, too');
});

test('signing out brings Ana back with the state that Authlib gave', async () => {
  const back = await signOut(ana, `${url}/logout`, `${url}/signed-out`);
  assert.ok(back.searchParams.get('state'));
  assert.ok((await shown()).signed_out);
});

test('a new sign-in is the same subject in a new session', async () => {
  ana = await world.openBrowser();
  await signInAtHome(ana, `${url}/login`, `${url}/cb`);
  const again = (await shown()).claims;
  assert.equal(again.sub, claims.sub);
  assert.notEqual(again.sid, claims.sid);
  await passThrough(ana, `${url}/login`, `${url}/cb`);
  assert.equal((await shown()).claims.sid, again.sid, 'and goes on without a question');
});

test('once Ana is removed Authlib gets nothing more', async () => {
  await world.removeAna();
  const told = await ask('/userinfo');
  assert.deepEqual([told.error, told.status], ['http', 401]);
  const refused = await ask('/expired');
  assert.equal(refused.error, 'invalid_grant');
});
