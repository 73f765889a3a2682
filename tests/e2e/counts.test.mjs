// How many pages, clicks and fields lie before what an admin or a developer wants: inviting 200 people by a file,
// cutting off a person and a partner, learning why somebody may open an app, registering an app.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { counting } from './lib/counting.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { startRelyingParty } from './lib/rp.mjs';
import { signInByLink } from './steps/admin.mjs';
import { acceptByCode, invitationLink } from './steps/guest.mjs';
import { look, step } from './steps/look.mjs';

const world = {};
const { keep, all } = cleanUp();
const ANA = 'ana@fabrikam.example';
const NEVER = 'never@fabrikam.example';
const CONTACT = 'https://www.contoso.example/people/mia-berg';

const portico = (...args) => world.product.json(...args);

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  const database = await keep(emptyDatabase());
  world.vault = await keep(startRelyingParty({ name: 'Drawing Vault' }));
  world.parts = await keep(startRelyingParty({ name: 'Parts Portal' }));
  world.product = await keep(startProduct({ database: database.url, mailUrl: world.mailbox.url }));
  world.issuer = world.product.issuer;
  world.admin = await keep(openPerson(world.browser), 'close');
  await signInByLink(world.admin, await world.product.adminLink());
  await portico('partner', 'add', 'Fabrikam', '--domain', 'fabrikam.example');
});

after(all);

const main = () => world.admin.page.getByRole('main');
const count = () => counting(world.admin, world.issuer);
const go = (path) => world.admin.page.goto(new URL(path, world.issuer).href);

/** The path of a guest's or partner's own page, by what stands in its row. */
async function pathOf(list, text) {
  await go(list);
  return main().getByRole('row').filter({ hasText: text }).getByRole('link').first().getAttribute('href');
}

/** The lines of the answer, each with its sign. */
async function conditions() {
  const lines = await main().locator('ol.checks > li').allInnerTexts();
  assert.equal(new Set(lines.map((line) => line.split(':')[0])).size, lines.length);
  return lines;
}

test('U7: an app is registered by one command, and a guest of it gets an ID token', async () => {
  const { vault, issuer, mailbox } = world;
  const app = await portico('app', 'add', vault.name, '--redirect', vault.redirectUri);
  await vault.configure({ issuer, clientId: app.client_id, clientSecret: app.client_secret });
  await portico('grant', 'add', vault.name, '--partner', 'Fabrikam', '--from', '2020-01-01', '--until', '2099-12-31');
  for (const email of [ANA, NEVER]) await portico('invite', email, '--name', email.split('@')[0], '--partner', 'Fabrikam');
  const ana = await keep(openPerson(world.browser), 'close');
  const link = invitationLink(await mailbox.next(ANA), issuer);
  await acceptByCode(ana, { link, email: ANA, mailbox });
  await ana.page.waitForURL((url) => url.pathname === '/' || url.origin === vault.url);
  await ana.page.goto(vault.loginUrl);
  await ana.page.getByRole('heading', { name: `Welcome to ${vault.name}` }).waitFor();
  assert.equal(vault.latest().claims.email, ANA);
  world.ana = ana;
});

test('U7: an app is registered on one page by two fields and one click', async () => {
  const { parts, issuer, ana } = world;
  await go('/admin');
  const mia = count();
  await step(mia, 'register', async () => {
    await mia.page.goto(`${issuer}/admin/apps`);
    await mia.type(/^Name/, parts.name);
    await mia.paste(/^Redirect URIs?/, parts.redirectUri);
    await mia.press(/^Register app$/);
    await main().locator('dt', { hasText: 'Client id' }).first().waitFor();
  });
  mia.took(1, { clicks: 1, fields: 1, pastes: 1 });
  const shown = (term) => main().locator('dt', { hasText: term }).first().locator('xpath=following-sibling::dd[1]').innerText();
  await parts.configure({ issuer, clientId: (await shown(/Client id/i)).trim(), clientSecret: (await shown(/secret/i)).trim() });
  await portico('grant', 'add', parts.name, '--guest', ANA);
  await ana.page.goto(parts.loginUrl);
  await ana.page.getByRole('heading', { name: `Welcome to ${parts.name}` }).waitFor();
});

