// One host, one partner with a home identity provider, and one guest who has accepted.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser, openPerson } from '../../e2e/lib/browser.mjs';
import { startHomeIdp } from '../../e2e/lib/home_idp.mjs';
import { startMailbox } from '../../e2e/lib/mailbox.mjs';
import { emptyDatabase, startProduct } from '../../e2e/lib/product.mjs';
import { acceptAtHome, arrive, invitationLink } from '../../e2e/steps/guest.mjs';

/** The guest that every client signs in. */
export const ANA = { login: 'ana', name: 'Ana Silva', email: 'ana@fabrikam.example' };

/**
 * Starts the product with Ana as an active guest. `keep` and `add` note what has to end.
 * `register(metadata)` registers an app by the metadata names of RFC 7591 and gives it to Ana.
 */
export async function startWorld({ keep, add }) {
  const browser = await keep(launchBrowser(), 'close');
  const mailbox = await keep(startMailbox());
  const database = await keep(emptyDatabase());
  const home = await keep(startHomeIdp({ name: 'Fabrikam', accounts: [ANA] }));
  const product = await keep(startProduct({ database: database.url, mailUrl: mailbox.url }));
  const folder = mkdtempSync(join(tmpdir(), 'portico-clients-'));
  add(() => rmSync(folder, { recursive: true, force: true }));

  const portico = async (...args) => {
    const { code, stdout, stderr } = await product.command(...args, '-o', 'json');
    assert.equal(code, 0, `portico ${args.join(' ')}: ${stderr}`);
    return stdout.trim() ? JSON.parse(stdout) : undefined;
  };
  const world = { browser, home, product, portico, issuer: product.issuer };

  world.register = async (metadata) => {
    const file = join(folder, 'app.json');
    writeFileSync(file, JSON.stringify(metadata));
    const client = await portico('app', 'register', file);
    await portico('grant', 'add', client.client_id, '--guest', ANA.email);
    return client;
  };
  /** A browser in which nobody is signed in anywhere yet. */
  world.openBrowser = async () => ({ ...ANA, ...(await keep(openPerson(browser), 'close')) });
  /** From this moment on Ana has no access to anything. */
  world.removeAna = () => portico('guest', 'remove', ANA.email);

  await inviteAna(world, mailbox);
  return world;
}

async function inviteAna(world, mailbox) {
  const { browser, home, portico, issuer } = world;
  const client = home.registerClient({ token_endpoint_auth_method: 'none' });
  await portico('partner', 'add', 'Fabrikam', '--domain', 'fabrikam.example');
  const connected = await portico(
    ...['partner', 'connect', 'Fabrikam', '--issuer', home.issuer],
    ...['--client-id', client.clientId, '--public'],
  );
  home.addRedirectUri(client.clientId, connected.redirect_uri);
  await portico('invite', ANA.email, '--name', ANA.name);

  const guest = await openPerson(browser);
  try {
    const link = invitationLink(await mailbox.next(ANA.email), issuer);
    await acceptAtHome(guest, { link, email: ANA.email });
    await arrive(guest, { issuer, apps: [] });
  } finally {
    await guest.close();
  }
}
