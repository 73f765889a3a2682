// The pages between an app and its answer, in Chromium: consent and taking it back, devices, answers
// by form with and without scripts, and signing out with apps told in frames.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { close, listen, loopbackFetch } from './lib/net.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { acceptByCode, invitationLink } from './steps/guest.mjs';
import { look, step } from './steps/look.mjs';

const world = { received: [] };
const { keep, all } = cleanUp();
const EMAIL = 'bea@tailor.example';
const VERIFIER = 'a verifier that is long enough for everybody here'.replaceAll(' ', '-');

const portico = (...args) => world.product.json(...args);

/** An app that keeps what it is sent. */
async function startApp() {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      const url = new URL(request.url, 'http://app');
      if (url.pathname !== '/favicon.ico') world.received.push({ method: request.method, path: url.pathname, query: url.searchParams, form: new URLSearchParams(body) });
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end('<!doctype html><html lang="en"><title>App</title><main><h1>The app</h1></main></html>');
    });
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return { url, stop: () => close(server) };
}

/** Registers an app by a file and gives it to the partner. */
async function register(name, more) {
  const folder = mkdtempSync(join(tmpdir(), 'portico-e2e-app-'));
  const file = join(folder, 'app.json');
  const metadata = {
    client_name: name,
    redirect_uris: [`${world.app.url}/cb`],
    token_endpoint_auth_method: 'client_secret_post',
    ...more,
  };
  writeFileSync(file, JSON.stringify(metadata));
  const app = await portico('app', 'register', file);
  rmSync(folder, { recursive: true });
  await portico('grant', 'add', app.client_id, '--partner', 'Tailor');
  return app;
}

function authorization(app, more = {}) {
  const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
  const query = new URLSearchParams({
    client_id: app.client_id, redirect_uri: `${world.app.url}/cb`, response_type: 'code',
    scope: 'openid profile email', state: 's', code_challenge: challenge, code_challenge_method: 'S256', ...more,
  });
  return `${world.issuer}/authorize?${query}`;
}

async function post(path, form) {
  const response = await loopbackFetch(`${world.issuer}${path}`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, ...(await response.json()) };
}

const atTheApp = (guest) => guest.page.getByRole('heading', { name: 'The app' }).waitFor();

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  world.app = await keep(startApp());
  const database = await keep(emptyDatabase());
  world.product = await keep(startProduct({ database: database.url, mailUrl: world.mailbox.url }));
  world.issuer = world.product.issuer;
  await portico('partner', 'add', 'Tailor', '--domain', 'tailor.example');
  await portico('invite', EMAIL, '--name', 'Bea Taylor', '--partner', 'Tailor');
  const link = invitationLink(await world.mailbox.next(EMAIL), world.issuer);
  world.guest = await keep(openPerson(world.browser), 'close');
  await acceptByCode(world.guest, { link, email: EMAIL, mailbox: world.mailbox });
  await world.guest.page.waitForURL(`${world.issuer}/`);
});

after(all);

test('an app of others asks, is remembered, and loses its access when the guest takes it back', async () => {
  const { guest, issuer } = world;
  const app = await register('Shared Drawings', {
    third_party: true, policy_uri: 'https://drawings.example/policy', tos_uri: 'https://drawings.example/terms',
    authorization_details_types: ['drawing_access'],
  });
  const details = JSON.stringify([{ type: 'drawing_access', drawing: 7 }]);
  await step(guest, 'consent', async () => {
    await guest.page.goto(authorization(app, { authorization_details: details }));
    await guest.page.getByRole('heading', { name: 'Let Shared Drawings know about you?' }).waitFor();
    await look(guest, 'consent');
    await guest.page.getByRole('button', { name: 'Allow', exact: true }).click();
    await atTheApp(guest);
    assert.ok(world.received.at(-1).query.get('code'));
    await guest.page.goto(authorization(app));
    await atTheApp(guest);
  });
  await step(guest, 'take it back', async () => {
    await guest.page.goto(`${issuer}/`);
    await guest.page.getByRole('link', { name: 'My access and privacy' }).click();
    await guest.page.getByRole('link', { name: 'Apps you agreed to' }).click();
    await look(guest, 'consents');
    await guest.page.getByRole('button', { name: 'Take back' }).click();
    await guest.page.getByRole('status').waitFor();
    await look(guest, 'consents-withdrawn');
    await guest.page.goto(authorization(app));
    await guest.page.getByRole('button', { name: 'Do not allow' }).click();
    await atTheApp(guest);
    assert.equal(world.received.at(-1).query.get('error'), 'access_denied');
  });
});

