/** The outputs of a sweep's runs, as one number for each point. */
import type { Plan, PlannedMeasure } from './plan.ts';
import type { Outcome } from './result-rows.ts';

/** An output by scenario, measure and time: one number per point, the mean over its replicates. */
export interface Output {
  scenario: string;
  measure: string;
  hours: number;
  /** NaN where a run is missing or failed. */
  points: number[];
}

/** The outputs of a sweep in the order of its scenarios and measures. */
export function outputsOf(plan: Plan, outcomes: Iterable<Outcome>): Output[] {
  const outputs = new Map<string, Output & { counts: number[] }>();
  const of = new Map(plan.measures.map((one) => [one.name, one]));
  const perScenario = plan.points * plan.replicates;
  for (const { run, readings } of outcomes) {
    const scenario = plan.scenarios[Math.floor((run - 1) / perScenario)].name;
    const point = Math.floor(((run - 1) % perScenario) / plan.replicates);
    for (const { measure, hours, value } of readings) {
      // In a run that ends early, the reading at the end has another time.
      const id = JSON.stringify([scenario, measure, hasOneReading(of.get(measure)!) ? null : hours]);
      let output = outputs.get(id);
      if (!output) {
        const zeros = (): number[] => new Array<number>(plan.points).fill(0);
        output = { scenario, measure, hours, points: zeros(), counts: zeros() };
        outputs.set(id, output);
      }
      output.points[point] += value ?? Number.NaN;
      output.counts[point]++;
      output.hours = Math.max(output.hours, hours);
    }
  }
  return [...outputs.values()].map(({ points, counts, ...output }) => ({
    ...output,
    points: points.map((sum, i) => (counts[i] === plan.replicates ? sum / plan.replicates : Number.NaN)),
  }));
}

/** Whether a measure has one reading per run, at its end or over a window, rather than several. */
export const hasOneReading = ({ reduce, every, at }: PlannedMeasure): boolean =>
  reduce !== null || (every === 0 && at.length === 0);
