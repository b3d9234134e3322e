/**
 * The parameter table: every key that a scenario file may hold, with unit, range, default and help.
 *
 * The TypeScript types, the check of a file, the JSON Schema, the help texts and the controls of the page all come from
 * here. Names of species, cells, rules, drugs and organs are the file's own; none is known to the code.
 */
import { z } from 'zod';
import { EVIDENCE, number, quantity, whole } from './quantity.ts';
import { target } from './target.ts';

const text = (help: string) => z.string().meta({ description: help });
const name = (help: string) => z.string().min(1).meta({ description: help });
const flag = (help: string) => z.boolean().default(false).meta({ description: help });
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'expected a colour like #e69f00');

const evidence = z.enum(EVIDENCE).default('assumed').meta({ description: 'how well the source is known' });

const contour = z.strictObject({
  value: number({ help: 'value of the contour' }),
  label: text('its mark on the legend'),
});

const fieldView = z
  .strictObject({
    high: number({ help: 'upper end of the colour scale' }).default(10),
    contours: z.array(contour).default([]),
  })
  .prefault({});

const oxygen = z.strictObject({
  kind: z.literal('oxygen'),
  label: text('name shown'),
  help: text('what it is').default(''),
  diffusion: quantity('diffusion', { low: 1, high: 1e6, help: 'diffusion coefficient' }),
  uptake: z.strictObject({
    maximum: quantity('consumption', { high: 1e5, help: 'uptake of a fully packed site of relative uptake 1' }),
    halfMaximum: quantity('pressure', { low: 1e-3, high: 1e3, help: 'pressure of half-maximal uptake' }),
    kinetics: z.enum(['michaelisMenten', 'linear']).default('michaelisMenten'),
  }),
  hypoxic: quantity('pressure', { high: 100, help: 'below this a cell counts as hypoxic' }).default(10),
  view: fieldView,
});

const ligand = z.strictObject({
  kind: z.literal('ligand'),
  label: text('name shown'),
  help: text('what it is').default(''),
  diffusion: quantity('diffusion', {
    low: 1,
    high: 1e6,
    help: 'diffusion coefficient of free ligand in normal stroma',
  }),
  decay: quantity('rate', { high: 10, help: 'first-order loss of free ligand' }),
  retardation: number({ low: 1, high: 1000, help: '(free + bound)/free in normal stroma' }).default(1),
  boundWeight: number({ high: 1, help: 'how much of the bound ligand is sensed' }).default(0),
  permeability: quantity('speed', { high: 1000, help: 'wall permeability of a normal vessel' }).default(0),
  proteolysis: quantity('rate', { high: 10, help: 'extra loss at perfused vessels and their 8 neighbours' }).default(0),
  bloodHalfLife: quantity('time', { low: 0.01, high: 1e6, help: 'half-life in blood' }).default(60),
  bloodLevel: quantity('concentration', { high: 1e4, help: 'concentration in blood at rest' }).default(0),
  start: z.enum(['steady', 'zero']).default('steady').meta({ description: 'field at the beginning of a run' }),
  view: fieldView,
});

const axis = z.strictObject({
  ligand: name('species that binds'),
  receptor: name('receptor that it binds to'),
  dissociation: quantity('concentration', { low: 1e-6, high: 1e6, help: 'dissociation constant Kd' }),
  uptake: quantity('secretion', { high: 1000, help: 'uptake at full occupancy of a receptor level of 1' }).default(0),
  weights: z.record(z.string(), number({ low: -10, high: 10, help: 'weight on a pathway node' })).default({}),
});

const receptor = z.strictObject({
  label: text('name shown'),
  help: text('what it is').default(''),
  rise: quantity('time', { low: 0.1, high: 1e6, help: 'relaxation time towards a higher target' }),
  fall: quantity('time', { low: 0.1, high: 1e6, help: 'relaxation time towards a lower target' }),
  high: number({ help: 'upper end of the colour scale' }).default(3),
});

