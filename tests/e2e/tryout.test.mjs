// An app is registered as software that is known here, what it learns is previewed, and its sign-in is tried in the
// admin's own browser: one click, with a real home, with scripts and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import * as admins from './steps/admin.mjs';
import { acceptAtHome, arrive, invitationLink } from './steps/guest.mjs';
import { look, step } from './steps/look.mjs';

const ANA = 'ana@fabrikam.example';
const world = {};
const { keep, all } = cleanUp();

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  const database = await keep(emptyDatabase());
  world.home = await keep(startHomeIdp({ name: 'Fabrikam', accounts: [{ login: 'ana', name: 'Ana Silva', email: ANA }] }));
  world.product = await keep(startProduct({ database: database.url, mailUrl: world.mailbox.url }));
  world.issuer = world.product.issuer;
  world.admin = await keep(openPerson(world.browser), 'close');
  const { admin, issuer, home } = world;
  await admins.signInByLink(admin, await world.product.adminLink());
  const fabrikam = await admins.addPartner(admin, { issuer, name: 'Fabrikam', domains: ['fabrikam.example'] });
  const client = home.registerClient();
  home.addRedirectUri(client.clientId, await admins.connectHome(admin, fabrikam, { issuer: home.issuer, ...client }));
});

after(all);

const main = ({ page }) => page.getByRole('main');

/** Presses the one button and goes where that leads, up to what the test found. */
function tryIt(person, { signedIn = false, scripts = true } = {}) {
  const { page } = person;
  return step(person, 'test sign-in', async () => {
    await page.goto(world.app);
    await main(person).getByRole('button', { name: 'Test sign-in' }).click();
    if (!signedIn) {
      await main(person).getByRole('textbox').first().fill(ANA);
      await main(person).getByRole('button', { name: 'Continue', exact: true }).click();
      await page.getByRole('button', { name: `Sign in as ${ANA}` }).click();
    }
    if (!scripts) {
      await look(person, 'return-to-console');
      await page.locator('form[data-return] button').click();
    }
    await page.getByRole('heading', { name: 'The sign-in works' }).waitFor();
    return main(person).innerText();
  });
}

test('software that is known here is registered by its address, and its settings are there to copy', async () => {
  const { admin, issuer } = world;
  await step(admin, 'register Grafana', async () => {
    await admin.page.goto(`${issuer}/admin/apps`);
    await look(admin, 'admin-apps-presets');
    await admin.page.getByLabel('Kind of app').selectOption('Grafana');
    await admin.page.getByLabel('Address of the app').fill('https://grafana.contoso.example');
    await main(admin).getByRole('button', { name: 'Register known software' }).click();
    await look(admin, 'admin-app-preset-secret');
    const config = await admin.page.locator('#config').inputValue();
    assert.match(config, /auth_url = http:\/\/idp\.localhost/);
    await main(admin).getByRole('link').last().click();
    world.app = admin.page.url();
    await look(admin, 'admin-app-tryout');
    await main(admin).getByRole('link', { name: 'Settings for the app' }).click();
    assert.equal(await admin.page.locator('#config').inputValue(), config, 'the same later');
    await look(admin, 'admin-app-config');
  });
});

test('what tokens would say of a guest is shown with where it comes from', async () => {
  const { admin, issuer, mailbox } = world;
  const slug = 'grafana';
  const csv = `Email,DisplayName,InviteContactUsUrl\r\n${ANA},Ana Silva,https://www.contoso.example/mia\r\n`;
  await admins.checkFile(admin, { issuer, name: 'ana.csv', csv });
  await admins.sendInvitations(admin);
  const guest = await keep(openPerson(world.browser), 'close');
  await acceptAtHome(guest, { link: invitationLink(await mailbox.next(ANA), issuer), email: ANA });
  await arrive(guest, { issuer, apps: [] });
  const given = await world.product.command('grant', 'add', slug, '--partner', 'Fabrikam', '--role', 'viewer', '--until', '2099-12-31');
  assert.equal(given.code, 0, given.stderr);
  await step(admin, 'preview', async () => {
    await admin.page.goto(world.app);
    await main(admin).getByRole('link', { name: 'Preview tokens' }).click();
    await look(admin, 'admin-app-claims');
    await admin.page.getByLabel('Name or address of a guest').fill('silva');
    await main(admin).getByRole('button', { name: 'Filter' }).click();
    await look(admin, 'admin-app-claims-found');
    await main(admin).getByRole('button', { name: 'Show claims' }).click();
    await main(admin).getByRole('heading', { name: 'ID token' }).waitFor();
    const text = await main(admin).innerText();
    for (const part of [ANA, world.home.issuer, 'viewer', 'Fabrikam']) assert.ok(text.includes(part), `${part}: ${text}`);
    await look(admin, 'admin-app-claims-shown');
  });
  const shown = await world.product.command('app', 'claims', slug, ANA, '-o', 'json');
  assert.equal(shown.code, 0, shown.stderr);
  const { documents } = JSON.parse(shown.stdout);
  assert.equal(documents.userinfo.find((it) => it.name === 'email').source, 'home');
});

test('one click tries the sign-in of the app in the browser of the admin', async () => {
  const text = await tryIt(world.admin);
  assert.match(text, /Ana Silva signed in/);
  assert.ok(!text.includes('eyJ'), 'no token is shown');
  await look(world.admin, 'admin-app-trial');
  const again = await tryIt(world.admin, { signedIn: true });
  assert.match(again, /Ana Silva signed in/);
});

test('it does without scripts, on a narrow screen', async () => {
  const opened = await keep(openPerson(world.browser, { javaScript: false, viewport: { width: 320, height: 640 } }), 'close');
  const plain = { ...opened, javaScript: false };
  const link = await world.product.command('admin', 'recover');
  await plain.page.goto(link.stdout.match(/https?:\/\/\S+\/admin\/link\/\S+/)[0]);
  await main(plain).getByRole('button').first().click();
  const text = await tryIt(plain, { scripts: false });
  assert.match(text, /Ana Silva signed in/);
  await look(plain, 'admin-app-trial-plain');
});
