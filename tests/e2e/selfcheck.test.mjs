// The tools of these tests work together, before anything is said about the product.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { accessibilityViolations, addVirtualAuthenticator, launchBrowser, openPerson, overflow, screenshot } from './lib/browser.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { codeOf, linksOf, startMailbox } from './lib/mailbox.mjs';
import { close, listen, loopbackFetch } from './lib/net.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { startRelyingParty } from './lib/rp.mjs';
import { sendMail } from './lib/send_mail.mjs';

const accounts = [
  { login: 'ana', email: 'ana@fabrikam.example', name: 'Ana Silva' },
  { login: 'bob', email: 'bob@fabrikam.example', name: 'Bob Ray' },
];
let browser;

before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

async function site(body, headers = {}) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(`<!doctype html><html lang="en"><title>Page</title><main><h1>Page</h1>${body}</main></html>`);
  });
  return { port: await listen(server), stop: () => close(server) };
}

async function pair() {
  const home = await startHomeIdp({ accounts });
  const app = await startRelyingParty({ name: 'Parts Portal' });
  const client = home.registerClient({
    postLogoutRedirectUris: [app.postLogoutRedirectUri],
    backchannel_logout_uri: app.backchannelLogoutUri,
  });
  home.addRedirectUri(client.clientId, app.redirectUri);
  await app.configure({ issuer: home.issuer, ...client });
  const stop = () => Promise.all([home.stop(), app.stop()]);
  return { home, app, stop };
}

test('a person signs in to an app at the home identity provider', async () => {
  const { home, app, stop } = await pair();
  const { page, close: leave } = await openPerson(browser);
  try {
    await page.goto(`${app.loginUrl}?login_hint=ana@fabrikam.example`);
    await page.getByRole('button', { name: 'Sign in as ana@fabrikam.example' }).click();
    await page.getByRole('heading', { name: 'Welcome to Parts Portal' }).waitFor();
    const claims = JSON.parse(await page.locator('#claims').textContent());
    assert.equal(claims.sub, home.subjectOf('ana'));
    assert.equal(claims.email, 'ana@fabrikam.example');
    assert.equal(claims.email_verified, true);
    assert.equal(claims.name, 'Ana Silva');
    assert.equal((await app.userinfo()).email, 'ana@fabrikam.example');
    await app.refresh();

    await page.goto(app.loginUrl);
    await page.getByRole('heading', { name: 'Welcome to Parts Portal' }).waitFor();
    assert.equal(app.signIns.length, 2, 'the second sign-in is silent');
  } finally {
    await leave();
    await stop();
  }
});

test('a closed home account neither signs in nor refreshes', async () => {
  const { home, app, stop } = await pair();
  const { page, close: leave } = await openPerson(browser);
  try {
    await page.goto(app.loginUrl);
    await page.getByRole('button', { name: 'Sign in as bob@fabrikam.example' }).click();
    await page.locator('#claims').waitFor();
    home.disable('bob');
    await assert.rejects(app.refresh(), { error: 'invalid_grant' });
    await page.goto(`${app.loginUrl}?prompt=login&login_hint=bob`);
    await page.getByRole('button', { name: /^Sign in as bob/ }).click();
    await page.getByRole('heading', { name: 'This account is closed' }).waitFor();
  } finally {
    await leave();
    await stop();
  }
});

test('a refused sign-in is shown by the app', async () => {
  const { app, stop } = await pair();
  const { page, close: leave } = await openPerson(browser, { javaScript: false });
  try {
    await page.goto(app.loginUrl);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'sign-in failed' }).waitFor();
    assert.match(await page.locator('#error').textContent(), /access_denied/);
  } finally {
    await leave();
    await stop();
  }
});

test('signing out at the home identity provider reaches the app by a logout token', async () => {
  const { home, app, stop } = await pair();
  const { page, close: leave } = await openPerson(browser);
  try {
    await page.goto(`${app.loginUrl}?login_hint=ana`);
    await page.getByRole('button', { name: /^Sign in as ana/ }).click();
    await page.locator('#claims').waitFor();
    await page.goto(app.endSessionUrl());
    await page.getByRole('button').first().click();
    await page.getByRole('heading', { name: 'Signed out' }).waitFor();
    const token = await app.logout();
    assert.equal(token.iss, home.issuer);
  } finally {
    await leave();
    await stop();
  }
});

