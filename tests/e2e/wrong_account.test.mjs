// N9: twelve ways of standing before an invitation with the wrong account, with and without scripts. Each
// ends within two clicks in success, or on a page that names the reason, the account that was used, the
// masked invited address, who can help, and one button that leads on.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { launchBrowser, openPerson } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { databaseKind, emptyDatabase, startProduct } from './lib/product.mjs';
import { signInByLink } from './steps/admin.mjs';
import { arrive, invitationLink, typeCode } from './steps/guest.mjs';
import { look, step } from './steps/look.mjs';

const world = { down: false };
const { keep, all } = cleanUp();

const address = (who) => `${who}@fabrikam.example`;
const masked = (email) => `${email[0]}••@${email.split('@')[1]}`;
const main = ({ page }) => page.getByRole('main');

/** Clicks are counted from one place to the next where the person can stop: none is further than two. */
const MOST_CLICKS = 2;

const click = async (person, button) => {
  person.clicks += 1;
  await button.click();
};
const press = (person, name) => click(person, main(person).getByRole('button', { name }).first());
const choose = (person, login) => click(person, person.page.locator(`button[value="${login}"]`));

async function open(person, address) {
  person.clicks = 0;
  await person.page.goto(address);
}

function isNear(person, what) {
  assert.ok(person.clicks <= MOST_CLICKS, `${what}: ${person.clicks} clicks`);
  person.clicks = 0;
}

async function isIn(person) {
  await arrive(person, { issuer: world.issuer, apps: [] });
  isNear(person, 'in');
}

const portico = (...args) => world.product.json(...args);

let counted = 0;

/** Invites somebody new, who has an account at home; gives the address and the link. */
async function invite(domain = 'fabrikam.example', more = {}) {
  counted += 1;
  const login = `guest${counted}`;
  const email = `${login}@${domain}`;
  world.home.addPerson({ login, email, name: `Guest ${counted}`, ...more });
  await portico('invite', email, '--name', `Guest ${counted}`);
  const link = invitationLink(await world.mailbox.next(email), world.issuer);
  return { login, email, link };
}

/** A new person, with scripts or without. */
async function somebody(javaScript) {
  return { ...(await keep(openPerson(world.browser, { javaScript }), 'close')), javaScript, clicks: 0 };
}

/** Checks what the page of a dead end says that is none, takes a picture and looks for violations. */
async function told(person, name, { reason, account, invited, lead, helper = /Mia Berg/ }) {
  await main(person).locator('details').waitFor();
  const text = await main(person).innerText();
  for (const said of [account, invited && masked(invited)].filter(Boolean)) {
    assert.ok(text.includes(said), `${said} in:\n${text}`);
  }
  assert.match(text, helper, 'who can help');
  const details = await main(person).locator('details').textContent();
  assert.ok(details.includes(reason), `the reason ${reason} in ${details}`);
  const leading = main(person).locator('.button.go');
  assert.equal(await leading.count(), 1, 'one button leads on');
  assert.match((await leading.innerText()).trim(), lead);
  isNear(person, name);
  await look(person, `n9-${name}${person.javaScript ? '' : '-plain'}`);
}

/** Opens the link and accepts, up to wherever the home's session leads. */
async function accept(person, link) {
  await open(person, link);
  await press(person, /^Accept/);
}

/** Signs in at the home before anything else, and is nobody's guest here. */
async function atHomeAs(person, login) {
  await open(person, `${world.issuer}/start?domain_hint=fabrikam.example`);
  await choose(person, login);
  await person.page.waitForURL((url) => url.origin === world.issuer);
}

/** Presses the button that leads on, and signs in at home as somebody else than before. */
async function changeTo(person, login) {
  await press(person, 'Use another account');
  await choose(person, login);
  // The home ends its earlier session by a form that sends itself; without scripts it is sent by hand, which
  // is the home's own click and none of ours.
  if (!person.javaScript) await person.page.getByRole('button', { name: 'Continue' }).click();
  await isIn(person);
}

/** Asks for another invitation, of which Mia hears by mail. */
async function ask(person, email) {
  await press(person, /^Ask Mia Berg/);
  await person.page.getByRole('heading', { name: /on its way/ }).waitFor();
  isNear(person, 'asked');
  await look(person, `n9-asked${person.javaScript ? '' : '-plain'}`);
  const mail = await world.mailbox.next('mia.berg@contoso.example', /needs another invitation/);
  assert.ok(mail.text.includes(email), mail.text);
}

