// The smallest SMTP client (RFC 5321): one mail with a text and an HTML part.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** Sends one mail to the loopback address. The subject is put in the header as it is. */
export async function sendMail(port, { from, to, subject, text }) {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(10_000, () => socket.destroy(new Error('the mail server does not answer')));
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]();
  const expect = async (code) => {
    for (;;) {
      const { value, done } = await replies.next();
      if (done) throw new Error('the mail server hung up');
      if (!value.startsWith(code)) throw new Error(`the mail server said ${value}`);
      if (value[3] !== '-') return;
    }
  };
  await expect('220');
  for (const [line, code] of [
    ['EHLO client.localhost', '250'],
    [`MAIL FROM:<${from}>`, '250'],
    [`RCPT TO:<${to}>`, '250'],
    ['DATA', '354'],
    [compose({ from, to, subject, text }), '250'],
    ['QUIT', '221'],
  ]) {
    socket.write(`${line}\r\n`);
    await expect(code);
  }
  socket.end();
}

function compose({ from, to, subject, text }) {
  const part = (type, body) => [
    '--part',
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(body).toString('base64'),
  ];
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=part',
    '',
    ...part('text/plain', text),
    ...part('text/html', `<b>${text}</b>`),
    '--part--',
    '.',
  ].join('\r\n');
}
