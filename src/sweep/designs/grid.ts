/** Every combination of the levels of all factors; the last factor changes fastest. */
import { type Design, type Space, shareOfLevel } from './design.ts';

export function grid({ levels, ranges }: Space): Design {
  return {
    points: levels.reduce((product, n) => product * n, 1),
    at(point) {
      const shares: number[] = [];
      let rest = point;
      for (let f = levels.length - 1; f >= 0; f--) {
        const n = levels[f];
        shares[f] = shareOfLevel(rest % n, n, ranges[f]);
        rest = Math.floor(rest / n);
      }
      return shares;
    },
  };
}
