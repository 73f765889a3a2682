// A partner's home identity provider, by npm oidc-provider.
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { errors, interactionPolicy } from 'oidc-provider';
import { close, escapeHtml, listen, loopbackFetch, readForm } from './net.mjs';

/**
 * Starts a home identity provider.
 * `accounts` is a list of `{ login, email, name }`; the login is also the person's address part.
 * `alg` is how its ID tokens are signed; `before` may hold a request up, `unavailable` refuse it.
 */
export async function startHomeIdp({ name = 'Fabrikam', accounts, alg = 'RS256', before, unavailable }) {
  const people = new Map(accounts.map((account) => [account.login, { enabled: true, emailVerified: true, ...account }]));
  const server = createServer();
  const port = await listen(server);
  const issuer = `http://127.0.0.1:${port}`;
  const storage = createStorage();
  const configuration = settings({ port, storage, people });
  let provider;
  let answer;
  const useNewKeys = async () => {
    provider = new Provider(issuer, { ...configuration, jwks: { keys: [await newKey(alg)] } });
    provider.on('backchannel.error', (_ctx, error) => console.error(`[home ${name}]`, error));
    provider.on('server_error', (_ctx, error) => console.error(`[home ${name}]`, error));
    answer = provider.callback();
  };
  await useNewKeys();
  server.on('request', async (request, response) => {
    const { pathname } = new URL(request.url, issuer);
    await before?.(pathname);
    if (unavailable?.(pathname)) {
      response.statusCode = 503;
      return response.end();
    }
    if (!pathname.startsWith('/interaction/')) return answer(request, response);
    return interaction({ provider, people, name }, request, response).catch((error) => {
      response.statusCode = error instanceof errors.SessionNotFound ? 400 : 500;
      response.end(String(error.message));
    });
  });

  return {
    name,
    issuer,
    /** Registers a confidential client; returns `{ clientId, clientSecret }`. */
    registerClient({ redirectUris = [], postLogoutRedirectUris = [], ...metadata } = {}) {
      const clientId = `client-${randomUUID()}`;
      const clientSecret = randomBytes(24).toString('base64url');
      storage.put('Client', clientId, {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: redirectUris,
        post_logout_redirect_uris: postLogoutRedirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: alg,
        ...metadata,
      });
      return { clientId, clientSecret };
    },
    /** Adds a redirect URI that is known only after the other side made its half. */
    addRedirectUri(clientId, redirectUri) {
      const client = storage.get('Client', clientId);
      storage.put('Client', clientId, { ...client, redirect_uris: [...client.redirect_uris, redirectUri] });
    },
    /** Sends a client a logout token for every session that ends, from now on. */
    tellLogouts(clientId, uri) {
      const told = { backchannel_logout_uri: uri, backchannel_logout_session_required: true };
      storage.put('Client', clientId, { ...storage.get('Client', clientId), ...told });
    },
    /** Closes an account: no sign-in, no refresh, from now on. */
    disable(login) {
      people.get(login).enabled = false;
    },
    enable(login) {
      people.get(login).enabled = true;
    },
    /** Takes back what a person granted to anybody; the account stays as it is. */
    revokeGrants(login) {
      storage.dropWhere(({ model, payload }) => model !== 'Session' && payload.accountId === people.get(login).sub);
    },
    /** Opens one more account. */
    addPerson(account) {
      people.set(account.login, { enabled: true, emailVerified: true, ...account });
    },
    /** Changes what is asserted about a person. */
    change(login, claims) {
      Object.assign(people.get(login), claims);
    },
    /** Signs with a new key from now on; the old one is no longer published. */
    useNewKeys,
    /** The subject identifier of a person. */
    subjectOf: (login) => subjectOf(people, login),
    stop: () => close(server),
  };
}

function subjectOf(people, login) {
  const person = people.get(login);
  person.sub ??= randomUUID();
  return person.sub;
}

async function newKey(alg) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: randomUUID() };
}

