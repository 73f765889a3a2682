// An app's web server with documents that the product reads: keys, redirect URIs.
import { createServer } from 'node:http';
import { close, listen } from '../../e2e/lib/net.mjs';

/** Starts it. `put(path, value)` publishes JSON and returns its address; `read` lists what was fetched. */
export async function startDocuments() {
  const documents = new Map();
  const read = [];
  const server = createServer((request, response) => {
    read.push(request.url);
    const value = documents.get(request.url);
    response.statusCode = value === undefined ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(value ?? null));
  });
  const origin = `http://127.0.0.1:${await listen(server)}`;
  return {
    put: (path, value) => {
      documents.set(path, value);
      return `${origin}${path}`;
    },
    read,
    stop: () => close(server),
  };
}
