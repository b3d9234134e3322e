/** The keys of axes, which say what binds to what, and of the receptors, states and traits of each cell. */
import { z } from 'zod';
import { name, text } from './parts.ts';
import { number, quantity } from './quantity.ts';

export const axis = z.strictObject({
  ligand: name('species that binds'),
  receptor: name('receptor that it binds to'),
  dissociation: quantity('concentration', { low: 1e-6, high: 1e6, help: 'dissociation constant Kd' }),
  uptake: quantity('secretion', { high: 1000, help: 'uptake at full occupancy of a receptor level of 1' }).default(0),
  weights: z.record(z.string(), number({ low: -10, high: 10, help: 'weight on a pathway node' })).default({}),
});

export const receptor = z.strictObject({
  label: text('name shown'),
  help: text('what it is').default(''),
  rise: quantity('time', { low: 0.1, high: 1e6, help: 'relaxation time towards a higher target' }),
  fall: quantity('time', { low: 0.1, high: 1e6, help: 'relaxation time towards a lower target' }),
  high: number({ help: 'upper end of the colour scale' }).default(3),
});

export const state = z.strictObject({
  label: text('name shown'),
  help: text('what it is').default(''),
  relaxation: quantity('time', { low: 0.1, high: 1e6, help: 'relaxation time' }),
  low: number({ low: -1e6, help: 'lowest value' }).default(0),
  high: number({ help: 'highest value' }).default(1),
});

export const trait = z.strictObject({
  label: text('name shown'),
  help: text('what it is').default(''),
  inherited: z
    .enum(['factor', 'sum'])
    .default('factor')
    .meta({ description: 'whether a change at division multiplies the trait or adds to it' }),
  noise: number({ high: 10, help: 'σ of the change at every division' }).default(0),
  jumps: number({ high: 1, help: 'share of divisions with a jump, at a mutation rate of 1' }).default(0),
  jump: number({ high: 10, help: 'σ of a jump' }).default(0),
  spread: number({ high: 10, help: 'σ among the clones of the first tissue' }).default(0),
  asymmetric: number({
    high: 1,
    help: "share of divisions after which one of the two cells has the value of the first cells instead of the mother's",
  }).default(0),
  founders: number({ high: 1, help: 'share of the first cells that start at the highest value' }).default(0),
  low: number({ low: -1e6, help: 'lowest value' }).default(0),
  high: number({ help: 'highest value' }).default(1),
});
