// What stands in the product's database, whatever of it: every cell of every table, as text. Bytes are read as
// Latin-1, so that text in them is found.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const script = fileURLToPath(new URL('tables.py', import.meta.url));

/** Rows as `{ table, cells }` of the database at a URL. */
export async function allRows(url) {
  return url.startsWith('sqlite://') ? ofSqlite(url.slice('sqlite://'.length)) : ofPostgres(url);
}

function ofSqlite(path) {
  const out = execFileSync('python3', [script, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return out.trim().split('\n').map((line) => {
    const [table, ...cells] = JSON.parse(line);
    return { table, cells };
  });
}

async function ofPostgres(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const rows = [];
    const named = await client.query("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'");
    for (const { name } of named.rows) {
      const { rows: found } = await client.query({ text: `SELECT * FROM "${name}"`, rowMode: 'array' });
      rows.push(...found.map((row) => ({ table: name, cells: row.map(asText) })));
    }
    return rows;
  } finally {
    await client.end();
  }
}

function asText(cell) {
  if (Buffer.isBuffer(cell)) return cell.toString('latin1');
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

/**
 * Where a secret stands, as it is, as the bytes that it spells in base64url, or as hexadecimal digits of either;
 * `undefined` if nowhere. Digits alone are looked for as a word of their own: six of them come about by chance.
 */
export function standsIn(rows, secret) {
  const isNumber = /^\d+$/.test(secret);
  const word = new RegExp(`(?<![\\w.-])${secret.replace(/[^\w]/g, '\\$&')}(?![\\w.-])`);
  const spellings = isNumber ? [] : [secret, ...bytesOf(secret)];
  const has = (cell) => (isNumber ? word.test(cell) : spellings.some((it) => cell.includes(it)));
  return rows.find(({ cells }) => cells.some(has));
}

function bytesOf(secret) {
  const text = Buffer.from(secret, 'utf8').toString('hex');
  if (!/^[\w-]{16,}$/.test(secret)) return [text];
  const bytes = Buffer.from(secret, 'base64url');
  return [text, bytes.toString('latin1'), bytes.toString('hex')];
}

// Whoever changes this sees that it still finds what is there.
const one = [{ table: 'any', cells: ['a "dG9wLXNlY3JldC1ieXRlcw" b', 'at 123456.', '7465'] }];
assert.ok(standsIn(one, 'dG9wLXNlY3JldC1ieXRlcw') && standsIn(one, 'te'));
assert.ok(!standsIn(one, '123456') && standsIn([{ cells: ['it is 123456, he said'] }], '123456'));
assert.ok(standsIn([{ cells: [Buffer.from('dG9wLXNlY3JldC1ieXRlcw', 'base64url').toString('latin1')] }], 'dG9wLXNlY3JldC1ieXRlcw'));
