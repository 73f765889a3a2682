// An app without a mind of its own: the browser arrives there, and the test reads the address.
import { createServer } from 'node:http';
import { close, listen } from '../../e2e/lib/net.mjs';

/** Starts the app; `redirectUri` and `postLogoutRedirectUri` answer any request with a short page. */
export async function startApp() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><html lang="en"><title>App</title><main><h1>App</h1></main></html>');
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return {
    url,
    redirectUri: `${url}/cb`,
    postLogoutRedirectUri: `${url}/signed-out`,
    stop: () => close(server),
  };
}
