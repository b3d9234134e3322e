/** The result of a lesson on one page as a line of text, which a teacher's page reads without any server. */
import { z } from 'zod';

const PREFIX = 'stroma-lesson:';
/** Most characters that are read at once, far more than a class hands in. */
const MAX_CHARACTERS = 1_000_000;

const schema = z.strictObject({
  /** Identifies the page: two pupils may give the same answers about the same run. */
  page: z.string(),
  scenario: z.string(),
  seed: z.string(),
  answers: z
    .array(
      z.strictObject({
        guess: z.enum(['less', 'same', 'more']).nullable(),
        /** The results of the two runs; null if they did not run. */
        found: z.strictObject({ first: z.number(), second: z.number() }).nullable(),
      }),
    )
    .max(20),
});

export type LessonResult = z.infer<typeof schema>;

/** The result as one line of characters that survive any chat and any table. */
export function resultText(result: LessonResult): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(JSON.stringify(schema.parse(result))))
    binary += String.fromCharCode(byte);
  return PREFIX + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * The results anywhere in a text; of results handed in twice from the same page, the later one counts.
 * @returns the results, and what could not be read, one line each
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
    const parsed = schema.safeParse(unpacked(line.slice(PREFIX.length)));
    if (parsed.success) results.push(parsed.data);
    else problems.push(`result ${i + 1}: it is cut or was changed; expected it as Stroma made it`);
  }
  const last = new Map(results.map((result) => [JSON.stringify([result.page, result.scenario, result.seed]), result]));
  return { results: [...last.values()], problems };
}

function unpacked(packed: string): unknown {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
