// When the person is asked, and when not (OIDC Core §3.1.2.1).
import assert from 'node:assert/strict';
import { checkError } from '../lib/checks.mjs';
import { send, signIn } from '../lib/flow.mjs';
import { textOf } from '../lib/pages.mjs';

/** Instants in tokens are whole seconds: two of them differ after this. */
const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100));

export function prompts({ check }) {
  for (const display of ['page', 'popup']) {
    check(`oidcc-display-${display}: display=${display} is no error, and the sign-in page is shown`, async ({ world, client, browser }) => {
      const { outcome } = await send(client, browser.copy(), { display }, { stopAt: 'sign-in' });
      assert.equal(outcome.screen, 'sign-in');
      await signIn(world, client, browser, { display });
    });
  }

  check('oidcc-prompt-login: prompt=login asks again, and says when', async ({ world, client, browser }) => {
    const before = await signIn(world, client, browser);
    await nextSecond();
    const after = await signIn(world, client, browser, { prompt: 'login' });
    assert.ok(after.asked.includes('home'), `the person signs in again: ${after.asked}`);
    assert.ok(after.claims.auth_time > before.claims.auth_time);
    assert.equal(after.claims.sub, before.claims.sub);
  });

  check('oidcc-prompt-none-not-logged-in: prompt=none without a session is answered by login_required', async ({ world, client, browser }) => {
    const { sent, outcome } = await send(client, browser, { prompt: 'none' });
    assert.deepEqual(outcome.asked, []);
    checkError(world, sent, outcome, 'login_required', 'interaction_required');
  });

  check('oidcc-prompt-none-logged-in: prompt=none with a session shows nothing', async ({ world, client, browser }) => {
    const before = await signIn(world, client, browser);
    const after = await signIn(world, client, browser, { prompt: 'none' });
    assert.deepEqual(after.asked, []);
    assert.equal(after.claims.sub, before.claims.sub);
    assert.equal(after.claims.auth_time, before.claims.auth_time);
  });

  check('oidcc-max-age-1: an older sign-in than max_age does not do', async ({ world, client, browser }) => {
    const before = await signIn(world, client, browser);
    await nextSecond();
    await nextSecond();
    const after = await signIn(world, client, browser, { max_age: '1' });
    assert.ok(after.asked.includes('home'), `the person signs in again: ${after.asked}`);
    assert.ok(after.claims.auth_time > before.claims.auth_time);
    assert.equal(after.claims.sub, before.claims.sub);
  });

  check('oidcc-max-age-10000: a young enough sign-in does', async ({ world, client, browser }) => {
    const before = await signIn(world, client, browser, { max_age: '15000' });
    assert.equal(typeof before.claims.auth_time, 'number', 'max_age asks for auth_time');
    const after = await signIn(world, client, browser, { max_age: '10000' });
    assert.deepEqual(after.asked, []);
    assert.equal(after.claims.auth_time, before.claims.auth_time);
    assert.equal(after.claims.sub, before.claims.sub);
  });

  check('oidcc-id-token-hint: prompt=none with an ID token of the person who is there shows nothing', async ({ world, client, browser }) => {
    const before = await signIn(world, client, browser);
    const after = await signIn(world, client, browser, { prompt: 'none', id_token_hint: before.idToken });
    assert.deepEqual(after.asked, []);
    assert.equal(after.claims.sub, before.claims.sub);
    assert.equal(after.claims.auth_time, before.claims.auth_time);
  });

  check('oidcc-login-hint: login_hint leads straight to the home of the person', async ({ world, client, browser }) => {
    const got = await signIn(world, client, browser, { login_hint: 'alice@fabrikam.example' });
    assert.deepEqual(got.asked, ['home']);
    const other = await signIn(world, client, world.newBrowser(), { login_hint: 'somebody' });
    assert.equal(other.claims.sub, got.claims.sub, 'a hint that says nothing does no harm');
  });

  check('oidcc-ui-locales: the sign-in page is in the first language that there is', async ({ world, client, browser }) => {
    const changes = { ui_locales: 'se de en' };
    const { outcome } = await send(client, browser.copy(), changes, { stopAt: 'sign-in' });
    assert.match(outcome.page.text, /<html[^>]*lang="de"/, textOf(outcome.page.text).slice(0, 300));
    await signIn(world, client, browser, changes);
  });

  check('oidcc-claims-locales: claims_locales is no error', async ({ world, client, signedIn }) => {
    await signIn(world, client, signedIn(), { claims_locales: 'se' });
  });

  check('oidcc-ensure-request-with-acr-values-succeeds: acr_values that nobody can meet are no error', async ({ world, client, browser }) => {
    const { acr_values_supported: offered } = world.metadata;
    const got = await signIn(world, client, browser, { acr_values: (offered ?? ['1', '2']).join(' ') });
    if (got.claims.acr !== undefined) assert.equal(typeof got.claims.acr, 'string');
  });
}
