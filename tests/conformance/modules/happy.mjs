// A sign-in as it should be, and what is in it.
import assert from 'node:assert/strict';
import { signIn, take, userinfo } from '../lib/flow.mjs';
import { withCode } from '../lib/plan.mjs';

export function happy({ check }) {
  check('oidcc-server: a guest signs in and the app gets all that its response type promises', async ({ world, client, browser, has }) => {
    const got = await signIn(world, client, browser);
    assert.deepEqual(got.asked, ['sign-in', 'home']);
    if (got.accessToken) await userinfo(client, got);
    const [other] = [await signIn(world, client, browser)];
    assert.equal(other.claims.sub, got.claims.sub, 'the same person');
    if (has('code')) assert.notEqual(other.code, got.code);
    if (got.accessToken) assert.notEqual(other.accessToken, got.accessToken);
  });

  check('oidcc-idtoken-signature: without a registered algorithm the ID token is signed with RS256 by a published key', async ({ world, register, signedIn }) => {
    const client = await register();
    const got = await signIn(world, client, signedIn());
    const { header } = got.front ?? got;
    assert.equal(header.alg, 'RS256');
  });

  check('oidcc-alternate-happy-flow: neither the order of scopes nor that of parameters matters', async ({ world, client, signedIn }) => {
    const { params, verifier } = client.ask({ scope: 'email profile openid' });
    const turned = Object.fromEntries(Object.entries(params).reverse());
    const outcome = await signedIn().authorize(client.address(turned));
    const got = await take(world, client, { params, verifier }, outcome);
    if (got.accessToken) assert.ok((await userinfo(client, got)).email);
  });

  check('oidcc-server-client-secret-post: an app registered for it sends its secret in the form', async ({ world, register, signedIn }) => {
    const client = await register({ token_endpoint_auth_method: 'client_secret_post' });
    const got = await signIn(world, client, signedIn());
    await userinfo(client, got);
  }, { only: withCode });

  check('oidcc-ensure-request-with-valid-pkce-succeeds: a challenge and its verifier fit', async ({ world, register, signedIn }) => {
    const client = await register({ pkce: 'optional' });
    await signIn(world, client, signedIn());
    const plain = await signIn(world, client, signedIn(), { code_challenge: undefined, code_challenge_method: undefined });
    assert.ok(plain.tokens, 'an app that opted out may also do without');
  }, { only: withCode });

  check('oidcc-ensure-post-request-succeeds: the authorization request may be posted', async ({ world, client, browser }) => {
    const { params, verifier } = client.ask();
    const outcome = await browser.authorize(world.metadata.authorization_endpoint, { options: { form: params } });
    await take(world, client, { params, verifier }, outcome);
  });
}
