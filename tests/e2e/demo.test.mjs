// The demonstration as a stranger meets it: one click to a decoded ID token, then the whole story.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson, screenshot } from './lib/browser.mjs';
import { start } from './lib/children.mjs';
import { freePort } from './lib/net.mjs';
import { binary } from './lib/product.mjs';
import { look, step } from './steps/look.mjs';

const world = {};

before(async () => {
  world.browser = await launchBrowser();
  const port = await freePort(5);
  world.demo = start(binary, ['demo', '--port', String(port)], { name: 'portico demo' });
  const [, tour, directory] = await world.demo.line(/^Ready\. Open (\S+) .* the data in (\S+) /);
  Object.assign(world, { tour, directory });
});

after(async () => {
  await world.browser.close();
});

async function onTour() {
  const person = await openPerson(world.browser);
  await person.page.goto(world.tour);
  return person;
}

test('one click on the tour leads to a decoded ID token', async () => {
  const ana = await onTour();
  await look(ana, 'demo-tour');
  await ana.page.getByRole('link', { name: 'Open Parts Portal as Ana' }).click();
  const token = JSON.parse(await ana.page.locator('pre').innerText());
  assert.equal(token.email, 'ana@fabrikam.example');
  assert.equal(token.partner, 'Fabrikam');
  assert.equal(token.guest, true);
  // Not looked at closely: the lamp works by loading the page again and again.
  await screenshot(ana.page, 'demo-token');
  world.ana = ana;
});

test('Bo follows the link in his mail, signs in at Fabrikam and arrives in the app', async () => {
  const bo = await onTour();
  await step(bo, 'Bo', async () => {
    await bo.page.getByRole('link', { name: 'mail catcher' }).click();
    const mail = bo.page.getByRole('article').filter({ hasText: 'bo@fabrikam.example' });
    await mail.getByRole('link', { name: 'Open the link' }).first().click();
    await bo.page.getByRole('main').getByRole('button').first().click();
    await bo.page.getByText('"email": "bo@fabrikam.example"').waitFor();
  });
  world.bo = bo;
});

