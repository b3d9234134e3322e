/**
 * When things happen in a run, against its length and its steps. What cannot be is a problem. What happens later than
 * was written, more often, or never is a note: the scenario runs, and says so.
 */
import { counted, timeInUnits } from '../../base/plain-words.ts';
import { displayUnit } from '../../base/units.ts';
import { lastsOf, type Span, stepsOf, timesWithin } from '../moments.ts';
import type { ExpectationRow, Scenario, ScheduledRow } from '../schema/schema.ts';
import { readDose } from './dose-text.ts';
import type { Problem } from './problem.ts';

type Times = Pick<Scenario, 'step' | 'duration' | 'settle'>;

/** Maximum number of repeats of a row; more would be a mistake. */
const MAX_REPEATS = 100_000;

/** Times of a row at which nothing can be done: before the tissues settle, or far too often. */
export function checkTimes(
  { step, duration, settle }: Partial<Times>,
  at: PropertyKey[],
  row: ScheduledRow,
): Problem[] {
  if (settle !== undefined && row.at < -settle) {
    const start = settle > 0 ? `${timeInUnits(-settle)}, where settling starts` : '0, where the run starts';
    return [{ path: [...at, 'at'], message: `found ${timeInUnits(row.at)}, expected at least ${start}` }];
  }
  if (duration === undefined || row.every === undefined || row.times !== undefined) return [];
  if ((duration - row.at) / row.every <= MAX_REPEATS) return [];
  const message = `found ${row.every} min without times in a run of ${timeInUnits(duration)} with steps of ${step} min, expected at most ${MAX_REPEATS} repeats`;
  return [{ path: [...at, 'every'], message }];
}

/** The part of a scenario that is run: to a time, minutes since time 0, with the schedules of some of its arms. */
export interface Part {
  until: number;
  arms: readonly string[];
}

/** All of a scenario: to its end, with every arm. */
export const wholeOf = ({ duration, arms }: Scenario): Part => ({ until: duration, arms: Object.keys(arms) });

/** What the rows of a scenario's schedules do in a part of it at another time than written, how often, or never. */
export function timingNotes(scenario: Scenario, { until, arms }: Part): Problem[] {
  const schedules: [PropertyKey[], ScheduledRow[]][] = [
    [['schedule'], scenario.schedule],
    ...Object.entries(scenario.arms)
      .filter(([id]) => arms.includes(id))
      .map(([id, arm]): [PropertyKey[], ScheduledRow[]] => [['arms', id, 'schedule'], arm.schedule]),
  ];
  const { step, duration } = scenario;
  // Rows without times go on to the end of the scenario, or of a longer run.
  const scheduled: Span = { step, duration: Math.max(duration, until) };
  return schedules.flatMap(([path, rows]) =>
    rows.flatMap((row, i) => [
      ...rowNotes(scheduled, until, [...path, i], row),
      ...doseNotes(scenario, [...path, i], row),
      ...lastingNotes(scheduled, until, [...path, i], row),
    ]),
  );
}

/** Whether the last state of a run shows what a row does right before it; all else needs a step that follows. */
const showsAtOnce = (row: ScheduledRow): boolean =>
  (row.add ?? row.place ?? row.remove ?? row.hold) !== undefined || (row.cells !== undefined && !lasts(row));

const lasts = ({ for: minutes, until }: ScheduledRow): boolean => (minutes ?? until) !== undefined;

function rowNotes(span: Span, until: number, at: PropertyKey[], row: ScheduledRow): Problem[] {
  const { step } = span;
  const last = Math.round(until / step) - (showsAtOnce(row) ? 0 : 1);
  const within = timesWithin(row, span, last);
  const { every, times } = row;
  const end = until < 0 ? 'the run ends before time 0' : `the run ends at ${timeInUnits(until)}`;
  const note = (key: string, message: string, quiet = false): Problem => ({ path: [...at, key], message, quiet });
  if (within === 0) {
    const atEnd = Math.round(row.at / step) === last + 1 && !showsAtOnce(row);
    const why = atEnd ? 'the end of the run: no step follows in which it acts' : `and ${end}: this never happens`;
    return [note('at', `found ${timeInUnits(row.at)}, ${why}, unless the run goes on`)];
  }
  const early =
    row.at < 0 ? [note('at', `found ${timeInUnits(row.at)}: before time 0, while the tissues settle`, true)] : [];
  const notes = [...early, ...stepNotes(span, at, row, within)];
  if (every !== undefined && times === undefined)
    return [note('every', `found no times: repeats until the end, ${counted(within, 'time')}`, true), ...notes];
  if (every === undefined || times === undefined || within >= times) return notes;
  const lastOne = timeInUnits(row.at + (times - 1) * every);
  return [note('times', `found ${times}, the last at ${lastOne}, and ${end}: ${within} of them happen`), ...notes];
}

