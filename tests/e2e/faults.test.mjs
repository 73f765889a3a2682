// What breaks in the middle is finished later, and nothing is done twice.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import { start } from './lib/children.mjs';
import { cleanUp } from './lib/clean_up.mjs';
import { startMailbox } from './lib/mailbox.mjs';
import { freePort, loopbackFetch } from './lib/net.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { binary, emptyDatabase, startProduct } from './lib/product.mjs';

const ROWS = 2000;
const LEAVERS = 60;
const { keep, add, all } = cleanUp();
after(all);

test('an import killed in the middle is finished by the next one, each row once', async () => {
  const database = await keep(emptyDatabase());
  const folder = mkdtempSync(join(tmpdir(), 'portico-e2e-import-'));
  add(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'people.csv');
  const rows = Array.from({ length: ROWS }, (_, n) => `g${n}@tailor.example,Guest ${n},https://contoso.example/help`);
  writeFileSync(file, `Email,DisplayName,InviteContactUsUrl\r\n${rows.join('\r\n')}\r\n`);

  const mailbox = await keep(startMailbox());
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PORTICO_'))),
    PORTICO_DATABASE__URL: database.url,
    PORTICO_DATA_DIR: folder,
    PORTICO_MAIL__URL: mailbox.url,
    PORTICO_PUBLIC_URL: 'http://idp.localhost:8080',
  };
  const command = async (...args) => {
    const child = start(binary, args, { env, name: `portico ${args[0]}` });
    let text = '';
    child.on((line, stream) => {
      if (stream === 'stdout') text += `${line}\n`;
    });
    child.child.stdin.end();
    const { code } = await child.ended;
    return { code, text };
  };
  const guests = async () => JSON.parse((await command('guest', 'list', '-o', 'json')).text);

  assert.equal((await command('admin', 'add', 'mia.berg@contoso.example', '--name', 'Mia Berg')).code, 0);
  const first = start(binary, ['import', file, '--send'], { env, name: 'portico import' });
  let seen = 0;
  let over = false;
  first.ended.then(() => {
    over = true;
  });
  while (seen === 0 && !over) seen = (await guests()).length;
  await first.stop('SIGKILL');
  const half = (await guests()).length;
  assert.ok(half > 0, 'something was committed before the kill');
  assert.equal(half % 100, 0, 'whole transactions only');

  const second = await command('import', file, '--send', '-o', 'json');
  assert.equal(second.code, 0);
  const all = await guests();
  assert.equal(all.length, ROWS);
  assert.equal(new Set(all.map(({ email }) => email)).size, ROWS);
  assert.equal(JSON.parse(second.text).rows.filter(({ code }) => code === 'unchanged').length, half);
  assert.equal((await command('audit', 'verify')).code, 0);

  const product = await keep(startProduct({
    database: database.url,
    mailUrl: mailbox.url,
    env: { PORTICO_KEYS__ENCRYPTION_KEY_FILE: join(folder, 'encryption.key') },
  }));
  for (let n = 0; n < ROWS; n += 1) await mailbox.next(`g${n}@tailor.example`, undefined, 60);
  assert.equal(mailbox.all().length, ROWS, 'one mail to each');
  await product.stop();
});

test('mail waits while the mail server is away and leaves once when it is back', async () => {
  const port = await freePort();
  const database = await keep(emptyDatabase());
  const product = await keep(startProduct({ database: database.url, mailUrl: `smtp://127.0.0.1:${port}` }));
  const invited = await product.command('invite', 'theo@tailor.example', '--name', 'Theo Tailor');
  assert.equal(invited.code, 0, invited.stderr);
  await product.line(/not delivered/, 20);
  await product.line(/not delivered/, 20);
  const mailbox = await keep(startMailbox({ port }));
  await mailbox.next('theo@tailor.example', undefined, 60);
  const second = await product.command('invite', 'tina@tailor.example', '--name', 'Tina Tailor');
  assert.equal(second.code, 0);
  await mailbox.next('tina@tailor.example', undefined, 30);
  assert.equal(mailbox.to('theo@tailor.example').length, 1);
});

test('O11 whoever was said to be removed while the database broke down again and again is removed', async (t) => {
  const cluster = await keep(startPostgres());
  const mailbox = await keep(startMailbox());
  const product = await keep(startProduct({ database: await cluster.database(), mailUrl: mailbox.url }));
  const json = async (...args) => {
    const { code, stdout, stderr } = await product.command(...args, '-o', 'json');
    assert.equal(code, 0, `portico ${args.join(' ')}: ${stderr}`);
    return JSON.parse(stdout);
  };
  const addresses = Array.from({ length: LEAVERS }, (_, n) => `g${n}@tailor.example`);
  for (const address of addresses) await json('invite', address, '--name', 'Somebody');

  let over = false;
  let crashes = 0;
  const breakingDown = (async () => {
    while (!over) {
      await cluster.crash();
      crashes += 1;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_500));
    }
  })();
  const said = new Map();
  const queue = [...addresses];
  const remove = async () => {
    for (let address = queue.pop(); address; address = queue.pop()) {
      said.set(address, (await product.command('guest', 'remove', address)).code);
    }
  };
  await Promise.all([remove(), remove(), remove()]);
  over = true;
  await breakingDown;

  const living = async () => (await json('guest', 'list')).filter(({ state }) => state !== 'removed').map(({ email }) => email);
  const left = new Set(await living());
  const done = addresses.filter((address) => said.get(address) === 0);
  t.diagnostic(`${crashes} crashes, ${done.length} of ${LEAVERS} said to be removed, ${left.size} not removed`);
  assert.deepEqual(done.filter((address) => left.has(address)), [], 'said to be removed and alive');
  for (const address of left) assert.equal((await product.command('guest', 'remove', address)).code, 0, 'and asked again');
  assert.deepEqual(await living(), []);
  assert.equal((await product.command('audit', 'verify')).code, 0);
  assert.equal((await loopbackFetch(`${product.issuer}/readyz`)).status, 200, 'the server found its database again');
});
