/** The numbers that the estimate of a target gives, by name. */
import type { Probe } from './schema/target.ts';
import { SITE } from './vocabulary.ts';

export const nameOfPoint = (dx: number, dy: number): string => (dx === 0 && dy === 0 ? 'peak' : `(${dx}, ${dy})`);

const each = (names: readonly string[], ids: readonly string[]): string[] =>
  names.flatMap((name) => ids.map((id) => `${name}.${id}`));

export function partsOf(probe: Probe): string[] {
  switch (probe.estimate) {
    case 'decayLength':
      return ['length'];
    case 'contour':
      return ['distance'];
    case 'points':
      return ['deviation', ...probe.points.map(({ dx, dy }) => nameOfPoint(dx, dy))];
    case 'radialOxygen': {
      const places = Array.from({ length: Math.max(0, Math.floor(probe.reach)) }, (_, i) => `${(i + 1) * SITE}um`);
      return ['axis', 'diagonal', 'diagonalOfSupply', ...each(probe.arms, places)];
    }
    case 'formation':
      return ['timeRatio', 'totalRatio', 'freeDifference', 'hoursFirst', 'hoursSecond'];
    case 'climbing':
      return ['order', 'moves', ...each(['best', 'index', 'low', 'high'], probe.gradients)];
    case 'migration':
      return ['index', 'across', 'directness', 'speed', 'cells'];
    case 'schild': {
      const drugged = each(['free'], probe.arms.slice(1));
      const lines = ['slopeOccupancy', 'pA2Occupancy', 'slopeClimbing', 'pA2Climbing'];
      return [...lines, ...each(['best'], probe.arms), ...drugged];
    }
    case 'switching':
      return ['riseShare', 'halfFall', 'fold'];
    case 'spheroid':
      return ['diameter', 'linearity', 'rimVariation', 'doubling', 'radius', 'rim'];
    case 'ischaemia':
      return ['correlation', 'number', ...probe.arms];
    case 'percentiles':
      return ['largest', 'percentile'];
    case 'sprouting':
      return ['silent', 'active', 'spacing'];
    case 'course':
      return probe.rows.map(({ part }) => part);
    case 'falling':
      return [...probe.rows.flatMap(({ part }) => [part, `${part}Time`]), ...(probe.rows.length > 1 ? ['lead'] : [])];
    case 'halving':
      return ['largest', ...probe.rows.map(({ part }) => part)];
  }
}
