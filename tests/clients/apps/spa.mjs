// A single-page app: static pages of its own and oidc-client-ts as its package ships it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { close, listen } from '../../e2e/lib/net.mjs';

const library = fileURLToPath(new URL('../node_modules/oidc-client-ts/dist/browser/oidc-client-ts.min.js', import.meta.url));

/** Starts the app; `configure(settings)` gives the settings that its pages make a UserManager of. */
export async function startSpa() {
  let settings = {};
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://spa.localhost');
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.setHeader('cache-control', 'no-store');
    if (pathname === '/library.js') response.end(readFileSync(library));
    else if (pathname === '/app.js') response.end(script(settings));
    else response.end(PAGE);
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return {
    url,
    redirectUri: `${url}/cb`,
    postLogoutRedirectUri: `${url}/signed-out`,
    loginUrl: `${url}/login`,
    silentLoginUrl: `${url}/login?prompt=none`,
    logoutUrl: `${url}/logout`,
    configure: (given) => {
      settings = given;
    },
    stop: () => close(server),
  };
}

const PAGE = `<!doctype html><html lang="en"><title>Single-page app</title><main><h1>Single-page app</h1></main>
  <script src="/library.js"></script><script src="/app.js"></script></html>`;

/** `finished` settles once the page has done what its address asks for. */
const script = (settings) => `
  globalThis.manager = new oidc.UserManager(${JSON.stringify(settings)});
  const work = {
    '/login': () => manager.signinRedirect(Object.fromEntries(new URLSearchParams(location.search))),
    '/cb': () => manager.signinCallback(),
    '/logout': () => manager.signoutRedirect(),
    '/signed-out': () => manager.signoutCallback(),
  };
  globalThis.finished = (work[location.pathname] ?? (async () => {}))();
  finished.catch(() => {});
`;
