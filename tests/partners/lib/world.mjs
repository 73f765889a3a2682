// The host, with partners whose people come through homes that others wrote.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../../conformance/lib/browser.mjs';
import { newClient } from '../../conformance/lib/client.mjs';
import { http } from '../../conformance/lib/http.mjs';
import { formsOf } from '../../conformance/lib/pages.mjs';
import { emptyDatabase, startProduct } from '../../e2e/lib/product.mjs';

const CALLBACK = 'https://app.example/callback';
const MOST_STEPS = 12;

/** Starts the product. `keep` and `add` note what has to end. */
export async function startWorld({ keep, add }) {
  const folder = mkdtempSync(join(tmpdir(), 'portico-partners-'));
  add(() => rmSync(folder, { recursive: true, force: true }));
  const database = await keep(emptyDatabase());
  const mail = join(folder, 'mail');
  const product = await keep(startProduct({ database: database.url, mailUrl: `file://${mail}` }));
  const metadata = (await http(`${product.issuer}/.well-known/openid-configuration`)).json;
  const world = { issuer: product.issuer, product, metadata, mail, taken: new Set() };
  world.portico = (...args) => world.porticoReading(undefined, ...args);
  world.porticoReading = async (input, ...args) => {
    const { code, stdout, stderr } = await product.commandReading(input, ...args, '-o', 'json');
    assert.equal(code, 0, `portico ${args.join(' ')}: ${stderr || stdout}`);
    return stdout.trim() ? JSON.parse(stdout) : undefined;
  };
  const file = join(folder, 'app.json');
  writeFileSync(file, JSON.stringify({
    client_name: 'Portal',
    redirect_uris: [CALLBACK],
    grant_types: ['authorization_code', 'refresh_token'],
  }));
  world.app = newClient({ world, registration: await world.portico('app', 'register', file) });
  world.addPartner = (name, home) => addPartner(world, name, home);
  return world;
}

/**
 * Trusts a home: `{ issuer, clientId, clientSecret?, takesKeys?, allow(redirectUri), screens, person }`. A screen of it is
 * `{ field, typed }`: the field that the form has, and what the person enters.
 * `signIn()` takes a new browser of the person to the app and returns the claims of the ID token, `tokens()` all of it.
 */
async function addPartner(world, name, home) {
  const { person } = home;
  const [, domain] = person.email.split('@');
  await world.portico('partner', 'add', name, '--domain', domain);
  const connected = await world.porticoReading(
    home.clientSecret,
    ...['partner', 'connect', name, '--issuer', home.issuer, '--client-id', home.clientId],
    ...proofs(home),
  );
  await home.allow(connected.redirect_uri);
  await home.tellLogouts?.(home.clientId, connected.redirect_uri.replace(/callback$/, 'backchannel-logout'));
  await world.portico('grant', 'add', world.app.clientId, '--partner', name);

  const partner = { name, home };
  partner.browser = () => openBrowser({ issuer: world.issuer, home: home.issuer, person });
  partner.accept = async () => {
    await world.portico('invite', person.email, '--name', person.name);
    const link = await mailed(world, person.email, new RegExp(`${world.issuer}/invite/[\\w-]+`));
    return walk(world, partner, link);
  };
  /** As `signIn`, with all that the app gets. */
  partner.tokens = async (options) => {
    const { params, verifier } = world.app.ask();
    const arrived = await walk(world, partner, world.app.address(params), options);
    const code = arrived.leaves?.searchParams.get('code');
    assert.ok(code, `a code for the app: ${arrived.leaves} ${arrived.text}`);
    const answer = await world.app.redeem(code, { verifier });
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
  };
  partner.signIn = async (options) => {
    const [, payload] = (await partner.tokens(options)).id_token.split('.');
    return JSON.parse(Buffer.from(payload, 'base64url'));
  };
  return partner;
}

/** How we prove ourselves there: by our published keys unless said otherwise. */
function proofs({ clientSecret, takesKeys }) {
  if (takesKeys) return [];
  return clientSecret ? ['--secret'] : ['--public'];
}

/** Does what the pages ask for, in a new browser unless there is one, until the app or the panel is reached. */
async function walk(world, { home, browser: newBrowser }, address, { atHome, browser = newBrowser() } = {}) {
  const { person } = home;
  let page = await browser.go(address);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { origin, pathname } = new URL(page.url);
    if (page.leaves || (origin === new URL(world.issuer).origin && pathname === '/')) return page;
    assert.equal(page.status, 200, `${page.url}: ${page.text}`);
    if (page.url.startsWith(home.issuer)) await atHome?.();
    const known = [...home.screens, ...ownScreens(world, person)];
    const next = formsOf(page.text).flatMap((form) => {
      const screen = known.find((one) => one.fits?.(form) ?? hasField(form, one.field));
      return screen ? [{ form, screen }] : [];
    })[0];
    assert.ok(next, `a page on which something can be done: ${page.url} ${page.text}`);
    page = await browser.submit(page, next.form, await next.screen.typed());
  }
  throw new Error(`the pages go round in circles at ${page.url}`);
}

const hasField = ({ fields, buttons }, wanted) => [...fields, ...buttons].some(({ name }) => name === wanted);

function ownScreens(world, { email }) {
  return [
    { fits: ({ action }) => action.startsWith('/invite/') || action === '/sign-in/accept', typed: () => ({}) },
    { field: 'email', typed: () => ({ email }) },
    { field: 'code', typed: async () => ({ code: await mailed(world, email, /^Subject:.*?(?<!\d)(\d{6})(?!\d)/m) }) },
  ];
}

/** What a pattern finds in a mail to an address that nobody has taken yet; waits for it. */
async function mailed({ mail, taken }, address, pattern) {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    for (const name of filesIn(mail).filter((one) => !taken.has(one))) {
      const text = readFileSync(join(mail, name), 'utf8').replace(/=\r?\n/g, '').replaceAll('=3D', '=');
      const found = text.includes(address) && pattern.exec(text);
      if (!found) continue;
      taken.add(name);
      return found[1] ?? found[0];
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no mail to ${address} with ${pattern}`);
}

function filesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
