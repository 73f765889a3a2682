// U4: a partner's IT admin connects the company's sign-in by a mailed link: three pages, at most eight clicks
// and three pastes, with and without scripts, and a person of the company signs in through it afterwards.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { codeOf, linksOf, startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { signInByLink } from './steps/admin.mjs';
import { arrive, invitationLink } from './steps/guest.mjs';
import { look, step } from './steps/look.mjs';

const world = {};
const { keep, all } = cleanUp();
const main = ({ page }) => page.getByRole('main');

async function portico(...args) {
  const { code, stdout, stderr } = await world.product.command(...args, '-o', 'json');
  assert.equal(code, 0, `${args.join(' ')}: ${stderr}`);
  return stdout.trim() ? JSON.parse(stdout) : undefined;
}

async function somebody(javaScript) {
  const person = await keep(openPerson(world.browser, { javaScript }), 'close');
  return { ...person, javaScript, clicks: 0, pastes: 0 };
}

/** A click and a paste that are counted. */
async function press(person, name) {
  person.clicks += 1;
  await main(person).getByRole('button', { name }).first().click();
}

async function paste(person, label, value) {
  person.pastes += 1;
  await person.page.getByLabel(label).fill(value);
}

/** The redirect URI that the page shows, which the company registers in its sign-in. */
async function register(person, home) {
  const shown = await main(person).getByText(/\/broker\/con_[0-9a-f]+\/callback/).first().innerText();
  const { clientId, clientSecret } = home.registerClient();
  home.addRedirectUri(clientId, shown.trim());
  return { clientId, clientSecret };
}

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  world.database = await keep(emptyDatabase());
  world.product = await keep(startProduct({ database: world.database.url, mailUrl: world.mailbox.url }));
  world.issuer = world.product.issuer;
  world.admin = await somebody(true);
  await signInByLink(world.admin, await world.product.adminLink());
});

after(all);

for (const javaScript of [true, false]) {
  const plain = javaScript ? '' : '-plain';
  const name = javaScript ? 'litware' : 'tailspin';
  const domain = `${name}.example`;

  test(`u4 the portal from the link to a person who signs in${plain}`, async () => {
    const accounts = ['ida', 'bob'].map((login) => ({ login, email: `${login}@${domain}`, name: login }));
    const home = await keep(startHomeIdp({ name, accounts }));
    const { id } = await portico('partner', 'add', name, '--domain', domain);

    await step(world.admin, 'the host sends a link', async () => {
      const { page } = world.admin;
      await page.goto(`${world.issuer}/admin/partners/${id}`);
      await main(world.admin).getByRole('link', { name: 'Let the partner connect its sign-in' }).click();
      await page.getByLabel(/Mail address of the partner/).fill(`ida@${domain}`);
      await look(world.admin, 'setup-admin-empty');
      await main(world.admin).getByRole('button', { name: 'Send link' }).click();
      await page.getByText('works', { exact: true }).waitFor();
    });
    const mail = await world.mailbox.next(`ida@${domain}`, /Connect/);
    const [link] = linksOf(mail).filter((url) => url.includes('/setup/'));
    const ida = await somebody(javaScript);

    await step(ida, 'the door', async () => {
      await ida.page.goto(link);
      await look(ida, `setup-door${plain}`);
      await press(ida, 'Mail me the code');
      await paste(ida, /code/i, codeOf(await world.mailbox.next(`ida@${domain}`, /\d{3}/)));
      await look(ida, `setup-code${plain}`);
      await press(ida, 'Continue');
    });
    await step(ida, 'page 1', async () => {
      await ida.page.getByLabel('Mail domains of your company').waitFor();
      await look(ida, `setup-1${plain}`);
      await press(ida, 'Continue');
    });
    await step(ida, 'page 2', async () => {
      const { clientId, clientSecret } = await register(ida, home);
      await look(ida, `setup-2${plain}`);
      const wrong = { ...ida, clicks: 0, pastes: 0 };
      await paste(wrong, 'Address of your sign-in', '<html>');
      await press(wrong, 'Continue');
      await main(ida).getByText('This is the source of a page').first().waitFor();
      await look(ida, `setup-2-wrong${plain}`);
      await paste(ida, 'Address of your sign-in', `${home.issuer}/.well-known/openid-configuration`);
      await paste(ida, 'Client id that you gave us', clientId);
      // This home takes a secret alone; one that takes our keys needs no third value.
      await ida.page.getByLabel(/^Client secret/).fill(clientSecret);
      await press(ida, 'Continue');
    });
    await step(ida, 'page 3: the test', async () => {
      await ida.page.getByRole('button', { name: 'Test sign-in' }).waitFor();
      await look(ida, `setup-3${plain}`);
      await press(ida, 'Test sign-in');
      ida.clicks += 1;
      await ida.page.locator('button[value="ida"]').click();
      await main(ida).getByText('passed', { exact: true }).waitFor();
      await look(ida, `setup-3-green${plain}`);
    });
    await step(ida, 'hands over', async () => {
      await press(ida, /^Hand over/);
      await main(ida).getByText(/^Handed over/).waitFor();
      await look(ida, `setup-3-handed${plain}`);
    });
    assert.ok(ida.clicks <= 8, `${ida.clicks} clicks`);
    assert.ok(ida.pastes <= 3, `${ida.pastes} pastes`);

    await step(world.admin, 'the host approves', async () => {
      const { page } = world.admin;
      await page.goto(`${world.issuer}/admin`);
      await main(world.admin).getByText('A set-up waits for approval').waitFor();
      await look(world.admin, 'setup-admin-home');
      await main(world.admin).getByRole('link', { name }).first().click();
      await look(world.admin, 'setup-admin-waits');
      await main(world.admin).getByRole('button', { name: 'Approve and go live' }).click();
      await page.getByText('live', { exact: true }).waitFor();
      await look(world.admin, 'setup-admin-live');
    });
    await step(ida, 'sees that it is live', async () => {
      await ida.page.goto(link);
      await main(ida).getByText(/^Approved/).waitFor();
    });
    await portico('invite', `bob@${domain}`, '--name', 'Bob');
    const invitation = await world.mailbox.next(`bob@${domain}`);
    const bob = await somebody(javaScript);
    await step(bob, 'a person of the company comes in', async () => {
      await bob.page.goto(invitationLink(invitation, world.issuer));
      await press(bob, /^Accept/);
      await bob.page.locator('button[value="bob"]').click();
      await arrive(bob, { issuer: world.issuer, apps: [] });
    });
  });
}
