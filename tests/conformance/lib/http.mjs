// One request at a time, with what came back in full. Redirects are never followed.
import { loopbackFetch } from '../../e2e/lib/net.mjs';

/**
 * Sends a request. `form` is sent urlencoded, `json` as JSON.
 * Returns `{ status, headers, text, json }`; `json` is undefined where the body is none.
 */
export async function http(url, { method, form, json, headers = {}, body } = {}) {
  const given = { ...headers };
  let content = body;
  if (form) {
    content = encode(form).toString();
    given['content-type'] ??= 'application/x-www-form-urlencoded';
  } else if (json) {
    content = JSON.stringify(json);
    given['content-type'] ??= 'application/json';
  }
  const response = await loopbackFetch(String(url), {
    method: method ?? (content === undefined ? 'GET' : 'POST'),
    headers: given,
    body: content,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(response, text) };
}

function parse(response, text) {
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parameters from an object: undefined ones are left out, lists are repeated. */
export function encode(params) {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) encoded.append(name, one);
    }
  }
  return encoded;
}

/** A response in one line, for the message of a failed check. */
export function told(response) {
  if (!response) return 'nothing';
  const { status, text, headers } = response;
  const location = headers.get('location');
  return `${status}${location ? ` → ${location}` : ''} ${text.slice(0, 600)}`;
}
