/**
 * The result of a lesson on one page as a short code, which a teacher's page reads without any server. It holds the
 * scenario, the seed, a random number of the page, and for each question the prediction and the outcome of the runs. It
 * holds no name.
 */
import { z } from 'zod';
import { digestText } from '../base/digest.ts';

const PREFIX = 'stroma-lesson:';
/** Maximum number of characters read at once, far more than a class hands in. */
const MAX_CHARACTERS = 1_000_000;
const MAX_QUESTIONS = 20;
/** Digits of the checksum, which reveals a truncated or altered code. */
const CHECKSUM = 4;

const answerSchema = z.strictObject({
  /** Index of the answer that was chosen, or the number that was given; null for none. */
  given: z.number().nullable(),
  /** 0 a guess, 1 fairly sure, 2 certain; null if not stated. */
  sure: z.number().nullable(),
  /** Index of the answer that the runs gave, or their number; null if they were not run. */
  found: z.number().nullable(),
  /** The reading that decides; null without one. */
  value: z.number().nullable(),
  /** Whether the prediction held; null without one. */
  held: z.boolean().nullable(),
});

const schema = z.strictObject({
  /** Tells pages apart: two students may give the same answers about the same run. */
  page: z.string(),
  scenario: z.string(),
  seed: z.string(),
  answers: z.array(answerSchema).max(MAX_QUESTIONS),
});

const numberOrNone = z.number().nullable();

/** The packed form: without keys, which are the same in every code. */
const packedSchema = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z
    .array(z.tuple([numberOrNone, numberOrNone, numberOrNone, numberOrNone, z.literal([0, 1]).nullable()]))
    .max(MAX_QUESTIONS),
]);

export type LessonResult = z.infer<typeof schema>;

/** The result as one line of characters that survive any chat or spreadsheet. */
export function resultText(result: LessonResult): string {
  const { page, scenario, seed, answers } = schema.parse(result);
  const rows = answers.map(({ given, sure, found, value, held }) =>
    [given, sure, found, value, held && 1].map(asPacked),
  );
  const text = JSON.stringify([page, scenario, seed, rows]);
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  const packed = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${PREFIX}${packed}.${digestText(text).slice(0, CHECKSUM)}`;
}

/** `false` as 0. */
const asPacked = (value: number | boolean | null): number | null => (value === null ? null : Number(value));

/**
 * Finds results anywhere in a text; if the same page handed in twice, the later result counts.
 * @returns the results, and one line for each part that could not be read
 */
export function readResults(text: string): { results: LessonResult[]; problems: string[] } {
  if (text.length > MAX_CHARACTERS)
    return { results: [], problems: [`found ${text.length} characters, expected at most ${MAX_CHARACTERS}`] };
  const results: LessonResult[] = [];
  const problems: string[] = [];
  const lines = text.split(/\s+/).filter((word) => word.startsWith(PREFIX));
  if (lines.length === 0 && text.trim() !== '')
    problems.push(`found no result, expected lines that begin with "${PREFIX}"`);
  for (const [i, line] of lines.entries()) {
    const read = unpacked(line.slice(PREFIX.length));
    if (read !== null) results.push(read);
    else problems.push(`result ${i + 1}: it is cut or was changed; expected it as Stroma made it`);
  }
  const last = new Map(results.map((result) => [JSON.stringify([result.page, result.scenario, result.seed]), result]));
  return { results: [...last.values()], problems };
}

function unpacked(written: string): LessonResult | null {
  const [packed, checksum] = written.split('.');
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (digestText(text).slice(0, CHECKSUM) !== checksum) return null;
    const parsed = packedSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    const [page, scenario, seed, rows] = parsed.data;
    const answers = rows.map(([given, sure, found, value, held]) => ({
      given,
      sure,
      found,
      value,
      held: held === null ? null : held === 1,
    }));
    return { page, scenario, seed, answers };
  } catch {
    return null;
  }
}