test('U3: 200 people are invited with their apps by three pages and four clicks; a bad row stops nobody', async () => {
  const { mailbox } = world;
  const row = (n) => `person${n}@fabrikam.example,Person ${n},${CONTACT},drawing-vault`;
  const rows = Array.from({ length: 197 }, (_, n) => row(n));
  rows.splice(50, 0, `nobody at all,No Address,${CONTACT},drawing-vault`);
  rows.splice(100, 0, `stray@fabrikam.example,No App,${CONTACT},no-such-app`);
  rows.splice(150, 0, row(3));
  assert.equal(rows.length, 200);
  const csv = `Email,DisplayName,InviteContactUsUrl,InviteAppResources\r\n${rows.join('\r\n')}\r\n`;
  await go('/admin');
  const mia = count();
  await step(mia, 'import', async () => {
    await mia.open(mia.page.getByRole('navigation').getByRole('link', { name: 'Guests', exact: true }).first());
    await mia.open(/CSV/);
    await mia.drop('File', { name: 'two-hundred.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await mia.press('Check');
    await mia.page.getByText('Nothing is changed yet').waitFor();
    assert.equal(mailbox.to('person0@fabrikam.example').length, 0, 'the check sends nothing');
    assert.match(await main().innerText(), /200 rows/);
    await mia.press(/^Send/);
    await main().getByRole('status').first().waitFor();
  });
  mia.took(3, { clicks: 4 });
  await step(mia, 'the codes of the rows', async () => {
    await main().getByText('Mails delivered').or(main().getByRole('link', { name: 'Refresh' })).first().waitFor();
    const file = mia.page.waitForEvent('download');
    await main().locator('a[href$="/result.csv"]').click();
    const text = readFileSync(await (await file).path(), 'utf8');
    for (const [who, code] of [['nobody at all', 'mail_invalid'], ['stray@', 'app_unknown'], [/^person3@/, 'duplicate_row']]) {
      const lines = text.split(/\r?\n/).filter((line) => (who instanceof RegExp ? who.test(line) : line.startsWith(who)));
      assert.ok(lines.some((line) => line.includes(code)), `${who}: ${lines.join('\n')}`);
    }
    await mailbox.next('person196@fabrikam.example');
  });
});

test('U6: why is one click from the guest, from the app and from a line of the audit chain', async () => {
  await go(await pathOf(`/admin/guests?q=${ANA}`, ANA));
  const byGuest = count();
  await byGuest.open(main().getByRole('row').filter({ hasText: 'Parts Portal' }).getByRole('link', { name: 'Why?' }));
  await byGuest.page.getByRole('heading', { name: /^Yes\. ana can open Parts Portal/i }).waitFor();
  byGuest.took(0, { clicks: 1 });
  const all = await conditions();
  assert.ok(all.length >= 6, all.join('\n'));
  await look(world.admin, 'counts-why-yes');

  await go(await pathOf('/admin/apps', 'Parts Portal'));
  const byApp = count();
  await byApp.open(main().getByRole('listitem').filter({ hasText: 'ana' }).getByRole('link', { name: 'Why?' }));
  await byApp.page.getByRole('heading', { name: /^Yes\./ }).waitFor();
  byApp.took(0, { clicks: 1 });

  await go(`/admin/audit?guest=${ANA}`);
  const byLine = count();
  await byLine.open('Why?');
  await byLine.page.getByRole('heading', { name: /^(Yes|No)\./ }).waitFor();
  byLine.took(0, { clicks: 1 });
  assert.deepEqual((await conditions()).length, all.length);
});

test('U6: why from scratch is two fields, also of somebody who never signed in, then and later', async () => {
  await go('/admin/why');
  const never = count();
  await never.type('Guest', NEVER);
  await never.type('App', 'drawing-vault');
  await never.press('Explain');
  await never.page.getByRole('heading', { name: /^No\. never cannot open Drawing Vault/i }).waitFor();
  never.took(0, { clicks: 1, fields: 2 });
  assert.ok((await conditions()).some((line) => line.includes('✗')));

  const at = async (instant, answer) => {
    await go('/admin/why');
    await world.admin.page.getByLabel('Guest').fill(ANA);
    await world.admin.page.getByLabel('App', { exact: true }).fill('Drawing Vault');
    await world.admin.page.getByLabel(/^When/).fill(instant);
    await main().getByRole('button', { name: 'Explain' }).click();
    await world.admin.page.getByRole('heading', { name: answer }).waitFor();
    return (await conditions()).join('\n');
  };
  await at('', /^Yes\./);
  assert.match(await at('2100-06-01T00:00:00Z', /^No\./), /assignment_ended/);
  assert.match(await at('2001-01-01T00:00:00Z', /^No\./), /assignment_not_started/);
});

test('U6: the reference of a denial page is one field, and one click from its line of the audit chain', async () => {
  const { ana, vault, parts } = world;
  await portico('app', 'add', 'Closed Shop', '--redirect', vault.redirectUri);
  const shop = (await portico('app', 'list')).find((app) => app.name === 'Closed Shop');
  assert.ok(parts && shop);
  const before = vault.signIns.length;
  const query = new URLSearchParams({ client_id: shop.id ?? shop.client_id });
  await ana.page.goto(`${vault.loginUrl}?${query}`);
  await ana.page.getByText('Details for support').click();
  const [reference] = /\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/.exec(await ana.page.locator('details .id').first().innerText());
  assert.equal(vault.signIns.length, before);

  await go('/admin/why');
  const mia = count();
  await mia.type('Guest', reference.toLowerCase());
  await mia.press('Explain');
  await mia.page.getByRole('heading', { name: /^No\. ana cannot open Closed Shop/i }).waitFor();
  mia.took(0, { clicks: 1, fields: 1 });
  await look(world.admin, 'counts-why-reference');

  await go(`/admin/audit?reference=${reference}`);
  const byLine = count();
  await byLine.open('Why?');
  await byLine.page.getByRole('heading', { name: /^No\./ }).waitFor();
  byLine.took(0, { clicks: 1 });
  const asked = await world.product.command('why', reference);
  assert.equal(asked.code, 10, asked.stderr);
  assert.match(asked.stdout, /Closed Shop[\s\S]*refused .*: not_assigned/);
});

test('U5: a person, and then a partner, is cut off by one page and two clicks; then comes the receipt', async () => {
  const receipt = () => main().getByRole('status').filter({ hasText: /^Refused (everywhere )?since/ }).waitFor();
  await go(await pathOf(`/admin/guests?q=${ANA}`, ANA));
  const person = count();
  await person.open('Remove access');
  assert.match(await main().innerText(), /Parts Portal/);
  await person.press('Remove access');
  await receipt();
  person.took(1, { clicks: 2 });
  await look(world.admin, 'counts-receipt-person');

  await go(await pathOf('/admin/partners', 'Fabrikam'));
  const partner = count();
  await partner.open('Suspend');
  await partner.press('Suspend');
  await receipt();
  assert.match(await main().innerText(), /Fabrikam/);
  partner.took(1, { clicks: 2 });
  await look(world.admin, 'counts-receipt-partner');
});
