/** Fields of a run as the estimates read them. */
import type { Run } from '../run/run.ts';
import type { TissueState } from '../world/world.ts';

export interface Where {
  tissue: string;
  species: string;
}

export function tissueOf(run: Run, name: string): TissueState {
  const { names } = run.engine.world.model;
  return run.engine.world.tissues[names.tissues.indexOf(name)];
}

export function fieldOf(run: Run, where: Where): Float32Array {
  return tissueOf(run, where.tissue).fields[speciesOf(run, where.species)];
}

export const speciesOf = (run: Run, name: string): number => run.engine.world.model.names.species.indexOf(name);

export function valueAt(run: Run, where: Where, x: number, y: number): number {
  return fieldOf(run, where)[y * tissueOf(run, where.tissue).lattice.stride + x];
}

/** Mean over the rows, for every column. */
export function columnMeans(run: Run, where: Where): number[] {
  const { width, height, stride } = tissueOf(run, where.tissue).lattice;
  const field = fieldOf(run, where);
  return Array.from({ length: width }, (_, x) => {
    let sum = 0;
    for (let y = 0; y < height; y++) sum += field[y * stride + x];
    return sum / height;
  });
}

/** Id of oxygen, the one species with its own kind of solution. */
export const oxygenName = (run: Run): string => {
  const { model } = run.engine.world;
  return model.names.species[model.oxygen.species];
};
