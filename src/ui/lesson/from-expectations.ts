/**
 * Questions that no author wrote: each expectation of a scenario without its answer, and a claim of the source
 * documents. Two runs of one seed are compared: the scenario and one of its arms or, where there is none, the scenario
 * with and without the mechanism behind it.
 */
import { BASE, taken, without } from '../../run/scenario-arms.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { isOwnPart, type Reduction } from '../../scenario/reductions.ts';
import { mechanism } from '../../scenario/setting-words.ts';
import type { Opened } from '../../serve/protocol.ts';
import type { Text } from '../../texts/text.ts';
import type { ShownClaim } from '../session/kept-lesson.ts';
import { texts, translated } from '../texts/language.ts';
import { placed, type QuestionRow, type Side, sideOf, type Task } from './task.ts';

type Expectation = Prepared['expect'][number];

/** Maximum number of these questions: few enough to be done in an hour. */
const MAX_TASKS = 3;

/** Ratios within this band of 1 count as the same. */
const BAND = 0.1;

/** Names by which readings refer to runs that are not arms of the scenario. */
const FIRST = 'first';
const SECOND = 'second';

interface Pair {
  measure: string;
  at: number;
  from: number | undefined;
  reduce: Reduction;
  says: Text;
  first: Side;
  second: Side;
  rule: string | null;
}

/** The expectations of a scenario as questions, those answered soonest first. */
export function tasksOfExpectations(scenario: Prepared, run: Opened): Task[] {
  const pairs = scenario.expect.flatMap((row) => pairOf(scenario, run, row) ?? []);
  const seen = new Set<string>();
  return pairs
    .sort((a, b) => a.at - b.at)
    .filter(({ measure, second }) => {
      const key = `${measure} ${second.name}`;
      return seen.has(key) ? false : seen.add(key);
    })
    .slice(0, MAX_TASKS)
    .map((pair) => taskOfPair(run, pair));
}

/** The question that a claim of the source documents poses: a scenario with its mechanism and without it. */
export function taskOfClaim(scenario: Prepared, run: Opened, { claim, sight }: ShownClaim): Task {
  const { seen } = sight;
  const first = as(FIRST, sideOf(scenario, seen.arm ?? BASE));
  const second = {
    arm: SECOND,
    get name() {
      return translated(seen.without);
    },
    scenario: taken(first.scenario, seen.take),
  };
  const { measure, at } = seen;
  return taskOfPair(run, {
    measure,
    at: at * 60,
    from: undefined,
    reduce: 'last',
    says: claim.says,
    first,
    second,
    rule: null,
  });
}

function pairOf(scenario: Prepared, run: Opened, row: Expectation): Pair | null {
  // The time of a peak is read from the curve, not guessed as more or less.
  if (row.reduce === 'timeOfMax' || row.at === 0) return null;
  const { measure, reduce, from, says } = row;
  const asked = { measure, reduce, from, says, at: row.at ?? scenario.duration };
  const other = row.relativeTo !== undefined && !isOwnPart(row.relativeTo) ? row.relativeTo : undefined;
  if (row.arm !== undefined || other !== undefined) {
    const [first, second] = [other ?? BASE, row.arm ?? BASE];
    if (first === second) return null;
    return {
      ...asked,
      first: as(FIRST, sideOf(scenario, first)),
      second: as(SECOND, sideOf(scenario, second)),
      rule: null,
    };
  }
  const [knockout] = row.failsWithout;
  if (knockout === undefined) return null;
  const paths = [knockout].flat();
  const id = /^rules\.([^.]+)$/.exec(paths[0])?.[1];
  const rule = run.rules.find((one) => one.id === id) ?? null;
  const second = {
    arm: SECOND,
    get name() {
      return texts.value.lesson.without(paths.map((path) => translated(mechanism(scenario, path))));
    },
    scenario: paths.reduce(without, scenario),
  };
  return { ...asked, first: as(FIRST, sideOf(scenario, BASE)), second, rule: rule && translated(rule.says) };
}

const as = (arm: string, side: Side): Side => ({
  arm,
  get name() {
    return side.name;
  },
  scenario: side.scenario,
});

function taskOfPair(run: Opened, { measure, at, from, reduce, says, first, second, rule }: Pair): Task {
  const reading = { measure, reduce, at, from };
  const row: QuestionRow = {
    ...EMPTY,
    ask: '',
    runs: [FIRST, SECOND],
    reads: {
      first: { ...reading, arm: FIRST },
      second: { ...reading, arm: SECOND },
      ratio: { ...reading, arm: SECOND, relativeTo: FIRST },
    },
    choose: { of: 'ratio', edges: [1 / (1 + BAND), 1 + BAND], answers: ['', '', ''], usual: 1 },
    explain: says,
  };
  const chart = run.measures.filter(({ id }) => id === measure);
  return {
    ...placed(run, row, chart),
    row,
    sides: [first, second],
    at,
    known: null,
    compares: { first: first.name, second: second.name, rule },
  };
}

const EMPTY = { setting: '', chart: [], hint: '', why: '', idea: '', truth: '', next: '' };
