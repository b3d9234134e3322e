/** The part of the parameter table that says how a tissue is laid out. */
import { z } from 'zod';
import { readSpans, type Span } from '../spans.ts';
import { extent, flag, name, site, text } from './parts.ts';
import { number, quantity, whole } from './quantity.ts';

const clones = whole({
  low: 0,
  high: 1000,
  help: 'number of clones, each a patch; 0 makes every cell its own clone',
}).default(0);
const count = (of: string) => whole({ high: 1e4, help: `number of ${of}` });
const place = z.enum(['all', 'inside', 'outside']).default('all');
const fraction = number({ high: 1, help: 'share of the sites filled' }).default(1);

/** Spans as text, which is short and quick to read for a section of many cells. */
const spansAsText = z.string().transform((text, context): Span[] => {
  const read = readSpans(text);
  if (Array.isArray(read)) return read;
  context.addIssue({ code: 'custom', message: read.problem });
  return z.NEVER;
});

/** Numbers of at least 0 as text, with spaces between. */
const numbersAsText = z.string().transform((text, context): number[] => {
  const written = text.split(/\s+/).filter((word) => word !== '');
  const wrong = written.find((word) => !(Number(word) >= 0 && Number.isFinite(Number(word))));
  if (wrong === undefined) return written.map(Number);
  context.addIssue({ code: 'custom', message: `found "${wrong.slice(0, 40)}", expected a number of at least 0` });
  return z.NEVER;
});

const spans = (each: string) =>
  z.union([z.array(z.tuple([z.int().min(0), z.int().min(0), z.int().min(1)])), spansAsText]).meta({
    description: `for each span, x and y of its first site and its number of sites towards the right${each}; or text with a line for each row: 12: 3*5 40`,
  });
const numbers = z.union([z.array(z.number().min(0)), numbersAsText]);

const layout = z.discriminatedUnion('draw', [
  z.strictObject({
    draw: z.literal('disc'),
    cell: name('cell type'),
    radius: extent,
    x: site.optional(),
    y: site.optional(),
    fraction,
    clones,
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
    count: count('strands'),
    width: extent,
    from: site,
    to: site,
    turn: number({ high: 1, help: 'rotation, as a share of a full turn' }).default(0),
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
    every: number({ low: 1, high: 1e4, help: 'spacing in sites' }),
    jitter: extent.default(0),
    offset: site.default(0),
    where: place,
    radius: extent.optional(),
    keep: number({ high: 1, help: 'share of the points kept' }).default(1),
  }),
  z.strictObject({
    draw: z.literal('points'),
    cell: name('cell type'),
    count: count('points'),
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
    draw: z.literal('spans'),
    cell: name('cell type'),
    spans: spans(', each with a cell'),
    levels: z.record(z.string(), numbers).optional().meta({
      description:
        'receptors, states or traits with which these cells begin, relative to the type at rest: a number for each cell in the order of the spans, as a list or as text',
    }),
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

/** What was measured of a species in a tissue. It takes no part in the run, which is compared with it. */
const measured = z.strictObject({
  says: text('what was measured, and how').default(''),
  spans: spans(''),
  values: numbers.meta({
    description: 'a number for each site in the order of the spans, in any unit, as a list or as text',
  }),
});

const hold = z.strictObject({
  species: name('species held'),
  profile: z.enum(['constant', 'exponential', 'linear']),
  value: number({ help: 'value at the middle column' }),
  ratio: number({ low: 0, high: 1, help: 'exponential: relative change per site' }).default(0),
  slope: number({ low: -1e6, help: 'linear: change per site' }).default(0),
  where: z.enum(['all', 'cells', 'edges', 'left', 'right', 'top', 'bottom', 'medium']).default('all'),
  cell: name('held only at cells of this type').optional(),
});

export const tissue = z.strictObject({
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
  uniformUptake: flag('every living site takes up oxygen at the background rate, whatever cell it holds'),
  medium: z.record(z.string(), number({ help: 'value held in medium' })).default({}),
  homing: flag('circulating cells and progenitors return here'),
  flow: z
    .strictObject({
      x: quantity('speed', { low: -1000, high: 1000, help: 'speed of the flow along x' }).default(0),
      y: quantity('speed', { low: -1000, high: 1000, help: 'speed of the flow along y' }).default(0),
    })
    .prefault({})
    .meta({ description: 'interstitial flow, the same everywhere; leaders may follow it, and it carries nothing' }),
  hold: z.array(hold).default([]),
  measured: z
    .record(z.string(), measured)
    .optional()
    .meta({ description: 'measured values by species, held out of the run to compare it with' }),
  layout: z.array(layout),
});

export type LayoutRow = z.infer<typeof layout>;
export type TissueRow = z.infer<typeof tissue>;
export type MeasuredRow = z.infer<typeof measured>;
