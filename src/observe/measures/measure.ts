/** What a measure is, and the words it is named with. */
import type { Prepared } from '../../scenario/prepared.ts';
import type { Window } from '../../step/window.ts';
import type { MeasureKey } from '../../texts/en.ts';
import type { CompleteText, Text } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import type { Event } from '../../world/world.ts';
import type { Part, Tally } from '../tally.ts';

/** Units of measures; a sum made by a scenario is in the unit that the scenario states. */
export type MeasureUnit =
  | 'cells'
  | 'cells/h'
  | '/mL'
  | '/7.5 mL'
  | 'g'
  | '/µL'
  | '%'
  | '×'
  | ''
  | 'h'
  | 'sites'
  | 'µm'
  | 'µm²'
  | 'nM'
  | 'mmHg'
  | 'mg/L';

/** What a measure can be of that the scenario names. */
type NamedKind = 'cell' | 'other' | 'tissue' | 'first' | 'level' | 'species' | 'drug' | 'organ' | 'line' | 'event';
/** What it can be of that is shown as it is: the number of a clone, a node of the pathways. */
type ShownKind = 'clone' | 'node';

/** What a measure is of, by kind: an id of the scenario, or what is shown as it is. */
export type Args = Readonly<Partial<Record<NamedKind, string> & Record<ShownKind, string | number>>>;

export interface Measure {
  /** Its name in files and addresses. */
  id: string;
  /** Which measure it is, and of what: one measure of several things has several ids. */
  key: string;
  args: Args;
  label: Words;
  /** What it is within a sentence: "the share of tumour cells that are hypoxic". */
  phrase: Words;
  /** Its name where the context shows what it is of. */
  short: Words;
  help: Words;
  unit: string;
  /** Whether it is a mean over the living cells of a type, or a share of them: 0 where there are none, which says nothing. */
  perLiving?: boolean;
  /** The parts of each tissue's tally that it reads; none by default. */
  needs?: readonly Part[];
  read(view: Window, tallies: Tally[]): number;
}

/** Names of the things that measures are of. */
export type Names = (args: Args) => Record<string, Words>;

/** The names that a scenario gives. */
export function namesIn(scenario: Prepared): Names {
  const from =
    (table: Record<string, { label: Text }>) =>
    (id: string): Words =>
      table[id]?.label ?? id;
  const tissue = from(scenario.tissues);
  const several = (id: string): Words => scenario.cells[id]?.plural ?? scenario.cells[id]?.label ?? id;
  const kinds: Record<NamedKind, (id: string) => Words> = {
    cell: from(scenario.cells),
    /** Several cells of another type. */
    other: several,
    tissue,
    /** The tissue that another is compared with. */
    first: tissue,
    level: from({ ...scenario.traits, ...scenario.states, ...scenario.receptors }),
    species: from(scenario.species),
    drug: from(scenario.drugs),
    organ: from(scenario.circulation.organs),
    /** A line of blood that the niche feeds. */
    line: from(scenario.niche?.outputs ?? {}),
    event: (id) => ({ key: `events.${id as Event}` }),
  };
  return (args) => ({
    ...Object.fromEntries(
      Object.entries(args).map(([kind, value]) => [
        kind,
        kind in kinds ? kinds[kind as NamedKind](String(value)) : String(value),
      ]),
    ),
    // Several of them, within a sentence.
    ...(args.cell === undefined ? {} : { cells: several(String(args.cell)) }),
  });
}

/** The measures of one kind for one thing; none where they do not fit. */
export type Family<Of> = (of: Of, names: Names) => Measure[];

/** A measure that is defined once for all things of a kind. */
export interface Spec<Of, Each> {
  /** The last part of its ids, unless `id` gives another; without `says`, also its key in the texts of languages. */
  key: string;
  /** Its words, if they are given here: `{cell}` stands for the name of what it is of. */
  says?: MeasureWords;
  unit: MeasureUnit | ((of: Of, each: Each) => MeasureUnit);
  needs?: readonly Part[];
  /** Whether it is a mean over the living cells of a type, or a share of them. */
  perLiving?: boolean;
  /** Whether a thing has it; by default every one does. */
  fits?(of: Of): boolean;
  /** What else it is of: one measure for each. */
  each?(of: Of): readonly Each[];
}

/** Reads a measure. `of` is its main source: the tally of its tissue or, for things in no tissue, the world. */
export type Reader<From> = (of: From, view: Window, tallies: readonly Tally[]) => number;

/** Name for charts and tables, phrase for sentences, short name for use where the context is clear, and explanation. */
export interface MeasureWords {
  label: CompleteText;
  phrase: CompleteText;
  short: CompleteText;
  help: CompleteText;
}

/** The words of a measure, with the names of the things that it is of. */
function wordsOf(
  { key, says }: { key: string; says?: MeasureWords },
  named: Record<string, Words>,
): Pick<Measure, keyof MeasureWords> {
  const word = (kind: keyof MeasureWords): Words =>
    says ? { told: says[kind], ...named } : { key: `measures.${key as MeasureKey}.${kind}`, ...named };
  return { label: word('label'), phrase: word('phrase'), short: word('short'), help: word('help') };
}

/** What a family adds to a spec: ids, arguments, and the way its measures are read. */
interface Placed<Of, Each> {
  id(of: Of, each: Each): string;
  args(of: Of, each: Each): Args;
  read(of: Of, each: Each): Measure['read'];
}

export function family<Of, Each>(spec: Spec<Of, Each>, placed: Placed<Of, Each>): Family<Of> {
  const { key, unit, needs, perLiving } = spec;
  return (of, names) => {
    if (spec.fits && !spec.fits(of)) return [];
    const all = spec.each ? spec.each(of) : [undefined as Each];
    return all.map((each) => {
      const args = placed.args(of, each);
      return {
        id: placed.id(of, each),
        key,
        args,
        ...wordsOf(spec, names(args)),
        unit: typeof unit === 'string' ? unit : unit(of, each),
        ...(needs ? { needs } : {}),
        ...(perLiving ? { perLiving } : {}),
        read: placed.read(of, each),
      };
    });
  };
}

/** Mean per living cell; 0 if there are none. */
export const meanOver = (living: number, sum: number): number => (living > 0 ? sum / living : 0);

/** `part` as a percentage of `whole`; 0 of nothing. */
export const percentOf = (whole: number, part: number): number => (whole > 0 ? (100 * part) / whole : 0);
