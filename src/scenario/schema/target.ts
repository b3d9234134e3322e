/** The `target` block of a validation scenario: a published or exact result, and what to read from the run to meet it. */
import { z } from 'zod';
import { reading } from './measured.ts';
import { flag, moment, name, site, words } from './parts.ts';
import { number, quantity, whole } from './quantity.ts';

/** Where the edges of a lattice lie. */
const SIDES = ['right', 'left', 'top', 'bottom'] as const;

const field = {
  tissue: name('lattice to read'),
  species: name('species to read'),
};

const decayLength = z.strictObject({
  estimate: z.literal('decayLength').meta({ description: 'length of the exponential fitted along x, rows averaged' }),
  ...field,
  from: site,
  to: site,
});

const contour = z.strictObject({
  estimate: z.literal('contour').meta({ description: 'distance along x at which the field falls to a level' }),
  ...field,
  column: site,
  wall: quantity('length', { high: 1000, help: 'distance of the wall from the middle of the column' }).default(0),
  level: number({ help: 'level of the contour' }),
});

const points = z.strictObject({
  estimate: z.literal('points').meta({ description: 'values at given sites' }),
  ...field,
  x: site,
  y: site,
  scale: number({ high: 1e9, help: 'divisor of the values' }).default(1),
  tolerance: number({ high: 1, help: 'accepted deviation, as a share of the value' }),
  points: z.array(z.strictObject({ dx: site.default(0), dy: site.default(0), value: number({ help: 'exact value' }) })),
});

const radialOxygen = z.strictObject({
  estimate: z
    .literal('radialOxygen')
    .meta({ description: 'largest deviation, in %, of oxygen round a point vessel from the radial solution' }),
  tissue: name('lattice to read'),
  cell: name('cell type of the vessel'),
  x: site,
  y: site,
  reach: site,
  arms: z.array(z.string()),
});

const formation = z.strictObject({
  estimate: z
    .literal('formation')
    .meta({ description: 'second arm against first: time to a share of the end value, total, free profile' }),
  ...field,
  x: site,
  y: site,
  share: number({ high: 1, help: 'share of the end value' }).default(0.9),
  arms: z.array(z.string()).length(2),
});

const climbing = z.strictObject({
  estimate: z
    .literal('climbing')
    .meta({ description: 'chemotactic index of lone cells by the ligand where they stand, in gradients along x' }),
  cell: name('cell type followed'),
  species: name('ligand'),
  receptor: name('its receptor'),
  gradients: z.array(z.string()).meta({ description: 'tissues, from the shallowest to the steepest' }),
  from: moment('time from which moves are read').default(0),
});

const migration = z.strictObject({
  estimate: z.literal('migration').meta({
    description:
      'paths of cells followed one by one: chemotactic index (displacement in a direction over path), the same across it, directness, speed, cells',
  }),
  tissue: name('lattice to read'),
  cell: name('cell type followed'),
  arm: name('arm read').optional(),
  towards: z.enum(SIDES).meta({ description: 'direction in which displacement counts' }),
  from: moment('time from which cells are followed').default(0),
  until: moment('time until which they are; by default the end').optional(),
  every: quantity('time', {
    low: 1,
    high: 10_000,
    help: 'time between two places of a path, as between the frames of a film; by default a step',
  }).optional(),
});

const schild = z.strictObject({
  estimate: z
    .literal('schild')
    .meta({ description: 'Schild regression of half occupancy and of the best climbing over free antagonist' }),
  tissue: name('lattice to read'),
  cell: name('cell type followed'),
  species: name('ligand'),
  receptor: name('its receptor'),
  drug: name('antagonist'),
  arms: z.array(z.string()).min(3).meta({ description: 'arms by dose; the first has none' }),
  from: moment('time from which moves are read'),
});

const switching = z.strictObject({
  estimate: z.literal('switching').meta({ description: 'share of a rise reached, and time of half the fall after it' }),
  measure: name('measure'),
  early: moment('time at which the share of the rise is read'),
  turn: moment('time at which the rise ends and the fall begins'),
});

const spheroid = z.strictObject({
  estimate: z.literal('spheroid').meta({
    description: 'a growing disc: diameter at the first necrotic cell, early doubling, late radius and rim',
  }),
  tissue: name('lattice to read'),
  cell: name('cell type that grows'),
  early: moment('time until which doubling is read'),
  late: moment('time from which radius and rim are read'),
});

const ischaemia = z.strictObject({
  estimate: z.literal('ischaemia').meta({
    description: 'rank correlation of a ligand with oxygen over columns, and a measure in arms over the base',
  }),
  ...field,
  measure: name('measure'),
  arms: z.array(z.string()),
});

