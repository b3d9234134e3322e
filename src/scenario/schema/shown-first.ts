/** The keys of what a scenario shows: what a run must show, sums of measures, and a lesson. */
import { z } from 'zod';
import { reading } from './measured.ts';
import { checkLanguages, text, words } from './parts.ts';
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
  unit: words('unit').default(''),
  help: text('what it says').default(''),
  sum: z
    .array(z.string())
    .meta({ description: 'products of measures and numbers, joined by * and /; their sum is shown' }),
});

export const lessonIn = z.strictObject({
  objective: words('what a class learns'),
  predict: z.array(z.string()).default([]).meta({ description: 'what to ask before the run' }),
  do: z.array(z.string()).default([]).meta({ description: 'what to do, in order' }),
  read: z.array(z.string()).default([]).meta({ description: 'what to read off, and what it means' }),
});

/** Checks that a lesson is in English, and line by line in the other languages that it has. */
export function checkLesson(lesson: Record<string, z.infer<typeof lessonIn>>, context: z.core.$RefinementCtx): void {
  checkLanguages(lesson, context);
  const { en, ...others } = lesson;
  for (const [language, told] of Object.entries(others)) {
    if (en === undefined) {
      context.addIssue({ code: 'custom', path: [], message: 'found no lesson in English, expected en besides' });
      return;
    }
    for (const part of ['predict', 'do', 'read'] as const) {
      if (told[part].length === en[part].length) continue;
      const message = `found ${told[part].length} lines, expected ${en[part].length} as in English`;
      context.addIssue({ code: 'custom', path: [language, part], message });
    }
  }
}
