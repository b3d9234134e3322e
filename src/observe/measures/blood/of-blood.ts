/** Measures of blood: of cells that circulate, of drugs, of species and of receptors. */
import type { CellType, Model } from '../../../scenario/model.ts';
import type { SeenWorld } from '../../../world/world.ts';
import { type Args, type Family, family, type Reader, type Spec } from '../measure.ts';

/** A thing that blood has measures of, by its index in the model. */
export interface InBlood {
  model: Model;
  index: number;
}

export interface Circulating extends InBlood {
  cell: CellType;
}

interface BloodSpec<Of extends { model: Model }, Each> extends Spec<Of, Each> {
  id(of: Of, each: Each): string;
  args(of: Of, each: Each): Args;
  read(of: Of, each: Each): Reader<SeenWorld>;
}

export const ofBlood = <Of extends { model: Model }, Each = undefined>(spec: BloodSpec<Of, Each>): Family<Of> =>
  family<Of, Each>(spec, {
    ...spec,
    read: (of, each) => {
      const read = spec.read(of, each);
      return (view, tallies) => read(view.world, view, tallies);
    },
  });

/** Indices of the strains that blood tells apart; none if all cells of a type count as one. */
export const strainsOf = ({ circulation: { strains } }: Model): number[] =>
  strains === 1 ? [] : Array.from({ length: strains }, (_, strain) => strain);

/** Sums the entries of blood over all strains, from a slot on. */
export function overStrains(model: Model, from: number): (world: SeenWorld) => number {
  const { strains } = model.circulation;
  return ({ blood }) => {
    let sum = 0;
    for (let strain = 0; strain < strains; strain++) sum += blood[from + strain];
    return sum;
  };
}

/** Number of circulating cells of a type in the body. */
export const circulating = ({ model, cell }: Circulating): ((world: SeenWorld) => number) =>
  overStrains(model, model.blood.cells + cell.index * model.circulation.strains);
