// What a guest meets in a window of 320 pixels, with scripts and without: how many pages, clicks and fields lie
// between the mail and the apps, asking for an app, one's own data, and leaving.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson, overflow, screenshot } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { counting } from './lib/counting.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { codeOf, startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { startRelyingParty } from './lib/rp.mjs';
import * as admins from './steps/admin.mjs';
import { invitationLink } from './steps/guest.mjs';
import { look } from './steps/look.mjs';

const NARROW = { width: 320, height: 640 };
const PEOPLE = { home: 'ana@fabrikam.example', none: 'tom@litware.example' };
// The same two ways again, for people whose browsers run scripts.
const SCRIPTED = { home: 'eva@fabrikam.example', none: 'kim@litware.example' };
const address = (way, javaScript) => (javaScript ? SCRIPTED : PEOPLE)[way];
const linkFor = (way, javaScript) => world.links[address(way, javaScript)];
const world = {};
const { keep, all } = cleanUp();

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  world.database = await keep(emptyDatabase());
  world.home = await keep(
    startHomeIdp({
      name: 'Fabrikam',
      accounts: [{ login: 'ana', name: 'Ana Silva', email: PEOPLE.home }, { login: 'eva', name: 'Eva Silva', email: SCRIPTED.home }],
    }),
  );
  world.vault = await keep(startRelyingParty({ name: 'Drawing Vault' }));
  world.product = await keep(startProduct({ database: world.database.url, mailUrl: world.mailbox.url }));
  world.issuer = world.product.issuer;
  world.admin = await keep(openPerson(world.browser), 'close');
  await furnish();
});

after(all);

async function furnish() {
  const { admin, issuer, home, vault, mailbox } = world;
  await admins.signInByLink(admin, await world.product.adminLink());
  const fabrikam = await admins.addPartner(admin, { issuer, name: 'Fabrikam', domains: ['fabrikam.example'] });
  await admins.addPartner(admin, { issuer, name: 'Litware', domains: ['litware.example'] });
  const client = home.registerClient();
  home.addRedirectUri(client.clientId, await admins.connectHome(admin, fabrikam, { issuer: home.issuer, ...client }));
  vault.client = await admins.registerApp(admin, { issuer, app: vault });
  await vault.configure({ issuer, ...vault.client });
  await admin.page.goto(`${issuer}/admin/apps/${vault.client.clientId}`);
  await admin.page.getByLabel('What the app is for').fill('Drawings of all parts');
  await admin.page.getByLabel(/Guests may ask for this app/).check();
  await admin.page.locator('form[action$="/listing"]').getByRole('button').click();
  const everybody = [...Object.values(PEOPLE), ...Object.values(SCRIPTED)];
  const rows = everybody.map((email) => `${email},Somebody,https://www.contoso.example/mia`);
  const csv = `Email,DisplayName,InviteContactUsUrl\r\n${rows.join('\r\n')}\r\n`;
  await admins.checkFile(admin, { issuer, name: 'two.csv', csv });
  await admins.sendInvitations(admin);
  world.links = {};
  for (const email of everybody) {
    world.links[email] = invitationLink(await mailbox.next(email), issuer);
  }
}

/** Somebody in a narrow window whose steps are counted. */
async function openCounted(javaScript = false) {
  const person = await keep(openPerson(world.browser, { javaScript, viewport: NARROW }), 'close');
  return counting(person, world.issuer);
}

/** Keeps a picture of the page and sees that nothing sticks out of the window. */
async function fits({ page }, name) {
  await screenshot(page, `guest-320-${name}`);
  assert.equal(await overflow(page, NARROW.width), 0, `${name}: pixels too wide`);
}

for (const javaScript of [false, true]) {
  const how = javaScript ? 'with scripts' : 'without scripts';
  const plain = javaScript ? '-scripts' : '';

  test(`U1: with a home, one page of ours, two clicks and no field lie before the apps, ${how}`, async () => {
    const ana = await openCounted(javaScript);
    await ana.follow(linkFor('home', javaScript));
    await fits(ana, `invitation${plain}`);
    await ana.press(/^Accept/);
    // The home's own page is the same for everybody.
    await ana.page.getByRole('button', { name: `Sign in as ${address('home', javaScript)}` }).click();
    await ana.page.getByRole('heading', { name: /Your apps/ }).waitFor();
    assert.equal(new URL(ana.page.url()).pathname, '/');
    ana.took(1, { clicks: 2 });
    if (!javaScript) world.ana = ana;
  });

  test(`U2: without a home, three pages of ours, four clicks and one field, ${how}`, async () => {
    const tom = await openCounted(javaScript);
    await tom.follow(linkFor('none', javaScript));
    await tom.press(/^Accept/);
    await fits(tom, `code${plain}`);
    await tom.type('Code', codeOf(await world.mailbox.next(address('none', javaScript), /\d{3}/)));
    await tom.press('Continue');
    await tom.page.getByRole('button', { name: 'Not now' }).waitFor();
    await fits(tom, `passkey${plain}`);
    await tom.press('Not now');
    await tom.page.getByRole('heading', { name: /Your apps/ }).waitFor();
    tom.took(3, { clicks: 4, fields: 1 });
  });
}

test('U12: who is refused presses one button, and the answer opens the app', async () => {
  const { ana, admin, vault, issuer, mailbox } = world;
  const { page } = ana;
  await page.goto(vault.loginUrl);
  await fits(ana, 'denial');
  await ana.press(/^Ask .*for access/);
  await page.getByText('Your request is on its way').waitFor();
  await fits(ana, 'panel-waiting');
  await page.goto(vault.loginUrl);
  await page.getByText(/^You asked on/).waitFor();

  await admin.page.goto(`${issuer}/admin/requests`);
  await look(admin, 'admin-requests');
  await admin.page.getByRole('main').getByRole('link', { name: 'Somebody' }).click();
  await look(admin, 'admin-request');
  await admin.page.getByRole('button', { name: 'Grant', exact: true }).click();
  assert.match((await mailbox.next(PEOPLE.home, 'You can open')).text, /Drawing Vault/);
  await page.goto(`${issuer}/`);
  await fits(ana, 'panel');
  await page.getByRole('main').getByRole('link', { name: 'Drawing Vault' }).click();
  await page.getByRole('heading', { name: 'Welcome to Drawing Vault' }).waitFor();
});

test('a guest reads what is held about them, and leaves', async () => {
  const { ana, admin, vault, issuer } = world;
  const { page } = ana;
  await page.goto(`${issuer}/`);
  await page.getByRole('link', { name: 'My access and privacy' }).click();
  await fits(ana, 'me');
  const main = page.getByRole('main');
  assert.match(await main.innerText(), /Drawing Vault[\s\S]*given to you/);
  await main.getByRole('link', { name: 'Leave Contoso' }).click();
  await fits(ana, 'leave');
  await ana.press('Leave');
  await page.getByRole('heading', { name: 'You have left Contoso' }).waitFor();
  await page.goto(`${issuer}/me`);
  assert.match(page.url(), /\/sign-in/);
  await page.goto(vault.loginUrl);
  assert.equal(await page.getByRole('heading', { name: /^Welcome to/ }).count(), 0);
  assert.match(await admins.readGuest(admin, { issuer, email: PEOPLE.home }), /Removed/);
});
