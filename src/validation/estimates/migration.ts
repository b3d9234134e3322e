/**
 * Cells followed one by one, as in a film of an assay under agarose or in a chamber. For each cell that is there at
 * the first frame and alive at the last, with places rₖ at the frames k = 0 … K, path ℓ = Σ |rₖ − rₖ₋₁| and u the
 * direction that counts,
 *
 *   chemotactic index = (r_K − r_0)·u / ℓ,   directness = |r_K − r_0| / ℓ,   speed = ℓ / time,
 *
 * each as a mean over the cells that moved. The index is the forward migration index of cell tracking; `across` is the
 * same at a right angle to u, 0 but for chance. A path has fewer turns the farther apart its frames are, so an index
 * can be compared with another at the same `every` only.
 */
import { advance, type Run } from '../../run/run.ts';
import type { ProbeOf } from '../../scenario/schema/target.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { PHASE, type TissueState } from '../../world/world.ts';
import type { Bench } from '../bench.ts';
import { tissueOf } from '../fields.ts';

/** Unit vectors; y counts downwards. */
const DIRECTION = {
  right: { x: 1, y: 0 },
  left: { x: -1, y: 0 },
  bottom: { x: 0, y: 1 },
  top: { x: 0, y: -1 },
} as const;

/** Where a cell is, how far it has come from its first place, and how long its way was, sites. */
interface Path {
  site: number;
  dx: number;
  dy: number;
  length: number;
}

export function migration(bench: Bench, probe: ProbeOf<'migration'>): Record<string, number> {
  const run = bench.open(probe.arm);
  const { model } = run.engine.world;
  const { from, until = bench.scenario.duration, every = model.minutes } = probe;
  const apart = Math.max(1, Math.round(every / model.minutes));
  const frames = Math.floor((until - from) / model.minutes / apart);
  advance(run, model.settle + Math.round(from / model.minutes));
  let paths = new Map([...placesOf(run, probe)].map(([id, site]): [string, Path] => [id, { site, ...START }]));
  for (let frame = 0; frame < frames; frame++) {
    advance(run, apart);
    paths = goneOn(tissueOf(run, probe.tissue), paths, placesOf(run, probe));
  }
  return numbersOf([...paths.values()], DIRECTION[probe.towards], (frames * apart * model.minutes) / 60);
}

const START = { dx: 0, dy: 0, length: 0 };

/** The sites of the living cells of the type, by the identity of each. */
function placesOf(run: Run, { tissue, cell }: ProbeOf<'migration'>): Map<string, number> {
  const { pool } = tissueOf(run, tissue);
  const type = run.engine.world.model.names.cells.indexOf(cell) + 1;
  const places = new Map<string, number>();
  for (let row = 0; row < pool.counts[0]; row++) {
    if (pool.type[row] === type && pool.phase[row] === PHASE.alive)
      places.set(`${pool.identityHigh[row]} ${pool.identityLow[row]}`, pool.site[row]);
  }
  return places;
}

/** The paths of the cells that are still there, one frame longer. */
function goneOn({ lattice }: TissueState, paths: Map<string, Path>, places: Map<string, number>): Map<string, Path> {
  const { width, height, stride, wrap } = lattice;
  const longer = new Map<string, Path>();
  for (const [id, path] of paths) {
    const site = places.get(id);
    if (site === undefined) continue;
    const dy = shorter(Math.floor(site / stride) - Math.floor(path.site / stride), wrap ? height : 0);
    const dx = shorter((site % stride) - (path.site % stride), wrap ? width : 0);
    const length = path.length + Math.sqrt(dx * dx + dy * dy);
    longer.set(id, { site, dx: path.dx + dx, dy: path.dy + dy, length });
  }
  return longer;
}

/** A difference of places the shorter way round, on a lattice that repeats after `round` sites; 0 for one that does not. */
const shorter = (difference: number, round: number): number =>
  round === 0 ? difference : difference - round * Math.round(difference / round);

function numbersOf(paths: readonly Path[], towards: { x: number; y: number }, hours: number): Record<string, number> {
  const moved = paths.filter(({ length }) => length > 0);
  const mean = (of: (path: Path) => number): number => moved.reduce((sum, path) => sum + of(path), 0) / moved.length;
  return {
    index: mean(({ dx, dy, length }) => (dx * towards.x + dy * towards.y) / length),
    across: mean(({ dx, dy, length }) => (dx * towards.y + dy * towards.x) / length),
    directness: mean(({ dx, dy, length }) => Math.sqrt(dx * dx + dy * dy) / length),
    speed: mean(({ length }) => (SITE * length) / hours),
    cells: moved.length,
  };
}
