// Alice, Bob and Carol: a host invites them by the 2015 file, they come in each in their own way,
// open exactly what they were given, and Bob loses everything the instant he is removed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { temporaryFolder } from './lib/folder.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { linksOf, startMailbox } from './lib/mailbox.mjs';
import { loopbackFetch } from './lib/net.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { startRelyingParty } from './lib/rp.mjs';
import { allRows, standsIn } from './lib/tables.mjs';
import * as admins from './steps/admin.mjs';
import * as guests from './steps/guest.mjs';

const CONTACT = 'https://www.contoso.example/people/mia-berg';
const COLUMNS = ['Email', 'DisplayName', 'InviteAppID', 'InviteReplyUrl', 'InviteAppResources', 'InviteGroupResources', 'InviteContactUsUrl', 'Language'];
const REQUIRED = ['Email', 'DisplayName', 'InviteContactUsUrl'];
const WAYS = {
  home: { partner: 'Fabrikam', domain: 'fabrikam.example' },
  none: { partner: 'Litware', domain: 'litware.example' },
  consumer: { partner: 'Independents', domain: 'mailbox.example' },
};
const PEOPLE = { alice: 'Alice Young', bob: 'Bob Ray', carol: 'Carol Okoye' };

const world = { guests: new Map() };
const { keep, all } = cleanUp();
const address = (who, way) => `${who}@${WAYS[way].domain}`;
const everybody = Object.keys(WAYS).flatMap((way) => Object.keys(PEOPLE).map((who) => ({ who, way })));

before(async () => {
  world.folder = temporaryFolder('e2e-chain');
  keep(world.folder, 'remove');
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  world.database = await keep(emptyDatabase());
  world.home = await keep(
    startHomeIdp({
      name: 'Fabrikam',
      accounts: Object.entries(PEOPLE).map(([login, name]) => ({ login, name, email: address(login, 'home') })),
    }),
  );
  for (const [key, name] of [['moodle', 'Moodle'], ['salesforce', 'Salesforce'], ['archive', 'Archive'], ['wiki', 'Wiki']]) {
    world[key] = await keep(startRelyingParty({ name }));
  }
  world.apps = [world.moodle, world.salesforce, world.archive, world.wiki];
  // Everything that it ever logs is looked through in the end.
  const env = { PORTICO_LOG__LEVEL: 'trace', PORTICO_LOG__FORMAT: 'json' };
  world.product = await keep(startProduct({ database: world.database.url, mailUrl: world.mailbox.url, env }));
  world.issuer = world.product.issuer;
  world.admin = await keep(openPerson(world.browser), 'close');
});

after(all);

// Each part needs the one before; the first failure ends the story.
test('the story of Alice, Bob and Carol', async (story) => {
  let broken = false;
  const part = (name, body) =>
    story.test(name, { skip: broken && 'an earlier part failed' }, async () => {
      try {
        await body();
      } catch (error) {
        broken = true;
        throw error;
      }
    });

  await part('the first admin signs in by the printed link, once', firstAdmin);
  await part('the admin adds partners, apps and groups', furnish);
  await part('Alice: the three required columns', () => invite('alice.csv', REQUIRED, [{ who: 'alice', way: 'home' }]));
  await part('Alice accepts at home and finds an empty panel', () => journey('alice', 'home'));
  await part('Alice is given an app without a new invitation', giveAliceAnApp);
  await part('Bob: two apps and the brand of one', () => invite('bob.csv', COLUMNS, [{ who: 'bob', way: 'home' }]));
  await part('Bob accepts at home and finds both apps', () => journey('bob', 'home'));
  await part('Carol: two groups', () => invite('carol.csv', COLUMNS, [{ who: 'carol', way: 'home' }]));
  await part('Carol accepts at home and finds the apps of her groups', () => journey('carol', 'home'));
  await part('all of them in one file, with those who are already here', () => invite('everybody.csv', COLUMNS, everybody));
  for (const { who, way } of everybody.filter(({ way }) => way !== 'home')) {
    await part(`${PEOPLE[who]} accepts by mail code (${WAYS[way].partner})`, () => journey(who, way));
  }
  await part('a used invitation admits nobody else', usedInvitation);
  await part('Bob is removed and refused everywhere at once', removeBob);
  await part('Alice and Carol notice nothing', othersStay);
  await part('the same file again does not bring Bob back', uploadAgain);
  await part('g03 nothing secret of all this stands in a log or in the audit chain', nothingTold);
  await part('k09 nothing secret of all this stands in a table of the database as it was used', nothingKept);
});

