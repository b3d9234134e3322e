/** Every combination of the levels of all factors; the last factor changes fastest. */
import { type Design, type Space, shareOfLevel } from './design.ts';

export function grid({ levels, ranges }: Space): Design {
  /** Which level each factor has at a point, from 0. */
  const levelsAt = (point: number): number[] => {
    const found: number[] = [];
    let rest = point;
    for (let f = levels.length - 1; f >= 0; f--) {
      found[f] = rest % levels[f];
      rest = Math.floor(rest / levels[f]);
    }
    return found;
  };
  return {
    points: levels.reduce((product, n) => product * n, 1),
    at: (point) => levelsAt(point).map((level, f) => shareOfLevel(level, levels[f], ranges[f])),
    // One more level of any factor changes the numbers of points, but not these names.
    place: (point) => (levels.length > 1 ? levelsAt(point).map((level) => level + 1) : [point + 1]).join('.'),
  };
}
