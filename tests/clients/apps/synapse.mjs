// A Matrix homeserver: Synapse on SQLite, which knows people by Portico alone.
import { writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from '../../e2e/lib/children.mjs';
import { temporaryFolder } from '../../e2e/lib/folder.mjs';
import { freePort } from '../../e2e/lib/net.mjs';

const python = fileURLToPath(new URL('../../../target/synapse-venv/bin/python', import.meta.url));
const program = fileURLToPath(new URL('./synapse_app.py', import.meta.url));

/** Addresses of a homeserver to come, so that it can be registered before it starts. */
export async function planSynapse() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  return {
    port,
    url,
    redirectUri: `${url}/_synapse/client/oidc/callback`,
    backchannelLogoutUri: `${url}/_synapse/client/oidc/backchannel_logout`,
    /** Where a Matrix client at `back` begins to sign in. */
    signInUrl: (back) =>
      `${url}/_matrix/client/v3/login/sso/redirect/oidc-portico?redirectUrl=${encodeURIComponent(back)}`,
  };
}

/** Starts Synapse as planned, for a registered client of the issuer; `back` is where its own clients live. */
export async function startSynapse({ plan, issuer, client, back }) {
  const { folder, remove } = temporaryFolder('synapse');
  const configuration = join(folder, 'homeserver.yaml');
  // JSON is YAML, too.
  writeFileSync(configuration, JSON.stringify(settings({ plan, folder, issuer, client, back })));

  const options = { cwd: folder, name: 'synapse' };
  const keys = start(python, [program, '--config-path', configuration, '--generate-keys'], options);
  const { code } = await keys.ended;
  if (code !== 0) throw new Error(`Synapse made no keys:\n${keys.lines.join('\n')}`);
  const server = start(python, [program, '--config-path', configuration], options);
  await server.line(/Synapse now listening on TCP port/, 60);
  return {
    lines: server.lines,
    stop: async () => {
      await server.stop('SIGTERM');
      remove();
    },
  };
}

function settings({ plan, folder, issuer, client, back }) {
  const secret = () => randomBytes(24).toString('base64url');
  return {
    server_name: 'matrix.example',
    public_baseurl: `${plan.url}/`,
    report_stats: false,
    listeners: [
      {
        port: plan.port,
        bind_addresses: ['127.0.0.1'],
        type: 'http',
        tls: false,
        resources: [{ names: ['client'] }],
      },
    ],
    database: { name: 'sqlite3', args: { database: join(folder, 'homeserver.db') } },
    media_store_path: join(folder, 'media'),
    signing_key_path: join(folder, 'signing.key'),
    trusted_key_servers: [],
    macaroon_secret_key: secret(),
    form_secret: secret(),
    password_config: { enabled: false },
    sso: { client_whitelist: [back] },
    oidc_providers: [
      {
        idp_id: 'portico',
        idp_name: 'Portico',
        issuer,
        client_id: client.client_id,
        client_secret: client.client_secret,
        client_auth_method: 'client_secret_basic',
        pkce_method: 'always',
        scopes: ['openid', 'profile', 'email'],
        // It would demand https of an issuer.
        skip_verification: true,
        backchannel_logout_enabled: true,
        user_mapping_provider: {
          config: {
            localpart_template: "{{ user.email.split('@')[0] }}",
            display_name_template: '{{ user.name }}',
          },
        },
      },
    ],
  };
}
