// A web app that keeps sessions: npm openid-client signs people in, npm jose verifies logout tokens.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import * as jose from 'jose';
import * as oidc from 'openid-client';
import { close, listen, loopbackFetch, readForm } from '../../e2e/lib/net.mjs';

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';

/** Starts the app; `configure(issuer, client)` tells it where people come from. */
export async function startPortal() {
  const app = { sessions: new Map(), begun: new Map(), seen: new Set() };
  const routes = { '/login': login, '/cb': callback, '/me': me, '/logout-token': logoutToken };
  const server = createServer((request, response) => {
    const url = new URL(request.url, app.url);
    const route = routes[url.pathname] ?? (async () => answer(response, 404, {}));
    route(app, { request, response, url }).catch((error) =>
      answer(response, 400, { error: error.code ?? error.message }));
  });
  app.url = `http://127.0.0.1:${await listen(server)}`;
  return {
    url: app.url,
    redirectUri: `${app.url}/cb`,
    backchannelLogoutUri: `${app.url}/logout-token`,
    /** How many people are signed in. */
    signedIn: () => app.sessions.size,
    configure: async (issuer, client) => {
      app.config = await oidc.discovery(
        new URL(issuer),
        client.client_id,
        undefined,
        oidc.ClientSecretBasic(client.client_secret),
        { execute: [oidc.allowInsecureRequests], [oidc.customFetch]: loopbackFetch },
      );
      const { jwks_uri: keys } = app.config.serverMetadata();
      app.keys = jose.createRemoteJWKSet(new URL(keys), { [jose.customFetch]: loopbackFetch });
    },
    stop: () => close(server),
  };
}

async function login(app, { response }) {
  const checks = {
    pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
    idTokenExpected: true,
  };
  app.begun.set(checks.expectedState, checks);
  const location = oidc.buildAuthorizationUrl(app.config, {
    redirect_uri: `${app.url}/cb`,
    scope: 'openid email offline_access',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
  });
  answer(response, 302, {}, { location: location.href });
}

async function callback(app, { response, url }) {
  const checks = app.begun.get(url.searchParams.get('state'));
  app.begun.delete(url.searchParams.get('state'));
  const tokens = await oidc.authorizationCodeGrant(app.config, url, checks);
  const { sub, sid } = tokens.claims();
  const id = randomUUID();
  app.sessions.set(id, { sub, sid, refreshToken: tokens.refresh_token });
  answer(response, 200, { sub, sid }, { 'set-cookie': `portal=${id}; HttpOnly; SameSite=Lax` });
}

/** What every page of the app asks first. */
async function me(app, { request, response }) {
  const id = /portal=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  const session = app.sessions.get(id);
  answer(response, session ? 200 : 401, { sub: session?.sub });
}

/** OpenID Connect Back-Channel Logout 1.0 §2.6 and §2.7. */
async function logoutToken(app, { request, response }) {
  const token = (await readForm(request)).get('logout_token');
  const { payload } = await jose.jwtVerify(token, app.keys, {
    issuer: app.config.serverMetadata().issuer,
    audience: app.config.clientMetadata().client_id,
    typ: 'logout+jwt',
    requiredClaims: ['iat', 'exp', 'jti', 'events'],
    maxTokenAge: '2 minutes',
  });
  const isLogout = typeof payload.events[LOGOUT] === 'object';
  if (!isLogout || 'nonce' in payload || !(payload.sub || payload.sid)) throw new Error('no logout token');
  if (app.seen.has(payload.jti)) throw new Error('seen before');
  app.seen.add(payload.jti);
  for (const [id, session] of app.sessions) {
    const isMeant = payload.sid ? session.sid === payload.sid : session.sub === payload.sub;
    if (isMeant) app.sessions.delete(id);
  }
  answer(response, 200, {});
}

function answer(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  response.end(JSON.stringify(body));
}
