// What a guest does, in the words of the pages.
import assert from 'node:assert/strict';
import { codeOf, linksOf } from '../lib/mailbox.mjs';
import { putOffPasskey } from './admin.mjs';
import { look, step } from './look.mjs';

/** The personal link of an invitation mail. */
export function invitationLink(mail, issuer) {
  const [link, ...others] = new Set(linksOf(mail).filter((url) => url.startsWith(`${issuer}/invit`)));
  assert.ok(link, `the mail has an invitation link:\n${mail.text}`);
  assert.deepEqual(others, [], 'and only one');
  return link;
}

/** Opens the invitation and accepts it at the home identity provider. */
export function acceptAtHome(guest, { link, email }) {
  return step(guest, `accept as ${email} at home`, async () => {
    await openInvitation(guest, link, 'invitation-home');
    await guest.page.getByRole('button', { name: `Sign in as ${email}` }).click();
  });
}

/** Opens the invitation and accepts it by the six digits of a second mail. */
export function acceptByCode(guest, { link, email, mailbox, passkeyOffered = true }) {
  return step(guest, `accept as ${email} by code`, async () => {
    await openInvitation(guest, link, 'invitation-code');
    await typeCode(guest, { email, mailbox });
    if (passkeyOffered) await putOffPasskey(guest);
  });
}

/** Types the code that was mailed. */
export async function typeCode(guest, { email, mailbox }) {
  const field = guest.page.getByRole('textbox', { name: /code/i });
  await field.waitFor();
  await look(guest, 'mail-code');
  await field.fill(codeOf(await mailbox.next(email, /\d{3}/)));
  await guest.page.getByRole('button', { name: 'Continue' }).click();
}

async function openInvitation(guest, link, name) {
  await guest.page.goto(link);
  await look(guest, name);
  await guest.page.getByRole('button', { name: /^Accept/ }).click();
}

/** Waits until the guest has arrived on the panel or in one of the apps. */
export function arrive(guest, { issuer, apps }) {
  return step(guest, 'arrive', () =>
    guest.page.waitForURL(
      (url) =>
        (url.origin === issuer && url.pathname === '/') ||
        apps.some((app) => url.origin === app.url && url.pathname === '/cb'),
    ));
}

/** The names of the apps on the panel, sorted. */
export function appsOnPanel(guest, { issuer, known }) {
  return step(guest, 'panel', async () => {
    await guest.page.goto(`${issuer}/`);
    await guest.page.getByRole('heading', { name: /Your apps/ }).waitFor();
    const main = guest.page.getByRole('main');
    const shown = [];
    for (const { name } of known) {
      if (await main.getByRole('link', { name, exact: false }).count()) shown.push(name);
    }
    await look(guest, shown.length ? 'panel' : 'panel-empty');
    return shown.sort();
  });
}

/** Starts an app from the panel; returns what the app learned. */
export function openFromPanel(guest, { issuer, app }) {
  return step(guest, `open ${app.name}`, async () => {
    await guest.page.goto(`${issuer}/`);
    await guest.page.getByRole('main').getByRole('link', { name: app.name }).click();
    await guest.page.getByRole('heading', { name: `Welcome to ${app.name}` }).waitFor();
    return app.latest();
  });
}

/** Tries an app that must not open: our own page or the app says so. */
export function isRefused(guest, { app, picture = 'refused' }) {
  return step(guest, `refused at ${app.name}`, async () => {
    const before = app.signIns.length;
    await guest.page.goto(app.loginUrl);
    await look(guest, picture);
    assert.equal(app.signIns.length, before, `${app.name} signed nobody in`);
    assert.equal(await guest.page.getByRole('heading', { name: /^Welcome to/ }).count(), 0);
  });
}
