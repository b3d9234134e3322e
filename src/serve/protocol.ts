/**
 * The one interface through which every host (page, command line, tests, console) talks to a running simulation.
 *
 * A run is a scenario, a seed and a command log. The host opens a run, pulls frames when it can draw them, and
 * appends commands; nothing else changes the state. All numbers are in core units: µm, minutes, nM, mmHg.
 */

import type {
  CellExplanation,
  CellMoment,
  Distribution,
  Evidence,
  Kin,
  LayerRequest,
  Leaving,
  Point,
  Profile,
  Relative,
} from '../observe/shown.ts';
import type { Action, Command, Logged } from '../run/command.ts';
import type { KeptState, Snapshot } from '../run/snapshot.ts';

import type { Opened } from './opened.ts';

export { MAX_GRAIN, siteShown } from '../observe/grain.ts';
export { CELL_FLAGS, TUBE_DIRECTIONS } from '../observe/shown.ts';
export { MAX_THREADS } from '../threads/control.ts';
export type {
  CellTypeInfo,
  ColumnInfo,
  ControlInfo,
  DrugInfo,
  FieldInfo,
  Group,
  MeasureInfo,
  Opened,
  RuleInfo,
  TissueInfo,
} from './opened.ts';
export type {
  Action,
  CellExplanation,
  CellMoment,
  Command,
  Distribution,
  Evidence,
  KeptState,
  Kin,
  LayerRequest,
  Leaving,
  Logged,
  Point,
  Profile,
  Relative,
  Snapshot,
};

/** All measures as they are now; what is counted as it is now, the rest as last read; or everything as last read. */
export type Readouts = 'all' | 'counts' | 'last';

export interface FrameRequest {
  layers: LayerRequest[];
  /** Measure rows are sent from this index on, and from the first one changed since this edition. */
  seriesFrom: number;
  seriesEdition?: number;
  /** Likewise for commands: from this place in the log on, and from the first one changed since this edition. */
  logFrom?: number;
  logEdition?: number;
  /** Whether to compute the digest (it costs a pass over the state); always computed while paused. */
  digest: boolean;
  /** Which readouts are to be present while the run plays; all of them by default. */
  readouts?: Readouts;
  /** A buffer of an earlier frame, given back for reuse: nobody may read it any more. */
  recycle: ArrayBufferLike | null;
}

/**
 * One tissue's picture, with `width` × `height` sites shown: all of them or, from afar, one for each square of `grain`
 * × `grain` sites (see `siteShown`). `structural` and `mobile` hold four bytes per site, row-major, for the two slots:
 * type index + 1 (0 empty) · flags (see CELL_FLAGS) · value 0–255 between the column's `low` and `high` · angle (0–255
 * is a full turn, for spindles and for a seated cell's direction to its seat; for a living tube its joints, for a niche
 * cell the holders of its seats, one bit for each of TUBE_DIRECTIONS). Only discs have a value from the column; for a
 * niche cell it is the number of its free seats, and for a cell that could hold a seat but does not it is 255. `ground`
 * is one byte per site (0 matrix, 1 void, 2 medium, 3 outside). `field` is float32, in the field's unit.
 */
export interface TissueFrame {
  id: string;
  width: number;
  height: number;
  grain: number;
  structural: Uint8Array;
  mobile: Uint8Array;
  ground: Uint8Array;
  field: Float32Array;
  /** Whether there are tubes. */
  tubes: boolean;
  fieldId: string;
  colourId: string;
}

export interface SeriesRows {
  /** Rises when a change of the past invalidates rows that may have been sent. */
  edition: number;
  /** Rows from this step on are no longer valid, except those in this batch; Infinity when all are. */
  cut: number;
  /** Index of the first row in this batch. */
  from: number;
  steps: number[];
  /** rows × measures, in the order of `Opened.measures`. */
  values: Float64Array;
}

/** The part of the log that the reader lacks: its commands from `from` on are no longer valid. */
export interface LogRows {
  /** Rises when a command is added, removed or changed. */
  edition: number;
  /** Place of the first command in this batch. */
  from: number;
  commands: Logged[];
  /** The highest number given to a command so far, whether or not that command is still in the log. */
  numbered: number;
}

