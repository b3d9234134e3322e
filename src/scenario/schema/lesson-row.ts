/**
 * A lesson: what a class learns, questions that a run answers, and a plan for the teacher. Every text is for people,
 * alone or by language. A text in braces, `{peak}`, stands for the reading of that name in the run at hand.
 */
import { z } from 'zod';
import { unknownName } from '../../base/nearest.ts';
import type { Text } from '../../texts/text.ts';
import { HOLE, WRITTEN } from '../holes.ts';
import { reading } from './measured.ts';
import { moment, name, text, words } from './parts.ts';
import { number, whole } from './quantity.ts';

/** One of several answers, by the range in which a reading lies. */
const choose = z.strictObject({
  of: name('reading that decides'),
  edges: z
    .array(number({ low: -1e12, help: 'limit between two answers' }))
    .min(1)
    .max(4)
    .meta({
      description:
        'limits between the answers, ascending, in the unit of the reading; a limit belongs to the higher answer',
    }),
  answers: z.array(text('answer')).min(2).max(5),
  usual: whole({ low: 1, high: 5, help: 'number of the answer that most seeds give' }),
});

/** One of several answers, each with a reading of its own: the one that is highest or lowest. */
const pick = z.strictObject({
  the: z.enum(['highest', 'lowest']).meta({ description: 'which of the readings is the answer' }),
  of: z.array(name('reading of an answer')).min(2).max(5),
  answers: z.array(text('answer')).min(2).max(5),
  usual: whole({ low: 1, high: 5, help: 'number of the answer that most seeds give' }),
});

/** A number, counted as right within a factor. */
const estimate = z.strictObject({
  of: name('reading that decides'),
  low: number({ low: -1e12, help: 'lowest number that can be given' }),
  high: number({ low: -1e12, help: 'highest number that can be given' }),
  within: number({ low: 1.01, high: 100, help: 'factor within which a number is right' }),
  usual: z
    .tuple([number({ low: -1e12, help: 'lowest usual value' }), number({ low: -1e12, help: 'highest usual value' })])
    .meta({ description: 'range in which most seeds lie' }),
});

/** A place in a tissue, judged by how much of a cell's level, or of a field, there is compared with everywhere else. */
const place = z
  .strictObject({
    tissue: name('tissue in which a place is clicked'),
    cell: name('cell type whose levels count').optional(),
    level: name('receptor, state or trait of the cells').optional(),
    field: name('in place of cell and level: species, or measured.SPECIES, whose values count').optional(),
    radius: number({ low: 1, high: 50, help: 'radius of the area that counts as the place, sites' }).default(4),
    above: number({
      low: 0.5,
      high: 1,
      help: 'share of the cells, or sites, that must have less for the place to be right',
    }),
    usual: text('where it is in most runs, in words').default(''),
  })
  .refine(
    ({ cell, level, field }) =>
      field === undefined ? cell !== undefined && level !== undefined : cell === undefined && level === undefined,
    {
      message: 'expected either cell and level, or field',
    },
  );

const questionShape = z.strictObject({
  setting: text('the situation, in a sentence or two').default(''),
  ask: text('the question'),
  runs: z
    .array(name('arm; base is the scenario itself'))
    .min(1)
    .max(4)
    .optional()
    .meta({ description: 'runs shown beside one another; base and the arms that are read if left out' }),
  until: moment('moment to which the runs go; the last one that is read if left out').optional(),
  reads: z.record(z.string(), reading).default({}).meta({ description: 'readings by name, for answers and texts' }),
  chart: z.array(name('measure')).max(4).default([]).meta({
    description: 'measures in the chart, on which a curve is sketched; the first measure that is read if left out',
  }),
  top: number({
    low: -1e12,
    help: 'highest value of the chart before the runs, so that it gives no answer away',
  }).optional(),
  known: name('measure of the first run that is drawn before the prediction, as a share of its peak').optional(),
  colour: words('how cells are coloured during the run: type, or a receptor, state or trait').optional(),
  field: words('species shown during the run').optional(),
  choose: choose.optional(),
  pick: pick.optional(),
  estimate: estimate.optional(),
  place: place.optional(),
  hint: text('a hint').default(''),
  why: text('why it is worth asking').default(''),
  explain: text('the mechanism, after the run'),
  idea: text('a common idea that the question challenges').default(''),
  truth: text('where that idea is true, and where not').default(''),
  next: text('what to try next').default(''),
});