test('a guest connects a device by the code that it shows', async () => {
  const { guest, issuer } = world;
  const app = await register('Hall Screen', {
    grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
  });
  const client = { client_id: app.client_id, client_secret: app.client_secret };
  const begun = await post('/device_authorization', { ...client, scope: 'openid profile' });
  assert.equal(begun.verification_uri, `${issuer}/device`);
  await step(guest, 'connect a device', async () => {
    await guest.page.goto(begun.verification_uri);
    await look(guest, 'device');
    await guest.page.getByLabel('Code on the device').fill('BBBB-BBBB');
    await guest.page.getByRole('button', { name: 'Continue' }).click();
    await guest.page.getByText('no device waits with this code').first().waitFor();
    await look(guest, 'device-wrong');
    await guest.page.getByLabel('Code on the device').fill(begun.user_code.toLowerCase().replace('-', ' '));
    await guest.page.getByRole('button', { name: 'Continue' }).click();
    await guest.page.getByRole('heading', { name: 'Let this device open Hall Screen?' }).waitFor();
    await look(guest, 'device-ask');
    await guest.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await guest.page.getByRole('heading', { name: 'The device is connected' }).waitFor();
    await look(guest, 'device-done');
  });
  const tokens = await post('/token', { ...client, grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: begun.device_code });
  assert.equal(tokens.status, 200, JSON.stringify(tokens));
  assert.ok(tokens.id_token);
});

test('an answer by form arrives by itself, and at the press of a button where scripts are off', async () => {
  const { guest, issuer, browser } = world;
  const app = await register('Form Reader', {});
  await step(guest, 'form post', async () => {
    await guest.page.goto(authorization(app, { response_mode: 'form_post' }));
    await atTheApp(guest);
    const { method, form } = world.received.at(-1);
    assert.equal(method, 'POST');
    assert.deepEqual([...form.keys()].sort(), ['code', 'iss', 'state']);
    assert.equal(form.get('iss'), issuer);
  });
  const state = await guest.context.storageState();
  const plain = await keep(openPerson(browser, { javaScript: false, storageState: state }), 'close');
  await step(plain, 'form post without scripts', async () => {
    await plain.page.goto(authorization(app, { response_mode: 'form_post' }));
    await look({ ...plain, javaScript: false }, 'return-to-app');
    await plain.page.getByRole('button', { name: 'Go on' }).click();
    await atTheApp(plain);
    assert.ok(world.received.at(-1).form.get('code'));
  });
});

test('signing out has the apps told in frames and comes back to the one that asked', async () => {
  const { guest, issuer } = world;
  const app = await register('Framed', {
    frontchannel_logout_uri: `${world.app.url}/fc-logout`,
    post_logout_redirect_uris: [`${world.app.url}/bye`],
  });
  await step(guest, 'sign out', async () => {
    await guest.page.goto(authorization(app));
    await atTheApp(guest);
    const code = world.received.at(-1).query.get('code');
    const tokens = await post('/token', {
      client_id: app.client_id, client_secret: app.client_secret, grant_type: 'authorization_code',
      code, redirect_uri: `${world.app.url}/cb`, code_verifier: VERIFIER,
    });
    const sid = JSON.parse(Buffer.from(tokens.id_token.split('.')[1], 'base64url')).sid;
    const query = new URLSearchParams({ id_token_hint: tokens.id_token, post_logout_redirect_uri: `${world.app.url}/bye`, state: 'x' });
    await guest.page.goto(`${issuer}/logout?${query}`);
    await guest.page.getByRole('button', { name: 'Sign out' }).click();
    await guest.page.waitForURL(`${world.app.url}/bye?state=x`);
    const told = world.received.filter(({ path }) => path === '/fc-logout');
    assert.equal(told.length, 1, 'the frame was loaded');
    assert.equal(told[0].query.get('sid'), sid);
    assert.equal(told[0].query.get('iss'), issuer);
    assert.deepEqual(guest.violations, []);
    await guest.page.goto(`${issuer}/`);
    assert.ok(guest.page.url().startsWith(`${issuer}/sign-in`), 'the session is over');
  });
});
