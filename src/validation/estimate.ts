/** Which estimate a target's probe asks for. */
import type { Probe } from '../scenario/table/target.ts';
import type { Bench } from './bench.ts';
import { climbing } from './estimates/climbing.ts';
import { contour } from './estimates/contour.ts';
import { course } from './estimates/course.ts';
import { decayLength } from './estimates/decayLength.ts';
import { formation } from './estimates/formation.ts';
import { points } from './estimates/points.ts';
import { radialOxygen } from './estimates/radialOxygen.ts';
import { schild } from './estimates/schild.ts';
import { switching } from './estimates/switching.ts';

/** The measures whose course a probe reads. */
export const measuresRead = (probe: Probe): string[] =>
  probe.estimate === 'course'
    ? [...new Set(probe.rows.map((row) => row.measure))]
    : probe.estimate === 'switching'
      ? [probe.measure]
      : [];

/** Named numbers of one run. */
export function estimate(bench: Bench, probe: Probe): Record<string, number> {
  switch (probe.estimate) {
    case 'decayLength':
      return decayLength(bench, probe);
    case 'contour':
      return contour(bench, probe);
    case 'points':
      return points(bench, probe);
    case 'radialOxygen':
      return radialOxygen(bench, probe);
    case 'formation':
      return formation(bench, probe);
    case 'climbing':
      return climbing(bench, probe);
    case 'schild':
      return schild(bench, probe);
    case 'switching':
      return switching(bench, probe);
    case 'course':
      return course(bench, probe);
  }
}