/** An invitation's time is over: the only clock that can be turned is the database. */
async function expire(email) {
  const where = `guest_id IN (SELECT id FROM guests WHERE email = '${email}')`;
  const statement = `UPDATE invitations SET expires_at = 1 WHERE ${where}`;
  if (databaseKind === 'postgres') {
    const client = new pg.Client({ connectionString: world.database.url });
    await client.connect();
    await client.query(statement);
    await client.end();
    return;
  }
  const python = fileURLToPath(new URL('../../target/e2e-venv/bin/python', import.meta.url));
  const program = 'import sqlite3,sys\nc=sqlite3.connect(sys.argv[1],timeout=20)\nc.execute(sys.argv[2])\nc.commit()';
  execFileSync(python, ['-c', program, world.database.url.replace('sqlite://', ''), statement]);
}

async function connect(name, ...agreed) {
  const { clientId, clientSecret } = world.home.registerClient();
  const args = ['partner', 'connect', name, '--issuer', world.home.issuer, '--client-id', clientId, '--secret', ...agreed];
  const connected = await world.product.commandReading(clientSecret, ...args, '-o', 'json');
  assert.equal(connected.code, 0, connected.stderr);
  world.home.addRedirectUri(clientId, JSON.parse(connected.stdout).redirect_uri);
}

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  const accounts = ['carol', 'robert'].map((login) => ({ login, email: address(login), name: login }));
  accounts.push({ login: 'x', email: 'x@evil.example', name: 'X' });
  const unavailable = (path) => world.down && path.startsWith('/token');
  world.home = await keep(startHomeIdp({ name: 'Fabrikam', accounts, unavailable }));
  world.database = await keep(emptyDatabase());
  world.product = await keep(startProduct({ database: world.database.url, mailUrl: world.mailbox.url }));
  world.issuer = world.product.issuer;
  for (const name of ['fabrikam', 'woodgrove', 'tailspin']) {
    await portico('partner', 'add', name, '--domain', `${name}.example`);
  }
  await connect('fabrikam');
  await connect('tailspin', '--template', 'google', '--tenant', 'tailspin.example');
});

after(all);

/** One situation, with scripts and without. */
function situation(title, play) {
  for (const javaScript of [true, false]) {
    const name = `${title}, ${javaScript ? 'with scripts' : 'without scripts'}`;
    test(name, async () => {
      const person = await somebody(javaScript);
      await step(person, name, () => play(person));
      assert.deepEqual(person.violations, []);
    });
  }
}

situation('1: signed in at home as somebody else of the same company', async (person) => {
  const { link, email, login } = await invite();
  await atHomeAs(person, 'carol');
  await told(person, '1-nobody', {
    reason: 'not_invited', account: address('carol'), lead: /Use another account/, helper: /Help|Ask/,
  });
  await accept(person, link);
  await told(person, '1-proof', { reason: 'address_differs', account: address('carol'), invited: email, lead: /Continue/ });
  await changeTo(person, login);
  // Now this browser's account at home is a guest's: another one's link is not for it.
  const second = await invite();
  await accept(person, second.link);
  await told(person, '1-other-guest', { reason: 'other_guest', account: email, invited: second.email, lead: /Use another account/ });
  await changeTo(person, second.login);
});

situation('2: an account of another tenant', async (person) => {
  const { link, email, login } = await invite('tailspin.example', { hd: 'tailspin.example' });
  await atHomeAs(person, 'x');
  await accept(person, link);
  await told(person, '2-tenant', { reason: 'tenant', account: 'x@evil.example', invited: email, lead: /Use another account/ });
  await changeTo(person, login);
});

situation('3: a private twin with the same address', async (person) => {
  const { link, email, login } = await invite('tailspin.example', { hd: 'tailspin.example' });
  world.home.addPerson({ login: `${login}-private`, email, name: 'Private' });
  await atHomeAs(person, `${login}-private`);
  await accept(person, link);
  await told(person, '3-twin', { reason: 'tenant', account: email, invited: email, lead: /Use another account/ });
  await changeTo(person, login);
});

situation('4: another address of the same mailbox', async (person) => {
  const { link, email } = await invite();
  const alias = `alias${counted}`;
  world.home.addPerson({ login: alias, email: address(alias), name: 'Alias' });
  await atHomeAs(person, alias);
  await accept(person, link);
  await told(person, '4-alias', { reason: 'address_differs', account: address(alias), invited: email, lead: /Continue/ });
  person.clicks += 1;
  await typeCode(person, { email, mailbox: world.mailbox });
  await isIn(person);
});

