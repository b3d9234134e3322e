/** A helping thread's side: it joins a run, does pieces, and leaves when the run is over or its model changes. */
import type { Key } from '../base/draws.ts';
import { restOf, runToEnd } from '../base/resumable.ts';
import { uniform } from '../base/uniform.ts';
import { instantiateKernels } from '../kernels/load.ts';
import type { Model } from '../scenario/model.ts';
import type { Engine } from '../step/engine.ts';
import { makeEngine, useModel } from '../step/make-engine.ts';
import { ALONE } from '../step/team.ts';
import { createWorld } from '../world/create-world.ts';
import { type Control, finishPiece, pieceOf, rest, takePiece, trackOf, WORD, writeReason } from './control.ts';
import { controlOf, sectionsFor } from './crew.ts';
import { courseOf, WIDE } from './wide.ts';
import { WordRelay } from './word-relay.ts';

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
    // After a while with nothing to do, lets pending messages be read and tries again.
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
  const engine = makeEngine(world, instantiateKernels(memory), thread, {
    ...ALONE,
    threads,
    relay: new WordRelay(world),
  });
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
    const taken = leaves() ? -1 : takePiece(words);
    if (taken >= 0) doPiece(engine, control, taken, thread);
    Atomics.store(words, WORD.busy + thread, 0);
    if (taken < 0 && rest(words, wake, joined.spins, NAP) === 'timed-out') return 'idle';
  }
  return 'left';
}

function doPiece(engine: Engine, control: Control, taken: number, thread: number): void {
  const { words } = control;
  try {
    const course = courseOf(WIDE[words[WORD.kind]]);
    const track = trackOf(taken);
    runToEnd(restOf(course.piece(engine, track, pieceOf(taken))));
    finishPiece(words, track, () => course.next(engine, track));
  } catch (error) {
    if (Atomics.compareExchange(words, WORD.failed, 0, thread) === 0) {
      writeReason(control, error instanceof Error ? error.message : String(error));
    }
  }
}
