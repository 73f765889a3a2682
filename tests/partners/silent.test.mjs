// A home that tells nobody that somebody left: npm oidc-provider is asked about its people, and they do nothing.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { cleanUp } from '../e2e/lib/clean_up.mjs';
import { npmHome } from './lib/homes.mjs';
import { startWorld } from './lib/world.mjs';

/** As often as a contract can have homes asked. */
const PERIOD_MS = 60_000;
/** How much later than that a leaver may be noticed. */
const MARGIN_MS = 30_000;

const { keep, add, all } = cleanUp();
let world;

before(async () => {
  world = await startWorld({ keep, add });
});

after(all);

/** A partner whose home is asked every minute, with Ana signed in to the app. */
async function present(number, options) {
  const name = `Silent ${number}`;
  const person = { login: 'ana', name: 'Ana Silva', email: `ana@silent${number}.example` };
  const partner = await world.addPartner(name, await keep(npmHome(person, options)));
  await world.portico('partner', 'contract', name, '--probe', '1');
  await partner.accept();
  const browser = partner.browser();
  await partner.signIn({ browser });
  const tokens = await partner.tokens({ browser });
  const isIn = async () => (await world.app.userinfo(tokens.access_token)).status === 200;
  const told = async () => (await world.portico('guest', 'list')).find(({ email }) => email === person.email);
  return { partner, browser, tokens, isIn, told, since: performance.now() };
}

/** Waits until the app is refused; returns how long it took. */
async function out({ isIn }, since, longest) {
  while (await isIn()) {
    assert.ok(performance.now() - since < longest, `still in after ${Math.round(longest / 1000)} s`);
    await pause(250);
  }
  return performance.now() - since;
}

/** Nothing that Ana held works any more. */
async function holdsNothing({ partner, browser, tokens }) {
  assert.equal((await world.app.introspect(tokens.access_token)).json.active, false);
  const refreshed = await world.app.refresh(tokens.refresh_token);
  assert.deepEqual([refreshed.status, refreshed.json.error], [400, 'invalid_grant']);
  const page = await browser.go(`${world.issuer}/`);
  assert.equal(new URL(page.url).pathname, '/sign-in', partner.name);
}

const endings = {
  'her account is closed': (home) => home.disable('ana'),
  'her grant is taken back': (home) => home.revokeGrants('ana'),
};

// Beside each other: what takes long is waiting.
describe('a silent home', { concurrency: true }, () => {
  test('within a period after the home let her go, Ana has access to nothing, and the reason is known', async (t) => {
    await Promise.all(
      Object.entries(endings).map(async ([how, end], n) => {
        const ana = await present(n);
        assert.equal((await ana.told()).state, 'active');
        end(ana.partner.home);
        const took = await out(ana, performance.now(), PERIOD_MS + MARGIN_MS);
        t.diagnostic(`${how}: out after ${(took / 1000).toFixed(1)} s`);
        await holdsNothing(ana);
        const { state, frozen } = await ana.told();
        assert.deepEqual([state, frozen?.because], ['frozen', 'gone_at_home'], how);
      }),
    );
  });

  test('a home that answers 503 is unreachable: one period of grace, then nobody is let in for that reason', async (t) => {
    let away = false;
    const ana = await present('3', { unavailable: () => away });
    away = true;
    const refusedAt = await out(ana, ana.since, 2 * PERIOD_MS + MARGIN_MS);
    t.diagnostic(`out ${(refusedAt / 1000).toFixed(1)} s after the sign-in`);
    assert.ok(refusedAt > 2 * PERIOD_MS - MARGIN_MS, 'not before the grace is over');
    const told = await ana.told();
    assert.equal(told.state, 'active', 'nobody says that she left');
    const refreshed = await world.app.refresh(ana.tokens.refresh_token);
    assert.deepEqual([refreshed.status, refreshed.json.error], [400, 'invalid_grant']);
    const lines = (await world.portico('audit', 'tail', '-n', '200')).filter(({ guest }) => guest === told.id);
    const reasons = (name) => lines.filter(({ event }) => event === name).flatMap(({ reason }) => reason ?? []);
    assert.deepEqual(reasons('leaver'), ['home_unreachable'], 'noted once, not with every try');
    assert.ok(reasons('refresh').includes('home_unconfirmed'));

    away = false;
    assert.equal((await ana.partner.signIn()).partner, ana.partner.name, 'back with her home');
  });
});
