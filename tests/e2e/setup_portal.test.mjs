// U4: a partner's IT admin connects the company's sign-in by a mailed link: three pages, at most eight clicks
// and three pastes, with and without scripts, and a person of the company signs in through it afterwards.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { linksOf, startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { signInByLink } from './steps/admin.mjs';
import { arrive, invitationLink } from './steps/guest.mjs';
import { look, step } from './steps/look.mjs';
import { enter, main, paste, press, register, testAs } from './steps/setup.mjs';

const world = {};
const { keep, all } = cleanUp();

const portico = (...args) => world.product.json(...args);

async function somebody(javaScript) {
  const person = await keep(openPerson(world.browser, { javaScript }), 'close');
  const screens = new Set();
  person.page.on('domcontentloaded', async (page) => {
    if (!new URL(page.url()).pathname.startsWith('/setup/')) return;
    // A page that is gone by now, as all are in the end, is no screen.
    const shown = await page.locator('[aria-current="step"]').allInnerTexts().catch(() => []);
    for (const step of shown) screens.add(step);
  });
  return { ...person, javaScript, screens, clicks: 0, pastes: 0 };
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
      await enter(ida, { link, email: `ida@${domain}`, mailbox: world.mailbox });
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
      await testAs(ida, 'ida', /^passed$/);
      await look(ida, `setup-3-green${plain}`);
    });
    await step(ida, 'hands over', async () => {
      await press(ida, /^Hand over/);
      await main(ida).getByText(/^Handed over/).waitFor();
      await look(ida, `setup-3-handed${plain}`);
    });
    // The door stands before them: it asks for the mailed code, once in each browser.
    assert.deepEqual([...ida.screens], ['Company', 'Connect', 'Test and hand over']);
    assert.ok(ida.clicks <= 8, `${ida.clicks} clicks`);
    assert.ok(ida.pastes <= 3, `${ida.pastes} pastes`);

    await step(world.admin, 'the host approves', async () => {
      const { page } = world.admin;
      await page.goto(`${world.issuer}/admin`);
      const link = page.getByRole('link', { name, exact: true });
      const lines = main(world.admin).getByRole('listitem');
      const waiting = lines.filter({ has: link, hasText: 'A set-up waits for approval' });
      await waiting.waitFor();
      await look(world.admin, 'setup-admin-home');
      await waiting.getByRole('link', { name, exact: true }).click();
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

  test(`u4 the detours: a wrong value, another browser, a colleague, sent back, withdrawn${plain}`, async () => {
    const domain = `detour-${name}.example`;
    const [idas, evas] = ['ida', 'eva'].map((login) => `${login}@${domain}`);
    const accounts = ['ida', 'eva'].map((login) => ({ login, email: `${login}@${domain}`, name: login }));
    const home = await keep(startHomeIdp({ name, accounts }));
    const partner = `Detour ${name}`;
    const { id } = await portico('partner', 'add', partner, '--domain', domain);
    await portico('partner', 'setup', 'send', partner, idas);
    const linkOf = async (email) => linksOf(await world.mailbox.next(email, /Connect/)).find((url) => url.includes('/setup/'));
    const link = await linkOf(idas);
    const first = await somebody(javaScript);
    let secret;

    await step(first, 'a wrong secret', async () => {
      await enter(first, { link, email: idas, mailbox: world.mailbox });
      await press(first, 'Continue');
      const { clientId, clientSecret } = await register(first, home);
      secret = clientSecret;
      await paste(first, 'Address of your sign-in', home.issuer);
      await paste(first, 'Client id that you gave us', clientId);
      await first.page.getByLabel(/^Client secret/).fill('not the secret');
      await press(first, 'Continue');
      await testAs(first, 'ida', /invalid_client/);
      await main(first).getByText('Look at the client id').waitFor();
      assert.equal(await main(first).getByRole('button', { name: /^Hand over/ }).count(), 0, 'nothing to hand over');
      await look(first, `setup-3-red${plain}`);
    });
    await step(first, 'the DNS is looked at now', async () => {
      await main(first).getByText('waiting for the DNS').first().waitFor();
      await press(first, `Check now: ${domain}`);
      await main(first).getByRole('status').waitFor();
      await main(first).getByText('waiting for the DNS').first().waitFor();
      await look(first, `setup-dns${plain}`);
    });
    await step(first, 'the same browser goes on where it was', async () => {
      await first.page.goto('about:blank');
      await first.page.goto(link);
      await main(first).getByText(/invalid_client/).first().waitFor();
    });
    await first.close();

    const ida = await somebody(javaScript);
    await step(ida, 'another browser goes on after a code', async () => {
      await enter(ida, { link, email: idas, mailbox: world.mailbox });
      await main(ida).getByText(home.issuer).first().waitFor();
      await main(ida).getByText(/invalid_client/).first().waitFor();
    });
    await step(ida, 'lets a colleague go on', async () => {
      await main(ida).getByText('Let a colleague go on').click();
      await main(ida).locator('details').getByRole('textbox').fill(evas);
      await press(ida, 'Send a link');
      await main(ida).getByText('The link is on its way.').waitFor();
      await look(ida, `setup-colleague${plain}`);
    });
    const herLink = await linkOf(evas);
    assert.notEqual(herLink, link);
    const eva = await somebody(javaScript);
    await step(eva, 'the colleague mends the value', async () => {
      await enter(eva, { link: herLink, email: evas, mailbox: world.mailbox });
      await main(eva).getByRole('link', { name: 'Connect' }).click();
      assert.equal(await eva.page.getByLabel('Address of your sign-in').inputValue(), home.issuer, 'kept');
      await eva.page.getByLabel(/^Client secret/).fill(secret);
      await press(eva, 'Continue');
      await testAs(eva, 'eva', /^passed$/);
      await look(eva, `setup-3-mended${plain}`);
      await press(eva, /^Hand over/);
      await main(eva).getByText(/^Handed over/).waitFor();
    });
    await step(world.admin, 'the host sends it back', async () => {
      await world.admin.page.goto(`${world.issuer}/admin/partners/${id}/setup`);
      await main(world.admin).locator('summary', { hasText: 'Send back' }).click();
      await world.admin.page.getByLabel(/^What is to change/).fill('Please send a lasting id.');
      await main(world.admin).getByRole('button', { name: 'Send back' }).click();
      await world.admin.page.getByText('with the partner', { exact: true }).waitFor();
      await look(world.admin, 'setup-admin-sent-back');
    });
    await step(ida, 'and it is open again', async () => {
      await ida.page.goto(link);
      await main(ida).getByText('Please send a lasting id.').waitFor();
      await main(ida).getByRole('button', { name: /^Hand over/ }).waitFor();
      await look(ida, `setup-sent-back${plain}`);
      await press(ida, /^Hand over/);
      await main(ida).getByText(/^Handed over/).waitFor();
    });
    await step(world.admin, 'the host withdraws a link', async () => {
      const { page } = world.admin;
      await page.goto(`${world.issuer}/admin/partners/${id}/setup`);
      await main(world.admin).getByRole('button', { name: `Withdraw: ${evas}` }).click();
      await main(world.admin).getByText('withdrawn').first().waitFor();
    });
    await step(eva, 'whose browser is out', async () => {
      await eva.page.goto(herLink);
      await main(eva).getByText(/withdrawn/).first().waitFor();
      await look(eva, `setup-withdrawn${plain}`);
      await ida.page.goto(link);
      await main(ida).getByText(/^Handed over/).waitFor();
    });
    for (const person of [ida, eva]) assert.deepEqual(person.violations, []);
  });
}

test('u4 in German, with the state of the DNS', async () => {
  await portico('partner', 'add', 'Adler', '--domain', 'adler.example');
  await portico('partner', 'setup', 'send', 'Adler', 'uwe@adler.example', '--language', 'de');
  const mail = await world.mailbox.next('uwe@adler.example', /Adler/);
  const link = linksOf(mail).find((url) => url.includes('/setup/'));
  const uwe = await somebody(true);
  await step(uwe, 'auf Deutsch', async () => {
    const words = ['Code schicken', /code/i, 'Weiter'];
    await enter(uwe, { link, email: 'uwe@adler.example', mailbox: world.mailbox, words });
    assert.equal(await uwe.page.locator('html').getAttribute('lang'), 'de');
    await press(uwe, 'Weiter');
    await main(uwe).getByText('wartet auf das DNS').first().waitFor();
    await look(uwe, 'setup-2-de');
    await press(uwe, 'Jetzt nachsehen: adler.example');
    await main(uwe).getByRole('status').waitFor();
    await look(uwe, 'setup-dns-de');
  });
});
