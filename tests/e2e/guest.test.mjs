// What a guest meets, without scripts and in a window of 320 pixels: how many pages, clicks and fields lie
// between the mail and the apps, asking for an app, one's own data, and leaving.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson, screenshot } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { codeOf, startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { startRelyingParty } from './lib/rp.mjs';
import * as admins from './steps/admin.mjs';
import { invitationLink } from './steps/guest.mjs';
import { look } from './steps/look.mjs';

const NARROW = { width: 320, height: 640 };
const PEOPLE = { home: 'ana@fabrikam.example', none: 'tom@litware.example' };
const world = {};
const { keep, all } = cleanUp();

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  world.database = await keep(emptyDatabase());
  world.home = await keep(
    startHomeIdp({ name: 'Fabrikam', accounts: [{ login: 'ana', name: 'Ana Silva', email: PEOPLE.home }] }),
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
  const rows = Object.values(PEOPLE).map((email) => `${email},Somebody,https://www.contoso.example/mia`);
  const csv = `Email,DisplayName,InviteContactUsUrl\r\n${rows.join('\r\n')}\r\n`;
  await admins.checkFile(admin, { issuer, name: 'two.csv', csv });
  await admins.sendInvitations(admin);
  world.links = {};
  for (const [way, email] of Object.entries(PEOPLE)) {
    world.links[way] = invitationLink(await mailbox.next(email), issuer);
  }
}

/** Somebody without scripts in a narrow window, whose pages of ours, clicks and fields are counted. */
async function openCounted() {
  const person = await keep(openPerson(world.browser, { javaScript: false, viewport: NARROW }), 'close');
  const { page } = person;
  const counted = { screens: [], clicks: 0, fields: 0 };
  page.on('framenavigated', (frame) => {
    const url = new URL(frame.url());
    if (frame === page.mainFrame() && url.origin === world.issuer) counted.screens.push(url.pathname);
  });
  return {
    ...person,
    counted,
    follow: async (link) => {
      counted.clicks += 1;
      await page.goto(link);
    },
    press: async (name) => {
      counted.clicks += 1;
      await page.getByRole('main').getByRole('button', { name }).click();
    },
    type: async (label, text) => {
      counted.fields += 1;
      await page.getByLabel(label).fill(text);
    },
  };
}

/** Keeps a picture of the page and sees that nothing sticks out of the window. */
async function fits({ page, context }, name) {
  await screenshot(page, `guest-320-${name}`);
  const devtools = await context.newCDPSession(page);
  const { cssContentSize, cssLayoutViewport } = await devtools.send('Page.getLayoutMetrics');
  await devtools.detach();
  assert.ok(cssContentSize.width <= cssLayoutViewport.clientWidth, `${name}: ${cssContentSize.width} pixels wide`);
}

test('U1: with a home, one page of ours, two clicks and no field lie before the apps', async () => {
  const ana = await openCounted();
  await ana.follow(world.links.home);
  await fits(ana, 'invitation');
  await ana.press(/^Accept/);
  // The home's own page is the same for everybody.
  await ana.page.getByRole('button', { name: `Sign in as ${PEOPLE.home}` }).click();
  await ana.page.getByRole('heading', { name: /Your apps/ }).waitFor();
  const { screens, clicks, fields } = ana.counted;
  assert.equal(screens.at(-1), '/');
  assert.equal(screens.length - 1, 1, screens.join(' '));
  assert.deepEqual({ clicks, fields }, { clicks: 2, fields: 0 });
  world.ana = ana;
});

test('U2: without a home, three pages of ours, four clicks and one field', async () => {
  const tom = await openCounted();
  await tom.follow(world.links.none);
  await tom.press(/^Accept/);
  await fits(tom, 'code');
  await tom.type('Code', codeOf(await world.mailbox.next(PEOPLE.none, /\d{3}/)));
  await tom.press('Continue');
  await fits(tom, 'passkey');
  await tom.press('Not now');
  await tom.page.getByRole('heading', { name: /Your apps/ }).waitFor();
  const { screens, clicks, fields } = tom.counted;
  assert.equal(new Set(screens).size - 1, 3, screens.join(' '));
  assert.deepEqual({ clicks, fields }, { clicks: 4, fields: 1 });
});

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