async function firstAdmin() {
  const link = await world.product.adminLink();
  await admins.signInByLink(world.admin, link);
  const stranger = await openPerson(world.browser);
  await stranger.page.goto(link);
  const button = stranger.page.getByRole('main').getByRole('button').first();
  if (await button.count()) await button.click();
  await stranger.page.goto(`${world.issuer}/admin`);
  assert.doesNotMatch(new URL(stranger.page.url()).pathname, /^\/admin\/?$/, 'the link works once');
  await stranger.close();
}

async function furnish() {
  const { admin, issuer, home } = world;
  for (const [way, { partner, domain }] of Object.entries(WAYS)) {
    const url = await admins.addPartner(admin, { issuer, name: partner, domains: [domain] });
    if (way !== 'home') continue;
    const client = (home.client = home.registerClient());
    const redirectUri = await admins.connectHome(admin, url, { issuer: home.issuer, ...client });
    home.addRedirectUri(client.clientId, redirectUri);
  }
  for (const app of world.apps) {
    app.client = await admins.registerApp(admin, { issuer, app });
    await app.configure({ issuer, ...app.client });
  }
  await admins.addGroup(admin, { issuer, name: 'MyGroup1', app: 'Archive' });
  await admins.addGroup(admin, { issuer, name: 'Externals', app: 'Wiki' });
}

/** One line of the file, by column. */
function row({ who, way }) {
  const { moodle, salesforce } = world;
  const given = {
    alice: {},
    bob: {
      InviteAppID: moodle.client.clientId,
      InviteAppResources: `${moodle.client.clientId} ${salesforce.client.clientId}`,
    },
    carol: { InviteGroupResources: 'MyGroup1 Externals' },
  }[who];
  return { Email: address(who, way), DisplayName: PEOPLE[who], InviteContactUsUrl: CONTACT, ...given };
}

