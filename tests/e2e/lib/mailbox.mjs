// The mail that the product sends, as the people it is for would find it.
import { fileURLToPath } from 'node:url';
import { start, within } from './children.mjs';

const python = fileURLToPath(new URL('../../../target/e2e-venv/bin/python', import.meta.url));
const sink = fileURLToPath(new URL('./smtp_sink.py', import.meta.url));

/**
 * Starts a mail server. `next(address, subject)` resolves with the oldest mail to the address
 * (and with a fitting subject, if given) that no earlier call has taken; it waits if there is none.
 */
export async function startMailbox({ port = 0 } = {}) {
  const all = [];
  const untaken = [];
  const waiting = new Set();
  const process = start(python, [sink, String(port)], { name: 'mail' });
  process.on((text, stream) => {
    if (stream !== 'stdout') return;
    const mail = JSON.parse(text);
    if (!mail.to) return;
    all.push(mail);
    const taker = [...waiting].find(({ fits }) => fits(mail));
    if (taker) taker.resolve(mail);
    else untaken.push(mail);
  });
  const [, used] = await process.line(/^\{"port": (\d+)\}$/);

  function next(address, subject = /(?:)/, seconds = 20) {
    const fits = (mail) => sentTo(mail, address) && matches(mail.subject, subject);
    const at = untaken.findIndex(fits);
    if (at >= 0) return Promise.resolve(untaken.splice(at, 1)[0]);
    const seen = () => all.map((mail) => `  ${mail.to.join(', ')}: ${mail.subject}`).join('\n');
    return within(seconds, () => `no mail to ${address} about ${subject}; mails so far:\n${seen()}`, (resolve) => {
      const waiter = { fits, resolve: (mail) => { waiting.delete(waiter); resolve(mail); } };
      waiting.add(waiter);
      return () => waiting.delete(waiter);
    });
  }

  return {
    port: Number(used),
    url: `smtp://127.0.0.1:${used}`,
    next,
    /** Every mail so far, taken or not. */
    all: () => [...all],
    /** Mails to an address so far, taken or not. */
    to: (address) => all.filter((mail) => sentTo(mail, address)),
    stop: () => process.stop(),
  };
}

function sentTo(mail, address) {
  return mail.to.some((to) => to.toLowerCase() === address.toLowerCase());
}

function matches(subject, pattern) {
  return typeof pattern === 'string' ? subject.includes(pattern) : pattern.test(subject);
}

/** The links of a mail's text part. */
export function linksOf(mail) {
  return [...(mail.text ?? '').matchAll(/https?:\/\/[^\s<>"')\]]+/g)].map(([link]) => link);
}

/** The six digits of a code mail. */
export function codeOf(mail) {
  const found = /(?<!\d)(\d{3})[\s-]?(\d{3})(?!\d)/.exec(`${mail.subject}\n${mail.text}`);
  if (!found) throw new Error(`no code in the mail "${mail.subject}":\n${mail.text}`);
  return found[1] + found[2];
}
