// What a page costs whoever opens it: bytes and requests.
import { gzipSync } from 'node:zlib';
import { loopbackFetch } from './net.mjs';

const known = new Map();

/** The content at an address of ours, asked for once. */
async function content(url) {
  if (!known.has(url)) {
    const answer = await loopbackFetch(url);
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
    known.set(url, Buffer.from(await answer.arrayBuffer()));
  }
  return known.get(url);
}

/**
 * What the page that `page` shows loads, by kind: `{ html, styles, scripts, requests, packed }` in bytes as
 * they are, how many requests stand beside it, and the bytes of all as a proxy that compresses sends them. The
 * colours and the logo that a host set are its own and no part of it.
 */
export async function weightOf(page, response) {
  const html = await response.body();
  const { responseHeadersSize: headers } = await response.request().sizes();
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const ours = loaded.filter((name) => !new URL(name).pathname.startsWith('/brand/'));
  const bodies = await Promise.all(ours.map(async (name) => ({ name, body: await content(name) })));
  const sum = (some) => some.reduce((all, { body }) => all + body.length, 0);
  return {
    html: html.length + headers,
    styles: sum(bodies.filter(({ name }) => name.includes('.css'))),
    scripts: sum(bodies.filter(({ name }) => name.includes('.js'))),
    requests: ours.length,
    packed: headers + [html, ...bodies.map(({ body }) => body)].reduce((all, body) => all + gzipSync(body).length, 0),
  };
}
