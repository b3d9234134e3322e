/** Measures of the cells of one type in one tissue: `<tissue>.<cell>.<name>`. */
import type { CellType, Model } from '../../../scenario/model.ts';
import type { Part, Tally } from '../../tally.ts';
import { type Args, type Family, family, type Reader, type Spec } from '../measure.ts';

export interface OfCells {
  model: Model;
  /** Index of the tissue, and its id. */
  tissue: number;
  place: string;
  type: CellType;
  /** Index of the type. */
  cell: number;
}

interface CellSpec<Each> extends Omit<Spec<OfCells, Each>, 'needs' | 'unit'> {
  /** Cells by default. */
  unit?: Spec<OfCells, Each>['unit'];
  /** Parts of the tally besides the pass over the cells. */
  needs?: readonly Part[];
  /** The whole id where it is not `<tissue>.<cell>.<key>`. */
  id?(of: OfCells, each: Each): string;
  args?(of: OfCells, each: Each): Args;
  read(of: OfCells, each: Each): Reader<Tally>;
}

export function ofCells<Each = undefined>(spec: CellSpec<Each>): Family<OfCells> {
  const needs: readonly Part[] = ['cells', ...(spec.needs ?? [])];
  return family<OfCells, Each>(
    { ...spec, unit: spec.unit ?? 'cells', needs },
    {
      id: (of, each) => spec.id?.(of, each) ?? `${of.place}.${of.type.id}.${spec.key}`,
      args: (of, each) => ({ cell: of.type.id, tissue: of.place, ...spec.args?.(of, each) }),
      read: (of, each) => {
        const read = spec.read(of, each);
        return (view, tallies) => read(tallies[of.tissue], view, tallies);
      },
    },
  );
}
