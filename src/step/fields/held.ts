/** Where a species is held at a value: in medium, or by a profile in the layout. */
import { GROUND } from '../../world/lattice.ts';
import type { TissueState } from '../../world/world.ts';
import type { Engine } from '../engine.ts';

/** Calls `at` with every site where a species is held and its value: in medium, and by profiles of the layout. */
export function holdSites(
  engine: Engine,
  tissue: TissueState,
  species: number,
  at: (site: number, value: number) => void,
): void {
  const { model } = engine.world;
  const plan = model.tissues[tissue.index];
  const { width, height, stride } = tissue.lattice;
  const hasMedium = plan.layout.some((row) => row.draw === 'ground' && row.ground === 'medium');
  if (hasMedium) {
    for (let site = 0; site < tissue.sites; site++) {
      if (tissue.ground[site] === GROUND.medium && tissue.structural[site] === 0) at(site, plan.medium[species]);
    }
  }
  for (const hold of plan.hold) {
    if (hold.species !== species) continue;
    const profile = Float64Array.from({ length: width }, (_, x) => profileAt(hold, x - (width - 1) / 2));
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const site = y * stride + x;
        if (isHeldHere(tissue, hold, site, x, y)) at(site, profile[x]);
      }
    }
  }
}

/** The profile, column by column, of a species that is held at every site; null where some site is free. */
export function heldEverywhere(engine: Engine, tissue: TissueState, species: number): Float32Array | null {
  const plan = engine.world.model.tissues[tissue.index];
  const last = plan.hold.filter((hold) => hold.species === species).pop();
  if (last?.where !== 'all') return null;
  const { width } = tissue.lattice;
  return Float32Array.from({ length: width }, (_, x) => profileAt(last, x - (width - 1) / 2));
}

/** Writes a profile to every row of a field. */
export function writeProfile(tissue: TissueState, profile: Float32Array, field: Float32Array): void {
  const { height, stride } = tissue.lattice;
  for (let y = 0; y < height; y++) field.set(profile, y * stride);
}

type Hold = Engine['world']['model']['tissues'][number]['hold'][number];

function isHeldHere(tissue: TissueState, hold: Hold, site: number, x: number, y: number): boolean {
  if (tissue.ground[site] === GROUND.outside) return false;
  switch (hold.where) {
    case 'cells':
      return tissue.structuralType[site] === hold.cell + 1;
    case 'edges':
      return x === 0 || y === 0 || x === tissue.lattice.width - 1 || y === tissue.lattice.height - 1;
    case 'left':
      return x === 0;
    case 'right':
      return x === tissue.lattice.width - 1;
    case 'top':
      return y === 0;
    case 'bottom':
      return y === tissue.lattice.height - 1;
    case 'medium':
      return tissue.ground[site] === GROUND.medium;
    default:
      return true;
  }
}

/** Value of a held profile at `x` sites from the middle column. */
function profileAt(hold: Hold, x: number): number {
  if (hold.profile === 'linear') return Math.max(0, hold.value + hold.slope * x);
  if (hold.profile === 'constant') return hold.value;
  let value = hold.value;
  const steps = Math.abs(x);
  const ratio = 1 + hold.ratio;
  for (let i = 1; i <= steps; i++) value = x > 0 ? value * ratio : value / ratio;
  return value;
}
