/** Checks that a target can be met and missed: it accepts numbers that its estimate gives, read within the run. */
import { unknownName } from '../../base/nearest.ts';
import { timeInUnits } from '../../base/plain-words.ts';
import type { Probe, Target } from '../schema/target.ts';
import { partsOf } from '../target-parts.ts';
import type { Problem } from './problem.ts';

/** @param duration length of the run, minutes, where it is known */
export function checkTarget({ probe, accept }: Target, duration = Number.POSITIVE_INFINITY): Problem[] {
  const rows = probe.estimate === 'course' || probe.estimate === 'halving' ? probe.rows : [];
  const ofRows = rows.flatMap(({ from, at }, i) =>
    checkMoments(['target', 'probe', 'rows', i], { from, at }, duration),
  );
  return [...checkAccepted(probe, accept), ...checkMoments(['target', 'probe'], momentsOf(probe), duration), ...ofRows];
}

function checkAccepted(probe: Probe, accept: Target['accept']): Problem[] {
  const names = partsOf(probe);
  const at: PropertyKey[] = ['target', 'accept'];
  // The points of a field state what they accept themselves.
  if (Object.keys(accept).length === 0 && probe.estimate !== 'points')
    return [{ path: at, message: `found nothing, expected a number of ${probe.estimate}: ${names.join(', ')}` }];
  return Object.entries(accept).flatMap(([part, { above, below }]): Problem[] => {
    if (!names.includes(part))
      return [{ path: [...at, part], message: unknownName(part, `a number of ${probe.estimate}`, names), atKey: true }];
    if (above === undefined || below === undefined || above < below) return [];
    return [{ path: [...at, part, 'below'], message: `found ${below}, expected more than above, which is ${above}` }];
  });
}

/** Moments of a run by their keys, in the order in which they come. */
type Moments = Readonly<Record<string, number | undefined>>;

/** The moments that a probe names, besides those of its rows. */
function momentsOf(probe: Probe): Moments {
  switch (probe.estimate) {
    case 'climbing':
    case 'schild':
      return { from: probe.from };
    case 'migration':
      return { from: probe.from, until: probe.until };
    case 'switching':
      return { early: probe.early, turn: probe.turn };
    case 'spheroid':
      return { early: probe.early, late: probe.late };
    case 'falling':
      return { at: probe.at };
    default:
      return {};
  }
}

/** Moments beyond the run or out of their order; what begins then has to begin before the end. */
function checkMoments(path: PropertyKey[], moments: Moments, duration: number): Problem[] {
  let before: { key: string; value: number } | undefined;
  return Object.entries(moments).flatMap(([key, value]): Problem[] => {
    if (value === undefined) return [];
    const found = (expected: string): Problem[] => [
      { path: [...path, key], message: `found ${timeInUnits(value)}, expected ${expected}` },
    ];
    const earlier = before;
    before = { key, value };
    const end = `the end of the run, ${timeInUnits(duration)}`;
    if (key === 'from' && value >= duration) return found(`earlier than ${end}`);
    if (value > duration) return found(`no later than ${end}`);
    return earlier && value <= earlier.value
      ? found(`later than ${earlier.key}, which is ${timeInUnits(earlier.value)}`)
      : [];
  });
}
