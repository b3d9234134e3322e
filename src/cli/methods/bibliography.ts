/** The sources of the numbers and the rules that a run depends on, each once, as a list and as BibTeX. */

import type { TakingPart } from '../../run/taking-part.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { version } from '../home.ts';

export interface Reference {
  /** Its key in BibTeX, unique in the list. */
  key: string;
  /** The source as the scenario states it. */
  text: string;
  doi?: string;
  pmid?: string;
  pmcid?: string;
  /** Whether it names a published work, by a year or an identifier; others say in words where a number comes from. */
  published: boolean;
  /** Paths of the numbers and the rules that state it. */
  paths: string[];
}

/** Who made Stroma, as its licence says. */
export const AUTHORS = 'The Stroma authors';

/** Every source of what takes part in one of several scenarios, in the order of their first letters. */
export function referencesOf(scenarios: readonly { scenario: Prepared; part: TakingPart }[]): Reference[] {
  const paths = new Map<string, Set<string>>();
  const note = (source: string, path: string): void => {
    const text = source.replace(/\s+/g, ' ').trim();
    if (text === '') return;
    const known = paths.get(text);
    if (known) known.add(path);
    else paths.set(text, new Set([path]));
  };
  for (const { scenario, part } of scenarios) {
    for (const [path, { source }] of Object.entries(scenario.provenance)) if (part.has(path)) note(source, path);
    for (const id of part.rules) note(scenario.rules[id].source, `rules.${id}`);
  }
  const texts = [...paths.keys()].sort((a, b) => (a < b ? -1 : 1));
  const taken = new Set<string>([OWN_KEY]);
  return texts.map((text) => ({
    key: keyFor(text, taken),
    text,
    ...identifier(text),
    published: WORK.test(text),
    paths: [...paths.get(text)!],
  }));
}

/** The identifier that a text gives; of several none, since it is not known which one names the source. */
function identifier(text: string): Pick<Reference, 'doi' | 'pmid' | 'pmcid'> {
  const found = Object.entries(IDENTIFIERS).flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => [kind, match[1].replace(/[.,;:)]+$/, '')] as const),
  );
  return found.length === 1 ? Object.fromEntries(found) : {};
}

/** A year, or an identifier of a work. */
const WORK = /\b(1[89]|20)\d\d\b|\b10\.\d{4,9}\/|\bPMID\b|\bPMC\d/;

const IDENTIFIERS = {
  doi: /\b(10\.\d{4,9}\/[^\s;,]+)/g,
  pmid: /\bPMID:? ?(\d+)/g,
  pmcid: /\b(PMC\d+)/g,
} as const;

const OWN_KEY = 'stroma';

/** `liles2003` for a source with one name and one year, else its first words; with a letter where that is taken. */
function keyFor(text: string, taken: Set<string>): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '');
  const cited = [...plain.matchAll(/\b([A-Z][a-z][A-Za-z-]*)(?: and [A-Za-z ]+?| et al\.?)? ((?:19|20)\d\d)\b(?!;)/g)];
  const first = cited.length === 1 ? `${cited[0][1]}${cited[0][2]}` : wordsOf(plain);
  const base = first.replace(/[^A-Za-z0-9-]/g, '').toLowerCase() || 'source';
  let key = base;
  for (let n = 2; taken.has(key); n++) key = `${base}-${n}`;
  taken.add(key);
  return key;
}

const wordsOf = (text: string): string => (text.match(/[A-Za-z0-9]+/g) ?? []).slice(0, 5).join('-');

/** How to cite this Stroma. */
export const ownReference = (): string => `${AUTHORS}. Stroma, version ${version()}. Computer program.`;

/** A reference as a line of a list. */
export const referenceLine = ({ text, paths }: Reference): string =>
  `${text} [${paths.length > MAX_PATHS ? `${paths.slice(0, MAX_PATHS).join(', ')} and ${paths.length - MAX_PATHS} more` : paths.join(', ')}]`;

/** Most paths named beside a source. */
const MAX_PATHS = 3;

/** The references as a BibTeX file; entries have no other facts than their texts. */
export function bibtexOf(references: readonly Reference[]): string {
  const own = entry('misc', OWN_KEY, {
    author: `{${AUTHORS}}`,
    title: '{Stroma}',
    note: `Computer program, version ${version()}`,
  });
  const others = references.map(({ key, text, doi, pmid, pmcid, paths }) =>
    entry('misc', key, {
      title: `{${escaped(text)}}`,
      ...(doi && { doi: escaped(doi) }),
      ...(pmid && { pmid }),
      ...(pmcid && { pmcid }),
      note: escaped(
        `Source of ${paths.length === 1 ? 'a number or a rule' : `${paths.length} numbers or rules`}, as the scenario states it`,
      ),
    }),
  );
  return [own, ...others].join('\n');
}

const entry = (type: string, key: string, fields: Readonly<Record<string, string>>): string =>
  `@${type}{${key},\n${Object.entries(fields)
    .map(([name, value]) => `  ${name} = {${value}},`)
    .join('\n')}\n}\n`;

/** Characters that mean something to TeX. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const escaped = (text: string): string => text.replace(/[\\{}~^%&#_$]/g, (one) => SPECIAL[one] ?? `\\${one}`);