/** A note on a dose above the largest that its drug is offered in. */
function doseNotes({ drugs, weight }: Scenario, at: PropertyKey[], { dose, amount }: ScheduledRow): Problem[] {
  const drug = dose === undefined ? undefined : drugs[dose];
  const read = drug && readDose(amount);
  if (!drug || !read || 'problem' in read) return [];
  const { unit, high } = drug.dose;
  const mg = 'mg' in read ? read.mg : read.mgPerKg * weight;
  const given = unit === 'mg' ? mg : (1000 * mg) / weight;
  if (given <= high * (1 + 1e-9)) return [];
  const most = `${high} ${displayUnit(unit)}`;
  return [
    { path: [...at, 'amount'], message: `found "${amount}", more than ${most}, the largest dose of ${dose} offered` },
  ];
}

/** Notes on how long an infusion or a held level goes on, where that is not as written or goes beyond the run. */
function lastingNotes(span: Span, end: number, at: PropertyKey[], row: ScheduledRow): Problem[] {
  if (row.infuse === undefined && row.hold === undefined) return [];
  const { step } = span;
  const steps = lastsOf(row, span);
  if (steps === undefined) {
    if (row.cells !== undefined) return [];
    const message = 'found neither for nor until: goes on to the end of the run';
    return [{ path: [...at, row.hold === undefined ? 'rate' : 'level'], message, quiet: true }];
  }
  const key = row.for === undefined ? 'until' : 'for';
  const found = `found ${timeInUnits(row.for ?? row.until ?? 0)}`;
  const notes: Problem[] = [];
  const written = row.for ?? (row.until ?? 0) - row.at;
  if (Math.abs(written - steps * step) > 1e-6)
    notes.push({
      path: [...at, key],
      message: `${found}, which is between steps of ${step} min: lasts ${timeInUnits(steps * step)}`,
    });
  const within = stepsOf(row, span).filter((first) => first * step < end);
  const last = within.at(-1);
  if (last !== undefined && (last + steps) * step > end + 1e-9)
    notes.push({
      path: [...at, key],
      message: `${found}, up to ${timeInUnits((last + steps) * step)}, and the run ends at ${timeInUnits(end)}: the rest is not given`,
    });
  return notes;
}

/** Notes of times that are not those of steps; `within` is how often the row acts. */
function stepNotes({ step }: Span, at: PropertyKey[], row: ScheduledRow, within: number): Problem[] {
  const off = (minutes: number): boolean => Math.abs(minutes / step - Math.round(minutes / step)) > 1e-9;
  const stepOf = (n: number): number => Math.round((row.at + n * (row.every ?? 0)) / step);
  const notes: Problem[] = [];
  if (off(row.at))
    notes.push({
      path: [...at, 'at'],
      message: `found ${timeInUnits(row.at)}, which is between steps of ${step} min: happens at ${timeInUnits(stepOf(0) * step)}`,
    });
  if (row.every === undefined || !off(row.every) || within < 2) return notes;
  // Where times are closer than steps, no step between the first and the last is left out.
  const apart = row.every < step ? within - (stepOf(within - 1) - stepOf(0) + 1) : 0;
  const same = apart > 0 ? `, ${apart} of them together with the one before` : '';
  const first = [0, 1, 2, 3].slice(0, within).map((n) => timeInUnits(stepOf(n) * step));
  const more = within > first.length ? ' …' : '';
  notes.push({
    path: [...at, 'every'],
    message: `found ${timeInUnits(row.every)}, which is no multiple of the step of ${step} min: happens at ${first.join(', ')}${more}${same}`,
  });
  return notes;
}

/** The last moment that an expectation or a question of a lesson reads, minutes. */
const lastOf = ({ at = 0, from = 0 }: Pick<ExpectationRow, 'at' | 'from'>): number => Math.max(at, from);
const lastRead = ({ until = 0, reads }: Scenario['lesson']['questions'][number]): number =>
  Math.max(until, ...Object.values(reads).map(({ at = 0 }) => at));

/**
 * A scenario without what it reads after its end: a file that shortens the run that it extends takes over neither
 * questions nor expectations of the hours that are gone.
 */
export function withinRun(scenario: Scenario): Scenario {
  const { duration, expect, lesson } = scenario;
  const kept = expect.filter((row) => lastOf(row) <= duration);
  const questions = lesson.questions.filter((question) => lastRead(question) <= duration);
  if (kept.length === expect.length && questions.length === lesson.questions.length) return scenario;
  return { ...scenario, expect: kept, lesson: { ...lesson, questions } };
}

/** What `withinRun` leaves out, told at the length of the run. */
export function leftOutNotes(scenario: Scenario): Problem[] {
  const { duration } = scenario;
  const late = [
    ['question of the lesson', scenario.lesson.questions.map(lastRead)],
    ['expectation', scenario.expect.map(lastOf)],
  ] as const;
  return late.flatMap(([what, times]) => {
    const gone = times.filter((time) => time > duration);
    if (gone.length === 0) return [];
    const last = timeInUnits(Math.max(...gone));
    const plural = what === 'expectation' ? 'expectations' : 'questions of the lesson';
    const found = gone.length === 1 ? `1 ${what} reads` : `${gone.length} ${plural} read`;
    return [
      {
        path: ['duration'],
        message: `found ${timeInUnits(duration)}, and ${found} up to ${last}: left out`,
      },
    ];
  });
}
