// Apache mod_auth_openidc: a site that knows its visitors by environment variables.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cleanUp } from '../e2e/lib/clean_up.mjs';
import { loopbackFetch } from '../e2e/lib/net.mjs';
import { planApache, startApache } from './apps/apache.mjs';
import { losesSoon } from './lib/leaving.mjs';
import { assertAna, assertIdToken, passThrough, signInAtHome, signOut } from './lib/steps.mjs';
import { ANA, startWorld } from './lib/world.mjs';

const { keep, add, all } = cleanUp();
let world;
let plan;
let client;
let ana;
let known;

before(async () => {
  world = await startWorld({ keep, add });
  plan = await planApache();
  client = await world.register({
    client_name: 'Intranet',
    redirect_uris: [plan.redirectUri],
    post_logout_redirect_uris: [plan.postLogoutRedirectUri],
    backchannel_logout_uri: plan.backchannelLogoutUri,
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'client_secret_basic',
  });
  await keep(startApache({ plan, issuer: world.issuer, client }));
  ana = await world.openBrowser();
});

after(all);

/** What the module says of Ana's session. */
async function session(url = plan.infoUrl) {
  const answer = await ana.page.goto(url);
  assert.equal(answer.status(), 200);
  return answer.json();
}

const userinfoStatus = async (token) => {
  const headers = { authorization: `Bearer ${token}` };
  return (await loopbackFetch(`${world.issuer}/userinfo`, { headers })).status;
};

test('Ana signs in at home and the site behind Apache knows her', async () => {
  await signInAtHome(ana, `${plan.url}/app/`, `${plan.url}/app/`);
  const headers = (await ana.page.goto(`${plan.url}/app/`)).headers();
  assert.equal(headers['x-email'], ANA.email);
  assert.equal(headers['x-partner'], 'Fabrikam');
  known = await session();
  assertIdToken(known.id_token, world, client.client_id);
  assert.ok(headers['x-remote-user'].startsWith(known.id_token.sub));
});

test('userinfo told the same of the same subject', () => {
  assert.equal(known.userinfo.sub, known.id_token.sub);
  assertAna(known.userinfo, world);
});

test('a part that is for another partner stays closed', async () => {
  const answer = await ana.page.goto(`${plan.url}/app/elsewhere/`);
  assert.equal(answer.status(), 401);
});

test('the module refreshes the access token', async () => {
  const refreshed = await session(plan.refreshUrl);
  assert.notEqual(refreshed.access_token, known.access_token);
  assert.notEqual(refreshed.refresh_token, known.refresh_token);
  assert.equal(await userinfoStatus(refreshed.access_token), 200);
  known = refreshed;
});

test('signing out at Apache gives the tokens back and ends the session at Portico', async () => {
  await signOut(ana, plan.logoutUrl, plan.postLogoutRedirectUri);
  assert.equal(await userinfoStatus(known.access_token), 401);
  await ana.page.goto(`${plan.url}/app/`);
  assert.equal(new URL(ana.page.url()).origin, world.issuer, 'Portico asks who comes');
});

test('a new sign-in is the same subject in a new session', async () => {
  ana = await world.openBrowser();
  await signInAtHome(ana, `${plan.url}/app/`, `${plan.url}/app/`);
  const again = await session();
  assert.equal(again.id_token.sub, known.id_token.sub);
  assert.notEqual(again.id_token.sid, known.id_token.sid);
  known = again;
});

test('within two seconds of Remove a logout token ends her session at Apache', async (t) => {
  await passThrough(ana, `${plan.url}/app/`, `${plan.url}/app/`);
  await losesSoon(t, {
    end: async () => {
      await world.removeAna();
      assert.equal(await userinfoStatus(known.access_token), 401);
    },
    isRefused: async () => {
      await ana.page.goto(`${plan.url}/app/`);
      return new URL(ana.page.url()).origin !== plan.url;
    },
  });
  assert.equal(new URL(ana.page.url()).origin, world.issuer);
});
