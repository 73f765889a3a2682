// The product with one partner, whose home identity provider knows Alice, a guest who has accepted.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUp } from '../../e2e/lib/clean_up.mjs';
import { startHomeIdp } from '../../e2e/lib/home_idp.mjs';
import { emptyDatabase, startProduct } from '../../e2e/lib/product.mjs';
import { openBrowser } from './browser.mjs';
import { newClient } from './client.mjs';
import { http } from './http.mjs';
import { formsOf } from './pages.mjs';

export const ALICE = { login: 'alice', name: 'Alice Young', email: 'alice@fabrikam.example' };
const BEN = { login: 'ben', name: 'Ben Ito', email: 'ben@fabrikam.example' };
const PARTNER = 'Fabrikam';
const CALLBACK = 'https://app.example/callback';

/**
 * Starts everything. `env` adds settings to the product. The result knows the issuer and its
 * `metadata`, registers apps, and signs Alice in; `stop` ends it all.
 */
export async function startWorld({ env = {} } = {}) {
  const { keep, add, all } = cleanUp();
  try {
    const folder = mkdtempSync(join(tmpdir(), 'portico-conformance-'));
    add(() => rmSync(folder, { recursive: true, force: true }));
    const database = await keep(emptyDatabase());
    const home = await keep(startHomeIdp({ name: PARTNER, accounts: [ALICE, BEN] }));
    const mail = join(folder, 'mail');
    const product = await keep(startProduct({ database: database.url, mailUrl: `file://${mail}`, env }));
    const world = {
      issuer: product.issuer,
      home,
      product,
      folder,
      certificateHeader: env.PORTICO_CLIENT_CERTIFICATES__HEADER,
      keep,
      stop: all,
    };
    world.readMetadata = async () => (await http(`${product.issuer}/.well-known/openid-configuration`)).json;
    world.metadata = await world.readMetadata();
    world.readKeys = async () => (await http(world.metadata.jwks_uri)).json;
    world.run = (...args) => run(product, args);
    world.newBrowser = (person = ALICE) => openBrowser({ issuer: product.issuer, home: home.issuer, person });
    world.register = (metadata, held) => register(world, metadata, held);
    world.tryRegister = (metadata) => tryRegister(world, metadata);
    world.open = (registration, held) => open(world, registration, held);
    await trustHome(world);
    await bringIn(world, ALICE, mail);
    return world;
  } catch (error) {
    await all();
    throw error;
  }
}

async function run(product, args) {
  const { code, stdout, stderr } = await product.command('--output', 'json', ...args);
  assert.equal(code, 0, `portico ${args.join(' ')}: ${stderr || stdout}`);
  return stdout.trim() ? JSON.parse(stdout) : undefined;
}

/** The partner and its home, as a public client of the home: no secret has to be typed. */
async function trustHome(world) {
  const { home } = world;
  await world.run('partner', 'add', PARTNER, '--domain', 'fabrikam.example');
  const { clientId } = home.registerClient({ token_endpoint_auth_method: 'none' });
  await world.run('partner', 'connect', PARTNER, '--issuer', home.issuer, '--client-id', clientId, '--public');
  const shown = JSON.stringify(await world.run('partner', 'show', PARTNER));
  const [redirectUri] = /http[^"]*callback[^"]*/.exec(shown) ?? [];
  assert.ok(redirectUri, `the connection has a redirect URI: ${shown}`);
  home.addRedirectUri(clientId, redirectUri);
}

/** Invites a person and accepts at home. */
async function bringIn(world, person, mail) {
  await world.run('invite', person.email, '--name', person.name);
  const link = await linkIn(mail, world.issuer);
  const browser = world.newBrowser(person);
  const landing = await browser.go(link);
  const accept = formsOf(landing.text).find(({ action }) => action.startsWith('/invite/'));
  assert.ok(accept, landing.text);
  const home = await browser.submit(landing, accept);
  const [signIn] = formsOf(home.text);
  const { status, text } = await browser.submit(home, signIn, { login: person.login });
  assert.equal(status, 200, text);
}

/** The link of the invitation, once its mail was written. */
async function linkIn(folder, issuer) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    for (const name of filesIn(folder)) {
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('=\r\n', '').replaceAll('=\n', '').replaceAll('=3D', '=');
      const found = text.match(new RegExp(`${issuer}/invite/[\\w-]+`));
      if (found) return found[0];
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no invitation in ${folder}`);
}

function filesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

let files = 0;

async function tryRegister(world, metadata) {
  const file = join(world.folder, `app${(files += 1)}.json`);
  writeFileSync(file, JSON.stringify(metadata));
  return world.product.command('--output', 'json', 'app', 'register', file);
}

/**
 * Registers an app by its metadata and gives it to everybody of the partner. What is left out is a
 * confidential app of the code flow with refresh tokens. `held` are its keys and certificate.
 */
async function register(world, metadata = {}, held = {}) {
  const asked = {
    client_name: 'App',
    redirect_uris: [CALLBACK],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_basic',
    ...metadata,
  };
  const { code, stdout, stderr } = await tryRegister(world, asked);
  assert.equal(code, 0, `app register ${JSON.stringify(asked)}: ${stderr || stdout}`);
  return open(world, JSON.parse(stdout), held);
}

/** Lets the partner's people open a registered app. */
async function open(world, registration, held = {}) {
  await world.run('grant', 'add', registration.client_id, '--partner', PARTNER);
  return newClient({ world, registration, ...held });
}
