/** The keys of a row of a schedule. */
import { z } from 'zod';
import { extent, name, site } from './parts.ts';
import { number, quantity, whole } from './quantity.ts';

const amount = z.union([z.number(), z.string()]).meta({ description: 'dose with its unit: 240 ug/kg or 400 mg' });
const rate = z
  .union([z.number(), z.string()])
  .meta({ description: 'how fast a drug is infused into blood, with its unit: 2 mg/h or 10 ug/kg/h' });

export const scheduled = z.strictObject({
  at: quantity('time', { low: -1e7, high: 1e7, help: 'time of the first occurrence; before 0 while tissues settle' }),
  every: quantity('time', { low: 0.1, high: 1e7, help: 'repeat interval' }).optional(),
  times: whole({
    low: 1,
    high: 1000,
    help: 'number of occurrences; if every is set and this is left out, until the end of the run',
  }).optional(),
  for: quantity('time', { low: 0.1, high: 1e7, help: 'how long an infusion or a held level lasts' }).optional(),
  until: quantity('time', {
    low: -1e7,
    high: 1e7,
    help: 'time at which an infusion or a held level ends; with neither for nor until it goes on to the end of the run',
  }).optional(),
  dose: name('drug given at once').optional(),
  amount: amount.optional(),
  infuse: name('drug infused into blood, or cell type whose cells are').optional(),
  rate: rate.optional(),
  cells: number({ high: 1e15, help: 'cells infused in all: at once, or evenly over for or until' }).optional(),
  hold: name('drug of which a level is held in blood, as by a pump').optional(),
  level: quantity('concentration', { high: 1e9, help: 'free concentration in blood that is held' }).optional(),
  set: name('path of the parameter changed').optional(),
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
