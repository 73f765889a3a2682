// Child processes that never outlive the tests.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

const running = new Set();

// `setpriv` makes the kernel end the child even when the test process is killed outright.
const hasSetpriv = spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status === 0;

function endAll() {
  for (const child of running) child.kill('SIGKILL');
}

process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    endAll();
    process.exit(1);
  });
}

/**
 * Starts a program. `user` is `{ uid, gid }` to run it unprivileged.
 * Returns the child, its lines so far, and `line(pattern)` which waits for a line of output.
 */
export function start(program, args, { env = process.env, cwd, user, name = program } = {}) {
  const wrapped = hasSetpriv
    ? ['setpriv', ['--pdeathsig', 'KILL', ...asUser(user), '--', program, ...args]]
    : [program, args];
  const identity = hasSetpriv || !user ? {} : { uid: user.uid, gid: user.gid };
  const child = spawn(wrapped[0], wrapped[1], { env, cwd, stdio: ['pipe', 'pipe', 'pipe'], ...identity });
  running.add(child);

  const lines = [];
  const watchers = new Set();
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      lines.push(String(error));
      running.delete(child);
      resolve({ code: null, signal: null });
    });
    child.once('exit', (code, signal) => {
      running.delete(child);
      // Its last output is still under way, unless a process of its own holds the pipes open.
      const overdue = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, 2_000);
      child.once('close', () => {
        clearTimeout(overdue);
        resolve({ code, signal });
      });
    });
  });
  const take = (text, stream) => {
    lines.push(text);
    if (process.env.E2E_VERBOSE) console.error(`[${name}] ${text}`);
    for (const watcher of [...watchers]) watcher(text, stream);
  };
  createInterface({ input: child.stdout }).on('line', (text) => take(text, 'stdout'));
  createInterface({ input: child.stderr }).on('line', (text) => take(text, 'stderr'));
  child.stdin.on('error', () => {});

  const on = (watcher) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  };
  const line = (pattern, seconds = 30) => waitForLine({ lines, on, ended, name }, pattern, seconds);
  const stop = (signal = 'SIGTERM', seconds = 10) => stopChild(child, ended, signal, seconds);
  return { child, lines, on, line, ended, stop };
}

function asUser(user) {
  return user
    ? ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups']
    : [];
}

/** Resolves with the match of the first line, past or future, that fits the pattern. */
async function waitForLine({ lines, on, ended, name }, pattern, seconds) {
  for (const text of lines) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  const tail = () => lines.slice(-40).join('\n');
  return within(seconds, () => `${name} did not print ${pattern}; it printed:\n${tail()}`, (resolve, reject) => {
    const off = on((text) => {
      const match = pattern.exec(text);
      if (match) resolve(match);
    });
    ended.then(({ code, signal }) =>
      reject(new Error(`${name} ended (code ${code}, signal ${signal}) before printing ${pattern}:\n${tail()}`)));
    return off;
  });
}

async function stopChild(child, ended, signal, seconds) {
  if (child.exitCode !== null || child.signalCode !== null) return ended;
  child.kill(signal);
  const overdue = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  try {
    return await ended;
  } finally {
    clearTimeout(overdue);
  }
}

/** A promise with a deadline. `body(resolve, reject)` may return a function that cleans up. */
export function within(seconds, complaint, body) {
  let cleanUp;
  let timer;
  return new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${complaint()} (waited ${seconds} s)`)), seconds * 1000);
    cleanUp = body(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    cleanUp?.();
  });
}
