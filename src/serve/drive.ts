/**
 * Drives one run at a time, in slices, so that calls are answered within a slice: plays at a speed, pauses, does a
 * number of steps. A step longer than a slice is interrupted and resumed.
 */
import type { Resumable } from '../base/resumable.ts';
import { begin, type Run, stepResumably } from '../run/run.ts';
import { hoursOf, stepOf } from '../world/world.ts';
import { workUntil } from './work-until.ts';

/** What driving needs from its surroundings. */
export interface Clock {
  /** Milliseconds of a clock that never runs backwards. */
  now(): number;
  /** Calls back after everything else that is waiting has had its turn. */
  later(callback: () => void): void;
}

/** A run to drive, with what to do between its steps. */
export interface Driven {
  run: Run;
  /** Done between the first fields and the first commands. */
  ready(): Resumable;
  /** Done after the first fields and after every step; `last` when playing ends with it. */
  moved(last: boolean): Resumable;
}

/** Time into a turn after which no new step begins, milliseconds. */
const SLICE = 20;
/** Time into a turn after which a step is interrupted until the next turn, milliseconds. */
const MAX_SLICE = 25;
/** Steps that a slow machine may fall behind before they are dropped. */
const MAX_STEPS_DUE = 50;
/** Wall time over which the shown speed is averaged, milliseconds. */
const SPEED_WINDOW = 1000;

interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}

/** Returns what was read, or throws the error met instead. */
function resultOf<T>(read: { value: T } | { error: unknown } | null): T {
  if (!read) throw new Error('another run was opened meanwhile');
  if ('error' in read) throw read.error;
  return read.value;
}

/** One run at a time, with the calls that wait for it. */
export class Drive {
  playing = false;
  /** Simulated hours per wall second, measured. */
  speed = 0;
  private driven: Driven | null = null;
  /** The work in progress: something done to the run or read from it. */
  private work: Resumable | null = null;
  private failure: { error: unknown } | null = null;
  private rate = 1;
  private until = Number.POSITIVE_INFINITY;
  /** Steps due by the clock, and steps requested by a call. */
  private stepsDue = 0;
  private stepsRequested = 0;
  private accountedAt = 0;
  private speedSince = { at: 0, hours: 0 };
  private waiters: Waiting[] = [];
  private turning = false;
  /** Changes and readings that are waiting or in progress. */
  private changes = 0;
  private readings = 0;
  /** Whose turn it is between two steps, after a change to a playing run: the step that shows it, then readings. */
  private turnOf: 'any' | 'step' | 'readings' = 'any';

  constructor(private readonly clock: Clock) {}

  /** Switches to another run; work in progress on the previous one is dropped. */
  take(driven: Driven | null): void {
    this.driven = driven;
    this.work = null;
    this.failure = null;
    this.playing = false;
    this.stepsRequested = 0;
    this.speed = 0;
    this.turnOf = 'any';
    this.release();
  }

  /** Throws the error that ended the run, if any. */
  check(): void {
    if (this.failure) throw this.failure.error;
  }

  /**
   * Waits until the run stands between two steps with its first fields made, or another run is taken. Code directly
   * after the `await` can rely on that.
   */
  async rest(): Promise<void> {
    this.check();
    const { driven } = this;
    while (driven && this.driven === driven && (this.work || !driven.run.begun)) await this.nextTurn();
  }

