// Terms of use: an admin writes and publishes them, a new guest reads and agrees, and a new version asks again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { signInByLink } from './steps/admin.mjs';
import { acceptByCode, invitationLink } from './steps/guest.mjs';
import { look, step } from './steps/look.mjs';

const world = {};
const { keep, all } = cleanUp();
const EMAIL = 'bob@woodgrove.example';
const TEXT = 'Keep what you see here to yourself.\nAsk whoever invited you when in doubt.\n\n<b>Not bold</b>. More at https://contoso.example/rules.';

const portico = (...args) => world.product.json(...args);

const main = ({ page }) => page.getByRole('main');

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  const database = await keep(emptyDatabase());
  world.product = await keep(startProduct({ database: database.url, mailUrl: world.mailbox.url }));
  world.issuer = world.product.issuer;
  await portico('partner', 'add', 'Woodgrove', '--domain', 'woodgrove.example');
  await portico('app', 'add', 'Wiki', '--redirect', 'https://wiki.contoso.example/cb', '--launch', 'https://wiki.contoso.example/');
  world.admin = await keep(openPerson(world.browser), 'close');
  world.guest = await keep(openPerson(world.browser, { javaScript: false }), 'close');
  world.guest.javaScript = false;
  await signInByLink(world.admin, await world.product.adminLink());
});

after(all);

test('an admin writes terms, sees them as guests will, and publishes them', async () => {
  const { admin, issuer } = world;
  await step(admin, 'write terms', async () => {
    await admin.page.goto(`${issuer}/admin/terms`);
    await look(admin, 'admin-terms-empty');
    await main(admin).getByRole('button', { name: 'Write it' }).click();
    await look(admin, 'admin-terms-new');
    await main(admin).getByLabel('Heading').fill('Rules for guests');
    await main(admin).getByLabel('Text').fill(TEXT);
    await main(admin).getByRole('button', { name: 'Save' }).click();
    await look(admin, 'admin-terms-draft');
    assert.equal(await main(admin).getByRole('article').getByRole('link').getAttribute('href'), 'https://contoso.example/rules');
    assert.equal(await main(admin).locator('article b').count(), 0);
    await main(admin).getByRole('button', { name: 'Publish' }).click();
    await look(admin, 'admin-terms-published');
    await admin.page.goto(`${issuer}/admin/terms`);
    await look(admin, 'admin-terms');
  });
});

test('a new guest agrees right after the sign-in, without scripts, and a new version asks again', async () => {
  const { guest, mailbox, issuer } = world;
  await portico('invite', EMAIL, '--name', 'Bob Ray', '--app', 'Wiki');
  const link = invitationLink(await mailbox.next(EMAIL), issuer);
  await step(guest, 'agree', async () => {
    await guest.page.goto(link);
    assert.ok(await main(guest).getByRole('link', { name: 'Rules for guests' }).isVisible());
    await acceptByCode(guest, { link, email: EMAIL, mailbox, passkeyOffered: false });
    await guest.page.goto(issuer);
    await look(guest, 'terms-ask');
    await main(guest).getByRole('link', { name: 'Not now' }).click();
    await look(guest, 'terms-not-now');
    await main(guest).getByRole('link', { name: 'Read it again' }).click();
    await main(guest).getByRole('button', { name: 'I agree' }).click();
    await main(guest).getByRole('link', { name: 'Wiki' }).waitFor();
    await guest.page.goto(`${issuer}/me`);
    await look(guest, 'terms-me');
    await main(guest).getByRole('link', { name: 'Rules for guests' }).click();
    await look(guest, 'terms-read');
  });
  const { id } = await portico('terms', 'draft');
  await portico('terms', 'publish', id, '--ask-again');
  await guest.page.goto(issuer);
  await main(guest).getByRole('button', { name: 'I agree' }).click();
  await main(guest).getByRole('link', { name: 'Wiki' }).waitFor();
  const [, first] = await portico('terms', 'list');
  assert.equal(first.agreed, 1);
});
