// What scopes and the claims parameter give (OIDC Core §5.4, §5.5).
import assert from 'node:assert/strict';
import { signIn, userinfo } from '../lib/flow.mjs';

export function scopes({ check }) {
  check('oidcc-scope-profile: the profile scope gives the name, and no address', async ({ world, client, signedIn }) => {
    const told = await learned(world, client, signedIn(), 'openid profile');
    assert.equal(told.name, 'Alice Young');
    assert.equal('email' in told, false);
  });

  check('oidcc-scope-email: the email scope gives the address and whether it was proved, and no name', async ({ world, client, signedIn }) => {
    const told = await learned(world, client, signedIn(), 'openid email');
    assert.equal(told.email, 'alice@fabrikam.example');
    assert.equal(told.email_verified, true);
    assert.equal('name' in told, false);
  });

  for (const scope of ['address', 'phone']) {
    check(`oidcc-scope-${scope}: a scope that is not offered is passed over without an error`, async ({ world, client, signedIn }) => {
      assert.equal(world.metadata.scopes_supported.includes(scope), false);
      const told = await learned(world, client, signedIn(), `openid ${scope}`);
      for (const claim of ['address', 'phone_number', 'name', 'email']) assert.equal(claim in told, false, claim);
    });
  }

  check('oidcc-scope-all: all scopes at once give all that is known', async ({ world, client, signedIn }) => {
    const told = await learned(world, client, signedIn(), 'openid profile email address phone');
    assert.equal(told.name, 'Alice Young');
    assert.equal(told.email, 'alice@fabrikam.example');
  });

  check('oidcc-claims-essential: a claim asked for by name is given without its scope, where it was asked for', async ({ world, client, signedIn, type }) => {
    const place = type === 'id_token' ? 'id_token' : 'userinfo';
    const claims = JSON.stringify({ [place]: { name: { essential: true } } });
    const got = await signIn(world, client, signedIn(), { scope: 'openid', claims });
    const told = place === 'userinfo' ? await userinfo(client, got) : got.claims;
    assert.equal(told.name, 'Alice Young');
    assert.equal('email' in told, false);
  });
}

/** What the app learns by a scope: at userinfo where it has an access token, else in the ID token. */
async function learned(world, client, browser, scope) {
  const got = await signIn(world, client, browser, { scope });
  if (!got.accessToken) return got.claims;
  return userinfo(client, got);
}
