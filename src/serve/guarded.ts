/**
 * A simulation that accepts unchecked calls, as from the console, and checks every call before passing it on. A faulty
 * one is refused with a message that says where the fault is, and the run continues.
 */
import { digestText, digestWords } from '../base/digest.ts';
import { unknownName } from '../base/nearest.ts';
import { actionProblems, logProblems } from '../run/command-check.ts';
import { type Prepared, prepare } from '../scenario/prepared.ts';
import { fieldNames, namesOf } from '../scenario/read/defined-names.ts';
import type { Json } from '../scenario/read/plain-tree.ts';
import type { Problem } from '../scenario/read/problem.ts';
import { levelsOf } from '../scenario/vocabulary.ts';
import { argumentProblems, CALLS, type Call } from './arguments.ts';
import type { Simulation, Snapshot } from './protocol.ts';

/** The run that calls are passed on to. */
export interface Guarded {
  simulation: Simulation;
  /** Its scenario, or null before one is open. */
  scenario: Prepared | null;
}

type Given<C extends Call> = Parameters<Simulation[C]>;
type Checks = { [C in Call]?: (given: Given<C>, scenario: Prepared, of: Guarded) => string[] | Promise<string[]> };

/** A call that was passed on; wrapped, so that awaiting the call does not await its answer. */
interface Sent {
  answer: unknown;
}

/**
 * Passes calls on in order, each checked against the scenario of the run that will receive it.
 * @param of read again at every call; its `scenario` is set when one is opened
 */
export function guarded(of: Guarded): Simulation {
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = async (call: Call, given: unknown[]): Promise<unknown> => {
    const sent = before.then(() => checkedCall(of, call, given));
    before = sent.catch(() => {});
    return (await sent).answer;
  };
  const calls = CALLS.map((call) => [call, (...given: unknown[]) => inTurn(call, given)]);
  return Object.fromEntries(calls) as unknown as Simulation;
}

async function checkedCall(of: Guarded, call: Call, given: unknown[]): Promise<Sent> {
  refuse(call, argumentProblems(call, given));
  if (call === 'open') return { answer: await open(of, given as Given<'open'>) };
  if (call === 'restore') return { answer: await restore(of, given as Given<'restore'>) };
  const check = MEANING[call] as Checks['act'] | undefined;
  if (check) {
    if (!of.scenario) throw new Error(`${call}: found no run, expected one that is open`);
    refuse(call, await check(given as Given<'act'>, of.scenario, of));
  }
  const answer = (of.simulation[call] as (...given: unknown[]) => Promise<unknown>)(...given);
  return { answer: call === 'snapshot' ? handOut(answer as Promise<Snapshot>) : answer };
}

/** Checks of names and numbers against the open scenario. */
const MEANING: Checks = {
  act: ([action], scenario) => linesOf('action', withoutIndex(actionProblems(scenario, [action]))),
  schedule: async ([commands], scenario, of) => {
    const before = await of.simulation.log();
    return linesOf('commands', later(logProblems(scenario, [...before, ...commands]), before.length));
  },
  rewrite: ([log], scenario) => linesOf('log', logProblems(scenario, log)),
  frame: ([{ layers }], scenario) =>
    layers.flatMap((layer, i) => layerProblems(scenario, layer, `request.layers.${i}`)),
  explain: ([tissue], scenario) => unknown('tissue', tissue, 'a tissue', Object.keys(scenario.tissues)),
  profile: ([tissue], scenario) => unknown('tissue', tissue, 'a tissue', Object.keys(scenario.tissues)),
};

async function open(of: Guarded, [written, seed, log, threads]: Given<'open'>): Promise<unknown> {
  const { id = 'console', provenance = {}, ranges: _, extends: __, ...plain } = written as Prepared;
  // Only here is a whole scenario read, which requires loading the compiler and the measures.
  const { readValue } = await import('../run/read-value.ts');
  const { scenario, problems } = readValue(plain, id);
  if (!scenario) return refuse('open', linesOf('scenario', problems));
  const read = prepare({ ...scenario, provenance });
  if (log) refuse('open', linesOf('log', logProblems(read, log)));
  const opened = await of.simulation.open(read, seed ?? null, log ?? null, threads);
  of.scenario = read;
  return opened;
}

/** Snapshots taken by this page: no others can be trusted to hold the state of a run. */
const handedOut = new Set<string>();

async function handOut(taking: Promise<Snapshot>): Promise<Snapshot> {
  const snapshot = await taking;
  handedOut.add(nameOf(snapshot));
  return snapshot;
}

async function restore(of: Guarded, [snapshot, threads]: Given<'restore'>): Promise<unknown> {
  if (!handedOut.has(nameOf(snapshot)))
    refuse('restore', [
      'snapshot: found one that was changed or is of another page, expected one that snapshot() gave',
    ]);
  const opened = await of.simulation.restore(snapshot, threads);
  of.scenario = snapshot.scenario as Prepared;
  return opened;
}

/** Names a snapshot by its whole content. */
function nameOf({ scenario, seed, log, past, step, applied, state }: Snapshot): string {
  const states = [{ step, applied, state }, ...(Array.isArray(past) ? past : [])];
  const bytes = states.map((kept) => [
    kept.step,
    kept.applied,
    kept.state.byteLength,
    digestWords(new Uint32Array(kept.state, 0, kept.state.byteLength >> 2)),
  ]);
  return digestText(JSON.stringify([scenario, seed, log, bytes]));
}

function layerProblems(
  scenario: Prepared,
  { tissue, colour, field }: { tissue: string; colour: string; field: string },
  at: string,
): string[] {
  const table = scenario as unknown as { [key: string]: Json };
  const names = namesOf(table);
  return [
    ...unknown(`${at}.tissue`, tissue, 'a tissue', names.tissues),
    ...unknown(`${at}.colour`, colour, 'type, a receptor, a state or a trait', ['type', ...levelsOf(names)]),
    ...unknown(`${at}.field`, field, 'a species', fieldNames(table)),
  ];
}

const unknown = (at: string, written: string, what: string, names: readonly string[]): string[] =>
  names.includes(written) ? [] : [`${at}: ${unknownName(written, what, names)}`];

const linesOf = (argument: string, problems: readonly Problem[]): string[] =>
  problems.map(({ path, message }) => `${[argument, ...path].map(String).join('.')}: ${message}`);

/** For a single action: the path without its index. */
const withoutIndex = (problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, path: problem.path.slice(1) }));

/** For commands appended to others: the path with the index among the new ones. */
const later = (problems: readonly Problem[], before: number): Problem[] =>
  problems.map((problem) => {
    const [i, ...rest] = problem.path;
    return typeof i === 'number' ? { ...problem, path: [i - before, ...rest] } : problem;
  });

function refuse(call: Call, lines: readonly string[]): void {
  if (lines.length > 0) throw new Error(lines.map((line) => `${call}: ${line}`).join('\n'));
}
