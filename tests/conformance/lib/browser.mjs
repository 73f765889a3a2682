// A person's browser without the pictures: cookies, redirects, forms.
import { encode, http } from './http.mjs';
import { formsOf } from './pages.mjs';

const MOST_STEPS = 30;

/** A browser with no cookies. `own` are the origins whose pages it opens: the product and the home. */
export function openBrowser({ issuer, home, person }) {
  const jar = new Map();
  const own = [issuer, home].map((address) => new URL(address).origin);

  async function request(address, options = {}) {
    const url = new URL(address);
    const cookies = cookiesFor(jar, url);
    const headers = { accept: 'text/html', ...(cookies && { cookie: cookies }), ...options.headers };
    const response = await http(url, { ...options, headers });
    for (const line of response.headers.getSetCookie()) keepCookie(jar, url, line);
    return { ...response, url: url.href };
  }

  /** Opens an address and goes on until a page or an address that is not ours. */
  async function go(address, options) {
    let response = await request(address, options);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || !location) return response;
      const next = new URL(location, response.url);
      if (!own.includes(next.origin)) return { ...response, leaves: next };
      response = await request(next.href);
    }
    throw new Error(`no end of redirects at ${response.url}`);
  }

  /** Sends a form of a page that is open, with what a person typed. */
  function submit(page, form, typed = {}) {
    const fields = form.fields.filter(({ name, type }) => name && type !== 'submit' && type !== 'checkbox');
    const values = { ...Object.fromEntries(fields.map(({ name, value = '' }) => [name, value])), ...typed };
    const target = new URL(form.action, page.url);
    if (form.method === 'get') {
      target.search = encode(values);
      return go(target.href);
    }
    return go(target.href, { form: values, headers: { origin: new URL(page.url).origin } });
  }

  /**
   * Sends the browser to the authorization endpoint and does what the pages ask for, until the app
   * gets its answer or there is a page on which a guest can do nothing more.
   * Returns `{ answer: { uri, mode, params }, asked }` or `{ page, asked }`; `asked` lists the pages
   * on which the person had to do something.
   */
  async function authorize(address, { options, stopAt, ...choices } = {}) {
    let page = await go(address, options);
    const asked = [];
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const answer = answerOf(page, own);
      if (answer) return { answer, asked };
      const known = screenOf(page, home);
      if (!known || known.name === stopAt) return { page, screen: known?.name, asked };
      asked.push(known.name);
      page = await submit(page, known.form, known.typed({ person, ...choices }));
    }
    throw new Error(`the pages go round in circles at ${page.url}`);
  }

  return {
    request,
    go,
    submit,
    authorize,
    /** Another browser with the same cookies. */
    copy: () => {
      const other = openBrowser({ issuer, home, person });
      for (const [key, cookie] of jar) other.jar.set(key, cookie);
      return other;
    },
    jar,
  };
}

/** The page that is open, if it is one on which a guest acts on the way to an app. */
function screenOf(page, home) {
  const forms = formsOf(page.text);
  if (page.url.startsWith(home)) {
    const form = forms.find(({ buttons }) => buttons.some(({ name }) => name === 'login'));
    const typed = ({ person, cancel }) => {
      if (cancel) return { action: 'cancel' };
      return { login: form.buttons.find(({ value }) => value === person.login)?.value };
    };
    return form && { name: 'home', form, typed };
  }
  const { pathname } = new URL(page.url);
  if (pathname === '/sign-in') {
    const form = forms.find(({ fields }) => fields.some(({ name }) => name === 'email'));
    return form && { name: 'sign-in', form, typed: ({ person }) => ({ email: person.email }) };
  }
  const consent = forms.find(({ action }) => action === '/consent');
  return consent && { name: 'consent', form: consent, typed: ({ deny }) => ({ answer: deny ? 'no' : 'yes' }) };
}

/** The authorization response on its way to the app, in whichever mode. */
function answerOf(page, own) {
  if (page.leaves) {
    const { leaves } = page;
    const mode = leaves.hash ? 'fragment' : 'query';
    const params = new URLSearchParams(leaves.hash ? leaves.hash.slice(1) : leaves.search);
    return { uri: `${leaves.origin}${leaves.pathname}`, url: leaves.href, mode, params };
  }
  const form = formsOf(page.text).find(({ action, method }) => method === 'post' && /^https?:/.test(action) && !own.includes(new URL(action).origin));
  if (!form) return undefined;
  const params = new URLSearchParams();
  for (const { name, value = '' } of form.fields) if (name) params.append(name, value);
  return { uri: form.action, url: form.action, mode: 'form_post', params, page };
}

function cookiesFor(jar, { hostname, pathname }) {
  const fits = ({ host, path }) => host === hostname && (pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`));
  return [...jar.values()].filter(fits).map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** RFC 6265 §5.3 as far as it matters here: by host and path, gone when expired. */
function keepCookie(jar, { hostname }, line) {
  const [pair, ...rest] = line.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  const attributes = new Map(rest.map((part) => {
    const [name, ...value] = part.split('=');
    return [name.toLowerCase(), value.join('=')];
  }));
  const cookie = { name: pair.slice(0, at), value: pair.slice(at + 1), host: hostname, path: attributes.get('path') || '/' };
  const key = `${cookie.host} ${cookie.path} ${cookie.name}`;
  const expires = attributes.get('expires');
  const isGone = Number(attributes.get('max-age') ?? 1) <= 0 || (expires && Date.parse(expires) <= Date.now());
  if (isGone) jar.delete(key);
  else jar.set(key, cookie);
}