const state = z.strictObject({
  label: text('name shown'),
  help: text('what it is').default(''),
  relaxation: quantity('time', { low: 0.1, high: 1e6, help: 'relaxation time' }),
  low: number({ low: -1e6, help: 'least value' }).default(0),
  high: number({ help: 'largest value' }).default(1),
});

const SHAPES = [
  'disc',
  'spindle',
  'thickSpindle',
  'ring',
  'tube',
  'diamond',
  'hexagon',
  'star',
  'block',
  'square',
  'scallop',
  'roundedSquare',
  'triangle',
  'triangleDown',
  'kite',
  'trefoil',
] as const;

const rate = (help: string) => quantity('rate', { high: 1000, help }).default(0);

const cell = z.strictObject({
  label: text('the word used everywhere'),
  help: text('what it is').default(''),
  like: name('cell type whose entries are taken where this one has none').optional(),
  layer: z.enum(['structural', 'mobile']),
  layers: z
    .record(z.string(), z.enum(['structural', 'mobile']))
    .default({})
    .meta({ description: 'other slot in a tissue' }),
  look: z.strictObject({ shape: z.enum(SHAPES), dark: colour, light: colour }),
  immovable: flag('is never pushed and blocks pushing'),
  uptake: number({ high: 100, help: 'oxygen uptake relative to a tumour cell' }).default(0),
  speed: quantity('speed', { high: 100, help: 'speed at rest' }).default(0),
  persistence: number({ high: 20, help: 'κ, preference for the last direction' }).default(0),
  taxis: number({ low: -1000, high: 1000, help: 'β, preference per unit of signal difference' }).default(0),
  adhesion: number({ high: 20, help: 'cost of each contact of its own kind lost by a move' }).default(0),
  matrixFriction: number({ high: 20, help: 'μ, cost of dense matrix ahead' }).default(1),
  matrixBarrier: whole({ high: 8, help: 'γ, whole power of (1 − E) ahead' }).default(1),
  division: rate('gross division rate without rules'),
  apoptosis: rate('apoptosis rate'),
  departure: rate('leaves the lattice for good: differentiation or exit'),
  sprouting: rate('starts a vessel sprout'),
  regression: rate('vessel regression'),
  intravasation: rate('enters blood, per touching perfused vessel site'),
  erosion: quantity('resorption', {
    high: 8000,
    help: 'volume taken from each touching cell that has integrity',
  }).default(0),
  integrity: flag('starts whole, opens when its volume is gone, and secretes only where it borders on other sites'),
  matrixDeposition: quantity('hourly', { high: 10, help: 'matrix laid on its site and the 8 around' }).default(0),
  matrixRemoval: quantity('hourly', { high: 10, help: 'matrix removed from its site and the 8 around' }).default(0),
  integrin: number({ high: 100, help: 'activity of adhesion molecules at rest' }).default(0),
  secrete: z.record(z.string(), quantity('secretion', { high: 1000, help: 'secretion at rest' })).default({}),
  receptors: z.record(z.string(), number({ high: 100, help: 'receptor level at rest' })).default({}),
  states: z.record(z.string(), number({ low: -1e6, help: 'value at rest' })).default({}),
  become: z.record(z.string(), quantity('rate', { high: 1000, help: 'turns into that type' })).default({}),
  enter: z
    .record(z.string(), quantity('rate', { high: 1000, help: 'entry of that type from blood at this site' }))
    .default({}),
  perfuses: z
    .strictObject({
      radius: quantity('length', { low: 1, high: 19, help: 'vessel radius' }),
      permeability: number({ high: 100, help: 'wall permeability relative to a normal vessel' }).default(1),
      coat: number({ high: 1, help: 'matrix density that its wall relaxes to' }).default(0.3),
      tip: quantity('speed', { high: 10, help: 'speed of a sprout tip' }).default(0),
      sprouts: name('cell type of the sprouts it starts').optional(),
    })
    .optional()
    .meta({ description: 'carries blood' }),
  offersSeats: z
    .strictObject({ count: whole({ low: 1, high: 8, help: 'cells that may be linked at once' }) })
    .optional()
    .meta({ description: 'niche cell' }),
  takesSeats: flag('may be linked to a niche cell'),
  circulates: flag('cells of this type that enter blood stay cells, are lost there and home to organs'),
});

