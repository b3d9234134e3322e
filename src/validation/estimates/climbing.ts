/**
 * Chemotactic index over ligand in gradients of rising steepness. For each: ligand of the largest index over Kd,
 * index at Kd, and the share of the largest that remains at 0.05 and at 20 Kd. For all: the smallest gain of the index
 * at Kd from one gradient to the next; the smallest number of moves in any half decade read.
 */
import type { ProbeOf } from '../../scenario/schema/target.ts';
import type { Bench } from '../bench.ts';
import { followMoves } from '../moves.ts';

const LOW = 0.05;
const HIGH = 20;

export function climbing(bench: Bench, probe: ProbeOf<'climbing'>): Record<string, number> {
  const run = bench.open();
  const followed = probe.gradients.map((tissue) => ({ ...probe, tissue }));
  const gradients = followMoves(run, followed, probe.from, bench.scenario.duration);
  const dissociation = dissociationOf(bench, probe);
  const parts: Record<string, number> = {};
  const at = gradients.map((moves) => moves.indexNear(dissociation));
  const best = gradients.map((moves) => moves.best());
  const top = gradients.map((moves, i) => moves.indexNear(best[i]));
  const low = gradients.map((moves) => moves.indexNear(LOW * dissociation));
  const high = gradients.map((moves) => moves.indexNear(HIGH * dissociation));
  probe.gradients.forEach((name, i) => {
    parts[`best.${name}`] = best[i] / dissociation;
    parts[`index.${name}`] = at[i].index;
    parts[`low.${name}`] = low[i].index / top[i].index;
    parts[`high.${name}`] = high[i].index / top[i].index;
  });
  parts.order = Math.min(...at.slice(1).map(({ index }, i) => index - at[i].index));
  parts.moves = Math.min(...[...at, ...top, ...low, ...high].map(({ moves }) => moves));
  return parts;
}

/** Kd of the ligand at the receptor, nM. */
export function dissociationOf(bench: Bench, probe: { species: string; receptor: string }): number {
  const axis = Object.values(bench.scenario.axes).find(
    ({ ligand, receptor }) => ligand === probe.species && receptor === probe.receptor,
  );
  if (!axis) throw new Error(`target.probe: found no axis of ${probe.species} and ${probe.receptor}`);
  return axis.dissociation;
}
