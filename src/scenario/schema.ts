/**
 * The parameter table: every key that a scenario file may hold, with unit, range, default and help.
 *
 * The TypeScript types, the check of a file, the JSON Schema, the help texts and the controls of the page all come from
 * here. Names of species, cells, rules, drugs and organs are the file's own; none is known to the code.
 */
import { z } from 'zod';
import { number, quantity, whole } from './quantity.ts';
import { seed } from './seed.ts';
import { cell, rule } from './table/cells.ts';
import { circulation, niche } from './table/circulation.ts';
import { checkLanguages, extent, moment, name, site, text, words } from './table/parts.ts';
import { reading } from './table/reading.ts';
import { target } from './table/target.ts';
import { tissue } from './table/tissue.ts';

export type { CellRow, RuleRow } from './table/cells.ts';
export type { LayoutRow, TissueRow } from './table/tissue.ts';

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

const trait = z.strictObject({
  label: text('name shown'),
  help: text('what it is').default(''),
  inherited: z
    .enum(['factor', 'sum'])
    .default('factor')
    .meta({ description: 'whether a change at division multiplies the trait or adds to it' }),
  noise: number({ high: 10, help: 'σ of the change at every division' }).default(0),
  jumps: number({ high: 1, help: 'share of divisions with a jump, at a mutation rate of 1' }).default(0),
  jump: number({ high: 10, help: 'σ of a jump' }).default(0),
  spread: number({ high: 10, help: 'σ between the clones of the first tissue' }).default(0),
  founders: number({ high: 1, help: 'share of the first cells that start at the largest value' }).default(0),
  low: number({ low: -1e6, help: 'least value' }).default(0),
  high: number({ help: 'largest value' }).default(1),
});

