/** The keys of a row of a schedule. */
import { z } from 'zod';
import { extent, name, site } from './parts.ts';
import { quantity, whole } from './quantity.ts';

const amount = z.union([z.number(), z.string()]).meta({ description: 'dose with its unit: 240 ug/kg or 400 mg' });

export const scheduled = z.strictObject({
  at: quantity('time', { low: -1e7, high: 1e7, help: 'time of the first occurrence; before 0 while tissues settle' }),
  every: quantity('time', { low: 0.1, high: 1e7, help: 'repeat interval' }).optional(),
  times: whole({
    low: 1,
    high: 1000,
    help: 'number of occurrences; if every is set and this is left out, until the end of the run',
  }).optional(),
  dose: name('drug given').optional(),
  amount: amount.optional(),
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
