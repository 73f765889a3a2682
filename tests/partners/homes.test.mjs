// Guests come through homes that others wrote, and are the same guests the next time.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { formsOf } from '../conformance/lib/pages.mjs';
import { cleanUp } from '../e2e/lib/clean_up.mjs';
import { canaille, mock, npmHome, skewedHome } from './lib/homes.mjs';
import { startWorld } from './lib/world.mjs';

const { keep, add, all } = cleanUp();
let world;
let count = 0;

before(async () => {
  world = await startWorld({ keep, add });
});

after(all);

/** Somebody new, at a company of her own. */
function somebody() {
  count += 1;
  return { login: 'ana', name: 'Ana Silva', email: `ana@partner${count}.example` };
}

/** Invites, accepts, and signs in twice; `between` happens before the second sign-in. */
async function comesTwice(home, { between, ...options } = {}) {
  const partner = await world.addPartner(`Partner ${count}`, await keep(home));
  await partner.accept();
  const first = await partner.signIn(options);
  assert.equal(first.iss, world.issuer);
  assert.equal(first.idp, partner.home.issuer);
  assert.equal(first.partner, partner.name);
  assert.equal(first.guest, true);
  await between?.(partner.home);
  const second = await partner.signIn(options);
  assert.equal(second.sub, first.sub, 'the same guest');
  const guests = JSON.stringify(await world.portico('guest', 'list'));
  assert.equal(guests.split(`"${partner.home.person.email}"`).length - 1, 1, 'nobody else was made');
  return { partner, first, second };
}

for (const alg of ['RS256', 'PS256', 'ES256', 'EdDSA']) {
  test(`oidc-provider signs with ${alg}`, async () => {
    const { first } = await comesTwice(npmHome(somebody(), { alg }));
    assert.equal(first.email_verified, true);
  });
}

test('a home changes its key between two sign-ins', async () => {
  await comesTwice(npmHome(somebody()), { between: (home) => home.useNewKeys() });
});

test('a home changes its key while the person is on its page', async () => {
  let home;
  let swapped = false;
  const atHome = async () => {
    if (swapped) return;
    swapped = true;
    await home.useNewKeys();
  };
  home = await npmHome(somebody());
  await comesTwice(home, { atHome });
  assert.ok(swapped);
});

test('a home that says nothing of verified addresses costs one mailed code, once', async () => {
  const home = await npmHome(somebody());
  home.change('ana', { emailVerified: undefined });
  const { second } = await comesTwice(home);
  assert.notEqual(second.email_verified, undefined);
});

test('a home gives out no refresh tokens', async () => {
  await comesTwice(npmHome(somebody(), { client: { grant_types: ['authorization_code'] } }));
});

test('a home knows us by our published keys alone', async () => {
  const asked = [];
  const client = { token_endpoint_auth_method: 'private_key_jwt', jwks_uri: `${world.issuer}/jwks`, client_secret: undefined };
  const before = async (path) => asked.push(path);
  await comesTwice(npmHome(somebody(), { client, before }));
  assert.ok(asked.filter((path) => path === '/token').length >= 2, 'each sign-in redeemed a code by an assertion');
});

for (const seconds of [30, -30]) {
  test(`a home's clock is ${seconds} s off`, async () => {
    await comesTwice(skewedHome(somebody(), seconds));
  });
}

test('a home takes two seconds for its keys', async () => {
  const before = async (path) => {
    if (path === '/jwks') await new Promise((resolve) => setTimeout(resolve, 2_000));
  };
  await comesTwice(npmHome(somebody(), { before }));
});

test('who signs out at oidc-provider is out here, in that browser alone', async () => {
  const partner = await world.addPartner(`Partner ${count + 1}`, await keep(npmHome(somebody())));
  await partner.accept();
  const [browser, other] = [partner.browser(), partner.browser()];
  for (const one of [browser, other]) await partner.signIn({ browser: one });
  const panel = async (one) => new URL((await one.go(`${world.issuer}/`)).url).pathname;
  assert.deepEqual([await panel(browser), await panel(other)], ['/', '/']);

  const page = await browser.go(`${partner.home.issuer}/session/end`);
  await browser.submit(page, formsOf(page.text)[0], { logout: 'yes' });
  assert.deepEqual([await panel(browser), await panel(other)], ['/sign-in', '/']);
});

test('Canaille is a home', async () => {
  await comesTwice(canaille(somebody()));
});

test('oidc-provider-mock is a home', async () => {
  await comesTwice(mock(somebody()));
});
