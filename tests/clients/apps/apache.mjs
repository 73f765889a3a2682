// An app behind Apache with mod_auth_openidc: the app reads environment variables, nothing else.
import { chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { start } from '../../e2e/lib/children.mjs';
import { temporaryFolder } from '../../e2e/lib/folder.mjs';
import { freePort } from '../../e2e/lib/net.mjs';

const MODULES = '/usr/lib/apache2/modules';
const USED = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'dir', 'mime', 'headers', 'auth_openidc'];
// It is no business of a web server to be root; 65534 is `nobody`.
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

/** Addresses of an Apache to come, so that it can be registered before it starts. */
export async function planApache() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  return {
    port,
    url,
    redirectUri: `${url}/app/oidc`,
    postLogoutRedirectUri: `${url}/signed-out.html`,
    backchannelLogoutUri: `${url}/app/oidc?logout=backchannel`,
    logoutUrl: `${url}/app/oidc?logout=${encodeURIComponent(`${url}/signed-out.html`)}`,
    /** What the module knows of the session, as JSON. */
    infoUrl: `${url}/app/oidc?info=json`,
    /** The same after a refresh. */
    refreshUrl: `${url}/app/oidc?info=json&access_token_refresh_interval=0`,
  };
}

/** Starts Apache as planned, for a registered client of the issuer. */
export async function startApache({ plan, issuer, client }) {
  for (const path of ['/usr/sbin/apache2', ...USED.map((name) => `${MODULES}/mod_${name}.so`)]) {
    if (!existsSync(path)) throw new Error(`${path} is missing: install apache2-bin and libapache2-mod-auth-openidc`);
  }
  const { folder, remove } = temporaryFolder('apache');
  mkdirSync(join(folder, 'site/app/elsewhere'), { recursive: true });
  const page = (title) => `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1></main></html>`;
  writeFileSync(join(folder, 'site/app/index.html'), page('App'));
  writeFileSync(join(folder, 'site/app/elsewhere/index.html'), page('For others'));
  writeFileSync(join(folder, 'site/signed-out.html'), page('Signed out'));
  writeFileSync(join(folder, 'apache.conf'), configuration({ plan, folder, issuer, client }));
  if (unprivileged) chownSync(folder, unprivileged.uid, unprivileged.gid);

  const server = start('/usr/sbin/apache2', ['-D', 'FOREGROUND', '-f', join(folder, 'apache.conf')], {
    user: unprivileged,
    cwd: folder,
    name: 'apache',
  });
  await server.line(/resuming normal operations/);
  return {
    lines: server.lines,
    stop: async () => {
      await server.stop('SIGTERM');
      remove();
    },
  };
}

function configuration({ plan, folder, issuer, client }) {
  return `
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${plan.port}
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
ErrorLog "|/bin/cat"
LogLevel notice auth_openidc:warn
${USED.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
ServerLimit 1
StartServers 1
ThreadsPerChild 16
MaxRequestWorkers 16
MinSpareThreads 1
MaxSpareThreads 16
TypesConfig /dev/null
AddType text/html .html
DocumentRoot ${folder}/site
DirectoryIndex index.html

OIDCProviderMetadataURL ${issuer}/.well-known/openid-configuration
OIDCClientID ${client.client_id}
OIDCClientSecret ${client.client_secret}
OIDCProviderTokenEndpointAuth client_secret_basic
OIDCRedirectURI ${plan.redirectUri}
OIDCRedirectURLsAllowed ^${plan.url.replaceAll('.', '\\.')}/
OIDCScope "openid email profile offline_access"
OIDCPKCEMethod S256
OIDCCryptoPassphrase ${randomBytes(24).toString('base64url')}
OIDCRemoteUserClaim sub
OIDCInfoHook iat access_token access_token_expires id_token userinfo refresh_token session
OIDCPassRefreshToken On

<Location /app>
  AuthType openid-connect
  Require valid-user
  Header set X-Remote-User "expr=%{REMOTE_USER}"
  Header set X-Email "%{OIDC_CLAIM_email}e"
  Header set X-Partner "%{OIDC_CLAIM_partner}e"
</Location>
<Location /app/elsewhere>
  Require claim partner:Litware
</Location>
`;
}
