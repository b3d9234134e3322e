/** The page's worker: serves one run through the protocol. */
import * as Comlink from 'comlink';
import type { Simulation } from '../src/serve/protocol.ts';
import { serve } from '../src/serve/serve.ts';
import { canShare, startHelpers, threadsForPage } from '../src/threads/page-threads.ts';

// A message to oneself arrives after everything already waiting, without the delay of timers.
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Bytes for states of the past: a fiftieth of the reported memory, so that four runs fit a small machine. */
function historyBytes(): number {
  const { deviceMemory = 4 } = navigator as { deviceMemory?: number };
  return (deviceMemory * 2 ** 30) / 50;
}

const simulation = serve({
  now: () => performance.now(),
  later: (callback) => {
    waiting.push(callback);
    channel.port2.postMessage(null);
  },
  helpers: canShare() ? startHelpers : null,
  threadsFor: threadsForPage,
  history: historyBytes(),
  sharesPictures: canShare(),
});

const transferring: Simulation = {
  ...simulation,
  frame: async (request) => {
    const frame = await simulation.frame(request);
    return Comlink.transfer(frame, frame.buffer instanceof ArrayBuffer ? [frame.buffer] : []);
  },
  snapshot: async (past) => {
    const snapshot = await simulation.snapshot(past);
    // Copied here: a message that is not transferred is copied by the thread that reads it, the page's.
    const earlier = snapshot.past.map((kept) => ({ ...kept, state: kept.state.slice(0) }));
    const states = [snapshot, ...earlier].map(({ state }) => state);
    return Comlink.transfer({ ...snapshot, past: earlier }, states);
  },
};

// While this worker lives it holds a lock under its own name, so that the page notices at once when it ends.
// In a page embedded in another site a browser may deny the lock; the page then relies on a heartbeat.
void navigator.locks?.request(self.name, () => new Promise(() => {})).catch(() => {});
self.addEventListener('unhandledrejection', (event) => reportError(event.reason));

Comlink.expose(transferring);