/** The ways in which a question can be answered; each question has exactly one. */
export const ANSWERED_BY = ['choose', 'pick', 'estimate', 'place'] as const;

/** Checks a question's own statements. */
function checkQuestion(row: z.infer<typeof questionShape>, context: z.core.$RefinementCtx): void {
  const bad = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
  const kinds = ANSWERED_BY.filter((kind) => row[kind] !== undefined);
  if (kinds.length !== 1) {
    const found = kinds.length === 0 ? 'no way to answer' : kinds.join(' and ');
    bad([], `found ${found}, expected one of ${ANSWERED_BY.join(', ')}`);
  }
  const names = Object.keys(row.reads);
  const known = (path: PropertyKey[], written: string) => {
    if (!names.includes(written)) bad(path, unknownName(written, 'a reading of this question', names));
  };
  const { choose: one, pick: several, estimate: size } = row;
  if (one) {
    known(['choose', 'of'], one.of);
    if (one.answers.length !== one.edges.length + 1)
      bad(['choose', 'edges'], `found ${one.edges.length}, expected one fewer than the ${one.answers.length} answers`);
    if (one.edges.some((edge, i) => i > 0 && edge <= one.edges[i - 1]))
      bad(['choose', 'edges'], `found ${one.edges.join(', ')}, expected ascending numbers`);
  }
  if (several) {
    several.of.forEach((written, i) => known(['pick', 'of', i], written));
    if (several.answers.length !== several.of.length)
      bad(['pick', 'of'], `found ${several.of.length}, expected one for each of the ${several.answers.length} answers`);
  }
  for (const kind of ['choose', 'pick'] as const) {
    const given = row[kind];
    if (given && given.usual > given.answers.length)
      bad([kind, 'usual'], `found ${given.usual}, expected the number of one of the ${given.answers.length} answers`);
  }
  if (size) known(['estimate', 'of'], size.of);
  // The texts beside the question and in the plan are shown without a run.
  for (const key of ['setting', 'ask', 'hint', 'why', 'idea', 'truth'] as const)
    for (const [path, told] of languagesOf(row[key]))
      for (const [hole] of told.matchAll(HOLE))
        bad([key, ...path], `found "${hole}", expected no reading; runs are known only in explain and next`);
  for (const key of ['explain', 'next'] as const) {
    for (const [path, told] of languagesOf(row[key])) {
      for (const [hole, written, form] of told.matchAll(HOLE)) {
        known([key, ...path], written);
        if (form !== undefined && !(WRITTEN as readonly string[]).includes(form))
          bad([key, ...path], `found "${hole}", expected one of ${WRITTEN.join(', ')} after the colon`);
      }
    }
  }
}

function languagesOf(told: Text): [PropertyKey[], string][] {
  if (typeof told === 'string') return [[[], told]];
  return Object.entries(told).map(([language, words]) => [[language], words]);
}

export const question = questionShape.superRefine(checkQuestion);

export const lesson = z.strictObject({
  title: text('neutral title, which gives no answer away').default(''),
  objective: text('what a class learns').default(''),
  needs: text('what a class should know before').default(''),
  base: text('name of the run without an arm; "unchanged" if left out').default(''),
  questions: z.array(question).default([]),
  try: z.array(text('what to do by hand')).default([]),
  read: z.array(text('what the runs show')).default([]),
  plan: z
    .array(
      z.strictObject({
        minutes: whole({ low: 1, high: 120, help: 'length' }),
        does: text('what the class does'),
      }),
    )
    .default([])
    .meta({ description: 'a plan of the lesson for the teacher' }),
});

export type LessonRow = z.infer<typeof lesson>;
export type QuestionRow = z.infer<typeof question>;
