// What "few steps" means, counted: full pages of ours that the person has to read, clicks, fields typed, pastes.
import assert from 'node:assert/strict';

/**
 * Counts what a person does from now on. The page where they stand is the way in, and the page that ends the
 * path is its result: neither is a screen between them. Pages of others are not counted.
 */
export function counting(person, origin) {
  const { page } = person;
  const pages = [];
  const done = { clicks: 0, fields: 0, pastes: 0 };
  const seen = (frame) => {
    if (frame === page.mainFrame() && new URL(frame.url()).origin === origin) pages.push(new URL(frame.url()).pathname);
  };
  page.on('framenavigated', seen);
  const main = page.getByRole('main');
  return {
    ...person,
    /** A link of a mail. */
    follow: async (link) => {
      done.clicks += 1;
      await page.goto(link);
    },
    press: async (name) => {
      done.clicks += 1;
      await main.getByRole('button', { name }).first().click();
    },
    open: async (link) => {
      done.clicks += 1;
      await (typeof link === 'string' || link instanceof RegExp ? main.getByRole('link', { name: link }).first() : link).click();
    },
    type: async (label, text) => {
      done.fields += 1;
      await page.getByLabel(label).fill(text);
    },
    paste: async (label, text) => {
      done.pastes += 1;
      await page.getByLabel(label).fill(text);
    },
    /** A file that is dropped on its field. */
    drop: (label, file) => page.getByLabel(label).setInputFiles(file),
    /** Ends the counting at the result, which has to be exactly as far away as given. */
    took(screens, { clicks = 0, fields = 0, pastes = 0 }) {
      page.off('framenavigated', seen);
      const between = new Set(pages.slice(0, -1));
      assert.equal(between.size, screens, `pages of ours: ${pages.join(' ')}`);
      assert.deepEqual(done, { clicks, fields, pastes });
    },
  };
}
