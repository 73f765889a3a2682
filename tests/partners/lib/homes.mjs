// Homes of three makers, in one shape: see `addPartner`.
import { fileURLToPath } from 'node:url';
import { start } from '../../e2e/lib/children.mjs';
import { startHomeIdp } from '../../e2e/lib/home_idp.mjs';
import { freePort } from '../../e2e/lib/net.mjs';

const venv = fileURLToPath(new URL('../../../target/partners-venv/bin/', import.meta.url));
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The one button of the npm home. */
const byButton = ({ login }) => [{ field: 'login', typed: () => ({ login }) }];

/** npm oidc-provider. `client` changes our registration there, `options` the home itself. */
export async function npmHome(person, { client = {}, ...options } = {}) {
  const home = await startHomeIdp({ name: 'Home', accounts: [person], ...options });
  const { clientId } = home.registerClient({ token_endpoint_auth_method: 'none', ...client });
  return {
    ...home,
    person,
    clientId,
    takesKeys: client.token_endpoint_auth_method === 'private_key_jwt',
    screens: byButton(person),
    allow: (redirectUri) => home.addRedirectUri(clientId, redirectUri),
  };
}

/** npm oidc-provider in a process whose clock is so many seconds off. */
export async function skewedHome(person, seconds) {
  const child = start(process.execPath, [here('skewed_home.mjs'), JSON.stringify(person), String(seconds)]);
  return { person, screens: byButton(person), ...(await told(child)) };
}

/** PyPI Canaille: a form for the name and one for the password. */
export async function canaille(person) {
  const child = start(`${venv}python`, [here('canaille_home.py'), JSON.stringify(person)]);
  const screens = [
    { field: 'login', typed: () => ({ login: person.login }) },
    { field: 'password', typed: () => ({ password: 'correct horse battery staple' }) },
  ];
  return { person, screens, ...(await told(child)) };
}

/** PyPI oidc-provider-mock: whoever types a subject is that person. */
export async function mock(person) {
  const port = await freePort();
  const claims = { sub: person.login, name: person.name, email: person.email };
  const child = start(`${venv}oidc-provider-mock`, ['--port', String(port), '--user-claims', JSON.stringify(claims)]);
  await child.line(/running on/i);
  return {
    person,
    issuer: `http://127.0.0.1:${port}`,
    clientId: 'portico',
    clientSecret: 'a-secret-of-this-test',
    screens: [{ field: 'sub', typed: () => ({ sub: person.login }) }],
    allow: () => {},
    stop: () => child.stop(),
  };
}

/** A home in a process of its own says where it is, and is told our redirect URI. */
async function told(child) {
  const [, line] = await child.line(/^home (\{.*\})$/);
  return {
    ...JSON.parse(line),
    allow: async (redirectUri) => {
      child.child.stdin.write(`${redirectUri}\n`);
      await child.line(/^allowed$/);
    },
    stop: () => child.stop(),
  };
}
