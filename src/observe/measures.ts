/**
 * Measures: numbers read from a world that are recorded, charted and printed. Pure; reading them changes nothing.
 *
 * Names: `<tissue>.<cell>.count` and further words for cells, `<tissue>.seats.<cell>`, `<tissue>.<species>.mean` and
 * `.max`, `blood.<cell>`, `blood.<cell>.fold`, `blood.<drug>`, `blood.<species>`, `organs.<organ>.<cell>`.
 */
import { type InParts, whole } from '../base/parts.ts';
import type { CellType, Model } from '../scenario/model.ts';
import type { LayoutRow } from '../scenario/schema.ts';
import { levelsOf } from '../scenario/vocabulary.ts';
import { DRUG, NICHE } from '../step/circulation/blood.ts';
import { arrivalsAt } from '../step/circulation/cells.ts';
import { relativeHoming } from '../step/circulation/niche.ts';
import type { Engine } from '../step/engine.ts';
import { NO_DIRECTION } from '../world/lattice.ts';
import { EVENTS, PHASE, type TissueState, type World } from '../world/world.ts';

export interface Measure {
  id: string;
  label: string;
  unit: string;
  help: string;
  read(engine: Engine, tally: Tally[]): number;
}

/** What is counted and summed over the cells and sites of one tissue, once for all its measures. */
export interface Tally {
  living: Int32Array;
  dead: Int32Array;
  hypoxic: Int32Array;
  beyond: Int32Array;
  seated: Int32Array;
  integrity: Float64Array;
  /** Types × levels. */
  levels: Float64Array;
  /** By species, over all sites. */
  sum: Float64Array;
  largest: Float64Array;
}

interface Words {
  cell(id: string): string;
  tissue(id: string): string;
  level(id: string): string;
  species(id: string): string;
  drug(id: string): string;
  organ(id: string): string;
}

/** Labels from the scenario, by id. */
export interface Labelled {
  cells: Record<string, { label: string }>;
  tissues: Record<string, { label: string }>;
  receptors: Record<string, { label: string }>;
  states: Record<string, { label: string }>;
  traits: Record<string, { label: string }>;
  species: Record<string, { label: string }>;
  drugs: Record<string, { label: string }>;
  circulation: { organs: Record<string, { label: string }> };
}

function wordsOf(scenario: Labelled): Words {
  const from = (table: Record<string, { label: string }>) => (id: string) => table[id]?.label ?? id;
  return {
    cell: from(scenario.cells),
    tissue: from(scenario.tissues),
    level: (id) => scenario.receptors[id]?.label ?? scenario.states[id]?.label ?? scenario.traits[id]?.label ?? id,
    species: from(scenario.species),
    drug: from(scenario.drugs),
    organ: from(scenario.circulation.organs),
  };
}

/** All measures of a scenario, in a fixed order. */
export function measuresOf(model: Model, scenario: Labelled): Measure[] {
  const words = wordsOf(scenario);
  return [
    ...model.tissues.flatMap((tissue) => [
      ...model.cells.flatMap((cell) => cellMeasures(model, tissue.index, cell.index, words)),
      ...model.species.flatMap((_, species) => speciesMeasures(model, tissue.index, species, words)),
      ...EVENTS.map((event, i) => ({
        id: `${tissue.id}.events.${event}`,
        label: `${event}, ${words.tissue(tissue.id)}`,
        unit: '',
        help: 'number since the start',
        read: (engine: Engine) => engine.world.tissues[tissue.index]!.events[i]!,
      })),
    ]),
    ...bloodMeasures(model, words),
  ];
}

