/** Checks a scenario as every host does, including what only compiling reveals, such as its measures. */

import { unknownName } from '../base/nearest.ts';
import { namesMeant } from '../base/patterns.ts';
import { type Measure, measuresOf } from '../observe/measures/measures.ts';
import { measuresIn } from '../observe/measures/readouts.ts';
import { happens } from '../scenario/behaviours.ts';
import { MAX_COMMANDS, MAX_FATES } from '../scenario/limits.ts';
import type { Model } from '../scenario/model.ts';
import { isTree } from '../scenario/paths.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import { checkScenario } from '../scenario/read/check-scenario.ts';
import { type Json, treeProblem } from '../scenario/read/plain-tree.ts';
import type { Problem } from '../scenario/read/problem.ts';
import { english } from '../texts/words.ts';
import { MAX_THREADS } from '../threads/control.ts';
import { sectionsFor } from '../threads/crew.ts';
import { worldBytes } from '../world/create-world.ts';
import { MAX_BYTES } from '../world/sections.ts';
import { logProblems, tooMany } from './command-check.ts';
import { commandCount, commandsOf } from './schedule.ts';

/**
 * The full scenario in parsed JSON, as a run or a session keeps it, or all its problems by path. It is checked like a
 * file.
 * @param id name of the scenario
 */
export function readValue(value: unknown, id: string): ReturnType<typeof checkScenario> {
  const refuse = (problem: Problem) => ({ scenario: null, problems: [problem] });
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse({ path: [], message: 'found no map of keys, expected a scenario' });
  const unsafe = treeProblem(value as Json);
  if (unsafe) return refuse(unsafe);
  if ('extends' in value) return refuse({ path: ['extends'], message: 'found a file, expected the scenario in full' });
  return checkScenario(dosesInMg(value) as { [key: string]: Json }, id, compiledProblems);
}

/** A scenario in core units with the unit added to its doses, which a file has to state. */
function dosesInMg(value: object): object {
  const rows = (schedule: unknown): unknown =>
    Array.isArray(schedule)
      ? schedule.map((row) => (isBareDose(row) ? { ...row, amount: `${row.amount} mg` } : row))
      : schedule;
  const of = (owner: unknown): unknown =>
    isTree(owner) && 'schedule' in owner ? { ...owner, schedule: rows(owner.schedule) } : owner;
  const whole = of(value) as { arms?: unknown };
  if (!isTree(whole.arms) || Array.isArray(whole.arms)) return whole;
  return { ...whole, arms: Object.fromEntries(Object.entries(whole.arms).map(([id, arm]) => [id, of(arm)])) };
}

const isBareDose = (row: unknown): row is { amount: number } =>
  isTree(row) && 'dose' in row && typeof row.amount === 'number';

/** Problems that show only once a scenario is compiled: of its measures, its size, and the events of its cells. */
export function compiledProblems(scenario: Prepared): Problem[] {
  const model = modelOf(scenario);
  const measures = measuresOf(model, scenario);
  return [
    ...sizeProblems(model),
    ...fateProblems(model),
    ...repeatedMeasures(scenario, measures),
    ...scheduleProblems(scenario),
    ...measureProblems(
      scenario,
      measures.map(({ id }) => id),
    ),
  ];
}

/** Problems of the commands that its schedule makes, counted before they are made; those of its arms come on top. */
function scheduleProblems(scenario: Prepared): Problem[] {
  const own = commandCount(scenario, scenario.schedule);
  const many = (path: PropertyKey[], count: number): Problem[] =>
    count > MAX_COMMANDS ? [{ path, message: tooMany(count) }] : [];
  if (own > MAX_COMMANDS) return many(['schedule'], own);
  return [
    ...logProblems(scenario, commandsOf(scenario, scenario.schedule))
      .filter(({ path }) => path.length === 0)
      .map((problem) => ({ ...problem, path: ['schedule'] })),
    ...Object.entries(scenario.arms).flatMap(([id, { schedule }]) =>
      many(['arms', id, 'schedule'], own + commandCount(scenario, schedule)),
    ),
  ];
}

