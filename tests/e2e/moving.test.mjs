// N6: a guest with an account by mailed code goes over to the company's own sign-in, in one browser that
// proves both sides, with and without scripts; and K05, new keys for people whose home moved.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { signInByLink } from './steps/admin.mjs';
import { arrive, invitationLink, typeCode } from './steps/guest.mjs';
import { look, step } from './steps/look.mjs';

const world = {};
const { keep, all } = cleanUp();
const address = (who) => `${who}@litware.example`;
const main = ({ page }) => page.getByRole('main');
const press = (person, name) => main(person).getByRole('button', { name }).first().click();
const choose = ({ page }, login) => page.locator(`button[value="${login}"]`).click();
const isIn = (person) => arrive(person, { issuer: world.issuer, apps: [] });

const portico = (...args) => world.product.json(...args);

async function connect(home) {
  const { clientId, clientSecret } = home.registerClient();
  const args = ['partner', 'connect', 'Litware', '--issuer', home.issuer, '--client-id', clientId, '--secret'];
  const connected = await world.product.commandReading(clientSecret, ...args, '-o', 'json');
  assert.equal(connected.code, 0, connected.stderr);
  const { id, redirect_uri: redirectUri } = JSON.parse(connected.stdout);
  home.addRedirectUri(clientId, redirectUri);
  return id;
}

async function somebody(javaScript) {
  return { ...(await keep(openPerson(world.browser, { javaScript }), 'close')), javaScript };
}

/** The code in the newest mail to somebody, typed. */
const proveMailbox = (person, who) => typeCode(person, { email: address(who), mailbox: world.mailbox });

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  const accounts = ['ana', 'bob', 'carol', 'dora'].map((login) => ({ login, email: address(login), name: login }));
  world.home = await keep(startHomeIdp({ name: 'Litware', accounts }));
  world.database = await keep(emptyDatabase());
  world.product = await keep(startProduct({ database: world.database.url, mailUrl: world.mailbox.url }));
  world.issuer = world.product.issuer;
  await portico('partner', 'add', 'Litware', '--domain', 'litware.example');
  for (const who of ['ana', 'bob', 'carol', 'dora']) {
    await portico('invite', address(who), '--name', who);
    const link = invitationLink(await world.mailbox.next(address(who)), world.issuer);
    const person = await somebody(false);
    await person.page.goto(link);
    await press(person, /^Accept/);
    await proveMailbox(person, who);
    await person.page.waitForURL((url) => url.pathname !== '/sign-in/code');
  }
  world.connection = await connect(world.home);
});

after(all);

for (const [javaScript, first, second] of [[true, 'ana', 'bob'], [false, 'carol', 'dora']]) {
  const plain = javaScript ? '' : '-plain';

  test(`n6 from a mailed code to the company's sign-in${plain}`, async () => {
    await portico('partner', 'cut-over', 'Litware', '--on', '2099-03-31');
    const person = await somebody(javaScript);
    await step(person, 'asks for a code although the company has a sign-in', async () => {
      await person.page.goto(`${world.issuer}/sign-in`);
      await person.page.getByLabel(/mail/i).fill(address(first));
      await look(person, `n6-sign-in${plain}`);
      await press(person, 'Mail me a code instead');
      await proveMailbox(person, first);
    });
    await step(person, 'is offered the company, may wait, and goes', async () => {
      await person.page.getByRole('heading', { name: /Litware/ }).waitFor();
      assert.match(await main(person).innerText(), /until 31 Mar 2099|until 1 Apr 2099/);
      await look(person, `n6-offer${plain}`);
      await press(person, /^Continue with/);
      await choose(person, first);
      await isIn(person);
    });
  });

  test(`n6 from the company's sign-in, with the mailbox once more${plain}`, async () => {
    const person = await somebody(javaScript);
    await person.page.goto(`${world.issuer}/sign-in`);
    await person.page.getByLabel(/mail/i).fill(address(second));
    await press(person, 'Continue');
    await choose(person, second);
    await person.page.waitForURL(/\/sign-in\/code/);
    assert.match(await main(person).innerText(), /replaces your account/);
    await look(person, `n6-mailbox${plain}`);
    await proveMailbox(person, second);
    await isIn(person);
  });
}

test('k05 the console: the last day, and new keys by two people', async () => {
  const moved = await keep(startHomeIdp({ name: 'Litware 2', accounts: [] }));
  const to = await connect(moved);
  const person = await somebody(true);
  const recovered = await world.product.command('admin', 'recover', 'mia.berg@contoso.example');
  const [oneTime] = recovered.stdout.match(/https?:\/\/\S+\/admin\/link\/\S+/);
  await signInByLink(person, oneTime);
  await person.page.goto(`${world.issuer}/admin/partners`);
  await main(person).getByRole('link', { name: 'Litware' }).click();
  assert.match(await main(person).innerText(), /Nobody signs in by mailed code any more/);
  await look(person, 'n6-console');
  await main(person).getByRole('link', { name: 'New keys for people whose sign-in moved' }).click();
  await person.page.getByLabel('Old sign-in').selectOption(world.connection);
  await person.page.getByLabel('New sign-in').selectOption(to);
  await person.page.getByLabel('Or paste the rows').fill('old_subject,new_subject\nnobody,n1\n,\n');
  await press(person, 'Check');
  await main(person).getByText('Nobody has this old subject').waitFor();
  await look(person, 'k05-check-faults');
  await person.page.getByLabel('Or paste the rows').fill(`old_subject,new_subject\n${world.home.subjectOf('ana')},a-2\n${world.home.subjectOf('bob')},b-2\n`);
  await press(person, 'Check');
  await look(person, 'k05-check');
  await press(person, 'Propose');
  await main(person).getByText('Somebody else has to approve it.').waitFor();
  await look(person, 'k05-open');
  const { guests } = await portico('partner', 'rekey', 'approve', 'Litware');
  assert.equal(guests, 2);
});