const operator = z.enum(['multiply', 'gate', 'step', 'ramp', 'linear', 'add']);

const termShape = {
  input: z.union([z.string(), z.array(z.string())]).meta({ description: 'what is read; factors joined by * and /' }),
  join: z.enum(['product', 'max', 'sum']).default('product').meta({ description: 'how several inputs become one' }),
  operator: operator.default('multiply'),
  direction: z
    .enum(['rises', 'falls'])
    .default('rises')
    .meta({ description: 'effect grows as the input rises or falls' }),
  half: number({ help: 'input of half effect, or threshold' }).optional(),
  from: number({ help: 'ramp: input where it begins' }).optional(),
  to: number({ help: 'ramp: input where it is full' }).optional(),
  power: whole({ low: 1, high: 8, help: 'Hill power, whole' }).default(1),
};

const rule = z.strictObject({
  says: text('the rule in a few words'),
  cells: z.union([z.string(), z.array(z.string())]).meta({ description: 'cell types it applies to, or any' }),
  output: z.record(z.string(), number({ low: -1e6, help: 'factor, or rate or amount added' })),
  terms: z.array(z.strictObject(termShape)).optional(),
  ...termShape,
  input: termShape.input.optional(),
  off: flag('switches the rule off'),
  source: text('where it comes from').default(''),
  evidence,
});

const drug = z.strictObject({
  label: text('name shown'),
  help: text('what it is').default(''),
  blocks: z.record(z.string(), quantity('concentration', { low: 1e-3, high: 1e9, help: 'functional Kb of free drug' })),
  molarMass: quantity('molarMass', { low: 1, high: 1e6, help: 'molar mass' }),
  free: number({ high: 1, help: 'fraction not bound to protein' }),
  route: text('how it is given'),
  absorption: quantity('hourly', { low: 1e-3, high: 100, help: 'first-order absorption' }),
  bioavailability: number({ high: 1, help: 'fraction absorbed' }).default(1),
  volume: z
    .union([quantity('capacity', { low: 0.01, high: 1e4, help: 'volume of distribution' })])
    .meta({ description: 'L' }),
  clearance: quantity('clearance', { high: 1e4, help: 'clearance' }),
  outward: quantity('hourly', { high: 100, help: 'rate to the peripheral compartment' }).default(0),
  inward: quantity('hourly', { high: 100, help: 'rate back from the peripheral compartment' }).default(0),
  dose: z.strictObject({
    unit: z.enum(['ug/kg', 'mg']),
    usual: number({ help: 'usual dose' }),
    high: number({ help: 'largest dose offered' }),
    interval: quantity('time', { low: 1, help: 'usual time between doses' }).default(1440),
  }),
});

const place = z.enum(['all', 'inside', 'outside']).default('all');
const fraction = number({ high: 1, help: 'share of the sites filled' }).default(1);
const site = number({ low: -1e4, high: 1e4, help: 'sites' });
const extent = number({ high: 1e4, help: 'sites' });

