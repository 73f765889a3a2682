// An app that people sign in to, by npm openid-client.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createRemoteJWKSet, customFetch as joseFetch, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { within } from './children.mjs';
import { close, escapeHtml, listen, loopbackFetch, readForm } from './net.mjs';

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/**
 * Starts an app. Its addresses are known at once; `configure` connects it to an issuer
 * after it was registered there.
 */
export async function startRelyingParty({ name, scope = 'openid email profile offline_access' }) {
  const app = {
    name,
    scope,
    config: undefined,
    pending: new Map(),
    signIns: [],
    refusals: [],
    logouts: [],
    logoutWaiters: new Set(),
  };
  const server = createServer((request, response) => {
    respond(app, request, response).catch((error) => {
      app.refusals.push(error);
      page(response, 500, name, `<h1>${escapeHtml(name)}: sign-in failed</h1><pre id="error">${escapeHtml(describe(error))}</pre>`);
    });
  });
  app.url = `http://127.0.0.1:${await listen(server)}`;

  return {
    name,
    url: app.url,
    loginUrl: `${app.url}/login`,
    redirectUri: `${app.url}/cb`,
    postLogoutRedirectUri: `${app.url}/signed-out`,
    backchannelLogoutUri: `${app.url}/backchannel-logout`,
    signIns: app.signIns,
    refusals: app.refusals,
    logouts: app.logouts,
    configure: (registration) => configure(app, registration),
    /** The latest sign-in: `{ claims, tokens }`. */
    latest: () => app.signIns.at(-1),
    /** Uses the refresh token of a sign-in; keeps the new tokens there. */
    refresh: (signIn = app.signIns.at(-1)) => refresh(app, signIn),
    userinfo: (signIn = app.signIns.at(-1)) =>
      oidc.fetchUserInfo(app.config, signIn.tokens.access_token, signIn.claims.sub),
    userinfoEndpoint: () => app.config.serverMetadata().userinfo_endpoint,
    endSessionUrl: (signIn = app.signIns.at(-1)) =>
      oidc.buildEndSessionUrl(app.config, {
        id_token_hint: signIn.tokens.id_token,
        post_logout_redirect_uri: `${app.url}/signed-out`,
      }).href,
    /** Resolves with the first verified logout token, past or future, that fits. */
    logout: (fits = () => true, seconds = 20) => nextLogout(app, fits, seconds),
    stop: () => close(server),
  };
}

async function configure(app, { issuer, clientId, clientSecret, authMethod = 'client_secret_basic' }) {
  const authentication = {
    none: oidc.None,
    client_secret_basic: () => oidc.ClientSecretBasic(clientSecret),
    client_secret_post: () => oidc.ClientSecretPost(clientSecret),
  }[authMethod]();
  app.config = await oidc.discovery(new URL(issuer), clientId, undefined, authentication, {
    execute: [oidc.allowInsecureRequests],
    [oidc.customFetch]: loopbackFetch,
  });
  app.clientId = clientId;
  app.issuer = issuer;
  app.keys = createRemoteJWKSet(new URL(app.config.serverMetadata().jwks_uri), { [joseFetch]: loopbackFetch });
}

async function respond(app, request, response) {
  const url = new URL(request.url, app.url);
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /':
      return page(response, 200, app.name, `<h1>${escapeHtml(app.name)}</h1><p><a href="/login">Sign in</a></p>`);
    case 'GET /login':
      return begin(app, url, response);
    case 'GET /cb':
      return finish(app, url, request, response);
    case 'GET /signed-out':
      return page(response, 200, app.name, '<h1>Signed out</h1>');
    case 'POST /backchannel-logout':
      return receiveLogout(app, request, response);
    default:
      return page(response, 404, app.name, '<h1>No such page</h1>');
  }
}

/** Sends the browser to the issuer; query parameters of /login are passed on. */
async function begin(app, url, response) {
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  app.pending.set(state, { verifier, nonce });
  const target = oidc.buildAuthorizationUrl(app.config, {
    redirect_uri: `${app.url}/cb`,
    scope: app.scope,
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...Object.fromEntries(url.searchParams),
  });
  // The browser that began is the one that may finish.
  response.setHeader('set-cookie', `rp_${new URL(app.url).port}=${state}; Path=/; HttpOnly; SameSite=Lax`);
  redirect(response, target.href);
}

async function finish(app, url, request, response) {
  const cookie = new RegExp(`(?:^|;\\s*)rp_${new URL(app.url).port}=([^;]+)`).exec(request.headers.cookie ?? '');
  const state = cookie?.[1];
  const pending = app.pending.get(state);
  if (!pending) throw new Error('no sign-in was begun in this browser');
  app.pending.delete(state);
  const tokens = await oidc.authorizationCodeGrant(app.config, url, {
    pkceCodeVerifier: pending.verifier,
    expectedState: state,
    expectedNonce: pending.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  app.signIns.push({ id: randomUUID(), claims, tokens, callback: url.href });
  const shown = escapeHtml(JSON.stringify(claims, null, 2));
  page(response, 200, app.name, `<h1>Welcome to ${escapeHtml(app.name)}</h1><pre id="claims">${shown}</pre>`);
}

async function refresh(app, signIn) {
  const tokens = await oidc.refreshTokenGrant(app.config, signIn.tokens.refresh_token);
  signIn.tokens = { ...signIn.tokens, ...tokens };
  return tokens;
}

/** OIDC Back-Channel Logout 1.0 §2.6: verify, then answer 200 or 400. */
async function receiveLogout(app, request, response) {
  const token = (await readForm(request)).get('logout_token');
  const receipt = { token, payload: undefined, header: undefined, error: undefined };
  try {
    const { payload, protectedHeader } = await jwtVerify(token, app.keys, {
      issuer: app.issuer,
      audience: app.clientId,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    Object.assign(receipt, { payload, header: protectedHeader });
    if (typeof payload.events[LOGOUT_EVENT] !== 'object') throw new Error('the logout event is missing');
    if ('nonce' in payload) throw new Error('a logout token has no nonce');
    if (!payload.sub && !payload.sid) throw new Error('neither sub nor sid');
  } catch (error) {
    receipt.error = error;
  }
  app.logouts.push(receipt);
  for (const waiter of [...app.logoutWaiters]) waiter(receipt);
  response.statusCode = receipt.error ? 400 : 200;
  response.setHeader('cache-control', 'no-store');
  response.end();
}

function nextLogout(app, fits, seconds) {
  const good = (receipt) => !receipt.error && fits(receipt.payload);
  const already = app.logouts.find(good);
  if (already) return Promise.resolve(already.payload);
  const seen = () => app.logouts.map(({ error, payload }) => String(error ?? JSON.stringify(payload))).join('\n');
  return within(seconds, () => `no fitting logout token at ${app.name}; received:\n${seen()}`, (resolve) => {
    const waiter = (receipt) => good(receipt) && resolve(receipt.payload);
    app.logoutWaiters.add(waiter);
    return () => app.logoutWaiters.delete(waiter);
  });
}

function describe(error) {
  return [error.error, error.error_description, error.message, error.cause?.message].filter(Boolean).join('\n');
}

function redirect(response, location) {
  response.statusCode = 303;
  response.setHeader('location', location);
  response.end();
}

function page(response, status, title, body) {
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><html lang="en"><title>${escapeHtml(title)}</title><main>${body}</main></html>`);
}
