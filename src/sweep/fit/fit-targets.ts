/** Measured values to which a sweep is fitted: a CSV file with one per line. */
import { parse } from 'csv-parse/sync';
import { unknownName } from '../../base/nearest.ts';
import { hasOneReading } from '../outputs.ts';
import type { Plan, PlannedMeasure } from '../plan.ts';

export interface Target {
  scenario: string;
  measure: string;
  /** Time of the reading; null for a measure with one reading per run. */
  hours: number | null;
  /** Scenario whose reading this one is divided by; null for the reading itself. */
  relativeTo: string | null;
  value: number;
  /** Deviation allowed in a run, in the unit of the value. */
  tolerance: number;
}

const NEEDED = ['measure', 'value', 'tolerance'];
const COLUMNS = [...NEEDED, 'scenario', 'hours', 'relativeTo'];

/** The targets of a file, or its problems, one per line, with their places. */
export function readTargets(name: string, text: string, plan: Plan): { targets: Target[]; problems: string[] } {
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    return { targets: [], problems: [`${name}: found no table (${error instanceof Error ? error.message : error})`] };
  }
  const [head = [], ...body] = rows;
  const problems = [
    ...NEEDED.filter((column) => !head.includes(column)).map(
      (column) =>
        `${name}:1: found no column "${column}", expected ${NEEDED.join(', ')} and maybe scenario, hours, relativeTo`,
    ),
    ...head
      .filter((column) => !COLUMNS.includes(column))
      .map((column) => `${name}:1: ${unknownName(column, 'a column', COLUMNS)}`),
  ];
  if (problems.length === 0 && body.length === 0) problems.push(`${name}: found no line, expected one for each target`);
  if (problems.length > 0) return { targets: [], problems };
  const targets = body.flatMap((row, i) => {
    const field = (column: string): string => row[head.indexOf(column)] ?? '';
    const place = `${name}:${i + 2}`;
    const refuse = (message: string): [] => {
      problems.push(`${place}: ${message}`);
      return [];
    };
    const numbers = ['value', 'tolerance', ...(field('hours') === '' ? [] : ['hours'])];
    for (const column of numbers) {
      if (field(column) === '' || !Number.isFinite(Number(field(column))))
        return refuse(`found "${field(column)}" as ${column}, expected a number`);
    }
    const tolerance = Number(field('tolerance'));
    if (tolerance <= 0) return refuse(`found ${tolerance} as tolerance, expected more than 0`);
    const known = plan.measures.map((one) => one.name);
    const measure = plan.measures.find((one) => one.name === field('measure'));
    if (!measure) return refuse(unknownName(field('measure'), 'a measure of the sweep', known));
    const scenario = scenarioOf(field('scenario'), measure);
    if (!scenario) return refuse(unknownName(field('scenario'), `a scenario with ${measure.name}`, measure.scenarios));
    const written = field('hours') === '' ? null : Number(field('hours'));
    const hours = hoursOf(written, measure, plan, scenario);
    if (typeof hours === 'string') return refuse(hours);
    const relativeTo = field('relativeTo') || null;
    const others = measure.scenarios.filter((name) => name !== scenario);
    if (relativeTo !== null && !others.includes(relativeTo))
      return refuse(unknownName(relativeTo, `another scenario with ${measure.name}`, others));
    return [{ scenario, measure: measure.name, hours, relativeTo, value: Number(field('value')), tolerance }];
  });
  return { targets: problems.length > 0 ? [] : targets, problems };
}

function scenarioOf(written: string, { scenarios }: PlannedMeasure): string | null {
  if (written === '') return scenarios.length === 1 ? scenarios[0] : null;
  return scenarios.includes(written) ? written : null;
}

/** The time of a target, or the problem with it. */
function hoursOf(
  written: number | null,
  measure: PlannedMeasure,
  plan: Plan,
  scenario: string,
): number | null | string {
  if (hasOneReading(measure)) return null;
  const { until } = plan.scenarios.find(({ name }) => name === scenario)!;
  const { at, every, from } = measure;
  const times =
    every > 0 ? Array.from({ length: Math.floor((until - from) / every) + 1 }, (_, i) => from + i * every) : at;
  const hours = times.map((minutes) => minutes / 60);
  const found = hours.find((hour) => written !== null && Math.abs(hour - written) < 1e-6);
  if (found !== undefined) return found;
  if (written === null && hours.length === 1) return hours[0];
  const shown = hours.length > 8 ? `${hours.slice(0, 8).join(', ')}, …` : hours.join(', ');
  return `found ${written === null ? 'no hours' : `${written} hours`}, expected when ${measure.name} is read: ${shown}`;
}