const layout = z.discriminatedUnion('draw', [
  z.strictObject({
    draw: z.literal('disc'),
    cell: name('cell type'),
    radius: extent,
    x: site.optional(),
    y: site.optional(),
    fraction,
  }),
  z.strictObject({
    draw: z.literal('ring'),
    cell: name('cell type'),
    inner: extent,
    width: extent,
    x: site.optional(),
    y: site.optional(),
    fraction,
  }),
  z.strictObject({
    draw: z.literal('strands'),
    cell: name('cell type'),
    count: extent,
    width: extent,
    from: site,
    to: site,
    turn: number({ high: 1, help: 'of a full turn' }).default(0),
    fraction,
  }),
  z.strictObject({
    draw: z.literal('scatter'),
    cell: name('cell type'),
    fraction,
    where: place,
    radius: extent.optional(),
  }),
  z.strictObject({
    draw: z.literal('grid'),
    cell: name('cell type'),
    every: number({ low: 1, high: 1e4, help: 'sites from one to the next' }),
    jitter: extent.default(0),
    offset: site.default(0),
    where: place,
    radius: extent.optional(),
    keep: number({ high: 1, help: 'share of the points kept' }).default(1),
  }),
  z.strictObject({
    draw: z.literal('points'),
    cell: name('cell type'),
    count: extent,
    radius: extent,
    x: site.optional(),
    y: site.optional(),
  }),
  z.strictObject({
    draw: z.literal('block'),
    cell: name('cell type'),
    x: site,
    y: site,
    width: extent,
    height: extent,
    fraction,
  }),
  z.strictObject({
    draw: z.literal('seated'),
    cell: name('cell type'),
    fraction: number({ high: 10, help: 'cells per site of the lattice' }),
    seated: number({ high: 1, help: 'share linked to a niche cell' }),
  }),
  z.strictObject({
    draw: z.literal('ground'),
    ground: z.enum(['matrix', 'void', 'medium']),
    where: place,
    radius: extent.optional(),
    x: site.optional(),
    y: site.optional(),
    width: extent.optional(),
    height: extent.optional(),
  }),
  z.strictObject({
    draw: z.literal('matrix'),
    density: number({ high: 1, help: 'matrix density E' }),
    where: place,
    radius: extent.optional(),
  }),
]);

const hold = z.strictObject({
  species: name('species held'),
  profile: z.enum(['constant', 'exponential', 'linear']),
  value: number({ help: 'value at the middle column' }),
  ratio: number({ low: 0, high: 1, help: 'exponential: relative change per site' }).default(0),
  slope: number({ low: -1e6, help: 'linear: change per site' }).default(0),
  where: z.enum(['all', 'cells', 'edges', 'medium']).default('all'),
  cell: name('hold only at cells of this type').optional(),
});

const tissue = z.strictObject({
  label: text('name shown'),
  width: whole({ low: 8, high: 4096, help: 'sites' }),
  height: whole({ low: 8, high: 4096, help: 'sites' }),
  wrap: flag('periodic edges; sizes must be multiples of 16'),
  sites: number({
    low: 0,
    high: 1e12,
    help: 'sites of the whole tissue in the body; the lattice is a sample of it',
  }).default(0),
  vesselOxygen: quantity('pressure', { high: 760, help: 'oxygen in the vessels' }),
  backgroundUptake: number({ high: 10, help: 'relative oxygen uptake of matrix without a cell' }).default(0.1),
  uniformUptake: flag('every living site takes the background uptake, whatever cell it holds'),
  medium: z.record(z.string(), number({ help: 'value held in medium' })).default({}),
  homing: flag('circulating cells and progenitors return here'),
  hold: z.array(hold).default([]),
  layout: z.array(layout),
});

const moment = (help: string) => quantity('time', { low: 0, high: 1e7, help });
const amount = z.union([z.number(), z.string()]).meta({ description: 'dose with unit: 240 ug/kg or 400 mg' });

const scheduled = z.strictObject({
  at: moment('time of the first'),
  every: quantity('time', { low: 0.1, high: 1e7, help: 'repeat interval' }).optional(),
  times: whole({ low: 1, high: 1000, help: 'how often' }).optional(),
  dose: name('drug given').optional(),
  amount: amount.optional(),
  set: name('parameter path').optional(),
  to: z.union([z.number(), z.string()]).optional(),
  knockout: name('path switched off').optional(),
  add: name('species added').optional(),
  place: name('cell type placed').optional(),
  remove: name('cell type removed, or all').optional(),
  tissue: name('tissue acted on').optional(),
  x: site.optional(),
  y: site.optional(),
  radius: extent.optional(),
});

