/** The part of the parameter table that is about cell types and the rules that they follow. */
import { z } from 'zod';
import { RATES, type Rated } from '../behaviours.ts';
import { SHAPES } from '../cell-shapes.ts';
import { colour, evidence, flag, name, text, words } from './parts.ts';
import { number, quantity, whole } from './quantity.ts';

const rate = (help: string) => quantity('rate', { high: 1000, help }).default(0);
/** Rates of the events that may happen to a cell: a key for each such behaviour. */
const rates = Object.fromEntries(Object.entries(RATES).map(([name, help]) => [name, rate(help.en)])) as Record<
  Rated,
  ReturnType<typeof rate>
>;

export const cell = z.strictObject({
  label: text('the word used everywhere'),
  singular: text('one such cell, within a sentence; the label if left out').optional(),
  plural: text('several such cells, within a sentence; the label if left out').optional(),
  help: text('what it is').default(''),
  like: name(
    'cell type that supplies the entries missing here, but not its rules: a rule applies only to the types that it names',
  ).optional(),
  layer: z.enum(['structural', 'mobile']),
  layers: z
    .record(z.string(), z.enum(['structural', 'mobile']))
    .default({})
    .meta({ description: 'a different slot, by tissue' }),
  look: z.strictObject({ shape: z.enum(SHAPES), dark: colour, light: colour }),
  immovable: flag('is never pushed and blocks pushing'),
  uptake: number({ high: 100, help: 'oxygen uptake relative to a tumour cell' }).default(0),
  speed: quantity('speed', { high: 100, help: 'speed at rest' }).default(0),
  persistence: number({ high: 20, help: 'κ, preference for the last direction' }).default(0),
  taxis: number({ low: -1000, high: 1000, help: 'β, preference per unit of signal difference' }).default(0),
  repelledAbove: z
    .record(
      z.string(),
      number({
        high: 1,
        help: 'occupancy of that receptor above which more ligand repels instead of attracting; 0 for never',
      }),
    )
    .default({})
    .meta({ description: 'receptors that reverse taxis where they are highly occupied' }),
  adhesion: number({ high: 20, help: 'cost of each contact with its own kind that a move breaks' }).default(0),
  matrixFriction: number({ high: 20, help: 'μ, cost of dense matrix ahead' }).default(1),
  matrixBarrier: number({ high: 8, help: 'γ, exponent of (1 − E) ahead' }).default(1),
  ...rates,
  erosion: quantity('resorption', {
    high: 8000,
    help: 'volume taken from each cell with integrity that it touches',
  }).default(0),
  regrowth: rate('share of a whole site that grows back, where some is lost'),
  integrity: flag('starts whole, opens once its volume is gone, and secretes only where it borders on other sites'),
  matrixDeposition: quantity('hourly', { high: 10, help: 'matrix laid down on its site and the 8 around it' }).default(
    0,
  ),
  matrixRemoval: quantity('hourly', { high: 10, help: 'matrix removed from its site and the 8 around it' }).default(0),
  integrin: number({ high: 100, help: 'activity of adhesion molecules at rest' }).default(0),
  secrete: z.record(z.string(), quantity('secretion', { high: 1000, help: 'secretion at rest' })).default({}),
  coatedWith: z
    .record(
      z.string(),
      z.strictObject({
        capacity: quantity('concentration', {
          high: 1e6,
          help: 'ligand held by a full coat; cells that touch it sense it in addition to the free ligand',
        }),
        dissociation: quantity('concentration', {
          low: 1e-6,
          high: 1e6,
          help: 'free ligand at which the coat is half full',
        }),
      }),
    )
    .default({})
    .meta({ description: 'ligands that its surface binds' }),
  receptors: z.record(z.string(), number({ high: 100, help: 'receptor level at rest' })).default({}),
  states: z.record(z.string(), number({ low: -1e6, help: 'value at rest' })).default({}),
  traits: z.record(z.string(), number({ low: -1e6, help: 'value of the first cells' })).default({}),
  mutation: number({ high: 1000, help: 'how often traits jump, relative to the rate of the trait' }).default(0),
  lossFromBlood: number({
    low: 1e-6,
    high: 1000,
    help: 'how fast it dies in blood, relative to the half-life of circulating cells',
  }).default(1),
  become: z.record(z.string(), quantity('rate', { high: 1000, help: 'rate of turning into that type' })).default({}),
  enter: z
    .record(
      z.string(),
      quantity('rate', { high: 1000, help: 'rate at which that type enters from blood at this site' }),
    )
    .default({}),
  perfuses: z
    .strictObject({
      radius: quantity('length', { low: 1, high: 19, help: 'vessel radius' }),
      permeability: number({ high: 100, help: 'wall permeability relative to a normal vessel' }).default(1),
      oxygen: number({ high: 1, help: 'share of the oxygen of the vessels of its tissue that it carries' }).default(1),
      coat: number({ high: 1, help: 'matrix density to which its wall relaxes' }).default(0.3),
      tip: quantity('speed', { high: 10, help: 'speed of a sprout tip' }).default(0),
      sprouts: name('cell type of the sprouts it starts').optional(),
    })
    .optional()
    .meta({ description: 'carries blood' }),
  drains: z
    .strictObject({
      tip: quantity('speed', { high: 10, help: 'speed of a sprout tip' }).default(0),
      sprouts: name('cell type of the sprouts it starts').optional(),
    })
    .optional()
    .meta({ description: 'carries lymph' }),
  leads: z
    .strictObject({
      trait: name('trait that makes leaders: a cell with a value of at least 0.5 leads'),
      taxis: number({ high: 100, help: 'factor on taxis' }).default(1),
      oxygen: number({
        low: -100,
        high: 100,
        help: 'preference for sites with less oxygen, per mmHg of difference',
      }).default(0),
      flow: number({
        low: -100,
        high: 100,
        help: 'preference for going with the flow of the tissue, per µm/min of its speed',
      }).default(0),
      matrix: number({ high: 10, help: 'factor on matrix friction and barrier' }).default(1),
      follow: number({ high: 20, help: 'κ, preference of neighbouring cells for its last direction' }).default(0),
    })
    .optional()
    .meta({ description: 'some of its cells lead others' }),
  offersSeats: z
    .strictObject({ count: whole({ low: 1, high: 8, help: 'cells that may be linked to it at once' }) })
    .optional()
    .meta({ description: 'niche cell' }),
  takesSeats: flag('may be linked to a niche cell'),
  circulates: flag('cells of this type are counted in blood, where they are lost or home to organs'),
});

