/** How threads that solve for one field together hand its parts on to each other through shared memory. */
import { ADI_CHUNK } from '../kernels/load.ts';
import type { Model } from '../scenario/model.ts';
import { solversFor } from '../step/make-engine.ts';
import type { Relay } from '../step/team.ts';
import { type SectionPlan, section, view } from '../world/sections.ts';
import type { World } from '../world/world.ts';

/** Words that several threads write often are a cache line apart. */
const LINE = 16;

/** Polls before a thread waiting for another one sleeps, some 100 µs. */
const POLLS = 10_000;
/** Longest sleep between two checks, and the longest wait overall, milliseconds. */
const NAP = 10;
const PATIENCE = 20_000;

/** Words of one field: how many threads sleep, then how often each chunk of its columns has been handed on. */
const wordsOf = (model: Model): number =>
  LINE * (1 + Math.max(...model.tissues.map(({ stride }) => Math.ceil(stride / ADI_CHUNK))));

export const relaySections = (model: Model, threads: number): SectionPlan[] => [
  section('threads.relay', 'i32', model.tissues.length * model.species.length * wordsOf(model)),
  section('threads.solvers', 'i32', solversFor(model, threads) * LINE),
];

export class WordRelay implements Relay {
  private readonly words: Int32Array;
  private readonly solvers: Int32Array;
  private readonly size: number;

  constructor({ model, buffer }: World) {
    this.words = view(buffer, 'threads.relay', 'i32');
    this.solvers = view(buffer, 'threads.solvers', 'i32');
    this.size = wordsOf(model);
  }

  claim(thread: number): number {
    const count = this.solvers.length / LINE;
    for (let k = 0; k < count; k++) {
      const solver = (thread + k) % count;
      if (Atomics.compareExchange(this.solvers, solver * LINE, 0, 1) === 0) return solver;
    }
    throw new Error(`more fields are under way than ${count}`);
  }

  release(solver: number): void {
    Atomics.store(this.solvers, solver * LINE, 0);
  }

  begin(field: number): void {
    const end = (field + 1) * this.size;
    for (let at = field * this.size + LINE; at < end; at += LINE) Atomics.store(this.words, at, 0);
  }

  await(field: number, chunk: number, before: number): void {
    const { words } = this;
    const at = this.wordOf(field, chunk);
    for (let polls = 0; polls < POLLS; polls++) if (Atomics.load(words, at) === before) return;
    const sleeping = field * this.size;
    Atomics.add(words, sleeping, 1);
    let waited = 0;
    for (let seen = Atomics.load(words, at); seen !== before && waited < PATIENCE; seen = Atomics.load(words, at)) {
      if (Atomics.wait(words, at, seen, NAP) === 'timed-out') waited += NAP;
    }
    Atomics.sub(words, sleeping, 1);
    if (waited >= PATIENCE) throw new Error('another thread did not hand on its part of a field');
  }

  pass(field: number, chunk: number, done: number): void {
    const at = this.wordOf(field, chunk);
    Atomics.store(this.words, at, done);
    if (Atomics.load(this.words, field * this.size) > 0) Atomics.notify(this.words, at);
  }

  private wordOf(field: number, chunk: number): number {
    return field * this.size + LINE * (1 + chunk);
  }
}