/** Problem of a world that is too large for memory. */
function sizeProblems(model: Model): Problem[] {
  const bytes = worldBytes(model, sectionsFor(model, MAX_THREADS));
  if (bytes <= MAX_BYTES) return [];
  const largest = model.tissues.reduce((a, b) => (b.capacity > a.capacity ? b : a));
  const megabytes = (n: number): number => Math.ceil(n / 1048576);
  const message = `found ${largest.width} × ${largest.height} sites in a world of ${megabytes(bytes)} MB, expected at most ${megabytes(MAX_BYTES)} MB`;
  return [{ path: ['tissues', largest.id, 'width'], message }];
}

/** Events of a cell that may sit in a niche: bind, unbind, evict, leave. */
const SEAT_EVENTS = 4;

function fateProblems(model: Model): Problem[] {
  return model.cells.flatMap(({ id, plan, takesSeats }) => {
    const own = plan.outputs.filter(({ name }) => happens(name));
    const count = own.length + (takesSeats ? SEAT_EVENTS : 0);
    if (count <= MAX_FATES) return [];
    const message = `found ${count} events that may happen to a cell, expected at most ${MAX_FATES}`;
    return [{ path: ['cells', id], message, atKey: true }];
  });
}

/** Problems of measures with the same id. */
function repeatedMeasures(scenario: Prepared, measures: readonly Measure[]): Problem[] {
  const seen = new Map<string, Measure>();
  return measures.flatMap((measure) => {
    const first = seen.get(measure.id);
    seen.set(measure.id, first ?? measure);
    if (!first) return [];
    const said = ({ label, unit, help }: Measure): string =>
      `${english(label)}${unit === '' ? '' : ` (${unit})`}: ${english(help)}`;
    const message = `found two measures "${measure.id}": ${said(first)}; and ${said(measure)}; expected other names`;
    return [{ path: ownerOf(scenario, measure.id), message, atKey: true }];
  });
}

/** The entry that gives a measure its name, in the first of these tables with a part of the id as a key. */
function ownerOf(scenario: Prepared, id: string): PropertyKey[] {
  const parts = id.split('.');
  const tables = {
    readouts: scenario.readouts,
    'niche.outputs': scenario.niche?.outputs ?? {},
    'circulation.pools': scenario.circulation.pools,
    drugs: scenario.drugs,
    species: scenario.species,
    cells: scenario.cells,
    tissues: scenario.tissues,
  };
  for (const [table, entries] of Object.entries(tables)) {
    const named = parts.find((part) => Object.hasOwn(entries, part));
    if (named !== undefined) return [...table.split('.'), named];
  }
  return [];
}

function measureProblems(scenario: Prepared, measures: readonly string[]): Problem[] {
  const named: { path: PropertyKey[]; measure: string }[] = [
    ...Object.entries(scenario.readouts).flatMap(([id, { sum }]) =>
      sum.flatMap((product, i) =>
        measuresIn(product).map((measure) => ({ path: ['readouts', id, 'sum', i], measure })),
      ),
    ),
    ...scenario.view.charts.map((measure, i) => ({ path: ['view', 'charts', i], measure })),
    ...scenario.expect.map(({ measure }, i) => ({ path: ['expect', i, 'measure'], measure })),
    ...scenario.view.captions.flatMap(({ measure }, i) =>
      measure === undefined ? [] : [{ path: ['view', 'captions', i, 'measure'], measure }],
    ),
    ...scenario.lesson.questions.flatMap(({ chart, known, reads }, i) => {
      const at = ['lesson', 'questions', i];
      return [
        ...chart.map((measure, j) => ({ path: [...at, 'chart', j], measure })),
        ...(known === undefined ? [] : [{ path: [...at, 'known'], measure: known }]),
        ...Object.entries(reads).map(([id, { measure }]) => ({ path: [...at, 'reads', id, 'measure'], measure })),
      ];
    }),
  ];
  const unknown = (path: PropertyKey[], measure: string): Problem => ({
    path,
    message: unknownName(measure, 'a measure', measures),
  });
  return [
    ...scenario.measure.flatMap((text, i) =>
      namesMeant(text, measures).length > 0 ? [] : [unknown(['measure', i], text)],
    ),
    ...named.flatMap(({ path, measure }) => (measures.includes(measure) ? [] : [unknown(path, measure)])),
  ];
}