  /** Waits until the work in progress is done. */
  private nextTurn(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiters.push({ resolve, reject });
      this.wake();
    });
  }

  /**
   * Changes the run while it stands between two steps, before anything else is read from it. If a step is due, it comes
   * next, so that readings then show the effect of the change; waiting readings come before further changes.
   */
  async change<T>(changing: () => T): Promise<T> {
    this.changes++;
    try {
      // biome-ignore lint/correctness/useYield: a change is made at once
      const once = function* (this: Drive): Resumable<T> {
        const made = changing();
        if (this.isStepDue()) this.turnOf = 'step';
        return made;
      }.bind(this);
      return await this.exclusively(once, () => this.turnOf !== 'readings' || this.readings === 0);
    } finally {
      this.changes--;
    }
  }

  /** Reads something from the run while it stands between two steps. */
  async read<T>(reading: () => Resumable<T>): Promise<T> {
    this.readings++;
    try {
      return await this.exclusively(
        reading,
        () => this.turnOf === 'readings' || (this.changes === 0 && (this.turnOf === 'any' || !this.isStepDue())),
      );
    } finally {
      this.readings--;
      if (this.readings === 0 && this.turnOf === 'readings') this.turnOf = 'any';
    }
  }

  /** Whether a playing run would do a step now. */
  private isStepDue(): boolean {
    const { driven } = this;
    return this.playing && driven !== null && this.stepsDue >= 1 && !this.finished(driven);
  }

  private async exclusively<T>(reading: () => Resumable<T>, myTurn: () => boolean): Promise<T> {
    await this.rest();
    while (this.work || !myTurn()) {
      await this.nextTurn();
      await this.rest();
    }
    let read: { value: T } | { error: unknown } | null = null;
    const start = this.clock.now();
    const { driven } = this;
    this.work = (function* () {
      try {
        read = { value: yield* reading() };
      } catch (error) {
        read = { error };
      }
    })();
    const mine = this.work;
    // Straight away if it fits in part of a turn.
    if (this.workOn(start)) this.release();
    while (this.work === mine && this.driven === driven) await this.nextTurn();
    return resultOf<T>(read);
  }

  /** Steps at up to `hoursPerSecond` simulated hours per second, until a step or the end of the run. */
  play(hoursPerSecond: number, until = Number.POSITIVE_INFINITY): void {
    this.check();
    this.rate = hoursPerSecond > 0 ? hoursPerSecond : 1;
    this.until = until;
    if (this.playing || !this.driven || this.finished(this.driven)) return;
    this.playing = true;
    this.stepsDue = 0;
    this.accountedAt = this.clock.now();
    this.speedSince = { at: this.accountedAt, hours: hoursOf(this.driven.run.engine.world) };
    this.wake();
  }

  /** Stops after the step in progress. */
  async pause(): Promise<void> {
    this.playing = false;
    this.stepsRequested = 0;
    await this.rest();
  }

  /** Pauses and does some steps. */
  step(steps: number): Promise<void> {
    return this.askFor(() => steps);
  }

  /** Pauses and steps until `step` is reached; another call that steps or plays ends it early. */
  reach(step: number): Promise<void> {
    return this.askFor(({ run }) => Math.max(0, step - stepOf(run.engine.world)));
  }

  private async askFor(steps: (driven: Driven) => number): Promise<void> {
    const { driven } = this;
    await this.pause();
    if (!driven || this.driven !== driven) return;
    this.stepsRequested = steps(driven);
    while (this.stepsRequested > 0 && this.driven === driven) await this.nextTurn();
    await this.rest();
  }

  private wake(): void {
    if (this.turning) return;
    this.turning = true;
    this.clock.later(() => {
      this.turning = false;
      this.turn();
    });
  }

  private turn(): void {
    const { driven } = this;
    if (!driven || this.failure) return;
    const start = this.clock.now();
    this.accountTime(driven, start);
    try {
      do {
        this.work ??= this.next(driven);
        if (!this.work || !this.workOn(start)) break;
      } while (this.waiters.length === 0 && this.clock.now() - start < SLICE);
    } catch (error) {
      this.fail(error);
    }
    if (!this.work && this.finished(driven)) this.playing = false;
    this.measureSpeed(driven);
    if (!this.work) this.release();
    if (this.work || this.playing || this.stepsRequested > 0) this.wake();
  }

  /** Continues the work in progress; true when it is finished. */
  private workOn(start: number): boolean {
    if (workUntil(this.work!, start + MAX_SLICE, () => this.clock.now())) this.work = null;
    return this.work === null;
  }

  /** What to do next, if anything. */
  private next(driven: Driven): Resumable | null {
    if (!driven.run.begun) return this.doing(driven, begin(driven.run, driven.ready));
    if (this.stepsRequested > 0) this.stepsRequested--;
    else if (this.isStepDue()) this.stepsDue--;
    else return null;
    return this.doing(driven, stepResumably(driven.run));
  }

  private *doing(driven: Driven, work: Resumable): Resumable {
    yield* work;
    // After settling, playing does not continue at full speed.
    if (stepOf(driven.run.engine.world) === 0) this.stepsDue = 0;
    yield* driven.moved(this.playing && this.finished(driven));
    if (this.turnOf === 'step') this.turnOf = 'readings';
  }

  /** Adds the steps due for the time that has passed; settling runs as fast as possible. */
  private accountTime({ run }: Driven, now: number): void {
    if (!this.playing) return;
    const { world } = run.engine;
    const rate = stepOf(world) < 0 ? Number.POSITIVE_INFINITY : this.rate;
    const due = ((now - this.accountedAt) / 1000) * rate * (60 / world.model.minutes);
    this.stepsDue = Number.isFinite(rate) ? Math.min(this.stepsDue + due, MAX_STEPS_DUE) : MAX_STEPS_DUE;
    this.accountedAt = now;
  }

  private finished({ run }: Driven): boolean {
    const { world } = run.engine;
    return stepOf(world) >= Math.min(this.until, world.model.duration);
  }

  private measureSpeed({ run }: Driven): void {
    const now = this.clock.now();
    const hours = hoursOf(run.engine.world);
    // A long step may outlast the window.
    if (!this.playing || now - this.speedSince.at < SPEED_WINDOW || hours === this.speedSince.hours) return;
    this.speed = ((hours - this.speedSince.hours) / (now - this.speedSince.at)) * 1000;
    this.speedSince = { at: now, hours };
  }

  /** A failed run does nothing more: pending calls reject, and the error is also reported as uncaught. */
  private fail(error: unknown): void {
    this.failure = { error };
    this.work = null;
    this.playing = false;
    this.stepsRequested = 0;
    for (const { reject } of this.waiters.splice(0)) reject(error);
    this.clock.later(() => {
      throw error;
    });
  }

  private release(): void {
    for (const { resolve } of this.waiters.splice(0)) resolve();
  }
}