test('a mail arrives with its link and code', async () => {
  const mailbox = await startMailbox();
  try {
    const waiting = mailbox.next('ana@fabrikam.example', 'invites');
    await sendMail(mailbox.port, {
      from: 'portal@contoso.example',
      to: 'Ana@fabrikam.example',
      subject: '=?utf-8?q?Contoso_invites_you_=E2=9C=93?=',
      text: 'Welcome, Zo\u00eb.\nhttp://idp.localhost:1/i/abc\nCode: 123 456\n',
    });
    const mail = await waiting;
    assert.equal(mail.subject, 'Contoso invites you ✓');
    assert.match(mail.text, /Welcome, Zoë/);
    assert.match(mail.html, /<b>/);
    assert.deepEqual(linksOf(mail), ['http://idp.localhost:1/i/abc']);
    assert.equal(codeOf(mail), '123456');
    assert.equal(mailbox.to('ana@fabrikam.example').length, 1);
    await assert.rejects(mailbox.next('nobody@fabrikam.example', '', 0.1), /no mail to nobody/);
  } finally {
    await mailbox.stop();
  }
});

test('a browser registers a passkey and signs with it on a localhost name', async () => {
  const { port, stop } = await site('<p>Passkey</p>');
  const { page, close: leave } = await openPerson(browser);
  try {
    await page.goto(`http://idp.localhost:${port}/`);
    const device = await addVirtualAuthenticator(page);
    const made = await page.evaluate(async () => {
      const random = () => crypto.getRandomValues(new Uint8Array(32));
      const created = await navigator.credentials.create({
        publicKey: {
          challenge: random(),
          rp: { id: location.hostname, name: 'Contoso' },
          user: { id: random(), name: 'ana', displayName: 'Ana' },
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        },
      });
      const used = await navigator.credentials.get({ publicKey: { challenge: random(), userVerification: 'required' } });
      return [created.id, used.id];
    });
    assert.equal(made[0], made[1]);
    const [credential] = await device.credentials();
    assert.equal(credential.rpId, 'idp.localhost');
    await device.remove();
  } finally {
    await leave();
    await stop();
  }
});

test('host-bound cookies are kept on a localhost name without TLS', async () => {
  const { port, stop } = await site('<p>Cookie</p>', {
    'set-cookie': '__Host-session=1; Path=/; Secure; HttpOnly; SameSite=Lax',
  });
  const { context, page, close: leave } = await openPerson(browser);
  try {
    await page.goto(`http://idp.localhost:${port}/`);
    assert.deepEqual((await context.cookies()).map(({ name }) => name), ['__Host-session']);
    const [request] = await Promise.all([page.waitForRequest(/again/), page.goto(`http://idp.localhost:${port}/again`)]);
    assert.match((await request.allHeaders()).cookie ?? '', /__Host-session=1/);
  } finally {
    await leave();
    await stop();
  }
});

test('refused scripts and accessibility faults are noticed', async () => {
  const { port, stop } = await site('<script>1</script><img src="data:,"><div style="width:500px">wide</div>', {
    'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; require-trusted-types-for 'script'",
  });
  const { page, violations, close: leave } = await openPerson(browser);
  try {
    await page.goto(`http://idp.localhost:${port}/`);
    assert.ok(violations.length > 0, 'the inline script is reported');
    const before = violations.length;
    const faults = await accessibilityViolations(page);
    assert.match(faults.join('\n'), /image-alt/);
    assert.equal(violations.length, before, 'the check itself breaks no rule of the page');
    assert.ok((await overflow(page, 320)) > 0);
    await screenshot(page, 'selfcheck');
    assert.equal((await loopbackFetch(`http://idp.localhost:${port}/`)).status, 200);
  } finally {
    await leave();
    await stop();
  }
});

test('a private PostgreSQL cluster gives an empty database', async () => {
  const cluster = await startPostgres();
  try {
    const client = new pg.Client({ connectionString: await cluster.database() });
    await client.connect();
    const { rows } = await client.query('SELECT 1 AS one');
    assert.deepEqual(rows, [{ one: 1 }]);
    await client.end();
  } finally {
    await cluster.stop();
  }
});
