/** The part of the parameter table that is about blood, lymph, organs and the niche. */
import { z } from 'zod';
import { name, text } from './parts.ts';
import { number, quantity, whole } from './quantity.ts';

const organ = z.strictObject({
  label: text('name shown'),
  route: z
    .enum(['blood', 'lymph'])
    .default('blood')
    .meta({ description: 'whether cells home to it from blood, or come with the lymph of all other tissues' }),
  share: number({ high: 1, help: 'share of the blood flow, or of the lymph' }),
  tissue: name('lattice that represents it').optional(),
  arrest: number({
    high: 100,
    help: 'arrest that needs neither chemokine nor integrin: by size, selectins or CD44, as signal on top of that of chemokines',
  }).default(0),
  onward: quantity('hourly', {
    high: 100,
    help: 'rate at which cells brought by lymph go on into blood; for an organ with a tissue, those that have entered lymph there',
  }).optional(),
  onwardLoss: quantity('hourly', { high: 100, help: 'rate at which cells die before they go on into blood' }).default(
    0,
  ),
  chemokines: z.record(z.string(), quantity('concentration', { high: 1e4, help: 'level in the organ' })).default({}),
});

export const circulation = z.strictObject({
  volume: quantity('capacity', { low: 0.1, high: 100, help: 'blood volume' }),
  halfLife: quantity('time', { low: 1, high: 1e5, help: 'half-life of circulating cells' }),
  homing: quantity('hourly', { high: 10, help: 'k_h, homing rate at full share and signal' }),
  homingFloor: number({ high: 10, help: 'ε_o, homing without signal' }),
  seedingGain: number({ low: 0, high: 1e9, help: 'factor on arrivals on a lattice, so that some are seen' }),
  strains: whole({ low: 1, high: 64, help: 'clones told apart in blood; any more share one' }).default(1),
  detected: number({ high: 1, help: 'share of the circulating cells found when a blood sample is counted' }).default(1),
  influx: z
    .record(
      z.string(),
      quantity('hourly', { high: 1e12, help: 'cells fed into blood from outside the lattices, from time 0' }),
    )
    .default({}),
  tumourMass: quantity('tissueMass', {
    low: 1e-3,
    high: 1e5,
    help: 'no longer read: the mass of a tumour follows from its cells; older files state it',
  }).optional(),
  perfusion: quantity('perfusion', { low: 1e-4, high: 100, help: 'blood flow through a tissue, per mass' }),
  pools: z
    .record(
      z.string(),
      z.strictObject({
        mobilisation: number({ high: 100, help: 'level to which the pool relaxes; 1 is rest' }).default(1),
        relaxation: quantity('hourly', { high: 100, help: 'relaxation rate' }),
        density: quantity('density', { high: 1e9, help: 'cells per mL at level 1' }),
        fromNiche: z.boolean().default(false).meta({
          description:
            'whether its cells leave the marrow of the niche and home back to it at the rates of the reference type, so that blockers change the pool and ligand in blood calls its cells out; without a niche it stays at its level',
        }),
      }),
    )
    .default({}),
  organs: z.record(z.string(), organ).default({}),
});

export const niche = z.strictObject({
  receptor: name('receptor that holds cells in the niche'),
  reference: name('cell type that the niche is for'),
  tissue: name('lattice with the niche'),
  bind: quantity('hourly', { high: 100, help: 'k_on per unit of signal' }),
  unbind: quantity('hourly', { high: 100, help: 'k_off at rest' }),
  sensitivity: number({ high: 100, help: 'α, how strongly lost occupancy frees cells' }),
  evict: quantity('hourly', { high: 100, help: 'k_ev per unit of signal difference' }),
  egress: quantity('hourly', { high: 10, help: 'k_eg0, egress at rest' }),
  homing: quantity('hourly', { high: 100, help: 'kh, homing from blood' }),
  homingFloor: number({ high: 1, help: 'ε, homing that does not depend on the receptor' }),
  sinusoid: number({ low: 1e-6, high: 1e3, help: 'x_s, ligand concentration over Kd on the blood side' }),
  restDensity: quantity('density', { high: 1e9, help: 'reference cells per mL of blood at rest' }),
  members: number({ low: 1, high: 1e15, help: 'reference cells in the whole body' }),
  releasable: number({
    high: 1e6,
    help: 'cells in marrow that can leave within hours, relative to those in blood at rest; 0 for no limit',
  }).default(0),
  refill: quantity('hourly', { high: 100, help: 'how fast the rest of the marrow replaces them' }).default(0),
  outputs: z.record(
    z.string(),
    z.strictObject({
      label: text('name shown'),
      delay: quantity('time', { low: 1, high: 1e7, help: 'time in blood: the time constant' }),
      transit: quantity('time', { high: 1e7, help: 'time in marrow between a seated cell and blood' }).default(0),
      stages: whole({ low: 1, high: 64, help: 'equal stages of the transit; the more, the sharper it is' }).default(20),
      demand: number({
        high: 1000,
        help: 'output of a seated cell when the line is empty, relative to rest; 1 or less for no response to a lack',
      }).default(1),
      cleared: number({
        high: 1,
        help: 'share of the loss from blood that is homing back to marrow, by the receptor of the niche',
      }).default(0),
    }),
  ),
});
