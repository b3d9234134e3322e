/** The factors' levels side by side: the first of each, the second of each, and so on. All have the same number. */
import { type Design, type Space, shareOfLevel } from './design.ts';

export const list = ({ levels, ranges }: Space): Design => ({
  points: levels[0] ?? 1,
  at: (point) => levels.map((n, f) => shareOfLevel(point, n, ranges[f])),
});
