/**
 * The parameter table: every key that a scenario file may hold, with unit, range, default and help.
 *
 * The TypeScript types, the check of a file, the JSON Schema, the help texts and the controls of the page all come from
 * here. Names of species, cells, rules, drugs and organs are the file's own; none is known to the code.
 */
import { z } from 'zod';
import { cell, rule } from './cell.ts';
import { circulation, niche } from './circulation.ts';
import { axis, receptor, state, trait } from './columns.ts';
import { drug } from './drug.ts';
import { lesson } from './lesson-row.ts';
import { flag, moment, name, seed, text, words } from './parts.ts';
import { number, quantity, whole } from './quantity.ts';
import { scheduled } from './scheduled.ts';
import { caption, expectation, readout } from './shown-first.ts';
import { ligand, oxygen } from './species.ts';
import { target } from './target.ts';
import { tissue } from './tissue.ts';

export type { CellRow, RuleRow } from './cell.ts';
export type { LayoutRow, MeasuredRow, TissueRow } from './tissue.ts';

export const scenarioSchema = z.strictObject({
  stroma: z.literal(1).meta({ description: 'version of the file format' }),
  extends: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .meta({ description: 'scenario that this one changes, or several; later ones override earlier ones' }),
  code: words('short code').default(''),
  title: text('title'),
  question: text('the question that a class starts from').default(''),
  description: text('what to look for').default(''),
  lesson: lesson.prefault({}).meta({ description: 'questions for a class, answered by runs, and a plan' }),
  seed: seed('seed text'),
  step: quantity('time', { low: 3, high: 30, help: 'time step' }).default(6),
  duration: moment('length of the run'),
  settle: moment('time for which the tissues settle before time 0').default(0),
  weight: quantity('weight', { low: 1, high: 500, help: 'body weight' }).default(70),
  nodes: z.array(z.string()).default([]).meta({ description: 'pathway nodes' }),
  saturation: number({ low: 1e-3, high: 100, help: 'σ, signal at half-maximal node activity' }).default(0.5),
  species: z.record(z.string(), z.discriminatedUnion('kind', [oxygen, ligand])),
  receptors: z.record(z.string(), receptor).default({}),
  states: z.record(z.string(), state).default({}),
  traits: z
    .record(z.string(), trait)
    .default({})
    .meta({ description: 'what a cell keeps for life and its daughters inherit, with noise and rare jumps' }),
  axes: z.record(z.string(), axis).default({}),
  cells: z.record(z.string(), cell),
  rules: z.record(z.string(), rule).default({}),
  drugs: z.record(z.string(), drug).default({}),
  dials: z
    .record(
      z.string(),
      z.strictObject({
        label: text('name shown'),
        help: text('what it does').default(''),
        value: number({ help: 'value' }),
        high: number({ help: 'highest value' }).default(1),
      }),
    )
    .default({}),
  matrix: z.strictObject({
    rest: number({ low: 1e-3, high: 0.99, help: 'E0, density of normal stroma' }),
    turnover: quantity('time', { low: 1, high: 1e8, help: 'time constant of turnover' }),
    hindrance: number({ high: 1, help: 'how much full density hinders diffusion' }),
    leastDiffusion: number({ low: 0, high: 1, help: 'lowest relative diffusion' }),
  }),
  debris: z.strictObject({
    apoptotic: quantity('time', { low: 1, high: 1e7, help: 'time until an apoptotic cell is cleared' }),
    necrotic: quantity('time', { low: 1, high: 1e7, help: 'time until a necrotic cell is cleared' }),
  }),
  push: whole({ low: 0, high: 12, help: 'how far a division pushes other cells, sites' }).default(6),
  tipSpacing: quantity('length', { low: 0, high: 1000, help: 'smallest distance between sprout tips' }).default(40),
  maturation: quantity('time', {
    low: 0,
    high: 1e7,
    help: 'age at which a vessel no longer needs its growth signal',
  }).default(20160),
  circulation,
  niche: niche.optional(),
  tissues: z.record(z.string(), tissue),
  schedule: z.array(scheduled).default([]),
  readouts: z.record(z.string(), readout).default({}).meta({ description: 'measures made from others' }),
  measure: z.array(z.string()).default([]).meta({ description: 'measures recorded, * for any text; empty for all' }),
  record: z
    .strictObject({
      cells: quantity('time', {
        low: 1,
        high: 1e7,
        every: true,
        help: 'time between two tables of all cells',
      }).optional(),
      fields: quantity('time', {
        low: 1,
        high: 1e7,
        every: true,
        help: 'time between two records of all fields',
      }).optional(),
      profiles: quantity('time', {
        low: 1,
        high: 1e7,
        every: true,
        help: 'time between two readings of radial profiles and pair correlations',
      }).optional(),
    })
    .optional()
    .meta({
      description:
        'what a run with an output folder records besides measures: all cells, all fields, how cells are arranged',
    }),
  arms: z
    .record(
      z.string(),
      z.strictObject({
        label: text('name shown; the name of the arm if left out').optional(),
        set: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
        schedule: z.array(scheduled).default([]),
      }),
    )
    .default({})
    .meta({
      description: 'variants of the scenario to compare it with; one called smaller is offered to slow machines',
    }),
  expect: z.array(expectation).default([]),
  target: target.optional().meta({ description: 'a published or exact result that a run has to meet' }),
  controls: z.array(z.string()).default([]).meta({ description: 'paths of the numbers that a user may change' }),
  view: z
    .strictObject({
      colour: words('type, or a receptor or state').default('type'),
      field: words('species shown').default(''),
      fields: z
        .record(z.string(), z.string())
        .default({})
        .meta({ description: "another field, or none (''), by tissue" }),
      charts: z.array(z.string()).default([]),
      subject: name(
        'cell type that the scenario is about: listed first, compared, and shown where one type stands for all',
      ).optional(),
      lever: name('control shown large; the oxygen in the vessels of a tissue if left out').optional(),
      strips: flag('tissues to compare: shown one below the other, at the same size, with their charts on one axis'),
      faint: z
        .array(name('cell type'))
        .default([])
        .meta({ description: 'cell types drawn faintly at first, so that the others stand out' }),
      captions: z
        .array(caption)
        .max(5)
        .default([])
        .meta({ description: 'words beside a tissue, each with a line to a cell they describe' }),
      panel: z
        .enum(['leaving'])
        .optional()
        .meta({ description: 'part of the panel that comes first and is open; leaving shows who leaves for blood' }),
    })
    .prefault({}),
  gallery: z
    .strictObject({
      lead: text('a sentence or two under its question, at the top of the gallery').default(''),
      words: text('other words by which it is found').default(''),
      level: z.enum(['introductory', 'intermediate', 'advanced']).optional().meta({ description: 'of a lesson' }),
      minutes: whole({ low: 5, high: 180, help: 'time that one person needs for the questions' }).optional(),
      at: moment('moment at which its picture is taken').default(0),
      tissue: name('tissue in its picture; the first one if left out').optional(),
      x: number({ low: 0, high: 1, help: 'middle of its picture, as a share of the width of the tissue' }).default(0.5),
      y: number({ low: 0, high: 1, help: 'middle of its picture, as a share of the height of the tissue' }).default(
        0.5,
      ),
      sites: whole({ low: 8, high: 512, help: 'width of its picture, sites' }).default(62),
    })
    .prefault({})
    .meta({ description: 'how the gallery of the page shows it' }),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScheduledRow = z.infer<typeof scheduled>;
export type ExpectationRow = z.infer<typeof expectation>;
