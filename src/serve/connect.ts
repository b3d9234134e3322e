/**
 * Starts the simulation's worker for a page and watches it.
 *
 * A call to a worker that has died never settles, and terminating a worker fires no event. So every call here is
 * rejected when the worker fails, and death is noticed in three ways: its `error` and `messageerror` events; the
 * release of a lock that the worker holds under its own name (at once, and without mistaking a long step for death);
 * and, when it holds none, a heartbeat.
 */
import { transfer, wrap } from 'comlink';
import SimulationWorker from '../../workers/simulation.ts?worker';
import { SnapshotKeeper } from './keep-snapshots.ts';
import type { FrameRequest, Simulation, Snapshot } from './protocol.ts';

/** `silent` may recover, `failed` is final. */
export type Health = { state: 'well' } | { state: 'silent' | 'failed'; reason: string };

export interface Connection {
  simulation: Simulation;
  /** The last state saved; taken every few seconds while running, and on pause. */
  snapshot(): Snapshot | null;
  close(): void;
}

const BEAT = 200;
const SILENCE = 600;
/** With the lock in place, only a worker that hangs remains to be noticed. */
const SILENCE_WITH_LOCK = 15_000;

/** Starts a worker; `report` is called at every change of its health. */
export function connect(report: (health: Health) => void): Connection {
  const name = `stroma-${crypto.randomUUID()}`;
  const worker: Worker = new SimulationWorker({ name });
  const remote = wrap<Simulation>(worker) as unknown as Simulation;
  const pending = new Set<(reason: Error) => void>();
  let health: Health = { state: 'well' };
  let heard = performance.now();
  let patience = SILENCE;
  let opening = 0;
  let closed = false;

  const change = (next: Health) => {
    if (closed || health.state === 'failed' || next.state === health.state) return;
    health = next;
    report(next);
  };
  const fail = (reason: string) => {
    change({ state: 'failed', reason });
    for (const reject of pending) reject(new Error(reason));
    pending.clear();
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail(event.message || 'its worker could not be started');
  });
  worker.addEventListener('messageerror', () => fail('a message to or from its worker could not be read'));

  const call = <T>(start: () => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (health.state === 'failed') return reject(new Error(health.reason));
      pending.add(reject);
      const settle =
        <V>(done: (value: V) => void) =>
        (value: V) => {
          pending.delete(reject);
          heard = performance.now();
          change({ state: 'well' });
          done(value);
        };
      start().then(settle(resolve), settle(reject));
    });
  const patiently = async <T>(start: () => Promise<T>): Promise<T> => {
    opening++;
    return call(start).finally(() => opening--);
  };

  const keeper = new SnapshotKeeper(
    (past) => call(() => remote.snapshot(past)),
    () => performance.now(),
  );
  const beginning = async <T>(start: () => Promise<T>, kept: Snapshot | null = null): Promise<T> => {
    keeper.leave();
    const opened = await patiently(start);
    keeper.begin(kept);
    return opened;
  };
  const beat = beating(
    (unread) => {
      const quiet = performance.now() - heard;
      if (opening > 0 || unread || quiet < patience) return;
      change({ state: 'silent', reason: `it has not answered for ${(quiet / 1000).toFixed(1)} s` });
    },
    () => call(() => ping(remote)),
  );
  void watchLock(
    name,
    () => fail('its worker was ended'),
    () => {
      patience = SILENCE_WITH_LOCK;
    },
  );

  const simulation: Simulation = {
    open: (scenario, seed, log, threads) => beginning(() => remote.open(scenario, seed, log, threads)),
    reset: (seed) => beginning(() => remote.reset(seed)),
    restore: (snapshot, threads) => beginning(() => remote.restore(snapshot, threads), snapshot),
    step: (steps) => patiently(() => remote.step(steps)),
    play: (hoursPerSecond, until) => call(() => remote.play(hoursPerSecond, until)),
    pause: async () => {
      await call(() => remote.pause());
      void keeper.now();
    },
    act: (action) => call(() => remote.act(action)),
    schedule: (commands) => call(() => remote.schedule(commands)),
    seek: (step) => patiently(() => remote.seek(step)),
    rewrite: (log) => patiently(() => remote.rewrite(log)),
    log: () => call(() => remote.log()),
    frame: async (request: FrameRequest) => {
      // Shared memory is not handed over.
      const handed = request.recycle instanceof ArrayBuffer ? [request.recycle] : [];
      const frame = await call(() => remote.frame(transfer(request, handed)));
      keeper.watch(frame.running);
      return frame;
    },
    explain: (tissue, x, y) => call(() => remote.explain(tissue, x, y)),
    explainCell: (identity) => call(() => remote.explainCell(identity)),
    profile: (tissue, from, to, samples) => call(() => remote.profile(tissue, from, to, samples)),
    leaving: () => call(() => remote.leaving()),
    kin: (identity) => call(() => remote.kin(identity)),
    retrace: (request) => patiently(() => remote.retrace(request)),
    snapshot: (past) => call(() => remote.snapshot(past)),
    digest: () => call(() => remote.digest()),
    modelDigest: () => call(() => remote.modelDigest()),
  };

  return {
    simulation,
    snapshot: () => keeper.last,
    close() {
      closed = true;
      beat.stop();
      worker.terminate();
      fail('the connection was closed');
    },
  };
}

/** Asks for a property that does not exist: answered as soon as the worker reads its messages. */
function ping(remote: Simulation): Promise<unknown> {
  return (remote as unknown as { alive: Promise<unknown> }).alive;
}

/**
 * Sends heartbeats while the page is visible, each once the last was answered. `unread` tells that the page itself
 * has just been held up, so that an answer may still be waiting to be read.
 */
function beating(onState: (unread: boolean) => void, ping: () => Promise<unknown>): { stop(): void } {
  let waiting = false;
  let last = performance.now();
  const timer = setInterval(() => {
    const unread = document.hidden || performance.now() - last > 2 * BEAT;
    last = performance.now();
    onState(unread);
    if (waiting || document.hidden) return;
    waiting = true;
    ping()
      .catch(() => {})
      .finally(() => {
        waiting = false;
      });
  }, BEAT);
  return { stop: () => clearInterval(timer) };
}

/** Waits for the worker to take the lock of its name, then for it to lose it. */
async function watchLock(name: string, lost: () => void, found: () => void): Promise<void> {
  if (!('locks' in navigator)) return;
  for (let tries = 0; tries < 40; tries++) {
    // In a page embedded in another site, a browser may deny locks.
    const held = await navigator.locks.query().then(
      (all) => all.held,
      () => null,
    );
    if (held === null) return;
    if (held?.some((lock) => lock.name === name)) {
      found();
      await navigator.locks.request(name, lost);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
