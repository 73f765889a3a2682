// Every page of the console and the few that everybody sees, looked at in three languages: nothing is
// refused by the pages' policy, axe finds nothing, and nothing sticks out at 320 pixels.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPerson, screenshot } from './lib/browser.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { emptyDatabase, startProduct } from './lib/product.mjs';
import { signInByLink } from './steps/admin.mjs';
import { look, step } from './steps/look.mjs';

const world = {};
const { keep, all } = cleanUp();
const EMAIL = 'bob@woodgrove.example';

const portico = (...args) => world.product.json(...args);

before(async () => {
  world.browser = await keep(launchBrowser(), 'close');
  world.mailbox = await keep(startMailbox());
  const database = await keep(emptyDatabase());
  world.product = await keep(startProduct({ database: database.url, mailUrl: world.mailbox.url, env: { PORTICO_PSEUDO_LANGUAGES: 'true' } }));
  world.issuer = world.product.issuer;
  await portico('partner', 'add', 'Woodgrove', '--domain', 'woodgrove.example');
  await portico('partner', 'connect', 'Woodgrove', '--issuer', 'https://login.woodgrove.example', '--client-id', 'portico', '--public', '--later');
  await portico('partner', 'contract', 'Woodgrove', '--mfa-amr', 'mfa', '--recheck', '480', '--review', '2020-01-31', '--contact', 'Ida Berg <ida@woodgrove.example>');
  await world.product.command('partner', 'domain', 'prove', 'Woodgrove', 'woodgrove.example');
  await portico('app', 'add', 'Wiki', '--redirect', 'https://wiki.contoso.example/cb', '--launch', 'https://wiki.contoso.example/');
  await portico('group', 'add', 'Externals');
  await portico('grant', 'add', 'Wiki', '--group', 'Externals', '--role', 'reader', '--until', '2030-12-31');
  world.admin = await keep(openPerson(world.browser), 'close');
  await signInByLink(world.admin, await world.product.adminLink());
});

after(all);

const main = () => world.admin.page.getByRole('main');

test('an admin invites one person by the form, and mistakes are shown where they are', async () => {
  const { admin, issuer, mailbox } = world;
  await step(admin, 'invite by form', async () => {
    await admin.page.goto(`${issuer}/admin/invite`);
    await look(admin, 'admin-invite');
    await main().getByRole('button').first().click();
    await look(admin, 'admin-invite-empty');
    await main().getByLabel(/e-mail|address/i).first().fill('nobody at all');
    await main().getByRole('button').first().click();
    await look(admin, 'admin-invite-wrong');
    await main().getByLabel(/e-mail|address/i).first().fill(EMAIL);
    await main().getByLabel(/^Name/).fill('Bob Ray');
    await main().getByRole('checkbox', { name: 'Externals' }).check();
    await main().getByLabel(/contact/i).first().fill('https://contoso.example/people/mia');
    await main().getByRole('button').first().click();
    await mailbox.next(EMAIL);
  });
});

/** Addresses of pages by name, with what the database made of the ids. */
async function pages() {
  const { admin, issuer } = world;
  const first = async (list) => {
    await admin.page.goto(`${issuer}${list}`);
    const links = await main().getByRole('link').evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
    return links.find((path) => new RegExp(`^${list}/[a-z]+_[0-9a-f]+$`).test(path));
  };
  const [guest, partner, app, group, colleague] = [
    await first('/admin/guests'),
    await first('/admin/partners'),
    await first('/admin/apps'),
    await first('/admin/groups'),
    await first('/admin/admins'),
  ];
  const id = (path) => path.split('/').at(-1);
  await admin.page.goto(`${issuer}${partner}`);
  const off = await main().locator('a[href$="/disable"]').first().getAttribute('href');
  return {
    'admin-home': '/admin',
    'admin-guests': '/admin/guests',
    'admin-guest': guest,
    'admin-remove': `${guest}/remove`,
    'admin-invite': '/admin/invite',
    'admin-import': '/admin/import',
    'admin-partners': '/admin/partners',
    'admin-partner': partner,
    'admin-partner-contract': `${partner}/contract`,
    'admin-partner-domains': `${partner}/domains`,
    'admin-partner-suspend': `${partner}/suspend`,
    'admin-partner-end': `${partner}/end`,
    'admin-connection-disable': off,
    'admin-apps': '/admin/apps',
    'admin-app': app,
    'admin-app-disable': `${app}/disable`,
    'admin-app-new-secret': `${app}/secret`,
    'admin-groups': '/admin/groups',
    'admin-group': group,
    'admin-policy': `/admin/policy?try=${id(app)}&change=off`,
    'admin-why': `/admin/why?guest=${id(guest)}&app=${id(app)}`,
    'admin-audit': '/admin/audit',
    'admin-requests': '/admin/requests',
    'admin-sponsors': '/admin/sponsors',
    'admin-settings': '/admin/settings',
    'admin-mails': '/admin/settings/mail',
    'admin-admins': '/admin/admins',
    'admin-colleague': colleague,
    'admin-step-up': '/admin/step-up?continue_to=/admin/keys',
    'admin-keys': '/admin/keys',
    'admin-not-found': '/admin/guests/gst_00000000000000000000000000000000',
    'sign-in': '/sign-in',
    'signed-out': '/signed-out',
    'logout': '/logout',
    'not-found': '/no/such/page',
    'bad-request': '/authorize?client_id=nobody',
  };
}

// The last one is made up: from right to left, to see what a translation would break.
for (const language of ['en', 'de', 'ar-XB']) {
  test(`every page of the console is sound (${language})`, async () => {
    const { admin, issuer } = world;
    await admin.page.goto(`${issuer}/signed-out`);
    const choice = admin.page.locator('form[action="/language"] button').first();
    await choice.evaluate((button, tag) => {
      button.value = tag;
    }, language);
    await choice.click();
    for (const [page, path] of Object.entries(await pages())) {
      assert.ok(path, page);
      await step(admin, page, async () => {
        await admin.page.goto(`${issuer}${path}`);
        assert.equal(await admin.page.locator('html').getAttribute('lang'), language);
        await look(admin, `console-${page}-${language}`);
      });
    }
  });
}

test('the console follows the colours of the system', async () => {
  const { admin, issuer } = world;
  await admin.page.emulateMedia({ colorScheme: 'dark' });
  await admin.page.goto(`${issuer}/admin/guests`);
  await look(admin, 'console-dark');
  await admin.page.emulateMedia({ forcedColors: 'active' });
  await screenshot(admin.page, 'console-forced-colours');
});
