// Every page of the product in one tour: whatever answers a GET request is visited, in English and in a made-up
// language from right to left, in light, dark and forced colours, on a wide window and on the narrowest phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibilityViolations, launchBrowser, openPerson, overflow, screenshot, under } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { temporaryFolder } from './lib/folder.mjs';
import { startHomeIdp } from './lib/home_idp.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { loopbackFetch } from './lib/net.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { patternOf, patternsOfGet } from './lib/routes.mjs';
import { weightOf } from './lib/weight.mjs';
import { signInByLink } from './steps/admin.mjs';
import { furnish } from './steps/furnish.mjs';
import { look, step } from './steps/look.mjs';
import { asks } from './steps/people.mjs';

const KB = 1024;
const world = { people: {} };
const { keep, all, add } = cleanUp();
const PERSONS = ['admin', 'guest', 'newcomer', 'coder', 'partner', 'nobody'];
const main = ({ page }) => page.getByRole('main');

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  const database = await keep(emptyDatabase());
  const { folder, remove } = temporaryFolder('e2e-whole');
  add(remove);
  world.folder = folder;
  world.home = await keep(startHomeIdp({ name: 'Tailspin', accounts: [{ login: 'ida', name: 'Ida Tal', email: 'ida@tailspin.example' }] }));
  world.product = await keep(startProduct({ database: database.url, mailUrl: world.mailbox.url, env: { PORTICO_PSEUDO_LANGUAGES: 'true' } }));
  world.issuer = world.product.issuer;
  world.portico = (...args) => world.product.json(...args);
  for (const who of PERSONS) world.people[who] = await keep(openPerson(world.browser), 'close');
  await signInByLink(world.people.admin, await world.product.adminLink());
  await furnish(world);
});

after(all);

test('an admin invites one person by the form, and mistakes are shown where they are', async () => {
  const { people: { admin }, issuer, mailbox } = world;
  const email = 'eve@woodgrove.example';
  await step(admin, 'invite by form', async () => {
    await admin.page.goto(`${issuer}/admin/invite`);
    await main(admin).getByRole('button').first().click();
    await look(admin, 'admin-invite-empty');
    await main(admin).getByLabel(/e-mail|address/i).first().fill('nobody at all');
    await main(admin).getByRole('button').first().click();
    await look(admin, 'admin-invite-wrong');
    await main(admin).getByLabel(/e-mail|address/i).first().fill(email);
    await main(admin).getByLabel(/^Name/).fill('Eve Example');
    await main(admin).getByRole('checkbox', { name: 'Externals' }).check();
    await main(admin).getByLabel(/contact/i).first().fill('https://contoso.example/people/mia');
    await main(admin).getByRole('button').first().click();
    await mailbox.next(email);
  });
});

/** Where the links in the main part of a console page lead. */
async function linksOn(path) {
  const { page } = world.people.admin;
  await page.goto(`${world.issuer}${path}`);
  return main(world.people.admin).getByRole('link').evaluateAll((links) => links.map((a) => ({ path: new URL(a.href).pathname, text: a.innerText })));
}

/** The path of the one thing on a list that goes by a name. */
async function named(list, text) {
  const found = (await linksOn(list)).find((link) => link.text.includes(text) && link.path.startsWith(list.split('?')[0]));
  assert.ok(found, `${text} on ${list}`);
  return found.path;
}

async function linkFrom(page, wanted) {
  const found = (await linksOn(page)).find(({ path }) => wanted.test(path));
  assert.ok(found, `${wanted} on ${page}`);
  return found.path;
}

