// A private PostgreSQL cluster in a temporary directory.
import { randomUUID } from 'node:crypto';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { start } from './children.mjs';
import { temporaryFolder } from './folder.mjs';
import { freePort } from './net.mjs';

// PostgreSQL refuses to run as root; 65534 is `nobody`.
const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;

/** Starts a cluster. `database()` makes an empty database and returns its URL. */
export async function startPostgres() {
  const { folder, remove } = temporaryFolder('e2e-pg');
  if (unprivileged) chownSync(folder, unprivileged.uid, unprivileged.gid);

  const data = join(folder, 'data');
  const options = { user: unprivileged, cwd: folder };
  const made = await start('initdb', ['-D', data, '-U', 'portico', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], {
    ...options,
    name: 'initdb',
  });
  const { code } = await made.ended;
  if (code !== 0) throw new Error(`initdb failed:\n${made.lines.join('\n')}`);

  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, 'fsync=off'];
  let server;
  const run = async () => {
    server = start('postgres', ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
      ...options,
      name: 'postgres',
    });
    await server.line(/database system is ready to accept connections/);
  };
  await run();

  return {
    database: () => createDatabase(port),
    /** Breaks off whatever it does, and starts it again on what it had written. */
    crash: async () => {
      await server.stop('SIGQUIT');
      await run();
    },
    stop: async () => {
      await server.stop('SIGQUIT');
      remove();
    },
  };
}

async function createDatabase(port) {
  const name = `e2e_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'portico', database: 'postgres' });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  return `postgres://portico@127.0.0.1:${port}/${name}`;
}
