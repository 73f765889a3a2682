// Addresses on this machine, and a fetch that finds `*.localhost` as browsers do (RFC 6761 §6.3).
import { lookup } from 'node:dns';
import { createServer } from 'node:net';
import { Agent, fetch } from 'undici';

function loopbackLookup(hostname, options, done) {
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) {
    if (options.all) done(null, [{ address: '127.0.0.1', family: 4 }]);
    else done(null, '127.0.0.1', 4);
    return;
  }
  lookup(hostname, options, done);
}

// No kept connections: a test that restarts the product must not meet a dead one.
const dispatcher = new Agent({
  pipelining: 0,
  connect: { lookup: loopbackLookup, timeout: 5_000 },
  headersTimeout: 20_000,
  bodyTimeout: 20_000,
});

/** `fetch` for addresses on this machine; redirects are returned, not followed. */
export function loopbackFetch(url, options = {}) {
  return fetch(url, { redirect: 'manual', ...options, dispatcher });
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * The first of several TCP ports in a row that were free on the loopback address a moment ago. They
 * lie below those that the system gives to outgoing connections, which would come in between.
 */
export async function freePort(inARow = 1) {
  for (;;) {
    const first = 12_000 + Math.floor(Math.random() * 18_000);
    const free = await Promise.all(Array.from({ length: inARow }, (_, n) => isFree(first + n)));
    if (free.every(Boolean)) return first;
  }
}

/** Listens on the loopback address and returns the port. */
export function listen(server, port = 0) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server.address().port));
  });
}

/** Closes a server together with its open connections. */
export function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The whole body of a request as form parameters; at most 64 KiB. */
export async function readForm(request) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 65_536) throw new Error('form too large');
  }
  return new URLSearchParams(body);
}

/** Text made safe for HTML. */
export function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