test('the bar says what just happened, without anything secret, and the tour shows all of it', async () => {
  const someone = await onTour();
  const happened = await someone.page.locator('ol.lines').innerText();
  assert.match(happened, /An app exchanges the code for tokens\s+POST \/token \(grant_type=authorization_code, code=…/);
  assert.match(happened, /Contoso exchanges the code at Fabrikam/);
  assert.match(happened, /GET \/invite\/… → 200/);
  const bar = world.ana.page.getByRole('complementary', { name: 'Demo' });
  assert.match(await bar.innerText(), /What just happened: .+/);
  await look(someone, 'demo-happened');
  await someone.close();
});

test('the lines for a developer name an app that is registered', async () => {
  const dev = await onTour();
  const env = await dev.page.locator('.secret').filter({ hasText: 'OIDC_CLIENT_ID' }).innerText();
  const of = Object.fromEntries(env.trim().split('\n').map((line) => line.split(/=(.*)/s)));
  const asked = new URL('/authorize', of.OIDC_ISSUER);
  asked.search = new URLSearchParams({ client_id: of.OIDC_CLIENT_ID, redirect_uri: of.OIDC_REDIRECT_URI,
    response_type: 'code', scope: 'openid', state: 'x', nonce: 'y', login_hint: 'ana@fabrikam.example',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' }).toString();
  const answered = dev.page.waitForRequest((request) => request.url().startsWith(of.OIDC_REDIRECT_URI));
  await dev.page.goto(asked.href).catch(() => {});
  assert.ok(new URL((await answered).url()).searchParams.get('code'));
  await dev.close();
});

test('Fabrikam changes an address, drops MFA, rolls its keys and stops: the host keeps up with each', async () => {
  const person = await onTour();
  const { page } = person;
  const atHome = async (button) => {
    await page.goto(world.tour);
    await page.getByRole('link', { name: "Open Fabrikam's identity provider" }).click();
    await page.getByRole('button', { name: button }).click();
  };
  const open = async (app) => {
    await person.context.clearCookies();
    await page.goto(world.tour);
    const door = await page.getByRole('link', { name: app, exact: true }).getAttribute('href');
    await page.goto(new URL('/sign-in?as=ana%40fabrikam.example', door).href);
  };
  await step(person, 'address and keys', async () => {
    await atHome('Change the address of Ana Silva');
    await look(person, 'demo-home');
    await atHome('Roll the keys');
    await open('Parts Portal');
    await page.getByText('"email": "ana@mail.fabrikam.example"').waitFor();
    await atHome('Change the address of Ana Silva');
  });
  await step(person, 'MFA', async () => {
    await open('Drawing Vault');
    await page.getByText('Signed in: yes').waitFor();
    await atHome('Drop MFA for Ana Silva');
    await open('Drawing Vault');
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.match(page.url(), /\/step-up/);
    await atHome('Ask Ana Silva for MFA again');
  });
  await step(person, 'down', async () => {
    await atHome('Stop the server');
    await look(person, 'demo-home-down');
    await open('Parts Portal');
    await page.getByText("Fabrikam's server is down").or(page.getByRole('heading', { level: 1 })).first().waitFor();
    assert.equal(await page.getByText('Signed in: yes').count(), 0);
    await atHome('Start the server');
    await open('Parts Portal');
    await page.getByText('Signed in: yes').waitFor();
  });
  await person.close();
});

test('Mia removes Ana and the lamp in her app goes out', async () => {
  const mia = await onTour();
  const { page } = mia;
  await step(mia, 'remove Ana', async () => {
    await page.getByRole('link', { name: 'Open the console as Mia' }).click();
    await page.getByRole('main').getByRole('button').first().click();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.goto(new URL('/admin/guests?q=ana', world.tour).href);
    await page.getByRole('row').filter({ hasText: 'ana@fabrikam.example' }).getByRole('link').first().click();
    await page.getByRole('link', { name: 'Remove access' }).click();
    await page.getByRole('main').getByRole('button', { name: /^Remove/ }).click();
    await page.getByText(/Refused everywhere since/).waitFor();
  });
  await step(world.ana, 'the lamp', () => world.ana.page.getByText('Signed in: no').waitFor());
  await look(world.ana, 'demo-lamp-out');
  await mia.close();
});

test('whom Fabrikam dismisses without a word loses the app that is open, and gets in nowhere', async () => {
  const bo = await onTour();
  const { page } = bo;
  await step(bo, 'dismissed', async () => {
    await page.getByRole('link', { name: "Open Fabrikam's identity provider" }).click();
    await page.getByRole('button', { name: 'Fire Bo Chen' }).click();
    // Fabrikam is asked every minute; nobody does anything.
    await world.bo.page.getByText('Signed in: no').waitFor({ timeout: 90_000 });
    await world.bo.close();
    await page.goto(world.tour);
    await page.getByRole('link', { name: 'Parts Portal', exact: true }).click();
    await page.getByRole('link', { name: /Sign in/ }).click();
    await page.getByLabel('Work e-mail').fill('bo@fabrikam.example');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    assert.equal(await page.getByRole('button', { name: /bo@fabrikam\.example/ }).count(), 0);
  });
  await bo.close();
});

test('30 days later access that was given until then has ended, and the console says so', async () => {
  const mia = await onTour();
  const { page } = mia;
  await step(mia, '30 days', async () => {
    const before = await page.getByText(/^It is /).innerText();
    await page.getByRole('button', { name: '+30 days' }).click();
    await page.getByText('30 days have passed').first().waitFor();
    assert.notEqual(await page.getByText(/^It is /).innerText(), before);
  });
  await look(mia, 'demo-later');
  await mia.close();
});

test('Ctrl-C ends it and leaves nothing behind', async () => {
  assert.ok(existsSync(world.directory));
  const { code } = await world.demo.stop('SIGINT');
  assert.equal(code, 0);
  assert.ok(!existsSync(world.directory));
});
