// An app: what it sends, and how it proves that it is the one.
import { randomBytes, randomUUID } from 'node:crypto';
import { encode, http } from './http.mjs';
import { assertionClaims, now, proof, sha256, sign } from './keys.mjs';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * A registered app. `world` knows the product's addresses; `registration` is the product's answer;
 * `key` signs assertions and request objects, `dpopKey` proofs, `certificate` is shown in TLS;
 * `defaults` are part of each of its authorization requests.
 */
export function newClient({ world, registration, key, dpopKey, certificate, defaults = {} }) {
  const { client_id: clientId, client_secret: clientSecret } = registration;
  const { metadata, issuer } = world;
  const redirectUri = registration.redirect_uris?.[0];
  const responseType = registration.response_types?.[0] ?? 'code';

  const proven = (options) => authentication({ registration, issuer, key }, options);

  /** What an authorization request of this app holds, changed as wanted, and what it has to remember. */
  function ask(changes = {}) {
    const verifier = randomBytes(32).toString('base64url');
    const type = 'response_type' in changes ? changes.response_type : responseType;
    const params = {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: type,
      scope: 'openid profile email',
      state: randomUUID(),
      nonce: randomUUID(),
      ...(type?.includes('code') && { code_challenge: sha256(verifier), code_challenge_method: 'S256' }),
      ...defaults,
      ...changes,
    };
    return { params, verifier: params.code_challenge && verifier };
  }

  const address = (params) => `${metadata.authorization_endpoint}?${encode(params)}`;

  /** A DPoP proof for an endpoint, if the app uses them. */
  async function proved(url, verb, { key: used = dpopKey, token, ...more } = {}) {
    if (!used) return {};
    return { dpop: await proof(used, { method: verb, url, token, ...more }) };
  }

  const inTls = (shown = certificate) => (shown ? { [world.certificateHeader]: shown.header } : {});

  /**
   * Posts a form as this app. Options: `auth` (options of its authentication, or false for none),
   * `dpop` (options of the proof, or false for none), `tls` (another certificate, or null for none).
   */
  async function post(url, form, { auth = {}, dpop = {}, tls, headers = {} } = {}) {
    const own = auth ? await proven(auth) : {};
    const proofs = dpop ? await proved(url, 'POST', dpop) : {};
    return http(url, {
      form: { ...own.form, ...form },
      headers: { ...own.headers, ...proofs, ...inTls(tls), ...headers },
    });
  }

  const client = {
    ...registration,
    clientId,
    clientSecret,
    redirectUri,
    responseType,
    key,
    dpopKey,
    certificate,
    ask,
    address,
    post,
    token: (form, options) => post(metadata.token_endpoint, form, options),
    redeem: (code, { verifier, redirectUri: uri = redirectUri } = {}, options) =>
      client.token({ grant_type: 'authorization_code', code, redirect_uri: uri, code_verifier: verifier }, options),
    refresh: (refreshToken, options, more = {}) =>
      client.token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...more }, options),
    introspect: (token, options) => post(metadata.introspection_endpoint, { token }, { dpop: false, ...options }),
    revoke: (token, options) => post(metadata.revocation_endpoint, { token }, { dpop: false, ...options }),
    /** Pushes an authorization request (RFC 9126). `form` replaces what is sent. */
    push: (params, { dpop = false, ...options } = {}) =>
      post(metadata.pushed_authorization_request_endpoint, params, { dpop, ...options }),
    /** The address for a pushed request. */
    pushed: (requestUri, more = {}) => address({ client_id: clientId, request_uri: requestUri, ...more }),
    /** Asks userinfo. `scheme` and `dpop` as for `post`. */
    async userinfo(token, { method: verb = 'GET', scheme = dpopKey ? 'DPoP' : 'Bearer', dpop = {}, tls, headers = {} } = {}) {
      const url = metadata.userinfo_endpoint;
      const proofs = dpop && dpopKey ? await proved(url, verb, { token, ...dpop }) : {};
      return http(url, {
        method: verb,
        headers: { authorization: `${scheme} ${token}`, ...proofs, ...inTls(tls), ...headers },
      });
    },
    /** A request object with these parameters (RFC 9101 §4). */
    requestObject: (params, { changes = {}, ...how } = {}) =>
      sign({ ...lifeOfRequest(clientId, issuer), ...params, ...changes }, { key, ...how }),
  };
  return client;
}

const lifeOfRequest = (clientId, issuer) => ({
  iss: clientId,
  aud: issuer,
  iat: now(),
  nbf: now(),
  exp: now() + 60,
  jti: randomUUID(),
});

/** What proves who an app is: `{ form, headers }`. `assertion` changes the claims of its JWT. */
async function authentication({ registration, issuer, key }, { assertion = {}, alg } = {}) {
  const { client_id: clientId, client_secret: clientSecret, token_endpoint_auth_method: method } = registration;
  const bearer = (jwt) => ({ form: { client_id: clientId, client_assertion_type: ASSERTION, client_assertion: jwt } });
  const claims = assertionClaims(clientId, issuer, assertion);
  switch (method) {
    case 'client_secret_basic': {
      const pair = [clientId, clientSecret].map((part) => encodeURIComponent(part)).join(':');
      return { headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
    }
    case 'client_secret_post':
      return { form: { client_id: clientId, client_secret: clientSecret } };
    case 'client_secret_jwt':
      return bearer(await sign(claims, { alg: 'HS256', secret: clientSecret }));
    case 'private_key_jwt':
      return bearer(await sign(claims, { key, alg }));
    default:
      return { form: { client_id: clientId } };
  }
}
