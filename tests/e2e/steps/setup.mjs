// What a partner's IT admin does in the set-up portal, in the words of its pages.
import { codeOf } from '../lib/mailbox.mjs';

export const main = ({ page }) => page.getByRole('main');

/** A click that is counted. */
export async function press(person, name) {
  person.clicks += 1;
  await main(person).getByRole('button', { name }).first().click();
}

/** A paste that is counted. */
export async function paste(person, label, value) {
  person.pastes += 1;
  await person.page.getByLabel(label).fill(value);
}

/** Opens the link and proves the mailbox; `words` are those of the pages. */
export async function enter(person, { link, email, mailbox, words = ['Mail me the code', /code/i, 'Continue'] }) {
  const [ask, field, go] = words;
  await person.page.goto(link);
  await press(person, ask);
  await paste(person, field, codeOf(await mailbox.next(email, /\d{3}/)));
  await press(person, go);
}

/** The redirect URI that the page shows, which the company registers in its sign-in. */
export async function register(person, home) {
  const shown = await main(person).getByText(/\/broker\/con_[0-9a-f]+\/callback/).first().innerText();
  const { clientId, clientSecret } = home.registerClient();
  home.addRedirectUri(clientId, shown.trim());
  return { clientId, clientSecret };
}

/** A test sign-in as somebody at home, up to what it found. */
export async function testAs(person, login, result) {
  await press(person, 'Test sign-in');
  person.clicks += 1;
  await person.page.locator(`button[value="${login}"]`).click();
  await main(person).getByText(result).first().waitFor();
}
