/** Compiles a checked scenario into the model that the engine runs. Trusts its input. */
import { chance, LN2 } from '../base/exact.ts';
import { type KeysOf, uniform, withAll } from '../base/uniform.ts';
import { bloodIndex } from './blood-index.ts';
import { coatsOf, compileCells } from './compile-cells.ts';
import { mostOfPlans } from './compile-plan.ts';
import type { Drug, Model, Niche, Receptor, Species, Tissue } from './model.ts';
import type { LayoutRow, Scenario } from './schema/schema.ts';
import { type Names, outputOffsets, SITE } from './vocabulary.ts';

/** Largest D·Δt/(R·h²) at which a solver step is accurate enough. */
const MAX_FOURIER_NUMBER = 7.5;
const SOLVER_MINUTES = [6, 3, 2, 1.5, 1, 0.5, 0.25];
const PADDING = 16;

const roundUp = (n: number, to: number): number => Math.ceil(n / to) * to;

export function namesOfScenario(scenario: Scenario): Names {
  return {
    species: Object.keys(scenario.species),
    receptors: Object.keys(scenario.receptors),
    states: Object.keys(scenario.states),
    traits: Object.keys(scenario.traits),
    cells: Object.keys(scenario.cells),
    nodes: scenario.nodes,
    drugs: Object.keys(scenario.drugs),
    dials: Object.keys(scenario.dials),
    pools: Object.keys(scenario.circulation.pools),
    tissues: Object.keys(scenario.tissues),
  };
}

/** The model of a scenario. All its objects of a kind have the same keys, an absent one holding undefined. */
export function compile(scenario: Scenario): Model {
  const names = namesOfScenario(scenario);
  const minutes = scenario.step;
  const oxygenIndex = names.species.findIndex((id) => scenario.species[id].kind === 'oxygen');
  const oxygen = scenario.species[names.species[oxygenIndex] ?? ''];
  if (oxygen?.kind !== 'oxygen') throw new Error('species: found no species of kind oxygen, expected one');
  const cells = compileCells(scenario, names);
  const niche = compileNiche(scenario, names);
  const { detected, tumourMass: _, ...circulation } = scenario.circulation;
  return uniform({
    minutes,
    settle: Math.round(scenario.settle / minutes),
    duration: Math.round(scenario.duration / minutes),
    names,
    species: names.species.map((id) => compileSpecies(id, scenario, minutes)),
    oxygen: {
      species: oxygenIndex,
      maximum: oxygen.uptake.maximum,
      halfMaximum: oxygen.uptake.halfMaximum,
      linear: oxygen.uptake.kinetics === 'linear',
      hypoxic: oxygen.hypoxic,
    },
    receptors: names.receptors.map((id) => compileReceptor(id, scenario, names, minutes)),
    states: names.states.map((id) => {
      const row = scenario.states[id];
      return { id, relaxation: chance(1 / row.relaxation, minutes), low: row.low, high: row.high };
    }),
    traits: names.traits.map((id) => {
      const { label: _, help: __, ...row } = scenario.traits[id];
      return { id, ...row };
    }),
    saturation: scenario.saturation,
    cells,
    drugs: names.drugs.map((id) => compileDrug(id, scenario, names)),
    dials: names.dials.map((id) => scenario.dials[id].value),
    matrix: { ...scenario.matrix, turnover: 1 / scenario.matrix.turnover },
    clearApoptotic: 1 / scenario.debris.apoptotic,
    clearNecrotic: 1 / scenario.debris.necrotic,
    push: Math.round(scenario.push),
    tipSpacing: scenario.tipSpacing,
    maturation: scenario.maturation,
    circulation: {
      ...circulation,
      loss: (LN2 / scenario.circulation.halfLife) * 60,
      strains: Math.round(scenario.circulation.strains),
      influx: names.cells.map((id) => scenario.circulation.influx[id] ?? 0),
      missed: 1 - detected,
      pools: names.pools.map((id) => {
        const row = scenario.circulation.pools[id];
        return { id, cell: names.cells.indexOf(id), ...row, fromNiche: row.fromNiche && niche !== null };
      }),
      organs: Object.entries(scenario.circulation.organs).map(([id, organ]) => ({
        id,
        lymph: organ.route === 'lymph',
        share: organ.share,
        tissue: organ.tissue === undefined ? -1 : names.tissues.indexOf(organ.tissue),
        chemokines: names.species.map((species) => organ.chemokines[species] ?? 0),
        arrest: organ.arrest,
        goesOn: organ.onward !== undefined,
        onward: organ.onward ?? 0,
        onwardLoss: organ.onwardLoss,
      })),
    },
    niche,
    tissues: names.tissues.map((id, index) => compileTissue(id, index, scenario, names)),
    blood: bloodIndex(names, scenario.circulation, niche),
    most: mostOfPlans(scenario, names),
    subSteps: cells.reduce((most, cell) => Math.max(most, cell.subSteps), 1),
    offsets: outputOffsets(names),
  });
}