function file(columns, people) {
  const lines = people.map((person) => columns.map((column) => row(person)[column] ?? '').join(','));
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Uploads a file; the new ones get one mail each, the others none. */
async function invite(name, columns, people) {
  const { admin, issuer, mailbox } = world;
  const csv = file(columns, people);
  const newcomers = people.filter((person) => !world.guests.has(address(person.who, person.way)));
  const check = await admins.checkFile(admin, { issuer, name, csv });
  assert.match(check, new RegExp(`\\b${newcomers.length} (new|invitation)`, 'i'));
  for (const { who, way } of newcomers) {
    assert.equal(mailbox.to(address(who, way)).length, 0, 'the check sends nothing');
  }
  await admins.sendInvitations(admin);

  for (const { who, way } of newcomers) {
    const email = address(who, way);
    const mail = await mailbox.next(email);
    assert.ok(mail.text.includes(PEOPLE[who]), 'the mail names the person');
    assert.ok(mail.text.includes(CONTACT), 'the mail says how to reach the host');
    assert.equal(/Moodle/.test(`${mail.subject}\n${mail.text}`), who === 'bob', 'the brand is on Bob\'s mail alone');
    world.guests.set(email, { link: guests.invitationLink(mail, issuer) });
    const page = await admins.readGuest(admin, { issuer, email });
    assert.match(page, /Invited/);
    if (who === 'carol') assert.match(page, /MyGroup1[\s\S]*Externals|Externals[\s\S]*MyGroup1/, 'member before she reacts');
  }
  for (const { who, way } of people) {
    const invitations = mailbox.to(address(who, way)).filter((mail) => mail.text.includes(CONTACT));
    assert.equal(invitations.length, 1, `${address(who, way)} was invited once`);
  }
}

const EXPECTED = { alice: [], bob: ['Moodle', 'Salesforce'], carol: ['Archive', 'Wiki'] };

/** From the mail to the apps. */
async function journey(who, way) {
  const { issuer, mailbox, apps } = world;
  const email = address(who, way);
  const known = world.guests.get(email);
  // Everything a guest needs works without scripts: Carol shows it.
  const javaScript = !(who === 'carol' && way === 'none');
  const guest = { ...(await keep(openPerson(world.browser, { javaScript }), 'close')), javaScript };
  known.guest = guest;

  if (way === 'home') await guests.acceptAtHome(guest, { link: known.link, email });
  else await guests.acceptByCode(guest, { link: known.link, email, mailbox });
  await guests.arrive(guest, { issuer, apps });

  assert.deepEqual(await guests.appsOnPanel(guest, { issuer, known: apps }), EXPECTED[who]);
  known.signIns = new Map();
  for (const app of apps.filter(({ name }) => EXPECTED[who].includes(name))) {
    const signIn = await guests.openFromPanel(guest, { issuer, app });
    known.signIns.set(app.name, signIn);
    assertClaims(signIn.claims, { who, way, app });
    assert.equal((await app.userinfo(signIn)).sub, signIn.claims.sub);
    await app.refresh(signIn);
  }
  const refusing = apps.find(({ name }) => !EXPECTED[who].includes(name));
  await guests.isRefused(guest, { app: refusing });
  assert.match(await admins.readGuest(world.admin, { issuer, email }), /Active/);
  assert.deepEqual(guest.violations, []);
}

function assertClaims(claims, { who, way, app }) {
  assert.equal(claims.iss, world.issuer);
  assert.equal(claims.aud, app.client.clientId);
  assert.equal(claims.guest, true);
  assert.equal(claims.name, PEOPLE[who], 'the name the host gave');
  assert.equal(claims.email, address(who, way));
  if (way === 'home') assert.equal(claims.idp, world.home.issuer);
  else assert.notEqual(claims.idp, world.home.issuer);
  const others = [...world.guests.entries()].filter(([email]) => email !== address(who, way));
  for (const [email, { signIns }] of others) {
    for (const { claims: theirs } of signIns?.values() ?? []) assert.notEqual(theirs.sub, claims.sub, `not the subject of ${email}`);
  }
}

async function giveAliceAnApp() {
  const { admin, issuer, apps, mailbox, wiki } = world;
  const email = address('alice', 'home');
  const known = world.guests.get(email);
  const mails = mailbox.to(email).length;
  await admins.giveApp(admin, { issuer, email, app: 'Wiki' });
  assert.deepEqual(await guests.appsOnPanel(known.guest, { issuer, known: apps }), ['Wiki']);
  known.signIns.set('Wiki', await guests.openFromPanel(known.guest, { issuer, app: wiki }));
  assert.equal(mailbox.to(email).length, mails);
}

async function usedInvitation() {
  const stranger = await openPerson(world.browser);
  for (const way of Object.keys(WAYS)) {
    const { link } = world.guests.get(address('carol', way));
    await stranger.page.goto(link);
    assert.equal(await stranger.page.getByRole('button', { name: /^Accept/ }).count(), 0, `used (${way})`);
  }
  await stranger.close();
}

async function removeBob() {
  const { admin, issuer, moodle, salesforce } = world;
  for (const way of Object.keys(WAYS)) {
    const email = address('bob', way);
    const known = world.guests.get(email);
    await admins.removeGuest(admin, { issuer, email });

    for (const app of [moodle, salesforce]) {
      const signIn = known.signIns.get(app.name);
      await assert.rejects(app.refresh(signIn), { error: 'invalid_grant' }, `no refresh at ${app.name}`);
      const userinfo = await loopbackFetch(app.userinfoEndpoint(), {
        headers: { authorization: `Bearer ${signIn.tokens.access_token}` },
      });
      assert.equal(userinfo.status, 401, `no userinfo for ${app.name}`);
      await guests.isRefused(known.guest, { app, picture: 'refused-removed' });
      const { sub, sid } = signIn.claims;
      await app.logout((token) => token.sub === sub || (sid && token.sid === sid));
    }
    await known.guest.page.goto(`${issuer}/`);
    assert.equal(await known.guest.page.getByRole('link', { name: 'Moodle' }).count(), 0, 'no panel');
  }
}

async function othersStay() {
  const { issuer, apps } = world;
  for (const { who, way } of everybody.filter(({ who }) => who !== 'bob')) {
    const email = address(who, way);
    const { guest } = world.guests.get(email);
    const expected = who === 'alice' && way === 'home' ? ['Wiki'] : EXPECTED[who];
    assert.deepEqual(await guests.appsOnPanel(guest, { issuer, known: apps }), expected);
  }
}

async function uploadAgain() {
  const { admin, issuer, mailbox, moodle } = world;
  const mails = mailbox.all().length;
  const csv = file(COLUMNS, everybody);
  const check = await admins.checkFile(admin, { issuer, name: 'everybody-again.csv', csv });
  assert.match(check, /removed/i, 'the check says why Bob is left out');
  const apply = admin.page.getByRole('main').getByRole('button', { name: /^(Send|Apply)/ });
  if (await apply.count()) await admins.sendInvitations(admin);
  for (const way of Object.keys(WAYS)) {
    const email = address('bob', way);
    assert.match(await admins.readGuest(admin, { issuer, email }), /Removed/);
    await guests.isRefused(world.guests.get(email).guest, { app: moodle });
  }
  // Mails leave in order: once a later one is here, an earlier one would be here too.
  const later = 'dora@litware.example';
  const one = `${REQUIRED.join(',')}\r\n${later},Dora Lind,${CONTACT}\r\n`;
  await admins.checkFile(admin, { issuer, name: 'dora.csv', csv: one });
  await admins.sendInvitations(admin);
  await mailbox.next(later);
  assert.equal(mailbox.all().length, mails + 1, 'no new mail to anybody of the file');
}

/** Everything secret that was used: links, codes, tokens, cookies, secrets of clients. */
async function secrets() {
  const { apps, admin, mailbox, home } = world;
  const found = new Map();
  const add = (what, value) => value && found.set(String(value), what);
  const lastPart = (link) => new URL(link).pathname.split('/').at(-1);
  add('link of an admin', lastPart(await world.product.adminLink()));
  add('client secret at home', home.client.clientSecret);
  for (const mail of mailbox.all()) {
    for (const link of linksOf(mail).filter((url) => /\/invit/.test(url))) add('invitation', lastPart(link));
    for (const [digits] of mail.subject.matchAll(/\b\d{6}\b|\b\d{3} \d{3}\b/g)) add('mailed code', digits);
  }
  for (const app of apps) {
    add('client secret', app.client.clientSecret);
    for (const { tokens, callback } of app.signIns) {
      add('code', new URL(callback).searchParams.get('code'));
      for (const kind of ['access_token', 'refresh_token', 'id_token']) add(kind, tokens[kind]);
      // A token is of use with its signature alone.
      for (const kind of ['access_token', 'id_token']) add(`signature of ${kind}`, tokens[kind].split('.').at(-1));
    }
    for (const { token } of app.logouts) add('logout token', token);
  }
  for (const { context } of [admin, ...[...world.guests.values()].map(({ guest }) => guest)]) {
    const ours = (await context.cookies(world.issuer)).filter(({ name }) => /portico/.test(name) && !/-(language|home)$/.test(name));
    for (const { name, value } of ours) add(`cookie ${name}`, value);
  }
  return found;
}

async function nothingTold() {
  const told = await world.product.command('audit', 'list', '--export', join(world.folder.folder, 'all.jsonl'), '--export-as', 'jsonl');
  assert.equal(told.code, 0, told.stderr);
  const chain = readFileSync(join(world.folder.folder, 'all.jsonl'), 'utf8');
  // The first admin's link is printed once, to whoever starts it.
  const printed = world.product.lines.findIndex((line) => /https?:\/\/\S+\/admin\/link\//.test(line));
  const log = world.product.lines.filter((_, n) => n !== printed).join('\n');
  const all = await secrets();
  const kinds = [...all.values()].map((kind) => kind.split(' ')[0]);
  for (const kind of ['link', 'invitation', 'mailed', 'client', 'code', 'access_token', 'refresh_token', 'id_token', 'logout', 'cookie']) {
    assert.ok(kinds.includes(kind), `no ${kind} among the ${all.size} that were used`);
  }
  // What has to stand there does: the places are the right ones.
  assert.ok(chain.split('\n').length > 50 && log.split('\n').length > 50);
  assert.match(log, /"reference":"[0-9A-Z]{3}-[0-9A-Z]{3}"/);
  for (const [secret, what] of all) {
    // Six digits come about by chance: a code is looked for as a word of its own.
    const stands = /^\d+$/.test(secret) ? (text) => new RegExp(`(?<![\\w.-])${secret}(?![\\w.-])`).test(text) : (text) => text.includes(secret);
    assert.ok(!stands(chain), `${what} in the audit chain`);
    const line = log.split('\n').find(stands);
    assert.ok(!line, `${what} in the log: ${line}`);
  }
}

async function nothingKept() {
  const rows = await allRows(world.database.url);
  const tables = new Set(rows.map(({ table }) => table));
  for (const table of ['guests', 'sessions', 'invitations', 'apps', 'app_secrets', 'families', 'connections', 'signing_keys']) {
    assert.ok(tables.has(table), `${table} among ${[...tables]}`);
  }
  // What is no secret is found where it stands.
  assert.equal(standsIn(rows, world.moodle.client.clientId)?.table !== undefined, true);
  for (const { who, way } of everybody.filter(({ who }) => who === 'alice')) assert.ok(standsIn(rows, address(who, way)));
  for (const [secret, what] of await secrets()) {
    const row = standsIn(rows, secret);
    assert.ok(!row, `${what} in ${row?.table}`);
  }
  const key = rows.find(({ cells }) => cells.some((cell) => /PRIVATE KEY|"d":/.test(cell)));
  assert.ok(!key, `a private key in ${key?.table}`);
}
