// What every own page must be, seen once per page and run.
import assert from 'node:assert/strict';
import { accessibilityViolations, overflow, screenshot, under } from '../lib/browser.mjs';

const seen = new Set();

/** Keeps pictures and checks accessibility in every theme and width, narrow windows and the page's own policy. */
export async function look({ page, violations, javaScript = true }, name) {
  if (seen.has(name)) return;
  seen.add(name);
  await screenshot(page, name);
  await under(page, { colorScheme: 'dark', width: 320 }, () => screenshot(page, `${name}.dark-320`));
  assert.deepEqual(violations, [], `${name}: nothing was refused by the page's policy`);
  assert.equal(await overflow(page, 320), 0, `${name}: fits 320 pixels`);
  if (!javaScript) return;
  assert.deepEqual(await accessibilityViolations(page), [], `${name}: accessible`);
}

/** Runs a step; a failing one leaves a picture of where it stood and says what the page said. */
export async function step(person, name, body) {
  try {
    return await body();
  } catch (error) {
    const { page } = person;
    await screenshot(page, `failed-${name.replaceAll(/\W+/g, '-')}`).catch(() => {});
    const text = await page.locator('body').innerText({ timeout: 1_000 }).catch(() => '');
    error.message = `${name}: ${error.message}\nat ${page.url()}, which says:\n${text.slice(0, 1_500)}`;
    throw error;
  }
}