situation('5: forwarded to a colleague', async (person) => {
  const { link, email } = await invite();
  await atHomeAs(person, 'carol');
  await accept(person, link);
  await told(person, '5-colleague', { reason: 'address_differs', account: address('carol'), invited: email, lead: /Continue/ });
  await ask(person, email);
});

situation('6: forwarded outside', async (person) => {
  const { link, email } = await invite();
  await accept(person, link);
  await click(person, person.page.getByRole('button', { name: 'Cancel' }));
  await told(person, '6-outside', { reason: 'home_refused', invited: email, lead: /Use another account/ });
  await ask(person, email);
  const mailed = await invite('woodgrove.example');
  await accept(person, mailed.link);
  const text = await main(person).innerText();
  assert.ok(text.includes(masked(mailed.email)), text);
  await look(person, `n9-6-code${person.javaScript ? '' : '-plain'}`);
  await ask(person, mailed.email);
});

situation('7: already a guest', async (person) => {
  const { link, email, login } = await invite();
  await accept(person, link);
  await choose(person, login);
  await isIn(person);
  await open(person, link);
  await isIn(person);
  const elsewhere = await somebody(person.javaScript);
  await open(elsewhere, link);
  await told(elsewhere, '7-used', { reason: 'invitation_used', invited: email, lead: /Sign in/ });
  await press(elsewhere, 'Sign in');
  await choose(elsewhere, login);
  await isIn(elsewhere);
});

situation('8: back in another browser', async (person) => {
  const { link, email, login } = await invite();
  const begun = await somebody(person.javaScript);
  const asked = begun.page.waitForRequest((request) => request.url().startsWith(`${world.home.issuer}/auth?`));
  await accept(begun, link);
  await open(person, (await asked).url());
  await choose(person, login);
  await told(person, '8-other-browser', { reason: 'state', invited: email, lead: /Go on in this browser/ });
  await press(person, 'Go on in this browser');
  await isIn(person);
});

situation('9: expired', async (person) => {
  const { link, email } = await invite();
  await expire(email);
  await open(person, link);
  await told(person, '9-expired', { reason: 'invitation_expired', invited: email, lead: /Ask Mia Berg/ });
  await ask(person, email);
});

situation('10: used by somebody else', async (person) => {
  const { link, email, login } = await invite();
  await accept(person, link);
  const faster = await somebody(person.javaScript);
  await accept(faster, link);
  await choose(faster, login);
  await isIn(faster);
  // What the home offers names the invited person only; somebody else signs in there all the same.
  await person.page.locator('button[name="login"]').evaluate((it) => { it.value = 'robert'; });
  await choose(person, 'robert');
  await told(person, '10-used', { reason: 'invitation_used', account: address('robert'), invited: email, lead: /Ask Mia Berg/ });
  await ask(person, email);
});

situation('11: revoked', async (person) => {
  const { link, email } = await invite();
  const admin = await somebody(true);
  const recovered = await world.product.command('admin', 'recover', 'mia.berg@contoso.example');
  const [oneTime] = recovered.stdout.match(/https?:\/\/\S+\/admin\/link\/\S+/);
  await signInByLink(admin, oneTime);
  await admin.page.goto(`${world.issuer}/admin/guests?q=${encodeURIComponent(email)}`);
  await main(admin).getByRole('row').filter({ hasText: email }).getByRole('link').first().click();
  await press(admin, 'Resend invitation');
  await admin.page.getByText(/is on its way/).first().waitFor();
  await open(person, link);
  await told(person, '11-revoked', { reason: 'invitation_revoked', invited: email, lead: /Ask Mia Berg/ });
  await ask(person, email);
  await admin.page.goto(admin.page.url());
  await admin.page.getByText(/asks for another invitation/).waitFor();
  await look(admin, 'admin-guest-request');
  await admin.page.goto(`${world.issuer}/admin`);
  await look(admin, 'admin-home-request');
});

situation('12: the home does not answer', async (person) => {
  const { link, email, login } = await invite();
  await accept(person, link);
  world.down = true;
  await choose(person, login);
  await told(person, '12-down', { reason: 'home_unreachable', invited: email, lead: /Try again/ });
  world.down = false;
  await press(person, 'Try again');
  await isIn(person);
});