export interface Frame {
  step: number;
  /** Hours since time 0; negative while settling. */
  hours: number;
  running: boolean;
  /** False while the first fields are computed: cells are in place, fields and readouts are not. */
  ready: boolean;
  /** 16 hexadecimal digits, or '' when not computed. */
  digest: string;
  /** Simulated hours per wall second, measured. */
  speed: number;
  tissues: TissueFrame[];
  /** Value of every measure, in the order of `Opened.measures`: current as far as requested, or if the run stands. */
  readouts: Float64Array;
  series: SeriesRows;
  /** The log at this step, so that the page knows its command has arrived. */
  log: LogRows;
  /** Memory of the tissues' pictures; shared with the host where it can be, else handed over. */
  buffer: ArrayBufferLike;
}

/** The part of a cell's past that is requested: from one step to a later one, both done, and at what interval. */
export interface RetraceRequest {
  identity: string;
  from: number;
  to: number;
  /** Steps between two moments; changes of type, phase and flags are kept as well. */
  every: number;
}

export interface Retraced {
  /** Step reached; before `from` on the way there from a kept state. */
  step: number;
  /** Whether `to` is reached. Moments and divisions are sent only then. */
  done: boolean;
  moments: CellMoment[];
  /** Steps in which the cell divided. */
  divisions: number[];
}

export interface Simulation {
  /** Opens a run from a scenario already read and checked, on `threads` threads or as many as suit it. */
  open(scenario: unknown, seed: string | null, log: Command[] | null, threads?: number | null): Promise<Opened>;
  /** Starts stepping at most `hoursPerSecond` simulated hours per wall second (Infinity: as fast as possible); stops by itself
   * at step `until`, or at `duration`. */
  play(hoursPerSecond: number, until?: number): Promise<void>;
  pause(): Promise<void>;
  /** Pauses, does `steps` steps, and resolves when they are done. */
  step(steps: number): Promise<void>;
  /**
   * Applies an action as soon as the run stands between two steps, and appends it to the log; resolves to the command as
   * logged. An action that cannot be applied is refused, and nothing changes.
   */
  act(action: Action): Promise<Logged>;
  /** Adds commands for later steps (a dosing schedule). */
  schedule(commands: Command[]): Promise<void>;
  /**
   * Pauses and goes to the state after `step` steps, back or forward: the nearest kept state is restored, the rest is
   * computed again. Another call ends one in progress; resolves to whether the step was reached.
   */
  seek(step: number): Promise<boolean>;
  /**
   * Pauses and replaces the log; everything after the first difference is computed again, up to the present step.
   * Commands keep their numbers; one without takes that of the equal command in the log, or is new and gets a number.
   * Resolves to whether the present step was reached again.
   */
  rewrite(log: Command[]): Promise<boolean>;
  /** Restarts the same run; keeps the scenario's own schedule and drops commands added by hand. */
  reset(seed: string | null): Promise<Opened>;
  log(): Promise<Logged[]>;
  frame(request: FrameRequest): Promise<Frame>;
  /** The cell at a site and why it does what it does, or null where there is none. */
  explain(tissue: string, x: number, y: number): Promise<CellExplanation | null>;
  /** The same for the cell with an identity, wherever it is; null when it is no longer in any tissue. */
  explainCell(identity: string): Promise<CellExplanation | null>;
  /**
   * All fields along a line across a tissue, in `samples` samples (one reads a single place); null when the line is
   * not in the tissue. Not a command.
   */
  profile(tissue: string, from: Point, to: Point, samples: number): Promise<Profile | null>;
  /** Who leaves for blood now, as distributions beside those of all cells. Not a command. */
  leaving(): Promise<Leaving[]>;
  /** The mothers, daughters and sisters of the cell with an identity; null when it is no longer in any tissue. */
  kin(identity: string): Promise<Kin | null>;
  /**
   * Goes a little further through a cell's past, which is computed again beside the present run and leaves it
   * unchanged: call it with the same request until it is done. Another request, or null, cancels the previous one.
   * Resolves to null when there is nothing to start from, or when that past is changed meanwhile.
   */
  retrace(request: RetraceRequest | null): Promise<Retraced | null>;
  /** Includes at most `past` earlier states, spread over the run; the first is always among them. */
  snapshot(past?: number): Promise<Snapshot>;
  restore(snapshot: Snapshot, threads?: number | null): Promise<Opened>;
  digest(): Promise<string>;
  /** Names core code and biology together, as the run began: with another digest, runs may differ. */
  modelDigest(): Promise<string>;
}
