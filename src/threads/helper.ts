/** A helping thread's side: it joins a run, does pieces, and leaves when the run is over or its model changes. */
import type { Key } from '../base/draws.ts';
import { restOf, runToEnd } from '../base/resumable.ts';
import { uniform } from '../base/uniform.ts';
import { instantiateKernels } from '../kernels/load.ts';
import type { Model } from '../scenario/model.ts';
import type { Engine } from '../step/engine.ts';
import { makeEngine, useModel } from '../step/make-engine.ts';
import { createWorld } from '../world/create-world.ts';
import { type Control, takePiece, WORD, writeReason } from './control.ts';
import { controlOf, sectionsFor } from './crew.ts';
import { WIDE } from './wide.ts';

/** A message from the leader to a helper. */
export type Message =
  | { say: 'join'; memory: WebAssembly.Memory; model: Model; seed: Key; thread: number; threads: number; spins: number }
  | { say: 'model'; model: Model; number: number };

/** Longest sleep of a helper between two checks, milliseconds. */
const NAP = 250;

interface Joined {
  engine: Engine;
  control: Control;
  thread: number;
  /** Number of the model it has. */
  model: number;
  spins: number;
}

/** Returns a handler for the leader's messages, which takes each in turn and then works until nothing is left. */
export function makeHelper(): (message: Message) => void {
  let joined: Joined | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  const work = (): void => {
    clearTimeout(again);
    // After a while with nothing to do, lets pending messages be read, and tries again.
    if (joined && help(joined) === 'idle') again = setTimeout(work);
  };
  return (message) => {
    if (message.say === 'join') joined = join(message);
    else if (joined) {
      useModel(joined.engine, uniform(message.model));
      joined.model = message.number;
    }
    work();
  };
}

function join({ memory, model: sent, seed, thread, threads, spins }: Message & { say: 'join' }): Joined {
  const model = uniform(sent);
  const world = createWorld(model, seed, sectionsFor(model, threads), { memory });
  const engine = makeEngine(world, instantiateKernels(memory), thread);
  return { engine, control: controlOf(world), thread, model: 0, spins };
}

/** Does pieces until the run is over or needs another model, or no work has come for a while. */
function help(joined: Joined): 'left' | 'idle' {
  const { control, thread, engine } = joined;
  const { words } = control;
  const leaves = () => Atomics.load(words, WORD.closed) === 1 || Atomics.load(words, WORD.model) !== joined.model;
  while (!leaves()) {
    const wake = Atomics.load(words, WORD.wake);
    Atomics.store(words, WORD.busy + thread, 1);
    // The model changes only while no job is open, so a piece taken after this check belongs to the present model.
    const piece = leaves() ? -1 : takePiece(words);
    if (piece >= 0) doPiece(engine, control, piece, thread);
    Atomics.store(words, WORD.busy + thread, 0);
    if (piece < 0 && rest(words, wake, joined.spins) === 'timed-out') return 'idle';
  }
  return 'left';
}

function doPiece(engine: Engine, control: Control, piece: number, thread: number): void {
  const { words } = control;
  try {
    runToEnd(restOf(WIDE[words[WORD.kind]](engine, piece)));
  } catch (error) {
    if (Atomics.compareExchange(words, WORD.failed, 0, thread) === 0) {
      writeReason(control, error instanceof Error ? error.message : String(error));
    }
  }
  Atomics.add(words, WORD.done, 1);
  if (Atomics.load(words, WORD.leaderSleeps) === 1) Atomics.notify(words, WORD.done);
}

/** Waits for the next job: polls for a moment, since most jobs follow soon, then sleeps. */
function rest(words: Int32Array, wake: number, spins: number): 'ok' | 'not-equal' | 'timed-out' {
  for (let i = 0; i < spins; i++) if (Atomics.load(words, WORD.wake) !== wake) return 'ok';
  Atomics.add(words, WORD.sleeping, 1);
  const woken = Atomics.wait(words, WORD.wake, wake, NAP);
  Atomics.sub(words, WORD.sleeping, 1);
  return woken;
}
