// docs/reference/conformance.md names tests that exist, and all modules that tests are named by.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const here = new URL('./', import.meta.url);
const table = readFileSync(new URL('../../docs/reference/conformance.md', here), 'utf8');
const sources = ['./', './modules/']
  .flatMap((folder) => readdirSync(new URL(folder, here)).map((name) => new URL(`${folder}${name}`, here)))
  .filter(({ pathname }) => pathname.endsWith('.mjs') && !pathname.endsWith('table.test.mjs'))
  .map((url) => readFileSync(url, 'utf8'));

const literal = (text) => text.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&');

/** Every text in the sources without its module, as a pattern: what is filled in may be anything. */
const patterns = sources
  .flatMap((source) => source.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [])
  .map((text) => text.slice(1, -1).replaceAll("\\'", "'").replace(/^[\w${}.('_, )-]+: /, ''))
  .filter((text) => text.replace(/\$\{[^}]*\}/g, '').trim().length > 8)
  .map((text) => new RegExp(`^${text.split(/\$\{[^}]*\}/).map(literal).join('.+')}$`));

test('the table names only tests that there are', () => {
  const named = [...table.matchAll(/\*([^*\n]+)\*/g)].map(([, behaviour]) => behaviour);
  assert.ok(named.length > 100);
  assert.deepEqual(named.filter((behaviour) => !patterns.some((pattern) => pattern.test(behaviour))), []);
});

test('the table names every module that a test is named by', () => {
  const modules = sources.flatMap((source) => [...source.matchAll(/['"`](oidcc-[\w-]+):/g)].map(([, module]) => module));
  const fapi = sources.flatMap((source) => [...source.matchAll(/check\('([\w-]+)',/g)].map(([, module]) => module));
  const missing = [...new Set([...modules, ...fapi])].filter((module) => !table.includes(`\`${module}\``));
  assert.deepEqual(missing, []);
});
