// Keys of apps, and what they sign.
import { createHash, randomUUID } from 'node:crypto';
import { SignJWT, UnsecuredJWT, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';

/** A key pair: `{ alg, kid, privateKey, publicJwk, thumbprint }`. */
export async function newKey(alg = 'ES256') {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const bare = await exportJWK(publicKey);
  const kid = randomUUID();
  return { alg, kid, privateKey, bare, publicJwk: { ...bare, kid, alg, use: 'sig' }, thumbprint: await calculateJwkThumbprint(bare) };
}

/** The same RSA key, to sign with RS256. */
export async function asRs256(key) {
  return { ...key, alg: 'RS256', privateKey: await importJWK(await exportJWK(key.privateKey), 'RS256') };
}

/** Seconds since the epoch. */
export const now = () => Math.floor(Date.now() / 1000);

/** Signs claims; those that are undefined are left out. `alg: 'none'` makes an unsigned token. */
export async function sign(claims, { key, alg = key?.alg, header = {}, secret }) {
  const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  if (alg === 'none') return new UnsecuredJWT(given).encode();
  const signer = secret ? new TextEncoder().encode(secret) : key.privateKey;
  return new SignJWT(given).setProtectedHeader({ alg, ...(key && { kid: key.kid }), ...header }).sign(signer);
}

/** The claims of a client assertion (RFC 7523 §3), changed as wanted. */
export const assertionClaims = (clientId, issuer, changes = {}) => ({
  iss: clientId,
  sub: clientId,
  aud: issuer,
  jti: randomUUID(),
  iat: now(),
  exp: now() + 60,
  ...changes,
});

/** A DPoP proof (RFC 9449 §4.2). `changes` changes its claims, `header` its header. */
export async function proof(key, { method, url, token, nonce, changes = {}, header = {}, signWith = key }) {
  const claims = {
    jti: randomUUID(),
    htm: method,
    htu: url,
    iat: now(),
    ath: token && sha256(token),
    nonce,
    ...changes,
  };
  const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  return new SignJWT(given)
    .setProtectedHeader({ typ: 'dpop+jwt', alg: signWith.alg, jwk: key.bare, ...header })
    .sign(signWith.privateKey);
}

/** The base64url of a SHA-256 (RFC 7636 §4.2, RFC 9449 §4.2). */
export const sha256 = (text) => createHash('sha256').update(text).digest('base64url');

/** The left half of a hash, as `at_hash`, `c_hash` and `s_hash` are made (OIDC Core §3.1.3.6). */
export function halfHash(text, alg) {
  // Ed25519 hashes with SHA-512; of the others the name's number tells.
  const hash = createHash(alg === 'EdDSA' ? 'sha512' : `sha${alg.slice(-3)}`).update(text).digest();
  return hash.subarray(0, hash.length / 2).toString('base64url');
}
