/**
 * Schild regression: log10(ratio − 1) over log10 of free antagonist is a line of slope 1 that crosses 0 at log10 Kb.
 * The ratio, with and without antagonist, is that of the ligand at half occupancy, and of the ligand at the best
 * climbing.
 */

import { fitLine } from '../../analysis/statistics.ts';
import { log10 } from '../../base/exact.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import type { Bench } from '../bench.ts';
import { followMoves, type Moves } from '../moves.ts';

/** Negative log10 of 1 nM in mol/L. */
const NANOMOLAR = 9;

export function schild(bench: Bench, probe: ProbeOf<'schild'>): Record<string, number> {
  const arms = probe.arms.map((arm) => followMoves(bench.open(arm), [probe], probe.from, bench.scenario.duration)[0]);
  const drug = Object.keys(bench.scenario.drugs).indexOf(probe.drug);
  const levels = arms.slice(1).map((moves) => moves.drugs[drug]);
  const occupancy = regress(levels, arms, (moves) => moves.halfOccupied());
  const climbing = regress(levels, arms, (moves) => moves.best());
  return {
    slopeOccupancy: occupancy.slope,
    pA2Occupancy: occupancy.pA2,
    slopeClimbing: climbing.slope,
    pA2Climbing: climbing.pA2,
    ...Object.fromEntries(probe.arms.map((arm, i) => [`best.${arm}`, arms[i].best()])),
    ...Object.fromEntries(levels.map((level, i) => [`free.${probe.arms[i + 1]}`, level])),
  };
}

function regress(levels: readonly number[], arms: readonly Moves[], ligandOf: (moves: Moves) => number) {
  const without = ligandOf(arms[0]);
  const { slope, intercept } = fitLine(
    levels.map(log10),
    arms.slice(1).map((moves) => log10(ligandOf(moves) / without - 1)),
  );
  return { slope, pA2: NANOMOLAR + intercept / slope };
}
