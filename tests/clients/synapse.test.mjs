// Matrix Synapse: chat that somebody who was removed must not read on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cleanUp } from '../e2e/lib/clean_up.mjs';
import { loopbackFetch } from '../e2e/lib/net.mjs';
import { planSynapse, startSynapse } from './apps/synapse.mjs';
import { startApp } from './lib/callback.mjs';
import { losesSoon } from './lib/leaving.mjs';
import { signInAtHome } from './lib/steps.mjs';
import { ANA, startWorld } from './lib/world.mjs';

const { keep, add, all } = cleanUp();
let world;
let plan;
let chat;
let ana;
let token;

before(async () => {
  world = await startWorld({ keep, add });
  plan = await planSynapse();
  chat = await keep(startApp());
  const client = await world.register({
    client_name: 'Matrix',
    redirect_uris: [plan.redirectUri],
    backchannel_logout_uri: plan.backchannelLogoutUri,
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'client_secret_basic',
  });
  await keep(startSynapse({ plan, issuer: world.issuer, client, back: chat.redirectUri }));
  ana = await world.openBrowser();
});

after(all);

/** A request of a Matrix client. */
async function matrix(path, { body, ...options } = {}) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const answer = await loopbackFetch(`${plan.url}/_matrix/client/v3/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
    ...options,
  });
  return { status: answer.status, ...(await answer.json()) };
}

test('Ana signs in at home and has a Matrix account', async () => {
  const back = await signInAtHome(ana, plan.signInUrl(chat.redirectUri), chat.redirectUri);
  const loginToken = back.searchParams.get('loginToken');
  const login = await matrix('login', { body: { type: 'm.login.token', token: loginToken } });
  assert.equal(login.status, 200, JSON.stringify(login));
  token = login.access_token;
  const who = await matrix('account/whoami');
  assert.equal(who.user_id, '@ana:matrix.example');
  const profile = await matrix(`profile/${encodeURIComponent(who.user_id)}`);
  assert.equal(profile.displayname, ANA.name);
});

test('within two seconds of Remove her access token at Synapse is worth nothing', async (t) => {
  const whoami = () => matrix('account/whoami');
  await losesSoon(t, {
    end: world.removeAna,
    isRefused: async () => (await whoami()).status === 401,
  });
  assert.equal((await whoami()).errcode, 'M_UNKNOWN_TOKEN');
});
