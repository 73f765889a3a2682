// Codes are used once; refresh tokens belong to one app (RFC 6749 §4.1.2, §6; OIDC Core §12).
import assert from 'node:assert/strict';
import { checkIdToken, checkRefused, checkTokens, checkUnauthorized } from '../lib/checks.mjs';
import { signIn } from '../lib/flow.mjs';
import { withCode } from '../lib/plan.mjs';

const REUSE_AFTER_MS = 30_000;

export function codes({ check }) {
  check('oidcc-codereuse: a code is refused at its second use', async ({ world, client, signedIn }) => {
    const got = await signIn(world, client, signedIn());
    checkRefused(await client.redeem(got.code, { verifier: got.sent.verifier }), 'invalid_grant');
  }, { only: withCode });

  check('oidcc-codereuse: a code is refused to another app, to another redirect URI and to another verifier', async ({ world, client, register, signedIn }) => {
    const other = await register();
    for (const wrong of [{ by: other }, { redirectUri: 'https://app.example/other' }, { verifier: 'x'.repeat(43) }, { verifier: undefined }]) {
      const { params, verifier } = client.ask();
      const { answer } = await signedIn().authorize(client.address(params));
      const redeemed = await (wrong.by ?? client).redeem(answer.params.get('code'), { verifier, ...wrong });
      checkRefused(redeemed, 'invalid_grant');
    }
  }, { only: withCode });

  check('oidcc-refresh-token: a refresh token gives new tokens of the same sign-in, to its app alone', async ({ world, client, register, signedIn }) => {
    const got = await signIn(world, client, signedIn(), { scope: 'openid profile email offline_access', prompt: 'consent' });
    const refreshed = checkTokens(client, await client.refresh(got.tokens.refresh_token));
    assert.notEqual(refreshed.access_token, got.tokens.access_token);
    if (refreshed.id_token) {
      const { claims } = await checkIdToken(world, client, refreshed.id_token, { nonce: claimsNonce(refreshed.id_token), accessToken: refreshed.access_token });
      for (const name of ['iss', 'sub', 'aud', 'auth_time']) assert.equal(claims[name], got.claims[name], `${name} stays (OIDC Core §12.2)`);
      if (claims.nonce !== undefined) assert.equal(claims.nonce, got.claims.nonce);
    }
    assert.equal((await client.userinfo(refreshed.access_token)).status, 200);
    const other = await register();
    checkRefused(await other.refresh(refreshed.refresh_token), 'invalid_grant');
    checkRefused(await client.refresh(`${refreshed.refresh_token}x`), 'invalid_grant');
  }, { only: withCode });
}

/** Declared last: the wait is spent while the other tests run. */
export function reuseLater({ check, about, begin }) {
  const kept = {};
  begin(async () => {
    const { world, client, signedIn } = about('code');
    kept.got = await signIn(world, client, signedIn());
    kept.waited = new Promise((resolve) => setTimeout(resolve, REUSE_AFTER_MS));
  });

  check('oidcc-codereuse-30seconds: a code is refused half a minute later too, and takes its access token along', async ({ client }) => {
    await kept.waited;
    const { code, sent, accessToken } = kept.got;
    checkRefused(await client.redeem(code, { verifier: sent.verifier }), 'invalid_grant');
    checkUnauthorized(await client.userinfo(accessToken));
  }, { only: (parts) => parts.length === 1 && parts[0] === 'code' });
}

const claimsNonce = (jwt) => JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url')).nonce;
