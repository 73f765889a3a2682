// How soon an app notices that somebody left.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

/** An app that listens lets nobody in for longer after the answer to *Remove*. */
const SOON_MS = 2_000;

/**
 * Does what ends somebody's access and then asks the app until it refuses, for two seconds at most.
 * Tells how long it took.
 */
export async function losesSoon(t, { end, isRefused }) {
  assert.equal(await isRefused(), false, 'welcome before');
  await end();
  const answered = performance.now();
  const waited = () => performance.now() - answered;
  for (;;) {
    const refused = await isRefused();
    assert.ok(waited() < SOON_MS, `still welcome after ${Math.round(waited())} ms`);
    if (refused) break;
    await pause(10);
  }
  t.diagnostic(`refused ${Math.round(waited())} ms after the answer`);
}