const expectation = z.strictObject({
  says: text('what the run must show'),
  measure: name('measure'),
  reduce: z.enum(['last', 'max', 'min', 'mean', 'timeOfMax']).default('last'),
  at: moment('time read, or end of the window').optional(),
  from: moment('start of the window').optional(),
  relativeTo: z
    .union([z.literal('start'), name('arm')])
    .optional()
    .meta({ description: 'divide by the start or by another arm' }),
  arm: name('arm read').optional(),
  above: number({ low: -1e12, help: 'least value' }).optional(),
  below: number({ low: -1e12, help: 'largest value' }).optional(),
  failsWithout: z.array(z.string()).default([]).meta({ description: 'paths whose knockout must make this fail' }),
});

const organ = z.strictObject({
  label: text('name shown'),
  share: number({ high: 1, help: 'share of the blood flow' }),
  tissue: name('lattice that stands for it').optional(),
  chemokines: z.record(z.string(), quantity('concentration', { high: 1e4, help: 'level in the organ' })).default({}),
});

const circulation = z.strictObject({
  volume: quantity('capacity', { low: 0.1, high: 100, help: 'blood volume' }),
  halfLife: quantity('time', { low: 1, high: 1e5, help: 'half-life of circulating cells' }),
  homing: quantity('hourly', { high: 10, help: 'k_h, homing rate at full share and signal' }),
  homingFloor: number({ high: 10, help: 'ε_o, homing without signal' }),
  seedingGain: number({ low: 0, high: 1e9, help: 'how much arrivals on a lattice are raised so that any are seen' }),
  influx: z
    .record(
      z.string(),
      quantity('hourly', { high: 1e12, help: 'cells fed into blood from outside the lattices, from time 0 on' }),
    )
    .default({}),
  tumourMass: quantity('tissueMass', { low: 1e-3, high: 1e5, help: 'mass of the whole tumour' }),
  perfusion: quantity('perfusion', { low: 1e-4, high: 100, help: 'blood flow through it' }),
  pools: z
    .record(
      z.string(),
      z.strictObject({
        mobilisation: number({ high: 100, help: 'level that the pool relaxes to, 1 is rest' }).default(1),
        relaxation: quantity('hourly', { high: 100, help: 'relaxation rate' }),
        density: quantity('density', { high: 1e9, help: 'cells per mL at level 1' }),
      }),
    )
    .default({}),
  organs: z.record(z.string(), organ).default({}),
});

const niche = z.strictObject({
  receptor: name('receptor that holds cells in the niche'),
  reference: name('cell type that the niche is for'),
  tissue: name('lattice with the niche'),
  bind: quantity('hourly', { high: 100, help: 'k_on per unit of signal' }),
  unbind: quantity('hourly', { high: 100, help: 'k_off at rest' }),
  sensitivity: number({ high: 100, help: 'α, how strongly lost occupancy frees cells' }),
  evict: quantity('hourly', { high: 100, help: 'k_ev per unit of signal difference' }),
  egress: quantity('hourly', { high: 10, help: 'k_eg0, egress at rest' }),
  homing: quantity('hourly', { high: 100, help: 'kh, homing from blood' }),
  homingFloor: number({ high: 1, help: 'ε, homing that the receptor does not carry' }),
  sinusoid: number({ low: 1e-6, high: 1e3, help: 'x_s, ligand over Kd on the blood side' }),
  restDensity: quantity('density', { high: 1e9, help: 'reference cells per mL of blood at rest' }),
  members: number({ low: 1, high: 1e15, help: 'reference cells in the whole body' }),
  outputs: z.record(
    z.string(),
    z.strictObject({
      label: text('name shown'),
      delay: quantity('time', { low: 1, high: 1e7, help: 'time constant' }),
    }),
  ),
});

