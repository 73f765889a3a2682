// Directories that go away again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory of our own, whose name begins with `portico-` and the given one; it goes with `remove`, or with us. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `portico-${name}-`));
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  return { folder, remove };
}
