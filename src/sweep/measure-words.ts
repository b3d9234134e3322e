/** The measures of a sweep in words. */
import { measuresOf } from '../observe/measures/measures.ts';
import { modelOf } from '../scenario/prepared.ts';
import type { Words } from '../texts/words.ts';
import type { Plan } from './plan.ts';

export interface SweepMeasure {
  /** Its column in the results. */
  name: string;
  label: Words;
  phrase: Words;
}

/** The words of every measure of a plan, by its column. */
export function measuresInWords({ measures, scenarios }: Plan): Map<string, SweepMeasure> {
  const known = new Map(
    scenarios.map(({ name, scenario }) => [
      name,
      new Map(measuresOf(modelOf(scenario), scenario).map((one) => [one.id, one])),
    ]),
  );
  return new Map(
    measures.map(({ name, measure, scenarios: [first] }) => {
      const { label, phrase } = known.get(first)?.get(measure) ?? { label: name, phrase: name };
      return [name, { name, label, phrase }];
    }),
  );
}
