/** The readings from the runs of a sweep: the rows of `measures`, named and checked against the scenarios. */

import { unknownName } from '../base/nearest.ts';
import { namesMeant } from '../base/patterns.ts';
import { measuresOf } from '../observe/measures/measures.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import type { Problem } from '../scenario/read/problem.ts';
import { unitOf } from '../scenario/reductions.ts';
import type { PlannedMeasure, PlannedScenario, PlannedStop } from './plan.ts';
import type { MeasureRow, SweepFile } from './sweep-schema.ts';

/** Minutes between two readings of a reduction that gives no interval. */
const USUAL_INTERVAL = 60;

/** Minutes as shown to the user, in hours. */
const hours = (minutes: number): string => `${Number((minutes / 60).toPrecision(6))} h`;

/** Whether more than one reading is reduced. */
const isReduced = ({ reduce }: MeasureRow): boolean => reduce !== undefined && reduce !== 'last';

export function planMeasures(
  rows: SweepFile['measures'],
  scenarios: readonly PlannedScenario[],
): { measures: PlannedMeasure[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const units = new Map(scenarios.flatMap(({ scenario }) => measuresIn(scenario).map(({ id, unit }) => [id, unit])));
  const known = Object.fromEntries(scenarios.map((one) => [one.name, measureNames(one)]));
  const inFile = rows.flatMap((given, i) => {
    const row: MeasureRow = typeof given === 'string' ? { measure: given } : given;
    const meant = meantBy(row, known);
    if (meant.length > 1 && row.name !== undefined)
      problems.push({
        path: ['measures', i, 'name'],
        message: `found a name for the ${meant.length} measures of "${row.measure}", expected one measure with it`,
      });
    return meant.map((one) => ({ given, row: one, i }));
  });
  const measures = inFile.map(({ given, row, i }): PlannedMeasure => {
    const at = ['measures', i];
    const key = typeof given === 'string' ? [] : ['measure'];
    const own = row.scenario === undefined ? Object.keys(known) : [row.scenario].flat();
    for (const name of own) {
      if (!Object.hasOwn(known, name))
        problems.push({ path: [...at, 'scenario'], message: unknownName(name, 'a scenario', Object.keys(known)) });
      else if (!known[name].includes(row.measure))
        problems.push({
          path: [...at, ...key],
          message: unknownName(row.measure, `a measure of ${name}`, known[name]),
        });
    }
    const longest = Math.max(...scenarios.filter(({ name }) => own.includes(name)).map(({ until }) => until));
    const times = row.at === undefined ? [] : [row.at].flat();
    const late = times.find((time) => time > longest);
    if (late !== undefined)
      problems.push({
        path: [...at, 'at'],
        message: `found ${hours(late)}, expected at most the end at ${hours(longest)}`,
      });
    if (isReduced(row) && times.length > 1)
      problems.push({
        path: [...at, 'at'],
        message: `found ${times.length} times, expected one: the end of the window`,
      });
    if (row.from !== undefined && !isReduced(row))
      problems.push({ path: [...at, 'from'], atKey: true, message: 'found a window, expected "reduce" with it' });
    else if (row.from !== undefined && row.from >= (times[0] ?? longest))
      problems.push({
        path: [...at, 'from'],
        message: `found ${hours(row.from)}, expected less than the end of the window`,
      });
    return {
      name: row.name ?? (isReduced(row) ? `${row.measure}.${row.reduce}` : row.measure),
      measure: row.measure,
      unit: unitOf(row.reduce ?? 'last', units.get(row.measure) ?? ''),
      reduce: isReduced(row) ? row.reduce! : null,
      at: times,
      from: row.from ?? 0,
      every: row.every ?? (isReduced(row) ? USUAL_INTERVAL : 0),
      scenarios: own,
    };
  });
  measures.forEach(({ name, scenarios: own }, i) => {
    const same = measures.findIndex((other) => other.name === name && other.scenarios.some((one) => own.includes(one)));
    if (same < i && inFile[same].i !== inFile[i].i)
      problems.push({
        path: ['measures', inFile[i].i],
        message: `found a second "${name}" beside measures.${inFile[same].i}, expected a "name" of its own`,
      });
  });
  return { measures, problems };
}

/** The rows that one stands for: of a name with `*`, one for each measure, of the scenarios that have it. */
function meantBy(row: MeasureRow, known: Readonly<Record<string, string[]>>): MeasureRow[] {
  const own = row.scenario === undefined ? Object.keys(known) : [row.scenario].flat();
  if (!row.measure.includes('*') || own.some((name) => !Object.hasOwn(known, name))) return [row];
  const ids = new Set(own.flatMap((name) => namesMeant(row.measure, known[name])));
  if (ids.size === 0) return [row];
  return [...ids].map((measure) => ({
    ...row,
    measure,
    scenario: own.filter((name) => known[name].includes(measure)),
  }));
}

export function planStop(
  row: SweepFile['stop'],
  scenarios: readonly PlannedScenario[],
): { stop: PlannedStop | null; problems: Problem[] } {
  if (!row) return { stop: null, problems: [] };
  const problems: Problem[] = scenarios.flatMap((one) => {
    const known = measureNames(one);
    return known.includes(row.measure)
      ? []
      : [{ path: ['stop', 'measure'], message: unknownName(row.measure, `a measure of ${one.name}`, known) }];
  });
  if (row.above === undefined && row.below === undefined)
    problems.push({ path: ['stop'], message: 'found neither "above" nor "below", expected one of them' });
  const { measure, above = null, below = null, every } = row;
  return { stop: { measure, above, below, every }, problems };
}

const measuresIn = (scenario: Prepared) => measuresOf(modelOf(scenario), scenario);

const measureNames = ({ scenario }: PlannedScenario): string[] => measuresIn(scenario).map(({ id }) => id);
