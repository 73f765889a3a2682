// The product as an operator runs it: the built binary, its configuration, its output.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from './children.mjs';
import { temporaryFolder } from './folder.mjs';
import { freePort } from './net.mjs';
import { startPostgres } from './postgres.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The binary under test. */
export const binary = process.env.PORTICO_BIN ?? join(root, 'target/debug/portico');

/** Whether there is something to test. */
export const isBuilt = () => existsSync(binary);

/** Which database the product runs on: `sqlite` or `postgres`. */
export const databaseKind = process.env.E2E_DATABASE === 'postgres' ? 'postgres' : 'sqlite';

/** An empty database of the chosen kind: `{ url, stop }`. */
export async function emptyDatabase() {
  if (databaseKind === 'postgres') {
    const cluster = await startPostgres();
    return { url: await cluster.database(), stop: cluster.stop };
  }
  const { folder, remove } = temporaryFolder('e2e');
  return {
    url: `sqlite://${join(folder, 'portico.db')}`,
    stop: async () => remove(),
  };
}

/**
 * Starts `portico serve` and waits until it says that it is ready.
 * `database` and `mailUrl` are URLs; `env` adds settings.
 */
export async function startProduct({ database, mailUrl, port, env = {} }) {
  const used = port ?? (await freePort());
  const { folder, remove } = temporaryFolder('e2e-home');
  const settings = {
    PORTICO_PUBLIC_URL: `http://idp.localhost:${used}`,
    PORTICO_LISTEN: `127.0.0.1:${used}`,
    PORTICO_DATABASE__URL: database,
    PORTICO_MAIL__URL: mailUrl,
    PORTICO_OUTBOUND__ALLOW: '127.0.0.0/8',
    PORTICO_COMPANY: 'Contoso',
    PORTICO_ADMIN__NAME: 'Mia Berg',
    PORTICO_ADMIN__EMAIL: 'mia.berg@contoso.example',
    ...env,
  };
  // Nothing of the developer's own settings reaches the product.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PORTICO_'));
  const options = { env: { ...Object.fromEntries(inherited), ...settings }, cwd: folder };
  const server = start(binary, ['serve'], { ...options, name: 'portico' });
  await server.line(/^Ready\b/);

  return {
    issuer: settings.PORTICO_PUBLIC_URL,
    port: used,
    lines: server.lines,
    line: server.line,
    /** The one-time link printed on an empty database. */
    adminLink: async () => (await server.line(/(https?:\/\/\S+\/admin\/link\/\S+)/, 10))[1],
    /** Runs another command of the binary with the same settings: `{ code, stdout, stderr }`. */
    command: (...args) => run(args, options),
    /** Runs a command that must succeed, and returns the JSON that it prints. */
    json: async (...args) => {
      const { code, stdout, stderr } = await run([...args, '-o', 'json'], options);
      assert.equal(code, 0, `${args.join(' ')}: ${stderr}`);
      return stdout.trim() ? JSON.parse(stdout) : undefined;
    },
    /** As `command`, for one that reads something from its standard input. */
    commandReading: (input, ...args) => run(args, options, input),
    kill: () => server.stop('SIGKILL'),
    stop: async () => {
      const end = await server.stop('SIGTERM');
      remove();
      return end;
    },
  };
}

async function run(args, options, input) {
  const command = start(binary, args, { ...options, name: `portico ${args[0]}` });
  const output = { stdout: '', stderr: '' };
  command.on((text, stream) => {
    output[stream] += `${text}\n`;
  });
  command.child.stdin.end(input);
  const { code } = await command.ended;
  return { code, ...output };
}
