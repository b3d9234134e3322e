/** The keys for what a scenario shows: expectations on a run, and sums of measures. */
import { z } from 'zod';
import { reading } from './measured.ts';
import { name, text, words } from './parts.ts';
import { number } from './quantity.ts';

export const expectation = z.strictObject({
  says: text('what the run must show'),
  ...reading.shape,
  above: number({ low: -1e12, help: 'lowest value' }).optional(),
  below: number({ low: -1e12, help: 'highest value' }).optional(),
  failsWithout: z
    .array(z.union([z.string(), z.array(z.string()).min(1)]))
    .default([])
    .meta({
      description: 'paths whose knockout must make this fail; the paths of an inner list are knocked out together',
    }),
  holds: z.array(z.string()).default([]).meta({
    description: 'sentences of the scenario that this shows to be true: title, question, or read.1 … of its lesson',
  }),
});

export const readout = z.strictObject({
  label: text('name shown'),
  phrase: text('what it is within a sentence; the name shown if left out').optional(),
  unit: words('unit').default(''),
  help: text('what it says').default(''),
  sum: z
    .array(z.string())
    .meta({ description: 'products of measures and numbers, joined by * and /; their sum is shown' }),
});

export const caption = z.strictObject({
  says: text('what is pointed at'),
  tissue: name('tissue; the first one if left out').optional(),
  cell: name('cell type that it is about'),
  state: z
    .enum(['dead', 'hypoxic', 'seated', 'perfused'])
    .optional()
    .meta({ description: 'state of the cells that it is about; living ones if left out' }),
  most: name('receptor, state or trait: cells that have most of it, while cells are coloured by it').optional(),
  far: z.boolean().default(false).meta({ description: 'whether it points at the cell farthest out' }),
  side: z.enum(['left', 'right', 'top', 'bottom']).meta({ description: 'side of the tissue at which the words stand' }),
  measure: name('measure that stands under the words').optional(),
});
