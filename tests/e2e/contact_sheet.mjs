// Lays the pictures of a run out on one sheet: node contact_sheet.mjs, after ./run.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const folder = fileURLToPath(new URL('../artefacts/', import.meta.url));
const beside = ['.dark-320.png', '.right-to-left.png'];
const isBeside = (file) => beside.some((ending) => file.endsWith(ending));
const pages = readdirSync(folder).filter((file) => file.endsWith('.png') && !isBeside(file) && !file.startsWith('contact-sheet'));
if (pages.length === 0) throw new Error(`no pictures in ${folder}: run the tests first`);

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const pictures = new Set(readdirSync(folder));
const card = (file) => {
  const name = file.slice(0, -'.png'.length);
  const others = beside.map((ending) => `${name}${ending}`).filter((other) => pictures.has(other));
  const narrow = others.map((other) => `<img src="${encodeURIComponent(other)}" width="180">`).join('');
  return `<figure><figcaption>${escaped(name)}</figcaption><div><img src="${encodeURIComponent(file)}" width="420">${narrow}</div></figure>`;
};
writeFileSync(join(folder, 'contact-sheet.html'), `<!doctype html><meta charset="utf-8"><title>Contact sheet</title>
<style>body{font:13px sans-serif;display:flex;flex-wrap:wrap;gap:16px;align-items:start}figure{margin:0}div{display:flex;gap:4px;align-items:start}
img{border:1px solid #999;max-height:560px;object-fit:cover;object-position:top}</style>
${pages.sort().map(card).join('\n')}`);

const browser = await chromium.launch({ executablePath: process.env.E2E_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 2400, height: 1200 } });
await page.goto(pathToFileURL(join(folder, 'contact-sheet.html')).href);
await page.screenshot({ path: join(folder, 'contact-sheet.png'), fullPage: true });
await browser.close();
console.log(`${pages.length} pages on ${join(folder, 'contact-sheet.png')}`);
