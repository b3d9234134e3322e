/**
 * The one interface through which every host (page, command line, tests, console) talks to a running simulation.
 *
 * A run is a scenario, a seed and a command log. The host opens one, pulls frames when it can draw them, and appends
 * commands; nothing else changes the state. All numbers are in core units: µm, minutes, nM, mmHg.
 */

import type {
  CellExplanation,
  CellMoment,
  Evidence,
  Kin,
  LayerRequest,
  Point,
  Profile,
  Relative,
} from '../observe/shown.ts';
import type { Action, Command, Logged } from '../run/command.ts';
import type { KeptState, Snapshot } from '../run/snapshot.ts';

import type { Opened } from './opened.ts';

export { CELL_FLAGS } from '../observe/shown.ts';
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
  Shape,
  TissueInfo,
} from './opened.ts';
export type {
  Action,
  CellExplanation,
  CellMoment,
  Command,
  Evidence,
  KeptState,
  Kin,
  LayerRequest,
  Logged,
  Point,
  Profile,
  Relative,
  Snapshot,
};

export interface FrameRequest {
  layers: LayerRequest[];
  /** Measure rows are sent from this index on, and from where they have changed since this edition. */
  seriesFrom: number;
  seriesEdition?: number;
  /** So with commands: from this place in the log on, and from where it has changed since this edition. */
  logFrom?: number;
  logEdition?: number;
  /** Whether to compute the digest (it costs a pass over the state); always computed while paused. */
  digest: boolean;
  /** A buffer of an earlier frame, given back for reuse. */
  recycle: ArrayBuffer | null;
}

/**
 * One tissue's picture. `structural` and `mobile` hold four bytes a site, row-major, for the two slots:
 * type index + 1 (0 empty) · flags (see CELL_FLAGS) · value 0–255 between the column's `low` and `high` · angle
 * (0–255 is a full turn, for spindles and for a seated cell's direction to its seat).
 * `ground` is one byte a site (0 matrix, 1 void, 2 medium, 3 outside). `field` is float32, in the field's unit.
 */
export interface TissueFrame {
  id: string;
  width: number;
  height: number;
  structural: Uint8Array;
  mobile: Uint8Array;
  ground: Uint8Array;
  field: Float32Array;
  fieldId: string;
  colourId: string;
}

export interface SeriesRows {
  /** Rises when rows that may have been sent no longer hold, since the past was changed. */
  edition: number;
  /** Rows at this step and later hold no longer, but for those in this batch; Infinity when all do. */
  cut: number;
  /** Index of the first row in this batch. */
  from: number;
  steps: number[];
  /** rows × measures, in the order of `Opened.measures`. */
  values: Float64Array;
}

/** The part of the log that somebody does not have: what they have from `from` on holds no longer. */
export interface LogRows {
  /** Rises when a command comes, goes or changes. */
  edition: number;
  /** Place of the first command in this batch. */
  from: number;
  commands: Logged[];
  /** The highest number that a command has been given, whether it is in the log still or not. */
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
  /** Current value of every measure, in the order of `Opened.measures`. */
  readouts: Float64Array;
  series: SeriesRows;
  /** The log at this step, so that the page knows its command has arrived. */
  log: LogRows;
  buffer: ArrayBuffer;
}

/** Which part of a cell's past is wanted: from a step to a later one, which has been done, and how often. */
export interface RetraceRequest {
  identity: string;
  from: number;
  to: number;
  /** Steps between two moments; changes of type, phase and flags are kept besides. */
  every: number;
}

export interface Retraced {
  /** How far it has come; before `from` on the way there from a kept state. */
  step: number;
  /** At `to`. What was found is sent when it is all there. */
  done: boolean;
  moments: CellMoment[];
  /** Steps in which the cell divided. */
  divisions: number[];
}

export interface Simulation {
  /** Opens a run from a scenario that has been read and checked; on as many threads as suit it, or on `threads`. */
  open(scenario: unknown, seed: string | null, log: Command[] | null, threads?: number | null): Promise<Opened>;
  /** Starts stepping at most `hoursPerSecond` simulated hours per wall second (Infinity: as fast as possible); stops by itself
   * at step `until`, or at `duration`. */
  play(hoursPerSecond: number, until?: number): Promise<void>;
  pause(): Promise<void>;
  /** Pauses, does `steps` steps, and resolves when they are done. */
  step(steps: number): Promise<void>;
  /**
   * Applies an action as soon as the run stands between two steps, and appends it to the log; resolves to the command as
   * logged. An action that cannot be applied is refused and changes nothing.
   */
  act(action: Action): Promise<Logged>;
  /** Adds commands for later steps (a dosing schedule). */
  schedule(commands: Command[]): Promise<void>;
  /**
   * Pauses and goes to the state after `step` steps, back or forward: the nearest kept state comes back, the rest is
   * computed again. Another call ends one that is under way; the promise says whether the step was reached.
   */
  seek(step: number): Promise<boolean>;
  /**
   * Pauses and replaces the log; what follows the first difference is computed again, up to the present step. Commands
   * keep the numbers that they bear; one without is the equal one that is there, or is new and gets a number.
   */
  rewrite(log: Command[]): Promise<boolean>;
  /** The same run from its start; keeps the scenario's own schedule, drops what was added by hand. */
  reset(seed: string | null): Promise<Opened>;
  log(): Promise<Logged[]>;
  frame(request: FrameRequest): Promise<Frame>;
  /** The cell at a site and why it does what it does, or null where there is none. */
  explain(tissue: string, x: number, y: number): Promise<CellExplanation | null>;
  /** The same of the cell with an identity, wherever it is; null when it is in no tissue any more. */
  explainCell(identity: string): Promise<CellExplanation | null>;
  /**
   * All fields along a line across a tissue, in so many samples (one reads a single place); null when the line is not in
   * the tissue. Gives no command.
   */
  profile(tissue: string, from: Point, to: Point, samples: number): Promise<Profile | null>;
  /** The mothers, daughters and sisters of the cell with an identity; null when it is in no tissue any more. */
  kin(identity: string): Promise<Kin | null>;
  /**
   * Goes a little of the way through a cell's past, computed again beside the present run, which stays as it is: to be
   * asked again with the same request until it is done. Another request, or null, gives up the one before. Resolves to
   * null when there is nothing to go on from, or when that past is changed meanwhile.
   */
  retrace(request: RetraceRequest | null): Promise<Retraced | null>;
  /** With at most `past` earlier states, spread over the run; the first is always among them. */
  snapshot(past?: number): Promise<Snapshot>;
  restore(snapshot: Snapshot, threads?: number | null): Promise<Opened>;
  digest(): Promise<string>;
  /** Names core code and biology together, as the run began: another one may give other runs. */
  modelDigest(): Promise<string>;
}
