// A certification plan: its response types, each with an app of its own, and the tests of its modules.
import { after, before, test } from 'node:test';
import { signIn } from './flow.mjs';
import { startWorld } from './world.mjs';

/** The registration of an app for a response type. */
export function appFor(type) {
  const parts = type.split(' ');
  const grants = [
    ...(parts.includes('code') ? ['authorization_code', 'refresh_token'] : []),
    ...(parts.some((part) => part !== 'code') ? ['implicit'] : []),
  ];
  return {
    client_name: `App of ${type}`,
    response_types: [type],
    grant_types: grants,
    token_endpoint_auth_method: parts.includes('code') ? 'client_secret_basic' : 'none',
  };
}

/**
 * Starts the product for this file. `responseMode` is asked for in every request. The result's
 * `check(name, body, { only })` declares one test for each response type that `only` lets through;
 * the body gets the world, the app, its response type, `browser` (nobody is signed in) and
 * `signedIn()` (a browser in which Alice is).
 */
export function plan({ types = ['code'], responseMode, env, metadata = {} }) {
  const at = { clients: new Map(), beginnings: [] };
  const held = responseMode ? { defaults: { response_mode: responseMode } } : {};

  before(async () => {
    at.world = await startWorld({ env });
    for (const type of types) at.clients.set(type, await at.world.register({ ...appFor(type), ...metadata }, held));
    at.alice = at.world.newBrowser();
    await signIn(at.world, at.clients.get(types[0]), at.alice);
    for (const begin of at.beginnings) await begin();
  });
  after(() => at.world?.stop());

  const about = (type) => ({
    world: at.world,
    client: at.clients.get(type),
    type,
    has: (part) => type.split(' ').includes(part),
    /** Registers another app of the same response type. */
    register: (more = {}, own = {}) => at.world.register({ ...appFor(type), ...more }, { ...held, ...own }),
    browser: at.world.newBrowser(),
    signedIn: () => at.alice.copy(),
  });

  const check = (name, body, { only = () => true } = {}) => {
    for (const type of types.filter((one) => only(one.split(' ')))) {
      const tag = types.length > 1 ? `${name} [${type}]` : name;
      test(tag, () => body(about(type)));
    }
  };
  return {
    check,
    about: (type = types[0]) => about(type),
    /** Does something before the first test, such as beginning to wait for the last. */
    begin: (work) => at.beginnings.push(work),
  };
}

/** Response types that hand out an access token. */
export const withAccess = (parts) => parts.includes('code') || parts.includes('token');
/** Response types that hand out a code. */
export const withCode = (parts) => parts.includes('code');
/** Response types that hand out an ID token in the browser. */
export const withFrontIdToken = (parts) => parts.includes('id_token');
