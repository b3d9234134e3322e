/** Entries that are used in many parts of the parameter table. */
import { z } from 'zod';
import { LANGUAGE_CODE, type Text } from '../../texts/text.ts';
import { EVIDENCE } from './evidence.ts';
import { number, quantity } from './quantity.ts';

const textByLanguage = z
  .object({ en: z.string() })
  .catchall(z.string())
  .superRefine((texts, context) => checkLanguages(texts, context));

/** Text for people: a string, or a map of strings by language. */
export const text = (help: string): z.ZodType<Text, Text> =>
  z
    .union([z.string(), textByLanguage], { error: 'expected text, alone or by language: { en: …, de: … }' })
    .meta({ description: help });

/** Refuses keys that are not languages. */
export function checkLanguages(map: object, context: z.core.$RefinementCtx): void {
  for (const key of Object.keys(map)) {
    if (LANGUAGE_CODE.test(key)) continue;
    const message = `found "${key}", expected the two letters of a language: en, de …`;
    context.addIssue({ code: 'custom', path: [key], message, params: { atKey: true } });
  }
}

/** Words that are not for people, or are in English only. */
export const words = (help: string) => z.string().meta({ description: help });
export const name = (help: string) => z.string().min(1).meta({ description: help });
export const flag = (help: string) => z.boolean().default(false).meta({ description: help });
export const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'expected a colour like #e69f00');

export const evidence = z.enum(EVIDENCE).default('assumed').meta({ description: 'how well the source is known' });

export const site = number({ low: -1e4, high: 1e4, help: 'sites' });
export const extent = number({ high: 1e4, help: 'sites' });
export const moment = (help: string) => quantity('time', { low: 0, high: 1e7, help });

/** A seed as files have it: text, or a whole number, which stands for its digits. */
export const seed = (help: string) => z.union([z.string(), z.number()]).transform(String).meta({ description: help });