const drug = z.strictObject({
  label: text('name shown'),
  help: text('what it is').default(''),
  blocks: z
    .record(z.string(), quantity('concentration', { low: 1e-3, high: 1e9, help: 'functional Kb of free drug' }))
    .default({}),
  neutralises: z
    .record(z.string(), quantity('concentration', { low: 1e-6, high: 1e9, help: 'dissociation constant of free drug' }))
    .default({})
    .meta({ description: 'ligands that it binds, so that no cell senses them' }),
  field: name('species whose level in blood is that of the free drug, where it has to get into tissue').optional(),
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

const amount = z.union([z.number(), z.string()]).meta({ description: 'dose with unit: 240 ug/kg or 400 mg' });

const scheduled = z.strictObject({
  at: moment('time of the first'),
  every: quantity('time', { low: 0.1, high: 1e7, help: 'repeat interval' }).optional(),
  times: whole({ low: 1, high: 1000, help: 'how often; with every and without it, to the end of the run' }).optional(),
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
  ...reading.shape,
  above: number({ low: -1e12, help: 'least value' }).optional(),
  below: number({ low: -1e12, help: 'largest value' }).optional(),
  failsWithout: z
    .array(z.union([z.string(), z.array(z.string()).min(1)]))
    .default([])
    .meta({ description: 'paths whose knockout must make this fail; a list within the list is knocked out at once' }),
});

const readout = z.strictObject({
  label: text('name shown'),
  unit: words('unit').default(''),
  help: text('what it says').default(''),
  sum: z
    .array(z.string())
    .meta({ description: 'products of measures and numbers, joined by * and /; their sum is shown' }),
});

const lessonIn = z.strictObject({
  objective: words('what a class learns'),
  predict: z.array(z.string()).default([]).meta({ description: 'what to ask before anything runs' }),
  do: z.array(z.string()).default([]).meta({ description: 'what to do, in order' }),
  read: z.array(z.string()).default([]).meta({ description: 'what to read off, and what it means' }),
});

/** A lesson is told in English, and in other languages line by line. */
function checkLesson(lesson: Record<string, z.infer<typeof lessonIn>>, context: z.core.$RefinementCtx): void {
  checkLanguages(lesson, context);
  const { en, ...others } = lesson;
  for (const [language, told] of Object.entries(others)) {
    if (en === undefined) {
      context.addIssue({ code: 'custom', path: [], message: 'found no lesson in English, expected en besides' });
      return;
    }
    for (const part of ['predict', 'do', 'read'] as const) {
      if (told[part].length === en[part].length) continue;
      const message = `found ${told[part].length} lines, expected ${en[part].length} as in English`;
      context.addIssue({ code: 'custom', path: [language, part], message });
    }
  }
}

export const scenarioSchema = z.strictObject({
  stroma: z.literal(1).meta({ description: 'version of the file format' }),
  extends: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({ description: 'scenario that this one changes, or several, of which later ones go over earlier ones' }),
  code: words('short code').default(''),
  title: text('title'),
  question: text('the question a class starts from').default(''),
  description: text('what to look for').default(''),
  lesson: z
    .record(z.string(), lessonIn)
    .superRefine(checkLesson)
    .default({})
    .meta({ description: 'by language: en, de …; each has as many lines as the English one' }),
  seed: seed('seed text'),
  step: quantity('time', { low: 3, high: 30, help: 'time step' }).default(6),
  duration: moment('length of the run'),
  settle: moment('time that the tissues settle before time 0').default(0),
  weight: quantity('weight', { low: 1, high: 500, help: 'body weight' }).default(70),
  nodes: z.array(z.string()).default([]).meta({ description: 'pathway nodes' }),
  saturation: number({ low: 1e-3, high: 100, help: 'σ, signal of half-maximal node activity' }).default(0.5),
  species: z.record(z.string(), z.discriminatedUnion('kind', [oxygen, ligand])),
  receptors: z.record(z.string(), receptor).default({}),
  states: z.record(z.string(), state).default({}),
  traits: z
    .record(z.string(), trait)
    .default({})
    .meta({ description: 'what a cell has for life and its daughters inherit, with noise and rare jumps' }),
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
  readouts: z.record(z.string(), readout).default({}).meta({ description: 'measures made of others' }),
  measure: z.array(z.string()).default([]).meta({ description: 'measures recorded; empty for all' }),
  record: z
    .strictObject({
      cells: quantity('time', { low: 1, high: 1e7, every: true, help: 'between two tables of all cells' }).optional(),
      fields: quantity('time', {
        low: 1,
        high: 1e7,
        every: true,
        help: 'between two pictures of all fields',
      }).optional(),
      profiles: quantity('time', {
        low: 1,
        high: 1e7,
        every: true,
        help: 'between two readings of radial profiles and pair correlations',
      }).optional(),
    })
    .optional()
    .meta({
      description: 'what a run with an output folder keeps besides measures: every cell, every field, how cells lie',
    }),
  arms: z
    .record(
      z.string(),
      z.strictObject({
        label: text('name shown; the name of the arm where it is left out').optional(),
        set: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
        schedule: z.array(scheduled).default([]),
      }),
    )
    .default({})
    .meta({
      description: 'the scenario with a difference, to compare with; one called smaller is offered to slow machines',
    }),
  expect: z.array(expectation).default([]),
  target: target.optional().meta({ description: 'a published or exact result that a run has to meet' }),
  controls: z.array(z.string()).default([]).meta({ description: 'paths of the numbers a person may turn' }),
  view: z
    .strictObject({
      colour: words('type, or a receptor or state').default('type'),
      field: words('species shown').default(''),
      fields: z
        .record(z.string(), z.string())
        .default({})
        .meta({ description: "another field, or none (''), by tissue" }),
      charts: z.array(z.string()).default([]),
      subject: name('cell type that it is about: told first, compared, and shown where one stands for all').optional(),
      lever: name('control shown large; the oxygen in the vessels of a tissue where it is left out').optional(),
    })
    .prefault({}),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScheduledRow = z.infer<typeof scheduled>;
export type ExpectationRow = z.infer<typeof expectation>;