function cellMeasures(model: Model, tissue: number, cell: number, words: Words): Measure[] {
  const place = model.tissues[tissue]!.id;
  const type = model.cells[cell]!;
  const name = `${place}.${type.id}`;
  const label = words.cell(type.id);
  const count = (word: string, said: string, help: string, of: (tally: Tally) => number, unit = 'cells'): Measure => ({
    id: word === '' ? name : `${name}.${word}`,
    label: said,
    unit,
    help,
    read: (_, tallies) => of(tallies[tissue]!),
  });
  const share = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);
  const levels = levelsOf(model.names);
  return [
    count('count', label, `living cells in ${words.tissue(place)}`, (tally) => tally.living[cell]!),
    count('dead', `${label}, dead`, 'dead cells not cleared yet', (tally) => tally.dead[cell]!),
    count(
      'hypoxic',
      `${label}, short of oxygen`,
      'share of the living below the hypoxic pressure',
      (tally) => share(tally.hypoxic[cell]!, tally.living[cell]!),
      '%',
    ),
    ...(rimOf(model, tissue, type.id) > 0
      ? [
          count(
            'beyond',
            `${label} beyond the rim`,
            'living cells outside the disc they were laid out in',
            (tally) => tally.beyond[cell]!,
          ),
        ]
      : []),
    ...(type.takesSeats
      ? [
          {
            ...count('seated', `Seats, ${label}`, 'niche seats held', (tally) => tally.seated[cell]!),
            id: `${place}.seats.${type.id}`,
          },
        ]
      : []),
    ...(type.integrity
      ? [
          count(
            'volume',
            `${label}, volume left`,
            'sum over sites, in whole sites',
            (tally) => tally.integrity[cell]!,
            'sites',
          ),
        ]
      : []),
    ...levels.flatMap((id, l) =>
      id in type.traits ||
      type.plan.outputs.some((output) => output.name === `receptor.${id}` || output.name === `state.${id}`)
        ? [
            count(
              `${id}.mean`,
              `${words.level(id)}, ${label}`,
              'mean over the living',
              (tally) => {
                const living = tally.living[cell]!;
                return living > 0 ? tally.levels[cell * levels.length + l]! / living : 0;
              },
              '×',
            ),
          ]
        : [],
    ),
  ];
}

function speciesMeasures(model: Model, tissue: number, species: number, words: Words): Measure[] {
  const place = model.tissues[tissue]!.id;
  const row = model.species[species]!;
  const unit = row.oxygen ? 'mmHg' : 'nM';
  const { width, height } = model.tissues[tissue]!;
  const over = (word: string, said: string, read: (tally: Tally) => number): Measure => ({
    id: `${place}.${row.id}.${word}`,
    label: `${words.species(row.id)}, ${said}`,
    unit,
    help: `${said} over ${words.tissue(place)}`,
    read: (_, tallies) => read(tallies[tissue]!),
  });
  return [
    over('mean', 'mean', ({ sum }) => sum[species]! / (width * height)),
    over('max', 'largest', ({ largest }) => largest[species]!),
  ];
}

function bloodMeasures(model: Model, words: Words): Measure[] {
  const { blood } = model;
  const organs = model.circulation.organs;
  const at = (
    id: string,
    label: string,
    unit: string,
    help: string,
    read: (world: World, engine: Engine) => number,
  ): Measure => ({
    id,
    label,
    unit,
    help,
    read: (engine) => read(engine.world, engine),
  });
  const S = model.circulation.strains;
  const strains = S === 1 ? [] : Array.from({ length: S }, (_, strain) => strain);
  const sumOf = (world: World, from: number): number => {
    let sum = 0;
    for (let strain = 0; strain < S; strain++) sum += world.blood[from + strain]!;
    return sum;
  };
  const circulating = (world: World, cell: CellType) => sumOf(world, blood.cells + cell.index * S);
  const arrivals = (cell: CellType, organ: number) => blood.arrivals + arrivalsAt(model, cell.index, organ);
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
        (_, engine) => engine.drugs[d]!,
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
        (_, engine) => (100 * engine.blocked[r]!) / (1 + engine.blocked[r]!),
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
            (_, engine) => relativeHoming(engine, niche),
          ),
          ...niche.outputs.map((output, i) =>
            at(
              `blood.${output.id}`,
              output.label,
              '×',
              'output over that at rest',
              (world) => world.blood[blood.outputs + i]!,
            ),
          ),
        ]
      : []),
  ];
}

