// A home by npm oidc-provider whose clock is off: node skewed_home.mjs PERSON SECONDS
import { createInterface } from 'node:readline';

const [person, seconds] = process.argv.slice(2);
const rightNow = Date.now;
Date.now = () => rightNow() + Number(seconds) * 1000;

const { startHomeIdp } = await import('../../e2e/lib/home_idp.mjs');
const home = await startHomeIdp({ name: 'Home', accounts: [JSON.parse(person)] });
const { clientId } = home.registerClient({ token_endpoint_auth_method: 'none' });
console.log(`home ${JSON.stringify({ issuer: home.issuer, clientId })}`);
for await (const redirectUri of createInterface({ input: process.stdin })) {
  home.addRedirectUri(clientId, redirectUri);
  console.log('allowed');
}
