/** The supplement of a methods section: every number and every rule that a run depends on, as a table. */
import { csvLine } from '../../base/csv.ts';
import { coreUnit } from '../../base/units.ts';
import type { TakingPart } from '../../run/taking-part.ts';
import { isTree } from '../../scenario/paths.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { EVIDENCE_WORDS } from '../../scenario/schema/evidence.ts';
import { describe } from '../../scenario/schema/lookup.ts';
import { english } from '../../texts/words.ts';

const COLUMNS = ['scenario', 'path', 'value', 'unit', 'low', 'high', 'mark', 'source', 'what it is'] as const;

type Cell = string | number | null;

/** CSV with a row for each number; what a rule reads and how is among its rows. */
export function numberTable(ran: readonly { name: string; scenario: Prepared; part: TakingPart }[]): string {
  const rows = ran.flatMap(({ name, scenario, part }) =>
    leavesOf(scenario)
      .filter(({ path }) => part.has(path))
      .flatMap(({ path, keys, value }): Cell[][] => {
        const meta = describe(keys);
        const ofRule = keys[0] === 'rules';
        if (!meta && !(ofRule && WORDS_OF_RULES.has(keys.at(-1)!))) return [];
        const origin = scenario.provenance[path] ?? (ofRule ? scenario.rules[keys[1]] : undefined);
        const [low, high] = scenario.provenance[path]?.range ?? [null, null];
        const mark = origin === undefined ? '' : EVIDENCE_WORDS[origin.evidence];
        const help = ofRule ? english(scenario.rules[keys[1]].says) : (meta?.help ?? '');
        return [[name, path, value, meta ? coreUnit(meta.dimension) : '', low, high, mark, origin?.source ?? '', help]];
      }),
  );
  return [COLUMNS, ...rows].map((row) => csvLine([...row])).join('');
}

/** Parts of a rule that are words: what it reads, and the form of what it does. */
const WORDS_OF_RULES: ReadonlySet<string> = new Set(['input', 'operator', 'direction', 'join', 'cells']);

/** Numbers, flags and words of a scenario with their places. */
function leavesOf(scenario: Prepared): { path: string; keys: string[]; value: string | number }[] {
  const found: { path: string; keys: string[]; value: string | number }[] = [];
  const look = (value: unknown, keys: string[]): void => {
    if (typeof value === 'number' || typeof value === 'string') found.push({ path: keys.join('.'), keys, value });
    else if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      found.push({ path: keys.join('.'), keys, value: value.join(' ') });
    else if (Array.isArray(value)) value.forEach((one, i) => look(one, [...keys, String(i)]));
    else if (isTree(value)) for (const [key, inner] of Object.entries(value)) look(inner, [...keys, key]);
  };
  for (const [key, value] of Object.entries(scenario)) if (!BESIDE.has(key)) look(value, [key]);
  return found;
}

/** Parts of a scenario on which no number of a run depends. */
const BESIDE: ReadonlySet<string> = new Set(['provenance', 'ranges', 'arms', 'lesson', 'expect', 'view', 'gallery']);