export const scenarioSchema = z.strictObject({
  stroma: z.literal(1).meta({ description: 'version of the file format' }),
  extends: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({ description: 'scenario that this one changes, or several, of which later ones go over earlier ones' }),
  code: text('short code').default(''),
  title: text('title'),
  question: text('the question a class starts from').default(''),
  description: text('what to look for').default(''),
  seed: z.union([z.string(), z.number()]).transform(String).meta({ description: 'seed text' }),
  step: quantity('time', { low: 3, high: 30, help: 'time step' }).default(6),
  duration: moment('length of the run'),
  settle: moment('time that the tissues settle before time 0').default(0),
  weight: quantity('weight', { low: 1, high: 500, help: 'body weight' }).default(70),
  nodes: z.array(z.string()).default([]).meta({ description: 'pathway nodes' }),
  saturation: number({ low: 1e-3, high: 100, help: 'σ, signal of half-maximal node activity' }).default(0.5),
  species: z.record(z.string(), z.discriminatedUnion('kind', [oxygen, ligand])),
  receptors: z.record(z.string(), receptor).default({}),
  states: z.record(z.string(), state).default({}),
  axes: z.record(z.string(), axis).default({}),
  cells: z.record(z.string(), cell),
  rules: z.record(z.string(), rule).default({}),
  drugs: z.record(z.string(), drug).default({}),
  dials: z
    .record(
      z.string(),
      z.strictObject({
        label: text('name shown'),
        help: text('what it does').default(''),
        value: number({ help: 'value' }),
        high: number({ help: 'largest value' }).default(1),
      }),
    )
    .default({}),
  matrix: z.strictObject({
    rest: number({ low: 1e-3, high: 0.99, help: 'E0, density of normal stroma' }),
    turnover: quantity('time', { low: 1, high: 1e8, help: 'time constant of turnover' }),
    hindrance: number({ high: 1, help: 'how much full density hinders diffusion' }),
    leastDiffusion: number({ low: 0, high: 1, help: 'least relative diffusion' }),
  }),
  debris: z.strictObject({
    apoptotic: quantity('time', { low: 1, high: 1e7, help: 'time until an apoptotic cell is cleared' }),
    necrotic: quantity('time', { low: 1, high: 1e7, help: 'time until a necrotic cell is cleared' }),
  }),
  push: whole({ low: 0, high: 12, help: 'how far a division pushes others, sites' }).default(6),
  tipSpacing: quantity('length', { low: 0, high: 1000, help: 'least distance between sprout tips' }).default(40),
  maturation: quantity('time', {
    low: 0,
    high: 1e7,
    help: 'age at which a vessel no longer needs its growth signal',
  }).default(20160),
  circulation,
  niche: niche.optional(),
  tissues: z.record(z.string(), tissue),
  schedule: z.array(scheduled).default([]),
  measure: z.array(z.string()).default([]).meta({ description: 'measures recorded; empty for all' }),
  arms: z
    .record(
      z.string(),
      z.strictObject({
        set: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
        schedule: z.array(scheduled).default([]),
      }),
    )
    .default({}),
  expect: z.array(expectation).default([]),
  target: target.optional().meta({ description: 'a published or exact result that a run has to meet' }),
  controls: z.array(z.string()).default([]).meta({ description: 'paths of the numbers a person may turn' }),
  view: z
    .strictObject({
      colour: text('type, or a receptor or state').default('type'),
      field: text('species shown').default(''),
      fields: z
        .record(z.string(), z.string())
        .default({})
        .meta({ description: "another field, or none (''), by tissue" }),
      charts: z.array(z.string()).default([]),
    })
    .prefault({}),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type CellRow = z.infer<typeof cell>;
export type RuleRow = z.infer<typeof rule>;
export type LayoutRow = z.infer<typeof layout>;
export type TissueRow = z.infer<typeof tissue>;
export type ScheduledRow = z.infer<typeof scheduled>;
export type ExpectationRow = z.infer<typeof expectation>;
