/** Schema of a sweep file. */
import { z } from 'zod';
import { reading, reduction } from '../scenario/schema/measured.ts';
import { moment, name, seed, words } from '../scenario/schema/parts.ts';
import { number, quantity, whole } from '../scenario/schema/quantity.ts';

/** Numbers of points up to this are exact integers in every part of a plan. */
export const MAX_POINTS = 1e9;

const setting = z.json();
const settings = z.record(z.string(), setting).default({});
const paths = z.union([z.string(), z.array(z.string()).min(1)]);
const level = z.union([z.number(), z.string(), z.boolean()]);
const end = z.union([z.number(), z.string()]);

const factor = z.strictObject({
  path: z
    .union([paths, z.record(z.string(), paths)])
    .optional()
    .meta({ description: 'what is varied, one path or several that get the same value, by scenario if they differ' }),
  label: words('name shown').optional(),
  values: z.array(level).min(1).optional().meta({ description: 'the values, in place of a range' }),
  arms: z
    .union([z.literal('all'), z.array(z.string()).min(1)])
    .optional()
    .meta({
      description:
        'arms of the scenario, in place of a path and its values; "base" is the scenario itself, "all" it and all arms',
    }),
  from: end.optional().meta({ description: 'low end of the range, with its unit' }),
  to: end.optional().meta({ description: 'high end of the range, with the same unit' }),
  scale: z.enum(['linear', 'log']).default('linear').meta({ description: 'how values lie between the ends' }),
  levels: whole({ low: 2, high: 10_000, help: 'values of the range that a grid or a list takes' }).optional(),
  unit: words('unit of the column of a table').default(''),
});

const points = whole({ low: 1, high: MAX_POINTS, help: 'number of points' });

/** Points that have to be made all together. */
const manyAtOnce = whole({ low: 1, high: 1e6, help: 'number of points' });

const design = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grid').meta({ description: 'every combination' }) }),
  z.strictObject({ kind: z.literal('list').meta({ description: 'the first values of all, the second of all, …' }) }),
  z.strictObject({
    kind: z.literal('table').meta({ description: 'points from a CSV file, a column for each factor' }),
    file: words('path of the CSV file, relative to the sweep'),
    columns: z
      .array(z.string())
      .min(1)
      .optional()
      .meta({ description: 'names of its columns, for a file without a line of names' }),
  }),
  z.strictObject({ kind: z.literal('latinHypercube').meta({ description: 'Latin hypercube' }), points: manyAtOnce }),
  z.strictObject({ kind: z.literal('sobol').meta({ description: "Sobol' sequence" }), points }),
  z.strictObject({
    kind: z.literal('morris').meta({ description: 'Morris trajectories, for screening' }),
    trajectories: whole({ low: 2, high: 1e6, help: 'number of trajectories' }),
    levels: whole({ low: 2, high: 100, help: 'levels of each factor, an even number' }).default(4),
  }),
  z.strictObject({
    kind: z.literal('saltelli').meta({ description: "Saltelli's scheme, for Sobol' indices" }),
    samples: whole({ low: 2, high: 1e8, help: 'rows of A and of B; best a power of 2' }),
  }),
]);

/** A time at or after which something is done; at least a minute. */
const interval = (help: string) => quantity('time', { low: 1, high: 1e7, help });

const measure = z.strictObject({
  measure: reading.shape.measure,
  name: name('name in the results; by default made from the rest').optional(),
  reduce: reduction.optional(),
  at: z
    .union([moment('time read, or end of the window of a reduction'), z.array(moment('times read')).min(1)])
    .optional()
    .meta({ description: 'time or times read; with `reduce` the end of its window; by default the end of the run' }),
  from: reading.shape.from,
  every: interval('time between two readings of a reduction, or without one between two rows').optional(),
  scenario: paths.optional().meta({ description: 'scenarios that have it; all by default' }),
});

const stop = z.strictObject({
  measure: name('measure watched'),
  above: number({ low: -1e12, help: 'the run ends when the measure is above' }).optional(),
  below: number({ low: -1e12, help: 'the run ends when the measure is below' }).optional(),
  every: interval('time between two looks').default(60),
});

export const sweepSchema = z.strictObject({
  stroma: z.literal(1).meta({ description: 'version of the file format' }),
  sweep: words('title'),
  description: words('what it asks, in a few sentences').default(''),
  scenario: z.string().optional().meta({ description: 'the scenario, a path relative to this file or a name' }),
  scenarios: z
    .record(
      z.string(),
      z.strictObject({
        file: words('the scenario, a path relative to this file or a name'),
        until: moment('time to run to').optional(),
        set: settings.meta({ description: 'what differs from the file, by path' }),
      }),
    )
    .optional()
    .meta({ description: 'several scenarios, in place of one; which one it is, is a factor too' }),
  set: settings.meta({ description: 'what differs from the file, by path' }),
  until: moment('time to run to, since time 0; the duration of the scenario by default').optional(),
  seed: seed('seed of the sweep, by default its name; those of its runs come from it').default(''),
  replicates: whole({ low: 1, high: 1e6, help: 'runs of each point' }).default(1),
  pairing: z.enum(['own', 'point', 'common']).default('own').meta({
    description:
      'every run has its own seed, or the scenarios of a point share theirs, or the replicates of all points do',
  }),
  design: design.prefault({ kind: 'grid' }),
  vary: z.record(z.string(), factor).default({}).meta({ description: 'what is varied, by the name of its column' }),
  inexact: z
    .union([z.literal('all'), z.array(z.string()).min(1)])
    .optional()
    .meta({
      description:
        'numbers of the scenario that are not exact, varied besides: paths, with * for any text, or "all"; each over its own range, and only those of what takes part in the runs',
    }),
  chance: whole({
    low: 0,
    high: 100,
    help: 'number of factors that change nothing: what an analysis finds of them is chance',
  }).default(0),
  measures: z.array(z.union([z.string(), measure])).min(1),
  stop: stop.optional().meta({ description: 'ends a run early' }),
});

export type SweepFile = z.infer<typeof sweepSchema>;
export type FactorRow = z.infer<typeof factor>;
export type MeasureRow = z.infer<typeof measure>;
export type DesignRow = z.infer<typeof design>;
