// One authorization code flow by npm oauth4webapi, in the three shapes that it has:
// parameters in the address or pushed (RFC 9126), tokens for the bearer or bound to a key (RFC 9449).
import * as oauth from 'oauth4webapi';
import { loopbackFetch } from '../../e2e/lib/net.mjs';

const http = { [oauth.allowInsecureRequests]: true, [oauth.customFetch]: loopbackFetch };
const SCOPE = 'openid email profile offline_access';

/** Reads the discovery document of an issuer. */
export async function discover(issuer) {
  const url = new URL(issuer);
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, http));
}

/**
 * A client at an authorization server. `registered` is the answer to its registration;
 * with `proof` (a DPoP handle) every token it gets is bound to the handle's key.
 */
export function createClient({ as, registered, redirectUri, proof }) {
  const client = { client_id: registered.client_id, ...pick(registered, 'id_token_signed_response_alg') };
  const authentication = registered.client_secret ? oauth.ClientSecretPost(registered.client_secret) : oauth.None();
  const options = (DPoP = proof) => (DPoP ? { ...http, DPoP } : http);

  const self = { as, client, proof };
  /** The parameters of a new request and the secrets that its answer is checked by. */
  self.request = async (more = {}) => {
    const secrets = {
      verifier: oauth.generateRandomCodeVerifier(),
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
    };
    const parameters = new URLSearchParams({
      client_id: client.client_id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: SCOPE,
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(secrets.verifier),
      code_challenge_method: 'S256',
      ...more,
    });
    return { parameters, secrets };
  };
  /** The address with all parameters in it. */
  self.address = (parameters) => `${as.authorization_endpoint}?${parameters}`;
  /** Pushes the parameters; returns the answer. */
  self.push = (parameters) =>
    withNonce(async () =>
      oauth.processPushedAuthorizationResponse(
        as,
        client,
        await oauth.pushedAuthorizationRequest(as, client, authentication, parameters, options()),
      ));
  /** The address that stands for pushed parameters. */
  self.pushedAddress = ({ request_uri: uri }) =>
    self.address(new URLSearchParams({ client_id: client.client_id, request_uri: uri }));
  /** Redeems what came back; `DPoP` may be another handle. Returns tokens with `claims`. */
  self.redeem = async (callback, secrets, DPoP) => {
    const answer = oauth.validateAuthResponse(as, client, callback, secrets.state);
    const tokens = await withNonce(async () => {
      const response = await oauth.authorizationCodeGrantRequest(
        ...[as, client, authentication, answer, redirectUri, secrets.verifier, options(DPoP)],
      );
      const checks = { expectedNonce: secrets.nonce, requireIdToken: true };
      const processed = await oauth.processAuthorizationCodeResponse(as, client, response, checks);
      await oauth.validateApplicationLevelSignature(as, response, http);
      return processed;
    });
    return { ...tokens, claims: oauth.getValidatedIdTokenClaims(tokens) };
  };
  /** Uses a refresh token by one request; `DPoP` may be another handle. */
  self.refreshOnce = async (token, DPoP) => {
    const response = await oauth.refreshTokenGrantRequest(as, client, authentication, token, options(DPoP));
    return oauth.processRefreshTokenResponse(as, client, response);
  };
  /** Uses a refresh token, with the server's nonce if it wants one. */
  self.refresh = (token, DPoP) => withNonce(() => self.refreshOnce(token, DPoP));
  self.userinfo = ({ access_token: token, claims }) =>
    withNonce(async () => {
      const response = await oauth.userInfoRequest(as, client, token, options());
      return oauth.processUserInfoResponse(as, client, claims.sub, response);
    });
  return self;
}

/** RFC 9449 §8: a server may want its nonce in the proof; the client asks once more with it. */
async function withNonce(ask) {
  try {
    return await ask();
  } catch (error) {
    if (!oauth.isDPoPNonceError(error)) throw error;
    return ask();
  }
}

function pick(object, name) {
  return object[name] === undefined ? {} : { [name]: object[name] };
}
