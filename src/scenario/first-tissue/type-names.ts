/** The types here for the types of a file: as named by the user, else by their names, else fillers. */
import { distance, nearest } from '../../base/nearest.ts';
import type { Text } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import type { Prepared } from '../prepared.ts';
import { ImportProblem, joined, mismatch, quoted } from './import-problem.ts';

/** What a type of the file becomes. */
export type Meaning =
  | { is: 'type'; cell: string }
  /** A passive type of the file's own. */
  | { is: 'filler'; cell: string; name: string }
  | { is: 'left out'; reason: 'names' | 'unknown' }
  | { is: 'without a type' };

/** What `--names` writes for a filler, and what it writes for nothing. */
export const FILLER = 'filler';

/** How types without a counterpart are treated. */
export type Unknown = 'filler' | 'leave-out';

/** Types of a file that are looked at. */
const MAX_KINDS = 200;

/** Whether a name says that a cell has no type. */
export const isNoType = (name: string): boolean =>
  /^(|-|na|n\/a|nan|none|null|unclassified|unassigned|unknown|undefined)$/i.test(name.trim());

/** What a type of a file may be here. */
export interface Suggestion {
  /** A type here, or `filler`. */
  here: string;
  /** Whether the name says so; else a person has to. */
  sure: boolean;
}

/** Shortest word that proposes a type by being part of a name: `Invasive_Tumor`. */
const MIN_WORD = 5;

/** Proposes a type here for a name in a file: of the same name or words, else the nearest if it looks like a slip. */
export function suggester(scenario: Prepared): (name: string) => Suggestion {
  const own = Object.keys(scenario.cells);
  const spoken = spokenNames(scenario);
  return (name) => {
    const same = spoken.get(folded(name));
    if (same !== undefined) return { here: same, sure: true };
    if (/^\d+$/.test(name)) return { here: FILLER, sure: false };
    const meant = nearest(name, own);
    if (meant !== '' && distance(name.toLowerCase(), meant.toLowerCase()) <= slipsIn(name))
      return { here: meant, sure: false };
    const within = [...spoken].find(([word]) => word.length >= MIN_WORD && folded(name).includes(word));
    return within === undefined ? { here: FILLER, sure: true } : { here: within[1], sure: false };
  };
}

/**
 * @param names the type here by the type in the file; '' leaves it out, `filler` makes it one
 * @param unknown what becomes of the rest; if it is not given, numbers have to be named
 * @throws an error that lists all types at once whose names look like a slip
 */
export function meaningsOf(
  kinds: readonly string[],
  counts: readonly number[],
  scenario: Prepared,
  names: Readonly<Record<string, string>>,
  unknown?: Unknown,
): Meaning[] {
  const own = Object.keys(scenario.cells);
  const suggest = suggester(scenario);
  const taken = new Set(own);
  const slips: Words[] = [];
  const filler = (name: string): Meaning => {
    const cell = idOf(name, taken);
    taken.add(cell);
    return { is: 'filler', cell, name };
  };
  const named = (kind: string): Meaning => {
    const here = names[kind];
    if (here === '') return { is: 'left out', reason: 'names' };
    if (own.includes(here)) return { is: 'type', cell: here };
    if (here === FILLER) return filler(kind);
    slips.push({
      told: {
        en: '--names "{kind!}={here!}": found "{here!}", expected a cell type of {scenario!} or {filler!}{near!}',
        de: '„{kind!}“: „{here!}“ gefunden, erwartet: ein Zelltyp von {scenario!} oder {filler!}{near!}',
      },
      kind,
      here,
      scenario: scenario.id,
      filler: FILLER,
      near: near(here, own),
    });
    return { is: 'left out', reason: 'unknown' };
  };
  if (kinds.length > MAX_KINDS)
    throw new ImportProblem(
      mismatch(
        { told: { en: '{count} types', de: '{count} Typen' }, count: kinds.length },
        {
          told: {
            en: 'at most {most}; is that the column of types?',
            de: 'höchstens {most}; ist das die Spalte der Typen?',
          },
          most: MAX_KINDS,
        },
      ),
    );
  const meanings = kinds.map((kind, i): Meaning => {
    if (Object.hasOwn(names, kind)) return named(kind);
    if (isNoType(kind)) return { is: 'without a type' };
    const { here, sure } = suggest(kind);
    if (sure && here !== FILLER) return { is: 'type', cell: here };
    if (!sure && (here !== FILLER || unknown === undefined)) slips.push(slipText(kind, counts[i], here));
    return unknown === 'leave-out' ? { is: 'left out', reason: 'unknown' } : filler(kind);
  });
  if (slips.length > 0)
    throw new ImportProblem({
      told: {
        en: 'found types whose meaning is not clear: {slips!}',
        de: 'Die Bedeutung einiger Typen ist nicht klar: {slips!}',
      },
      slips: joined(slips),
    });
  return meanings;
}

const slipText = (kind: string, count: number, here: string): Words =>
  here === FILLER
    ? {
        told: {
          en: '{kind!} ({count}), a number: --names "{name!}=…" says which type it is, and {filler!} makes it one that only takes room',
          de: '{kind!} ({count}), eine Zahl, braucht einen Typ',
        },
        kind: quoted(kind),
        name: kind,
        count,
        filler: FILLER,
      }
    : {
        told: {
          en: '{kind!} ({count}): nearest is "{here!}"; --names "{name!}={here!}" says so, "{name!}={filler!}" makes it a filler',
          de: '{kind!} ({count}): Am nächsten ist „{here!}“',
        },
        kind: quoted(kind),
        name: kind,
        count,
        here,
        filler: FILLER,
      };

const near = (name: string, names: readonly string[]): Words => {
  const meant = nearest(name, names);
  return meant === ''
    ? ''
    : { told: { en: '; nearest is {meant!}', de: '; am nächsten ist {meant!}' }, meant: quoted(meant) };
};

/** Letters that may differ in a slip: none in short names, where nearly all are near. */
const slipsIn = (name: string): number => (name.length < 5 ? 0 : name.length < 9 ? 1 : 2);

/** A name as it is compared: without case, spaces and marks; American spelling as British. */
const folded = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/our/g, 'or')
    .replace(/s$/, '');

/** Types by their names in the file format and by their words in any language; words of two types are of none. */
function spokenNames({ cells }: Prepared): Map<string, string> {
  const known = new Map<string, string>();
  const clash = new Set<string>();
  for (const [id, { label, singular, plural }] of Object.entries(cells)) {
    const words = [label, singular, plural].flatMap((text) => (text === undefined ? [] : wordsOf(text)));
    for (const word of new Set([id, ...words].map(folded))) {
      const before = known.get(word);
      if (before !== undefined && before !== id) clash.add(word);
      else known.set(word, id);
    }
  }
  for (const word of clash) known.delete(word);
  for (const id of Object.keys(cells)) known.set(folded(id), id);
  return known;
}

const wordsOf = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));

/** A name that a scenario may use as a key: `CD4+ T cell` becomes `CD4TCell`. */
function idOf(name: string, taken: ReadonlySet<string>): string {
  const words =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word, i) => (i === 0 ? word : word[0].toUpperCase() + word.slice(1))).join('');
  const base = /^[A-Za-z]/.test(joined) ? joined : `type${joined}`;
  let id = base;
  for (let n = 2; taken.has(id) || id in {}; n++) id = `${base}${n}`;
  return id;
}
