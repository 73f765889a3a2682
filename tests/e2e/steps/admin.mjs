// What an admin does, in the words of the pages.
import { look, step } from './look.mjs';

/** Signs in by the one-time link and puts off the passkey. */
export function signInByLink(admin, link) {
  return step(admin, 'admin sign-in', async () => {
    await admin.page.goto(link);
    await look(admin, 'admin-link');
    await main(admin).getByRole('button').first().click();
    await putOffPasskey(admin, 'admin-passkey');
    await admin.page.waitForURL(/\/admin\/?$/);
    await look(admin, 'admin-home');
  });
}

/** Presses *Not now* on the passkey offer. */
export async function putOffPasskey(person, name = 'passkey-offer') {
  const notNow = person.page.getByRole('button', { name: 'Not now' });
  await notNow.waitFor();
  await look(person, name);
  await notNow.click();
}

/** Adds a partner; `domains` are the mail domains of its people. */
export function addPartner(admin, { issuer, name, domains }) {
  return step(admin, `add partner ${name}`, async () => {
    await admin.page.goto(`${issuer}/admin/partners`);
    await openForm(admin, 'Add partner');
    await admin.page.getByLabel('Company name').fill(name);
    await admin.page.getByLabel(/domains/i).fill(domains.join('\n'));
    await look(admin, 'admin-partner-new');
    await press(admin, /^Add partner/);
    await admin.page.getByRole('heading', { name }).waitFor();
    await look(admin, 'admin-partner');
    return admin.page.url();
  });
}

/** Connects a partner's home identity provider; returns the redirect URI it has to allow. */
export function connectHome(admin, partnerUrl, { issuer, clientId, clientSecret }) {
  return step(admin, 'connect home identity provider', async () => {
    await admin.page.goto(partnerUrl);
    await openForm(admin, 'Add home identity provider');
    await admin.page.getByLabel('Issuer').fill(issuer);
    await admin.page.getByLabel('Client id').fill(clientId);
    await admin.page.getByLabel('Client secret').fill(clientSecret);
    await press(admin, 'Add home identity provider');
    await look(admin, 'admin-partner-connected');
    const text = await main(admin).innerText();
    return text.match(/https?:\/\/\S+\/broker\/\S+\/callback/)[0];
  });
}

/** Registers an app; returns what it needs to sign people in. */
export function registerApp(admin, { issuer, app }) {
  return step(admin, `register app ${app.name}`, async () => {
    await admin.page.goto(`${issuer}/admin/apps`);
    await openForm(admin, 'Register app');
    await admin.page.getByLabel(/^Name/).fill(app.name);
    await admin.page.getByLabel(/^Redirect URIs?/).fill(app.redirectUri);
    await admin.page.getByLabel(/^Start address/).fill(app.loginUrl);
    await admin.page.getByLabel(/back-channel/i).fill(app.backchannelLogoutUri);
    await look(admin, 'admin-app-new');
    await press(admin, 'Register app');
    await look(admin, 'admin-app-secret');
    const clientId = await shownValue(admin, /Client id/i);
    const clientSecret = await shownValue(admin, /secret/i);
    return { clientId, clientSecret };
  });
}

/** Adds a group; its members may open the named app. */
export function addGroup(admin, { issuer, name, app }) {
  return step(admin, `add group ${name}`, async () => {
    await admin.page.goto(`${issuer}/admin/groups`);
    await openForm(admin, 'Add group');
    await admin.page.getByLabel('Name').fill(name);
    await press(admin, /^Add group/);
    await admin.page.getByRole('heading', { name }).waitFor();
    await admin.page.getByLabel('App', { exact: true }).selectOption({ label: app });
    await press(admin, /^Give app/);
    await main(admin).getByRole('link', { name: app }).first().waitFor();
    await look(admin, 'admin-group');
  });
}

/** Lets a guest open an app. */
export function giveApp(admin, { issuer, email, app }) {
  return step(admin, `give ${app} to ${email}`, async () => {
    await openGuest(admin, { issuer, email });
    await admin.page.getByLabel('App', { exact: true }).selectOption({ label: app });
    await press(admin, /^Give app/);
    await main(admin).getByText(app).first().waitFor();
  });
}

/** Uploads a file and stops at the check; nothing is changed yet. Returns the text of the check. */
export function checkFile(admin, { issuer, name, csv }) {
  return step(admin, `check ${name}`, async () => {
    await admin.page.goto(`${issuer}/admin/import`);
    await look(admin, 'admin-csv');
    await admin.page
      .getByLabel('File')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await press(admin, 'Check');
    await admin.page.getByText('Nothing is changed yet').waitFor();
    await look(admin, `admin-csv-check-${name}`);
    return main(admin).innerText();
  });
}

/** Confirms the check that is on the screen. */
export function sendInvitations(admin) {
  return step(admin, 'send invitations', async () => {
    await press(admin, /^(Send|Apply)/);
    await look(admin, 'admin-csv-sent');
    return main(admin).innerText();
  });
}

/** The text of a guest's own page. */
export function readGuest(admin, guest) {
  return step(admin, `read ${guest.email}`, async () => {
    await openGuest(admin, guest);
    await look(admin, 'admin-guest');
    return main(admin).innerText();
  });
}

/** Removes a guest for good. Returns when the page says so. */
export function removeGuest(admin, guest) {
  return step(admin, `remove ${guest.email}`, async () => {
    await openGuest(admin, guest);
    await main(admin).getByRole('link', { name: 'Remove access' }).click();
    await look(admin, 'admin-remove');
    await press(admin, /^Remove/);
    await admin.page.getByText(/Refused everywhere since/).waitFor();
    await look(admin, 'admin-removed');
  });
}

async function openGuest(admin, { issuer, email }) {
  await admin.page.goto(`${issuer}/admin/guests?q=${encodeURIComponent(email)}`);
  await look(admin, 'admin-guests');
  await main(admin).getByRole('row').filter({ hasText: email }).getByRole('link').first().click();
  await admin.page.getByText(email).first().waitFor();
}

/** Opens a form that is folded away, if it is. */
async function openForm(admin, name) {
  const summary = main(admin).locator('details:not([open]) > summary', { hasText: name });
  if (await summary.count()) await summary.first().click();
}

function main({ page }) {
  return page.getByRole('main');
}

function press(person, name) {
  return main(person).getByRole('button', { name }).first().click();
}

/** The value beside a term of a description list. */
async function shownValue(admin, term) {
  const value = main(admin).locator('dt', { hasText: term }).locator('xpath=following-sibling::dd[1]').first();
  return (await value.innerText()).trim();
}