function settings({ port, storage, people }) {
  const bySubject = (sub) => [...people.values()].find((person) => person.sub === sub);
  return {
    adapter: storage.adapter,
    // Everybody it talks to is on this machine, which it would refuse by itself.
    fetch: loopbackFetch,
    claims: {
      openid: ['sub', 'auth_time', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['name', 'hd'],
    },
    conformIdTokenClaims: false,
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // Cookies do not know ports: without names of its own, one provider would read another's.
      names: { session: `home_${port}`, interaction: `home_i_${port}`, resume: `home_r_${port}` },
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true },
      backchannelLogout: { enabled: true },
      revocation: { enabled: true },
    },
    // The partner's own app policy: Portico was approved once, for everybody.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile offline_access');
      await grant.save(60 * 60);
      return grant;
    },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => false,
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}`, policy: policyWithChoice() },
    pkce: { required: () => false },
    findAccount: async (_ctx, sub) => {
      const person = bySubject(sub);
      if (!person?.enabled) return undefined;
      return {
        accountId: sub,
        claims: async () => ({
          sub,
          name: person.name,
          email: person.email,
          email_verified: person.emailVerified,
          hd: person.hd,
        }),
      };
    },
    ttl: { Session: 3600, Interaction: 3600, Grant: 3600, AccessToken: 600, IdToken: 600, RefreshToken: 86_400 },
  };
}

/** The usual prompts, and the choice of an account. */
function policyWithChoice() {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
}

/** The sign-in page: one button if the client named the person, else a choice. */
async function interaction({ provider, people, name }, request, response) {
  const details = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return page(response, 200, signInForm(name, people, details.params.login_hint));

  const form = await readForm(request);
  if (form.get('action') === 'cancel') {
    const refusal = { error: 'access_denied', error_description: 'The person cancelled the sign-in.' };
    return provider.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false });
  }
  const person = people.get(form.get('login'));
  if (!person?.enabled) return page(response, 403, '<h1>This account is closed</h1>');
  const login = { accountId: subjectOf(people, person.login), amr: ['pwd'], remember: true };
  return provider.interactionFinished(request, response, { login, select_account: {} }, { mergeWithLastSubmission: false });
}

function signInForm(name, people, hint) {
  const named = [...people.values()].find(({ login, email }) => hint === email || hint === login);
  const choices = named ? [named] : [...people.values()];
  const buttons = choices.map(
    ({ login, email }) => `<p><button name="login" value="${escapeHtml(login)}">Sign in as ${escapeHtml(email)}</button></p>`,
  );
  return `<h1>Sign in at ${escapeHtml(name)}</h1>
    <form method="post">${buttons.join('')}<p><button name="action" value="cancel">Cancel</button></p></form>`;
}

function page(response, status, body) {
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><html lang="en"><title>Home sign-in</title><main>${body}</main></html>`);
}

/** Storage of one provider, so that several run side by side. */
function createStorage() {
  const rows = new Map();
  const key = (model, id) => `${model}:${id}`;
  const find = (matches) => [...rows.values()].find(matches)?.payload;

  class Rows {
    constructor(model) {
      this.model = model;
    }

    async upsert(id, payload) {
      rows.set(key(this.model, id), { model: this.model, payload });
    }

    async find(id) {
      return rows.get(key(this.model, id))?.payload;
    }

    async findByUid(uid) {
      return find(({ model, payload }) => model === this.model && payload.uid === uid);
    }

    async findByUserCode(userCode) {
      return find(({ model, payload }) => model === this.model && payload.userCode === userCode);
    }

    async consume(id) {
      rows.get(key(this.model, id)).payload.consumed = Math.floor(Date.now() / 1000);
    }

    async destroy(id) {
      rows.delete(key(this.model, id));
    }

    async revokeByGrantId(grantId) {
      for (const [at, { payload }] of rows) if (payload.grantId === grantId) rows.delete(at);
    }
  }

  return {
    adapter: Rows,
    put: (model, id, payload) => rows.set(key(model, id), { model, payload }),
    get: (model, id) => rows.get(key(model, id))?.payload,
    dropWhere: (matches) => {
      for (const [at, row] of rows) if (matches(row)) rows.delete(at);
    },
  };
}
