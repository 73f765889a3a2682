// Asking for the person with an access token (OIDC Core §5.3, RFC 6750 §2).
import assert from 'node:assert/strict';
import { checkUnauthorized } from '../lib/checks.mjs';
import { signIn, userinfo as ask } from '../lib/flow.mjs';
import { http, told } from '../lib/http.mjs';
import { withAccess } from '../lib/plan.mjs';

export function userinfo({ check }) {
  check('oidcc-userinfo-get: the token in the header of a GET', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn());
    const claims = await ask(client, got);
    assert.equal(claims.email, 'alice@fabrikam.example');
    checkUnauthorized(await client.userinfo(`${got.accessToken.slice(0, -4)}AAAA`));
    checkUnauthorized(await http(world.metadata.userinfo_endpoint));
  }, { only: withAccess });

  check('oidcc-userinfo-post-header: the token in the header of a POST', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn());
    await ask(client, got, { method: 'POST' });
  }, { only: withAccess });

  check('oidcc-userinfo-post-body: the token in the body of a POST', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn());
    const response = await http(world.metadata.userinfo_endpoint, { form: { access_token: got.accessToken } });
    assert.equal(response.status, 200, told(response));
    assert.equal(response.json.sub, got.claims.sub);
    checkUnauthorized(await http(world.metadata.userinfo_endpoint, { form: { access_token: 'wrong' } }));
  }, { only: withAccess });
}
