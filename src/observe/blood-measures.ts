/** Measures of blood, lymph, organs and the niche. */
import type { CellType, Model, Organ } from '../scenario/model.ts';
import { DRUG, NICHE } from '../step/circulation/blood.ts';
import { arrivalsAt } from '../step/circulation/cells.ts';
import { relativeHoming } from '../step/circulation/niche.ts';
import type { Window } from '../step/window.ts';
import type { SeenWorld } from '../world/world.ts';
import { differenceOf, diversityOf } from './clones.ts';
import type { Measure, Words } from './measure.ts';

export function bloodMeasures(model: Model, words: Words): Measure[] {
  const { blood } = model;
  const organs = model.circulation.organs;
  const at = (
    id: string,
    label: string,
    unit: string,
    help: string,
    read: (world: SeenWorld, view: Window) => number,
  ): Measure => ({
    id,
    label,
    unit,
    help,
    read: (view) => read(view.world, view),
  });
  const S = model.circulation.strains;
  const strains = S === 1 ? [] : Array.from({ length: S }, (_, strain) => strain);
  const sumOf = (world: SeenWorld, from: number): number => {
    let sum = 0;
    for (let strain = 0; strain < S; strain++) sum += world.blood[from + strain]!;
    return sum;
  };
  const circulating = (world: SeenWorld, cell: CellType) => sumOf(world, blood.cells + cell.index * S);
  const arrivals = (cell: CellType, organ: number) => blood.arrivals + arrivalsAt(model, cell.index, organ);
  const clonesIn = (world: SeenWorld, cell: CellType, organ: number): number[] =>
    strains.map((strain) => world.blood[arrivals(cell, organ) + strain]!);
  const organDiversity = (cell: CellType, organ: Organ, o: number): Measure[] => [
    at(
      `organs.${organ.id}.${cell.id}.shannon`,
      `${words.cell(cell.id)}, diversity, ${words.organ(organ.id)}`,
      '',
      'Shannon index −Σ p·ln p over the clones that arrived',
      (world) => diversityOf(clonesIn(world, cell, o)),
    ),
    {
      ...at(
        `organs.${organ.id}.${cell.id}.distance`,
        `${words.cell(cell.id)}, distance, ${words.organ(organ.id)}`,
        '',
        `how different the clones that arrived are from those of ${words.tissue(model.tissues[0]!.id)}: 0 alike, 1 none in common`,
        () => 0,
      ),
      needs: ['cells'],
      read: ({ world }, tallies) =>
        differenceOf(tallies[0]!.clones[cell.index]!, new Map(clonesIn(world, cell, o).map((n, k) => [k + 1, n]))),
    },
  ];
  const niche = model.niche;
  const reference = niche ? model.cells[niche.reference]! : undefined;
  return [
    ...model.cells
      .filter((cell) => cell.circulates)
      .flatMap((cell) => [
        at(
          `blood.${cell.id}`,
          `${words.cell(cell.id)} in blood`,
          '/mL',
          'circulating cells',
          (world) => circulating(world, cell) / (1000 * model.circulation.volume),
        ),
        at(
          `blood.${cell.id}.number`,
          `${words.cell(cell.id)} in blood, all`,
          'cells',
          'circulating cells in the body',
          (world) => circulating(world, cell),
        ),
        ...strains.map((strain) =>
          at(
            `blood.${cell.id}.clone${strain + 1}`,
            `${words.cell(cell.id)} in blood, clone ${strain + 1}`,
            'cells',
            'circulating cells in the body',
            (world) => world.blood[blood.cells + cell.index * S + strain]!,
          ),
        ),
        at(
          `blood.${cell.id}.shed`,
          `${words.cell(cell.id)} shed`,
          'cells/h',
          'cells that enter blood',
          (world) => world.blood[blood.shed + cell.index]!,
        ),
        ...(organs.some(({ lymph }) => lymph)
          ? [
              at(
                `lymph.${cell.id}`,
                `${words.cell(cell.id)} drained`,
                'cells/h',
                'cells that enter lymph',
                (world) => world.blood[blood.drained + cell.index]!,
              ),
            ]
          : []),
        ...organs.flatMap((organ, o) => [
          at(
            `organs.${organ.id}.${cell.id}`,
            `${words.cell(cell.id)} arrived, ${words.organ(organ.id)}`,
            'cells',
            'arrivals since the start, whole body',
            (world) => sumOf(world, arrivals(cell, o)),
          ),
          ...(strains.length > 0 ? organDiversity(cell, organ, o) : []),
          ...strains.map((strain) =>
            at(
              `organs.${organ.id}.${cell.id}.clone${strain + 1}`,
              `${words.cell(cell.id)} arrived, ${words.organ(organ.id)}, clone ${strain + 1}`,
              'cells',
              'arrivals since the start, whole body',
              (world) => world.blood[arrivals(cell, o) + strain]!,
            ),
          ),
        ]),
      ]),
    ...model.drugs.map((drug, d) =>
      at(
        `blood.${drug.id}`,
        `${words.drug(drug.id)}, free`,
        'nM',
        'free drug in blood',
        (_, { derived }) => derived.drugs[d]!,
      ),
    ),
    ...model.drugs.map((drug, d) =>
      at(
        `blood.${drug.id}.total`,
        `${words.drug(drug.id)}, total`,
        'mg/L',
        'bound and free drug in blood',
        (world) => world.blood[blood.drugs + DRUG.slots * d + DRUG.central]! / drug.volume,
      ),
    ),
    ...model.species.flatMap((species, s) =>
      species.oxygen
        ? []
        : [
            at(
              `blood.${species.id}`,
              `${words.species(species.id)} in blood`,
              'nM',
              'concentration in blood',
              (world) => world.blood[blood.species + s]!,
            ),
          ],
    ),
    ...model.receptors.map((receptor, r) =>
      at(
        `blood.${receptor.id}.blocked`,
        `${words.level(receptor.id)} blocked`,
        '%',
        'receptors that hold antagonist where there is no ligand',
        (_, { derived }) => (100 * derived.blocked[r]!) / (1 + derived.blocked[r]!),
      ),
    ),
    ...model.circulation.pools.map((pool, i) =>
      at(
        `blood.${pool.id}`,
        `${words.cell(pool.id)} in blood`,
        '×',
        'over the number at rest',
        (world) => world.blood[blood.pools + i]!,
      ),
    ),
    ...(niche && reference
      ? [
          at(
            `blood.${reference.id}.fold`,
            `${words.cell(reference.id)} in blood`,
            '×',
            'mean-field number over that at rest',
            (world) => world.blood[blood.niche + NICHE.fold]!,
          ),
          at(
            `blood.${reference.id}`,
            `${words.cell(reference.id)} in blood`,
            '/µL',
            'mean-field density',
            (world) => (world.blood[blood.niche + NICHE.fold]! * niche.restDensity) / 1000,
          ),
          at(
            `blood.${reference.id}.homing`,
            `${words.cell(reference.id)}, homing`,
            '×',
            'homing over that at rest',
            (_, view) => relativeHoming(view, niche),
          ),
          ...niche.outputs.map((output, i) =>
            at(
              `blood.${output.id}`,
              words.line(output.id),
              '×',
              'output over that at rest',
              (world) => world.blood[blood.outputs + i]!,
            ),
          ),
        ]
      : []),
  ];
}