/** Radius, in sites, of the first disc that a type is laid out in; 0 for none. */
export function rimOf(model: Model, tissue: number, cell: string): number {
  const disc = model.tissues[tissue]!.layout.find(
    (row): row is LayoutRow & { draw: 'disc' } => row.draw === 'disc' && row.cell === cell,
  );
  return disc?.radius ?? 0;
}

/** Counts and sums over one tissue. */
function* tallyTissue(world: World, tissue: TissueState): InParts<Tally> {
  const { model } = world;
  const types = model.cells.length;
  const levels = tissue.pool.levels.length;
  const tally: Tally = {
    living: new Int32Array(types),
    dead: new Int32Array(types),
    hypoxic: new Int32Array(types),
    beyond: new Int32Array(types),
    seated: new Int32Array(types),
    integrity: new Float64Array(types),
    levels: new Float64Array(types * levels),
    sum: new Float64Array(model.species.length),
    largest: new Float64Array(model.species.length),
  };
  tallyCells(world, tissue, tally);
  yield;
  for (let l = 0; l < levels; l++) {
    tallyLevel(tissue, l, tally);
    yield;
  }
  for (let s = 0; s < model.species.length; s++) {
    tallyField(tissue, s, tally);
    yield;
  }
  return tally;
}

function tallyCells({ model }: World, tissue: TissueState, tally: Tally): void {
  const { pool, lattice } = tissue;
  const pressure = tissue.fields[model.oxygen.species]!;
  const rims = model.cells.map((cell) => rimOf(model, tissue.index, cell.id));
  const middle = { x: (lattice.width - 1) / 2, y: (lattice.height - 1) / 2 };
  for (let row = 0; row < pool.counts[0]!; row++) {
    if (pool.type[row] === 0) continue;
    const type = pool.type[row]! - 1;
    if (pool.phase[row] !== PHASE.alive) {
      tally.dead[type]!++;
      continue;
    }
    const site = pool.site[row]!;
    tally.living[type]!++;
    if (pressure[site]! < model.oxygen.hypoxic) tally.hypoxic[type]!++;
    if (pool.link[row]! < NO_DIRECTION) tally.seated[type]!++;
    tally.integrity[type]! += pool.integrity[row]!;
    const rim = rims[type]!;
    if (rim > 0) {
      const y = Math.floor(site / lattice.stride);
      const dx = site - y * lattice.stride - middle.x;
      const dy = y - middle.y;
      if (dx * dx + dy * dy > rim * rim) tally.beyond[type]!++;
    }
  }
}

/** Sums a level over the living cells of every type, in row order. */
function tallyLevel({ pool }: TissueState, level: number, tally: Tally): void {
  const { type, phase, levels } = pool;
  const values = levels[level]!;
  const used = pool.counts[0]!;
  for (let row = 0; row < used; row++) {
    if (type[row] === 0 || phase[row] !== PHASE.alive) continue;
    tally.levels[(type[row]! - 1) * levels.length + level]! += values[row]!;
  }
}

/** Sums a field over all sites, in their order. */
function tallyField({ lattice, fields }: TissueState, species: number, tally: Tally): void {
  const { width, height, stride } = lattice;
  const field = fields[species]!;
  let sum = 0;
  let largest = 0;
  for (let y = 0; y < height; y++) {
    for (let site = y * stride; site < y * stride + width; site++) {
      const value = field[site]!;
      sum += value;
      if (value > largest) largest = value;
    }
  }
  tally.sum[species] = sum;
  tally.largest[species] = largest;
}

/** Values of some measures now. */
export const readMeasures = (engine: Engine, measures: readonly Measure[]): Float64Array =>
  whole(readingMeasures(engine, measures));

/** The same in parts; the world must not change between them. */
export function* readingMeasures(engine: Engine, measures: readonly Measure[]): InParts<Float64Array> {
  const tallies: Tally[] = [];
  for (const tissue of engine.world.tissues) tallies.push(yield* tallyTissue(engine.world, tissue));
  return Float64Array.from(measures, (measure) => measure.read(engine, tallies));
}