/** Where everything is: `[who looks, path, status]`. */
async function tour() {
  const { apps, issuer } = world;
  const [kim, gone, partner, tailspin] = [
    await named('/admin/guests', 'Kim'), await named('/admin/guests?state=removed', 'Gerd'),
    await named('/admin/partners', 'Woodgrove'), await named('/admin/partners', 'Tailspin'),
  ];
  const [app, group, colleague] = [await named('/admin/apps', 'Wiki'), await named('/admin/groups', 'Externals'), await named('/admin/admins', 'Otto')];
  const [connection, assignment, request, terms, receipt] = [
    await linkFrom(partner, /^\/admin\/connections\/[^/]+$/), await linkFrom(group, /^\/admin\/assignments\//),
    await linkFrom('/admin/requests', /^\/admin\/requests\//), await linkFrom('/admin/terms', /^\/admin\/terms\//),
    await linkFrom(`${gone}/removed`, /^\/admin\/receipts\/[^/]+\/file$/),
  ];
  Object.assign(world, { receipt, goneGuest: gone });
  const id = (path) => path.split('/').at(-1);
  const authorize = (...args) => asks(world, ...args).slice(issuer.length);
  const console_ = [
    '/admin', '/admin/passkey', '/admin/step-up?continue_to=/admin/keys', '/admin/keys', '/admin/admins', colleague,
    '/admin/guests', '/admin/guests?q=nobody-is-called-so', `/admin/guests/bulk?act=extend&guest=${id(kim)}`, kim, gone, `${kim}/suspend`, `${kim}/remove`,
    `${gone}/removed`, `${gone}/erase`, `/admin/removals?guest=${id(kim)}`, receipt.replace(/\/file$/, ''), '/admin/sponsors', '/admin/invite', '/admin/import',
    world.file, '/admin/partners', partner, `${partner}/contract`, `${partner}/setup`, tailspin, `${tailspin}/setup`, `${partner}/rekey`,
    `${partner}/domains`, `${partner}/suspend`, `${partner}/end`, connection, `${connection}/disable`, `${connection}/directory`,
    '/admin/apps', app, `${app}/config`, `${app}/claims`, `${app}/metadata`, `${app}/disable`, `${app}/secret`, assignment, '/admin/groups', group,
    '/admin/requests', request, '/admin/terms', terms, `/admin/policy?try=${id(app)}&change=off`, `/admin/why?guest=${id(kim)}&app=${id(app)}`,
    '/admin/audit', '/admin/settings', '/admin/settings/mail',
  ].map((path) => ['admin', path, 200]);
  return [
    ...console_, ['admin', '/admin/guests/gst_00000000000000000000000000000000', 404],
    ['nobody', '/admin/sign-in', 200], ['nobody', world.adminLink, 200],
    ['nobody', '/sign-in', 200], ['coder', '/sign-in/code', 200], ['nobody', world.invitation, 200], ['nobody', '/invite/nothing', 410],
    ['nobody', `${world.invitation}/decline`, 200], ['nobody', world.setup, 200], ['nobody', world.domainProof, 200],
    ['nobody', `/terms/${world.terms}`, 200], ['nobody', '/signed-out', 200], ['nobody', '/logout', 200],
    ['nobody', '/broker/con_00000000000000000000000000000000/callback?state=nothing', 400], ['nobody', '/no/such/page', 404],
    ['nobody', '/authorize?client_id=nobody', 400],
    ...[1, 2, 3].map((number) => ['partner', `${world.setup}?step=${number}`, 200]),
    ['newcomer', '/terms', 200], ['newcomer', '/terms/not-now', 200],
    ...['/', `/request?app=${apps.vault}`, '/me', '/leave', '/passkeys', '/passkey', '/step-up', '/recovery', '/consents',
      '/device', `/device?user_code=${world.userCode}`, authorize('board', 'https://board.example/cb')].map((path) => ['guest', path, 200]),
    ['guest', `/apps/${apps.vault}/why`, 403], ['guest', authorize('vault', 'https://vault.contoso.example/cb'), 403],
  ];
}

/** What answers GET and is no page: programs, files and ways on. */
function others() {
  const ours = [
    '/token', '/userinfo', '/jwks', '/.well-known/openid-configuration', '/.well-known/oauth-authorization-server', '/register/nothing',
    '/.well-known/ssf-configuration', '/ssf/stream', '/ssf/status', '/.well-known/oauth-protected-resource/scim/v2/nothing',
    '/scim/v2/nothing/Users', '/scim/v2/nothing/Users/nothing', '/start', '/start/wiki', world.brand, '/healthz', '/readyz',
  ].map((path) => ['nobody', path]);
  const files = [world.receipt, '/admin/import/template.csv', '/admin/import/ids.csv', `${world.file}/result.csv`, '/admin/settings/mail.css'];
  return [...ours, ['guest', '/me/data.json'], ...files.map((path) => ['admin', path])];
}

/** Everybody reads this language from now on. */
async function choose(language) {
  for (const who of PERSONS) {
    const { page } = world.people[who];
    await page.goto(`${world.issuer}/signed-out`);
    const choice = page.locator('form[action="/language"] button').first();
    await choice.evaluate((button, tag) => {
      button.value = tag;
    }, language);
    await choice.click();
    await page.waitForLoadState();
  }
}

/** A name for pictures: who looks at which pattern, and what the address asks for. */
function nameOf([who, path, status]) {
  const { pathname, searchParams } = new URL(path, world.issuer);
  const pattern = (patternOf(pathname) ?? pathname).replaceAll('{}', pathname.endsWith('/nothing') ? 'nothing' : 'id');
  const asked = [...searchParams].map(([name, value]) => (/^[a-z0-9-]{1,20}$/.test(value) ? `${name}-${value}` : name));
  const shown = `${pattern} ${pathname === world.goneGuest ? 'gone' : ''} ${status === 200 ? '' : status} ${asked.slice(0, 2).join(' ')}`;
  return `${who}-${shown.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '')}`;
}

const seen = new Set();
const weights = new Map();

/** Opens a page of the tour and says what is wrong with it, beside accessibility. */
async function visit(person, [who, path, status], language) {
  const { page } = person;
  const faults = [];
  const response = await page.goto(`${world.issuer}${path}`);
  seen.add(patternOf(new URL(page.url()).pathname));
  const expect = (what, found, wanted) => found === wanted || faults.push(`${what} is ${found}, not ${wanted}`);
  expect('the address', page.url(), `${world.issuer}${path}`);
  expect('the status', response.status(), status);
  expect('the kind', response.headers()['content-type'], 'text/html; charset=utf-8');
  expect('the language', await page.locator('html').getAttribute('lang'), language);
  expect('headings of the first level', await page.locator('h1').count(), 1);
  const bare = (await page.locator('body').innerText()).match(/⟦|\{ ?\$|[a-z]+(?:-[a-z]+){2,}-%|undefined/);
  expect('a text without its words', bare?.[0], undefined);
  expect('pixels beyond 320', await overflow(page, 320), 0);
  return { faults, response };
}

const WIDE = { colorScheme: 'light', width: 1280 };
const NARROW = { colorScheme: 'dark', width: 320 };

/** Buttons and fields without an edge where the colours are the system's own, which takes away every background. */
async function edgeless(page) {
  return under(page, { ...NARROW, forcedColors: 'active' }, () =>
    page.evaluate(() => {
      const bare = (it) => it.checkVisibility() && !['checkbox', 'radio', 'file', 'hidden'].includes(it.type) && getComputedStyle(it).borderTopStyle === 'none';
      return [...document.querySelectorAll('.button, .input, select, textarea')].filter(bare).map((it) => `no edge in forced colours: ${it.outerHTML.slice(0, 80)}`);
    }));
}

async function pictures(page, name, language) {
  if (language === 'en') {
    await under(page, WIDE, () => screenshot(page, name));
    await under(page, NARROW, () => screenshot(page, `${name}.dark-320`));
  }
  if (language === 'ar-XB') await under(page, { ...NARROW, colorScheme: 'light' }, () => screenshot(page, `${name}.right-to-left`));
}

/** Everything that is wrong on one page. */
async function faultsAt(stop, language) {
  const [who, path] = stop;
  const person = world.people[who];
  return step(person, `${who} ${path}`, async () => {
    const { faults, response } = await visit(person, stop, language);
    if (language === 'en' && who !== 'admin') weights.set(path, await weightOf(person.page, response));
    await pictures(person.page, `whole-${nameOf(stop)}`, language);
    if (language === 'en') faults.push(...(await edgeless(person.page)));
    // German is the longest of our languages: what it is for is whether everything has room.
    if (language !== 'de') faults.push(...(await accessibilityViolations(person.page)));
    return faults.map((fault) => `${who} ${path}: ${fault}`);
  });
}

// The last one is made up: from right to left, to see what a translation would break.
for (const language of ['de', 'en', 'ar-XB']) {
  test(`every page is sound (${language})`, async () => {
    await choose('en');
    world.tour ??= await tour();
    await choose(language);
    const faults = [];
    const walk = async (stops) => {
      for (const stop of stops) faults.push(...(await faultsAt(stop, language)));
    };
    const ofAdmin = ([who]) => who === 'admin';
    await Promise.all([walk(world.tour.filter(ofAdmin)), walk(world.tour.filter((stop) => !ofAdmin(stop)))]);
    assert.deepEqual(faults, []);
  });
}

test('without scripts nothing sticks out of a window of 320 pixels either', async () => {
  const faults = [];
  for (const who of PERSONS) {
    const storageState = await world.people[who].context.storageState();
    const plain = await openPerson(world.browser, { javaScript: false, storageState, viewport: { width: 320, height: 640 } });
    for (const [, path] of world.tour.filter(([of]) => of === who)) {
      await plain.page.goto(`${world.issuer}${path}`);
      const beyond = await overflow(plain.page, 320);
      if (beyond > 0) faults.push(`${who} ${path}: ${beyond} pixels`);
    }
    faults.push(...plain.violations);
    await plain.close();
  }
  assert.deepEqual(faults, []);
});

test('no path that answers GET was left out', async () => {
  world.brand = await world.people.nobody.page.locator('link[href^="/brand/"]').getAttribute('href');
  for (const [who, path] of others()) {
    const cookies = await world.people[who].context.cookies(world.issuer);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await loopbackFetch(`${world.issuer}${path}`, { headers: { cookie } });
    assert.doesNotMatch(answer.headers.get('content-type') ?? '', /html/, `${path} is no page`);
    seen.add(patternOf(new URL(path, world.issuer).pathname));
  }
  // What a mail looks like is one of its own: it has neither our frame nor our headings.
  const mail = '/admin/settings/mail/invitation/de';
  await world.people.admin.page.goto(`${world.issuer}${mail}`);
  assert.equal(await overflow(world.people.admin.page, 320), 0, mail);
  seen.add(patternOf(mail));
  const left = patternsOfGet().filter((pattern) => !seen.has(pattern));
  assert.deepEqual(left, [], 'patterns without a visit');
});

test('U10: no guest page weighs more than 10 kB or loads more than two files', () => {
  assert.ok(weights.size > 25);
  for (const [path, { html, styles, scripts, requests, packed }] of weights) {
    assert.ok(html <= 10 * KB, `${path}: ${html} bytes with its headers`);
    assert.ok(styles > 0 && styles <= 12 * KB, `${path}: ${styles} bytes of styles`);
    assert.ok(scripts <= 10 * KB, `${path}: ${scripts} bytes of scripts`);
    assert.ok(requests <= 2, `${path}: ${requests} requests beside the page`);
    assert.ok(packed <= 10 * KB, `${path}: ${packed} bytes, compressed, with everything`);
  }
});

test('the policy of the pages refused nothing on the whole tour, and it would have been seen', async () => {
  for (const who of PERSONS) {
    const { page, violations } = world.people[who];
    assert.deepEqual(violations, [], who);
    await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.text = 'globalThis.ran = true';
      } catch {
        // Trusted Types: a text is no script.
      }
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(script, style);
    });
    await page.waitForFunction(() => globalThis.ran === undefined);
    const refused = violations.map(({ violatedDirective }) => violatedDirective).filter(Boolean);
    assert.ok(refused.includes('require-trusted-types-for'), `${who}: ${JSON.stringify(violations)}`);
    assert.ok(refused.some((it) => it.startsWith('style-src')), `${who}: ${JSON.stringify(violations)}`);
  }
});