function compileSpecies(id: string, scenario: Scenario, minutes: number): Species {
  const row = scenario.species[id];
  if (row.kind === 'oxygen') {
    return {
      id,
      oxygen: true,
      diffusion: row.diffusion,
      decay: 0,
      retardation: 1,
      boundWeight: 0,
      coatCapacity: [],
      coatDissociation: [],
      permeability: 0,
      proteolysis: 0,
      bloodDecay: 0,
      bloodLevel: 0,
      startsSteady: true,
      initial: 0,
      solverMinutes: 0,
      solverSteps: 0,
    };
  }
  const fourier = row.diffusion / (row.retardation * SITE * SITE);
  const solverMinutes =
    SOLVER_MINUTES.find((step) => fourier * step <= MAX_FOURIER_NUMBER && Number.isInteger(minutes / step)) ??
    minutes / Math.ceil((minutes * fourier) / MAX_FOURIER_NUMBER);
  return {
    id,
    oxygen: false,
    diffusion: row.diffusion,
    decay: row.decay,
    retardation: row.retardation,
    boundWeight: row.boundWeight,
    ...coatsOf(id, scenario),
    permeability: row.permeability,
    proteolysis: row.proteolysis,
    bloodDecay: LN2 / row.bloodHalfLife,
    bloodLevel: row.bloodLevel,
    startsSteady: row.start === 'steady' && !row.initial,
    initial: row.initial ?? 0,
    solverMinutes,
    solverSteps: Math.round(minutes / solverMinutes),
  };
}

function compileReceptor(id: string, scenario: Scenario, names: Names, minutes: number): Receptor {
  const row = scenario.receptors[id];
  const axes = Object.values(scenario.axes).filter((axis) => axis.receptor === id);
  return {
    id,
    ligands: axes.map((axis) => ({
      species: names.species.indexOf(axis.ligand),
      dissociation: axis.dissociation,
      uptake: axis.uptake,
    })),
    blockers: names.drugs.map((drug) => scenario.drugs[drug].blocks[id] ?? Number.POSITIVE_INFINITY),
    weights: names.nodes.map((node) => axes[0]?.weights[node] ?? 0),
    rise: chance(1 / row.rise, minutes),
    fall: chance(1 / row.fall, minutes),
  };
}

function compileDrug(id: string, scenario: Scenario, names: Names): Drug {
  const row = scenario.drugs[id];
  return {
    id,
    neutralises: names.species.map((species) => row.neutralises[species] ?? Number.POSITIVE_INFINITY),
    field: names.species.indexOf(row.field ?? ''),
    molarMass: row.molarMass,
    free: row.free,
    absorption: row.absorption,
    bioavailability: row.bioavailability,
    volume: row.volume,
    clearance: row.clearance,
    outward: row.outward,
    inward: row.inward,
  };
}

function compileNiche(scenario: Scenario, names: Names): Niche | null {
  const row = scenario.niche;
  if (!row || !names.tissues.includes(row.tissue)) return null;
  let first = 0;
  return {
    ...row,
    receptor: names.receptors.indexOf(row.receptor),
    reference: names.cells.indexOf(row.reference),
    tissue: names.tissues.indexOf(row.tissue),
    outputs: Object.entries(row.outputs).map(([id, { delay, transit, stages, demand, cleared }]) => {
      const line = {
        id,
        delay,
        transit,
        stages: Math.max(1, Math.round(stages)),
        answer: Math.max(0, demand - 1),
        cleared,
        first,
      };
      first += line.stages;
      return line;
    }),
  };
}

function compileTissue(id: string, index: number, scenario: Scenario, names: Names): Tissue {
  const { label: _, measured: __, ...row } = scenario.tissues[id];
  const sites = row.width * row.height;
  return {
    ...row,
    id,
    index,
    stride: roundUp(row.width, PADDING),
    rows: roundUp(row.height, PADDING),
    medium: names.species.map((species) => row.medium[species] ?? 0),
    hold: row.hold.map((hold) => ({
      species: names.species.indexOf(hold.species),
      profile: hold.profile,
      value: hold.value,
      ratio: hold.ratio,
      slope: hold.slope,
      where: hold.where,
      cell: hold.cell === undefined ? -1 : names.cells.indexOf(hold.cell),
    })),
    layout: row.layout.map((one) => withAll(NO_LAYOUT, one)),
    capacity: roundUp(Math.ceil(sites * 1.25), 1024),
  };
}

const NO_LAYOUT: Record<KeysOf<LayoutRow>, undefined> = {
  draw: undefined,
  cell: undefined,
  radius: undefined,
  x: undefined,
  y: undefined,
  fraction: undefined,
  clones: undefined,
  inner: undefined,
  width: undefined,
  height: undefined,
  count: undefined,
  from: undefined,
  to: undefined,
  turn: undefined,
  where: undefined,
  every: undefined,
  jitter: undefined,
  offset: undefined,
  keep: undefined,
  spans: undefined,
  levels: undefined,
  seated: undefined,
  ground: undefined,
  density: undefined,
};