const percentiles = z.strictObject({
  estimate: z.literal('percentiles').meta({ description: 'largest value and a percentile of a field after settling' }),
  ...field,
  without: name('cell type whose sites are excluded'),
  share: number({ high: 1, help: 'percentile, as a share' }),
});

const sprouting = z.strictObject({
  estimate: z.literal('sprouting').meta({
    description:
      'sprouts in tissues that should have none and in those that should have some, and the smallest distance between tips',
  }),
  silent: z.array(z.string()),
  active: z.array(z.string()),
});

const falling = z.strictObject({
  estimate: z.literal('falling').meta({
    description:
      'of each part its value at a time, and as <part>Time the days until it falls below a level (the end of the run if it does not); lead: by how many days the first part does so before any other',
  }),
  level: number({ help: 'level' }),
  at: moment('time at which the values are read; by default the end').optional(),
  rows: z.array(z.strictObject({ part: name('name of the number'), measure: name('measure') })),
});

const courseRow = z.strictObject({
  part: name('name of the number'),
  ...reading.shape,
  excessOver: z
    .array(z.string())
    .length(2)
    .optional()
    .meta({ description: 'two arms; gives the share of the difference between them that is missing here' }),
});

const course = z.strictObject({
  estimate: z.literal('course').meta({ description: 'numbers read from the course of measures, in any arm' }),
  rows: z.array(courseRow),
});

const halving = z.strictObject({
  estimate: z.literal('halving').meta({
    description: 'shift of the mean of each number under another time step, in standard deviations over seeds',
  }),
  step: quantity('time', { low: 1, high: 30, help: 'the other time step' }),
  rows: z.array(courseRow),
});

/**
 * What a target is evidence for: `exact`, that a law is solved correctly; `wired`, that a number comes out as it went
 * in; `calibrated`, nothing, since numbers were chosen to meet it; `emergent`, the model.
 */
export const KINDS = ['emergent', 'exact', 'wired', 'calibrated'] as const;

/** A number of the estimate that must lie between two bounds. */
const part = z.strictObject({
  says: words('what it is').default(''),
  unit: words('unit').default(''),
  above: number({ low: -1e12, help: 'lowest value' }).optional(),
  below: number({ low: -1e12, help: 'highest value' }).optional(),
  not: number({ low: -1e12, help: 'value that the 95 % interval must exclude' }).optional(),
  wholly: flag('the whole 95 % interval must lie between the bounds, as when two things are said to be equal'),
  kind: z.enum(KINDS).optional().meta({ description: 'if it differs from that of the target' }),
});

/** What of a target may have changed: the biology, the engine, its scenario, or the range that is accepted. */
const CHANGED = ['model', 'engine', 'conditions', 'accepted'] as const;

/** Whether a change was made because of the target: for `it`, for `other` reasons, or `unknown`. */
const REASONS = ['it', 'other', 'unknown'] as const;

/** A change that came after the target's result had been seen, or that may have. */
const change = z.strictObject({
  what: words('what was changed'),
  of: z.enum(CHANGED).default('model').meta({ description: 'what it is part of' }),
  for: z.enum(REASONS).meta({ description: 'whether it was made because of the target' }),
  fitted: z
    .array(z.string())
    .default([])
    .meta({ description: 'paths of the numbers and rules that were chosen to meet the target' }),
  when: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, 'expected a date like 2026-11-29')
    .meta({ description: 'date' }),
  commit: words('how the subject of its commit begins; left out where that is not known').optional(),
  why: words('the reason that was given, and what it moved'),
  still: words('why the target still counts as emergent').optional(),
});

export const target = z.strictObject({
  id: name('D1, D2 …'),
  kind: z.enum(KINDS).meta({ description: 'what it is evidence for' }),
  published: words('the published result'),
  source: words('where it comes from'),
  shortfall: words('why the simulator does not reach it, as far as is known; shown only if it fails').optional(),
  changedSince: z
    .array(change)
    .optional()
    .meta({ description: 'what was changed after its result had been seen; if left out, that is not known' }),
  seeds: whole({ low: 1, high: 1000, help: 'number of seeds' }).default(1),
  probe: z.discriminatedUnion('estimate', [
    decayLength,
    contour,
    points,
    radialOxygen,
    formation,
    climbing,
    migration,
    schild,
    switching,
    spheroid,
    ischaemia,
    percentiles,
    sprouting,
    course,
    falling,
    halving,
  ]),
  accept: z.record(z.string(), part).default({}).meta({ description: 'by part; the first is the headline' }),
});

export type Target = z.infer<typeof target>;
export type Probe = Target['probe'];
export type ProbeOf<E extends Probe['estimate']> = Extract<Probe, { estimate: E }>;
export type Change = z.infer<typeof change>;
export type AcceptedPart = z.infer<typeof part>;
export type CourseRow = ProbeOf<'course'>['rows'][number];
