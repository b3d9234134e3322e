/**
 * A state of a run as a file, from which the run goes on: the run up to there as in run.json, how it is recorded, the
 * rows recorded so far, and the bytes of the world. A line with the format and the digests of the rest, a line of JSON,
 * then bytes.
 */
import { z } from 'zod';
import { digestText, digestWords } from '../base/digest.ts';
import { unnumbered } from '../run/command.ts';
import { digestOf, type Run, type RunOptions } from '../run/run.ts';
import { restoreRun, takeSnapshot } from '../run/snapshot.ts';
import type { Row, RunRecord } from '../run/whole-run.ts';
import { MAX_STEPS } from '../scenario/limits.ts';
import { checkRunFile, otherCore, type RunFile, runFileOf } from './run-file.ts';

const MAGIC = 'stroma saved state 1';
const LINE_END = 10;
/** Bytes of the longest first line. */
const MAX_LINE = 100;

export interface SavedState {
  /** The run up to the state. */
  file: RunFile;
  /** Steps that the whole run was to have, settling included. */
  wholeSteps: number;
  /** Steps between two recorded rows; 0 for the first and the last alone. */
  every: number;
  /** Measures in the order of the values of a row. */
  measures: string[];
  /** The rows recorded before the state. */
  rows: Row[];
  /** The run in the state that was saved. Throws an error for the user if the bytes are not those of that state. */
  restore(options?: RunOptions): Run;
}

/** What JSON has no number for is kept as text. */
const value = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);
const headSchema = z.strictObject({
  applied: z.int().min(0),
  wholeSteps: z.int().min(0).max(MAX_STEPS),
  every: z.int().min(0).max(MAX_STEPS),
  measures: z.array(z.string()),
  rows: z.array(z.strictObject({ step: z.int(), hours: z.number(), digest: z.string(), values: z.array(value) })),
  run: z.unknown(),
});

/** The last state of a record as bytes; `wholeSteps` and `every` say how the whole run is recorded. */
export function savedStateBytes(record: RunRecord, wholeSteps: number, every: number): Uint8Array {
  const { run, steps, rows, measures } = record;
  const { scenario, seed, log } = run;
  const { step: now, applied, state } = takeSnapshot(run);
  const digests = rows.map(({ step, digest }) => ({ step, digest }));
  const head = JSON.stringify({
    applied,
    wholeSteps,
    every,
    measures: measures.map(({ id }) => id),
    rows: rows.filter(({ step }) => step < now).map((row) => ({ ...row, values: Array.from(row.values, asJson) })),
    run: runFileOf({ scenario, seed, log: log.map(unnumbered), steps, digests }),
  });
  const lines = new TextEncoder().encode(`${firstLine(head, state)}\n${head}\n`);
  const bytes = new Uint8Array(lines.length + state.byteLength);
  bytes.set(lines);
  bytes.set(new Uint8Array(state), lines.length);
  return bytes;
}

const asJson = (one: number): number | string => (Number.isFinite(one) ? one : String(one));

const BROKEN = 'it is cut or was changed; expected a state as "stroma run" saves it';

/** The state in bytes, or what is wrong with them. */
export function readSavedState(bytes: Uint8Array): SavedState | { problems: string[] } {
  const parts = partsOf(bytes);
  if (parts === null) return { problems: ['found no saved state, expected one as "stroma run" saves it'] };
  const head = parts.head === null ? null : headSchema.safeParse(parts.head);
  if (!head?.success) return { problems: [BROKEN] };
  const { run, rows, applied, ...how } = head.data;
  const read = checkRunFile(run);
  if ('problems' in read) return read;
  const { file } = read;
  const other = otherCore(file);
  if (other) return { problems: [`was ${other}; a state goes on with the core that saved it`] };
  const kept = rows.map((row) => ({ ...row, values: Float64Array.from(row.values, Number) }));
  if (kept.some(({ values }) => values.length !== how.measures.length)) return { problems: [BROKEN] };
  return { file, ...how, rows: kept, restore: (options) => restored(file, applied, parts.state, options) };
}

function partsOf(bytes: Uint8Array): { head: unknown; state: ArrayBuffer } | null {
  const first = bytes.indexOf(LINE_END);
  const second = bytes.indexOf(LINE_END, first + 1);
  if (first < 0 || first > MAX_LINE || second < 0) return null;
  const line = textOf(bytes.subarray(0, first));
  if (!line.startsWith(MAGIC)) return null;
  const text = textOf(bytes.subarray(first + 1, second));
  // A copy, since the numbers of a world are aligned.
  const state = new Uint8Array(bytes.subarray(second + 1)).buffer;
  const whole = state.byteLength % 4 === 0 && line === firstLine(text, state);
  return { head: whole ? (JSON.parse(text) as unknown) : null, state };
}

const firstLine = (head: string, state: ArrayBuffer): string =>
  `${MAGIC} ${digestText(head)} ${digestWords(new Uint32Array(state))}`;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function restored(file: RunFile, applied: number, state: ArrayBuffer, options?: RunOptions): Run {
  const { scenario, seed, log, digests } = file;
  const { step, digest } = digests[digests.length - 1];
  let run: Run | null = null;
  try {
    run = restoreRun({ scenario, seed, log, past: [], step, applied, state }, options);
  } catch {
    // Reported below.
  }
  if (run === null || digestOf(run) !== digest) throw new Error(BROKEN);
  return run;
}