const operator = z.enum(['multiply', 'gate', 'step', 'ramp', 'linear', 'add', 'raise', 'lower']).meta({
  description: 'how the condition acts on the output; raise and lower move it towards the value that the output states',
});

const termShape = {
  input: z.union([z.string(), z.array(z.string())]).meta({ description: 'what is read; factors joined by * and /' }),
  join: z.enum(['product', 'max', 'sum']).default('product').meta({ description: 'how several inputs become one' }),
  operator: operator.default('multiply'),
  direction: z
    .enum(['rises', 'falls'])
    .default('rises')
    .meta({ description: 'whether the effect grows as the input rises or falls' }),
  half: number({ help: 'input at half effect, or threshold' }).optional(),
  from: number({ help: 'ramp: input at which it begins' }).optional(),
  to: number({ help: 'ramp: input at which it is full' }).optional(),
  power: number({ low: 0.1, high: 100, help: 'Hill coefficient' }).default(1),
};

export const rule = z.strictObject({
  says: text('the rule in a few words'),
  cells: z.union([z.string(), z.array(z.string())]).meta({ description: 'cell types that it applies to, or any' }),
  output: z.record(
    z.string(),
    number({ low: -1e6, help: 'factor, rate or amount added, or value towards which it is raised or lowered' }),
  ),
  terms: z.array(z.strictObject(termShape)).optional(),
  ...termShape,
  input: termShape.input.optional(),
  off: flag('switches the rule off'),
  source: words('where it comes from').default(''),
  evidence,
});

export type CellRow = z.infer<typeof cell>;
export type RuleRow = z.infer<typeof rule>;
