/** Whether what a run is asked for depends on what else it is asked for. */
import { expect } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import type { Run } from '../../src/run/run.ts';

/** Reads every measure of a run backwards one by one, then one by one, then all at once; gives the values. */
export function expectSameAlone({ engine, scenario }: Run): number[] {
  const measures = measuresOf(engine.world.model, scenario);
  const ids = measures.map(({ id }) => id);
  // Those of blood come last, and what they read must not depend on whether tissues were looked at first.
  const backwards = [...measures].reverse().map((measure) => readMeasures(engine, [measure])[0]);
  const alone = measures.map((measure) => readMeasures(engine, [measure])[0]);
  const among = Array.from(readMeasures(engine, measures));
  expect(new Set(ids).size).toBe(ids.length);
  expect(backwards.reverse()).toEqual(among);
  expect(alone).toEqual(among);
  return among;
}
