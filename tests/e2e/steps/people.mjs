// The people of a furnished host, each where they see a page of their own.
import { linksOf } from '../lib/mailbox.mjs';
import { loopbackFetch } from '../lib/net.mjs';
import * as admins from './admin.mjs';
import { acceptByCode, invitationLink } from './guest.mjs';
import { enter, main, paste, press, register } from './setup.mjs';
import { step } from './look.mjs';

const address = (who) => `${who}@litware.example`;

async function accept(world, who, person) {
  const { issuer, mailbox } = world;
  const link = invitationLink(await mailbox.next(address(who)), issuer);
  await acceptByCode(person, { link, email: address(who), mailbox });
  await person.page.waitForURL((url) => url.origin === issuer && url.pathname !== '/passkey');
}

/** An authorization request of an app (RFC 7636 appendix B gives the challenge). */
export function asks({ issuer, apps }, app, redirectUri, more = {}) {
  const query = new URLSearchParams({
    client_id: apps[app], redirect_uri: redirectUri, response_type: 'code', scope: 'openid profile email', state: 's', nonce: 'n',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256', ...more,
  });
  return `${issuer}/authorize?${query}`;
}

/** A guest who has agreed to everything, may open apps, asked for one more and gave one app their name. */
async function settled(world, person) {
  const { page } = person;
  await accept(world, 'kim', person);
  await step(person, 'agrees to the terms', async () => {
    await page.goto(`${world.issuer}/`);
    await main(person).getByRole('button', { name: 'I agree' }).click();
    await page.getByRole('heading', { name: /Your apps/ }).waitFor();
  });
  await step(person, 'asks for an app', async () => {
    await page.goto(`${world.issuer}/request?app=${world.apps.vault}`);
    await main(person).getByRole('button').last().click();
    await page.getByText(/on its way/).first().waitFor();
  });
  await step(person, 'consents', async () => {
    await page.route('https://survey.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Survey</title>' }));
    await page.goto(asks(world, 'survey', 'https://survey.example/cb'));
    await page.locator('button[value="yes"]').click();
    await page.waitForURL(/survey\.example/);
  });
}

/** A partner's IT admin, inside the set-up portal with a connection to test. */
async function setsUp(world, person) {
  const { portico, mailbox, home } = world;
  await portico('partner', 'setup', 'send', 'Tailspin', 'ida@tailspin.example');
  const [link] = linksOf(await mailbox.next('ida@tailspin.example', /Connect/)).filter((url) => url.includes('/setup/'));
  world.setup = new URL(link).pathname;
  Object.assign(person, { clicks: 0, pastes: 0 });
  await step(person, 'set-up', async () => {
    await enter(person, { link, email: 'ida@tailspin.example', mailbox });
    await press(person, 'Continue');
    const { clientId, clientSecret } = await register(person, home);
    await paste(person, 'Address of your sign-in', home.issuer);
    await paste(person, 'Client id that you gave us', clientId);
    await paste(person, /^Client secret/, clientSecret);
    await press(person, 'Continue');
    await person.page.getByRole('button', { name: 'Test sign-in' }).waitFor();
  });
}

/** Invitations, guests, and whoever is half-way through something. */
export async function addPeople(world) {
  const { portico, product, issuer, mailbox, people } = world;
  await portico('invite', address('kim'), '--name', 'Kim Åberg', '--app', 'Wiki');
  await settled(world, people.guest);
  await portico('invite', address('nora'), '--name', 'Nora Newcomer');
  await accept(world, 'nora', people.newcomer);
  await portico('invite', address('gone'), '--name', 'Gerd Gone', '--app', 'Wiki');
  await product.command('guest', 'remove', address('gone'));
  for (const [who, name] of [['bob', 'Bob Ray'], ['al-khwarizmi.the.elder', 'Abū ʿAbd Allāh Muḥammad ibn Mūsā al-Khwārizmī']]) {
    await portico('invite', address(who), '--name', name, '--group', 'Externals');
  }
  world.invitation = new URL(invitationLink(await mailbox.next(address('bob')), issuer)).pathname;
  await setsUp(world, people.partner);
  await product.command('partner', 'domain', 'add', 'Litware', 'litware.net');
  await product.command('partner', 'domain', 'mail', 'Litware', 'litware.net');
  const proof = await mailbox.next('postmaster@litware.net');
  world.domainProof = new URL(linksOf(proof).find((url) => url.includes('/domain-proof/'))).pathname;
  await portico('admin', 'add', 'otto.lang@contoso.example', '--name', 'Otto Lang', '--role', 'auditor');
  const recovered = await product.command('admin', 'recover', 'otto.lang@contoso.example');
  world.adminLink = new URL(recovered.stdout.match(/https?:\/\/\S+\/admin\/link\/\S+/)[0]).pathname;
  await step(people.coder, 'asks for a code', async () => {
    await people.coder.page.goto(`${issuer}/sign-in`);
    await people.coder.page.getByLabel(/mail/i).fill(address('kim'));
    await main(people.coder).getByRole('button', { name: 'Continue' }).click();
    await people.coder.page.waitForURL(/\/sign-in\/code/);
  });
  const device = await loopbackFetch(`${issuer}/device_authorization`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: world.apps.display, scope: 'openid' }).toString(),
  });
  world.userCode = (await device.json()).user_code;
  const rows = [['mia.neu@litware.example', 'Mia Neu'], ['not an address', 'Nobody'], [address('kim'), 'Kim Åberg'], [address('gone'), 'Gerd Gone']];
  const csv = `Email,DisplayName,InviteContactUsUrl\r\n${rows.map(([email, name]) => `${email},${name},https://contoso.example/mia`).join('\r\n')}\r\n`;
  await admins.checkFile(people.admin, { issuer, name: 'autumn.csv', csv });
  world.file = new URL(people.admin.page.url()).pathname;
}
