/** A sweep grows when its file asks for more replicates or more points: every run planned before is still one of it. */
import { dequal } from 'dequal';
import { counted } from '../base/plain-words.ts';
import { designOf, otherCoreOf, type Plan, placeIn, runsOf } from './plan.ts';
import { keysOf } from './run-keys.ts';

/** Why a plan does not go on with the one found in its folder, or null if it does. */
export function whyNotGrown(found: Plan, plan: Plan): string | null {
  if (found.id !== plan.id)
    return `found the sweep "${found.id}", not "${plan.id}": a sweep goes by the name of its file, which stays as it is while it goes on`;
  const other = otherCoreOf(found);
  if (other) return `found this sweep ${other}`;
  if (found.version !== plan.version) return `found this sweep by Stroma ${found.version}, not ${plan.version}`;
  if (found.stroma !== plan.stroma) return 'found this sweep as an earlier Stroma planned it';
  const before = 'found this sweep as it was before its file, its scenarios or the simulator changed';
  const changed = (['seed', 'pairing', 'measures', 'stop'] as const).filter((part) => !dequal(found[part], plan[part]));
  if (changed.length > 0) return `${before} (${changed.join(', ')})`;
  const names = plan.scenarios.map(({ name }) => name);
  if (
    !dequal(
      names,
      found.scenarios.map(({ name }) => name),
    )
  )
    return `${before} (scenarios)`;
  if (found.replicates > plan.replicates)
    return `found ${counted(found.replicates, 'replicate')} of each point, more than ${plan.replicates}`;
  const gone = pointsGone(found, plan);
  if (gone.length === 0) return null;
  const told = `${before}: ${gone.length} of its ${counted(found.points, 'point')} are not in it any more`;
  return `${told}, the first with ${valuesOf(found, gone[0])}${movedRow(found, plan, gone[0])}`;
}

/** The values of a point, by name. */
function valuesOf(plan: Plan, point: number): string {
  const { values } = runsOf(plan).run(point * plan.replicates + 1);
  return plan.factors.map(({ name, unit }, f) => `${name} ${values[f]} ${unit}`.trimEnd()).join(', ');
}

/** What became of a row of a table that is another point now. */
function movedRow(found: Plan, plan: Plan, point: number): string {
  if (plan.design.kind !== 'table' || point >= plan.points) return '';
  const [before, now] = [valuesOf(found, point), valuesOf(plan, point)];
  if (before === now) return '';
  return `, where row ${point + 1} of its table now has ${now}: a row keeps its place, and new rows come last`;
}

/** The points of a plan that another one lacks, or has with other values. */
function pointsGone(found: Plan, plan: Plan): number[] {
  const [before, after] = [designOf(found), designOf(plan)];
  const [old, fresh] = [keysOf(found), keysOf(plan)];
  const points = new Map(Array.from({ length: plan.points }, (_, point) => [placeIn(after, point), point]));
  const gone: number[] = [];
  for (let point = 0; point < found.points; point++) {
    const now = points.get(placeIn(before, point));
    const same = ({ points: size, replicates }: Plan, s: number, at: number) => (s * size + at) * replicates + 1;
    const kept =
      now !== undefined &&
      plan.scenarios.every((_, s) => old.of(same(found, s, point)) === fresh.of(same(plan, s, now)));
    if (!kept) gone.push(point);
  }
  return gone;
}
