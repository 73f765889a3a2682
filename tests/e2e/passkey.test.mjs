// Passkeys in a real browser: for admins, and for guests without a home identity provider.
// `look` opens a second devtools session, whose end takes the page's authenticator with it; so pages
// are looked at only where none is needed any more.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addVirtualAuthenticator, launchBrowser, openPerson, screenshot } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { invitationLink, typeCode } from './steps/guest.mjs';
import { look, step } from './steps/look.mjs';

const world = {};
const { keep, all } = cleanUp();

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  const database = await keep(emptyDatabase());
  world.product = await keep(startProduct({ database: database.url, mailUrl: world.mailbox.url }));
  world.issuer = world.product.issuer;
});

after(all);

const button = ({ page }, name) => page.getByRole('button', { name });

async function createPasskey(person, device) {
  await button(person, 'Create passkey').click();
  await button(person, 'Create passkey').waitFor({ state: 'detached' });
  assert.equal((await device.credentials()).length, 1, 'the device holds one passkey');
}

test('an admin creates a passkey at the first sign-in and comes back with it', async () => {
  const { issuer, product } = world;
  const admin = await keep(openPerson(world.browser), 'close');
  const device = await addVirtualAuthenticator(admin.page);
  await step(admin, 'first sign-in', async () => {
    await admin.page.goto(await product.adminLink());
    await admin.page.getByRole('main').getByRole('button').first().click();
    await createPasskey(admin, device);
    await admin.page.waitForURL(/\/admin\b/);
  });
  await step(admin, 'sign out', async () => {
    await button(admin, 'Sign out').first().click();
    await admin.page.waitForURL(/\/admin\/sign-in/);
    await screenshot(admin.page, 'admin-sign-in');
  });
  await step(admin, 'sign in with the passkey', async () => {
    await button(admin, 'Sign in with a passkey').click();
    await admin.page.waitForURL(/\/admin\/?$/);
  });
  assert.deepEqual(admin.violations, []);
  await admin.page.goto(issuer);
  assert.match(admin.page.url(), /\/sign-in/, 'an admin is no guest');
});

test('a guest without a home identity provider comes back with a passkey until removed', async () => {
  const { issuer, mailbox, product } = world;
  const email = 'theo@tailor.example';
  const add = await product.command('partner', 'add', 'Tailor', '--domain', 'tailor.example');
  assert.equal(add.code, 0, add.stderr);
  const invited = await product.command('invite', email, '--name', 'Theo Tailor');
  assert.equal(invited.code, 0, invited.stderr);
  const link = invitationLink(await mailbox.next(email), issuer);

  const theo = await keep(openPerson(world.browser), 'close');
  await step(theo, 'accept by code', async () => {
    await theo.page.goto(link);
    await button(theo, /^Accept/).click();
    await typeCode(theo, { email, mailbox });
    await button(theo, 'Create passkey').waitFor();
    const device = await addVirtualAuthenticator(theo.page);
    await createPasskey(theo, device);
    await theo.page.getByRole('heading', { name: /Your apps/ }).waitFor();
  });
  await step(theo, 'sees it on the own page, and hears of it', async () => {
    await theo.page.getByRole('link', { name: 'My access and privacy' }).click();
    await theo.page.getByRole('link', { name: 'Your passkeys' }).click();
    await theo.page.getByText('Passkey 1').waitFor();
    const told = await mailbox.next(email, /was changed/);
    assert.match(told.text, /A passkey was added/);
    await theo.page.goto(`${issuer}/`);
  });
  const signOut = () =>
    step(theo, 'sign out', async () => {
      await button(theo, 'Sign out').first().click();
      await theo.page.waitForURL(/signed-out/);
    });
  const usePasskey = () =>
    step(theo, 'use the passkey', async () => {
      await theo.page.goto(`${issuer}/`);
      await button(theo, 'Use a passkey').click();
    });
  await signOut();
  await usePasskey();
  await theo.page.getByRole('heading', { name: /Your apps/ }).waitFor();
  await signOut();

  const removed = await product.command('guest', 'remove', email);
  assert.equal(removed.code, 0, removed.stderr);
  await usePasskey();
  await step(theo, 'refused', () => theo.page.getByText('We do not know this passkey').waitFor());
  await look(theo, 'passkey-removed');
  await theo.page.goto(`${issuer}/`);
  assert.match(theo.page.url(), /\/sign-in/);
  assert.deepEqual(theo.violations, []);
});

test('a guest sees the own passkeys, also in a narrow window', async () => {
  const { issuer, mailbox, product } = world;
  const email = 'tilda@tailor.example';
  assert.equal((await product.command('invite', email, '--name', 'Tilda')).code, 0);
  const tilda = await keep(openPerson(world.browser), 'close');
  await tilda.page.goto(invitationLink(await mailbox.next(email), issuer));
  await button(tilda, /^Accept/).click();
  await typeCode(tilda, { email, mailbox });
  await button(tilda, 'Create passkey').waitFor();
  await createPasskey(tilda, await addVirtualAuthenticator(tilda.page));
  await tilda.page.getByRole('heading', { name: /Your apps/ }).waitFor();
  await tilda.page.getByRole('link', { name: 'My access and privacy' }).click();
  await tilda.page.getByRole('link', { name: 'Your passkeys' }).click();
  await tilda.page.getByText('Passkey 1').waitFor();
  await look(tilda, 'passkeys');
  assert.deepEqual(tilda.violations, []);
});

test('a device without a passkey for this site gets a sentence and the other way in', async () => {
  const nobody = await keep(openPerson(world.browser), 'close');
  await addVirtualAuthenticator(nobody.page);
  await step(nobody, 'no passkey', async () => {
    await nobody.page.goto(`${world.issuer}/sign-in`);
    await button(nobody, 'Use a passkey').click();
    await nobody.page.getByText('That did not work').waitFor();
    await look(nobody, 'passkey-failed');
    assert.equal(await nobody.page.getByRole('textbox').count(), 1, 'the address is still asked for');
  });
});
