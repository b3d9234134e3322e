/** The keys of a drug. */
import { z } from 'zod';
import { name, text } from './parts.ts';
import { number, quantity } from './quantity.ts';

export const drug = z.strictObject({
  label: text('name shown'),
  help: text('what it is').default(''),
  blocks: z
    .record(z.string(), quantity('concentration', { low: 1e-3, high: 1e9, help: 'functional Kb of free drug' }))
    .default({}),
  neutralises: z
    .record(z.string(), quantity('concentration', { low: 1e-6, high: 1e9, help: 'dissociation constant of free drug' }))
    .default({})
    .meta({ description: 'ligands that it binds, so that no cell senses them' }),
  field: name('species whose blood level is that of the free drug, for a drug that has to enter tissue').optional(),
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
    high: number({ help: 'highest dose offered' }),
    interval: quantity('time', { low: 1, help: 'usual time between doses' }).default(1440),
  }),
});
