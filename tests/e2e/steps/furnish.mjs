// A host with something on every page: partners, apps, guests in several states, requests, terms, a file, a receipt.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addPeople } from './people.mjs';

const CONTACT = 'https://contoso.example/people/mia';
const TERMS = `Keep what you see here to yourself. Ask whoever invited you when in doubt.

1. What you open here belongs to Contoso.
2. Nobody else uses your account.

More at https://contoso.example/rules.`;

/** Registers apps, of which two belong to others and ask their guests for consent. */
async function addApps({ portico, folder }) {
  const register = (file, metadata) => {
    const path = join(folder, file);
    writeFileSync(path, JSON.stringify(metadata));
    return portico('app', 'register', path);
  };
  const wiki = await portico('app', 'add', 'Wiki', '--redirect', 'https://wiki.contoso.example/cb', '--launch', 'https://wiki.contoso.example/',
    '--contact', CONTACT);
  const vault = await portico('app', 'add', 'Drawing Vault', '--redirect', 'https://vault.contoso.example/cb', '--launch', 'https://vault.contoso.example/');
  await portico('app', 'panel', 'Drawing Vault', '--description', 'Drawings of all parts', '--requestable');
  await portico('app', 'panel', 'Wiki', '--description', 'What we know');
  const common = { third_party: true, response_types: ['code'], token_endpoint_auth_method: 'none' };
  const grant_types = ['authorization_code', 'refresh_token'];
  const board = await register('board.json', {
    ...common, grant_types, client_name: 'Idea Board', redirect_uris: ['https://board.example/cb'], policy_uri: 'https://board.example/privacy',
    tos_uri: 'https://board.example/terms', client_uri: 'https://board.example',
  });
  const survey = await register('survey.json', {
    ...common, grant_types, client_name: 'Survey', redirect_uris: ['https://survey.example/cb'], launch_url: 'https://survey.example/',
  });
  const display = await register('display.json', {
    client_name: 'Wall Display', redirect_uris: ['https://display.contoso.example/cb'], token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
  });
  return Object.fromEntries(Object.entries({ wiki, vault, board, survey, display }).map(([name, it]) => [name, it.client_id]));
}

/** Everything but people. */
export async function furnish(world) {
  const { portico, product, folder } = world;
  await portico('settings', 'set', 'brand.accent', '#7a1f5c');
  await portico('partner', 'add', 'Woodgrove', '--domain', 'woodgrove.example');
  await portico('partner', 'add', 'Litware', '--domain', 'litware.example', '--domain', 'litware-engineering.example');
  await portico('partner', 'add', 'Tailspin', '--domain', 'tailspin.example');
  await portico('partner', 'connect', 'Woodgrove', '--issuer', 'https://login.woodgrove.example', '--client-id', 'portico', '--public', '--later');
  await portico('partner', 'contract', 'Woodgrove', '--mfa-amr', 'mfa', '--recheck', '480', '--review', '2020-01-31', '--contact', 'Ida Berg <ida@woodgrove.example>');
  await product.command('partner', 'domain', 'prove', 'Woodgrove', 'woodgrove.example');
  world.apps = await addApps(world);
  await portico('group', 'add', 'Externals');
  await portico('grant', 'add', 'Wiki', '--group', 'Externals', '--role', 'reader', '--until', '2099-12-31');
  for (const app of ['Wiki', 'Idea Board', 'Survey', 'Wall Display']) await portico('grant', 'add', app, '--partner', 'Litware');
  const text = join(folder, 'terms.txt');
  writeFileSync(text, TERMS);
  const { id } = await portico('terms', 'draft', '--title', 'Rules for guests', '--file', text);
  await portico('terms', 'publish', id);
  world.terms = id;
  await addPeople(world);
}
