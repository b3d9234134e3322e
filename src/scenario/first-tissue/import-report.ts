/**
 * What became of a file that was imported, in full: all that was read is either kept or left out for a stated reason.
 * Plain data, in words of every language, for the command line, for JSON, and for the page.
 */
import type { CompleteText } from '../../texts/text.ts';
import { english, type Words } from '../../texts/words.ts';

/** Why cells are left out. */
export const REASONS = {
  names: { en: 'left out by name', de: 'dem Namen nach weggelassen' },
  noType: { en: 'without a type', de: 'ohne Typ' },
  unknown: { en: 'of a type without a counterpart', de: 'eines Typs ohne Entsprechung' },
  outside: { en: 'outside the tissue', de: 'außerhalb des Gewebes' },
  noRoom: { en: 'without a free site nearby', de: 'ohne freien Platz in der Nähe' },
  speck: { en: 'of less than a twentieth of a site', de: 'von weniger als einem Zwanzigstel Gitterplatz' },
  noPlace: { en: 'without a place', de: 'ohne Ort' },
  area: { en: 'no cells but areas, such as annotations', de: 'keine Zellen, sondern Flächen wie Annotationen' },
  only: { en: 'in rows that were not asked for', de: 'in nicht gewählten Zeilen' },
} satisfies Record<string, CompleteText>;
export type Reason = keyof typeof REASONS;

export interface LeftOut {
  reason: Reason;
  /** Type in the file. */
  name: string;
  cells: number;
  first: Words;
}

/** A cell type of the scenario: its id, and its name for people. */
export interface Other {
  cell: string;
  label: Words;
}

export interface Note {
  words: Words;
  /** The options of the command line that change it. */
  hint?: string;
}

export interface ImportReport {
  file: string;
  /** How the file was read: its form and separator, say. */
  form: Words[];
  frame: {
    /** Sites of the tissue. */
    width: number;
    height: number;
    /** µm of a site. */
    site: number;
    /** The part of the plane that the tissue covers. */
    covers: Words;
  };
  /** Cells read. */
  read: number;
  /** Cells in the tissue. */
  kept: number;
  /** By type in the file: the type here, how many were kept, and whether that type only takes room. */
  types: { name: string; here: string; cells: number; filler: boolean }[];
  leftOut: LeftOut[];
  moved: { cells: number; farthest: number };
  ignoredColumns: string[];
  /** What the tissue has besides the cells of the file. */
  adds: Other[];
  /** What the scenario draws besides and the tissue has not. */
  notDrawn: Other[];
  /** Share of the cells of the tissue that lack oxygen at the start; null until it is known. */
  hypoxic: number | null;
  /** Anything else that was guessed or changed. */
  notes: Note[];
}

/** Maximum number of names in a line. */
const MAX_NAMED = 20;

/** Names in a row, the first of them if there are many. */
export const listed = (names: readonly string[]): Words =>
  names.length <= MAX_NAMED
    ? names.join(', ')
    : {
        told: { en: '{names!} and {more} more', de: '{names} und {more} weitere' },
        names: names.slice(0, MAX_NAMED).join(', '),
        more: names.length - MAX_NAMED,
      };

/** A decimal number as each language writes it. */
export const decimal = (value: number, digits: number): CompleteText => {
  const en = value.toFixed(digits);
  return { en, de: en.replace('.', ',') };
};

/** A count with marks between thousands. */
export const figure = (count: number): CompleteText => {
  const marked = (mark: string): string => String(count).replace(/\B(?=(\d{3})+$)/g, mark);
  return { en: marked(','), de: marked('.') };
};

/** Texts for one and for several. */
export const some = (
  count: number,
  one: CompleteText,
  many: CompleteText,
  more: Record<string, Words> = {},
): Words => ({
  told: count === 1 ? one : many,
  n: figure(count),
  ...more,
});

const cells = (count: number): Words =>
  some(count, { en: '1 cell', de: '1 Zelle' }, { en: '{n} cells', de: '{n} Zellen' });

const pieces = (count: number): Words =>
  some(count, { en: '1 piece', de: '1 Stück' }, { en: '{n} pieces', de: '{n} Stücke' });

/** A report in lines, without the types that were kept and what was left out, for which a page has tables. */
export function reportHead({ form, frame, read }: ImportReport): Words[] {
  const mm = (sites: number): CompleteText => decimal((sites * frame.site) / 1000, 2);
  const [first, ...more] = form;
  const how = more.reduce<Words>((before, one) => ({ told: '{before}, {one!}', before, one }), first);
  return [
    how,
    {
      told: '{cells}, {width} × {height} mm, {site}; {covers}',
      cells: cells(read),
      width: mm(frame.width),
      height: mm(frame.height),
      site: { told: { en: '1 site = {site} µm', de: '1 Gitterplatz = {site} µm' }, site: frame.site },
      covers: frame.covers,
    },
  ];
}

/** Who reads a report: at the command line types go by their ids, and options are named. */
export type Reader = 'person' | 'command line';

export function reportTail(report: ImportReport, reader: Reader): Words[] {
  const { moved, ignoredColumns, notes, adds, notDrawn, hypoxic } = report;
  const named = (others: readonly Other[]): Words =>
    reader === 'person' ? labels(others) : listed([...new Set(others.map(({ cell }) => cell))]);
  const told = ({ words, hint }: Note): Words =>
    hint === undefined || reader === 'person' ? words : { told: '{words}; {hint!}', words, hint };
  const farthest = some(
    moved.farthest,
    { en: '1 site', de: '1 Gitterplatz' },
    { en: '{n} sites', de: '{n} Gitterplätze' },
  );
  const lines: (Words | null)[] = [
    moved.cells > 0
      ? {
          told: {
            en: '{cells} moved by up to {farthest}: another has their site',
            de: '{cells} um bis zu {farthest} verschoben: Der Platz war vergeben',
          },
          cells: cells(moved.cells),
          farthest,
        }
      : null,
    ignoredColumns.length > 0
      ? {
          told: { en: 'ignored columns: {names!}', de: 'nicht benutzte Spalten: {names!}' },
          names: listed(ignoredColumns),
        }
      : null,
    ...notes.map(told),
    notDrawn.length > 0
      ? told({
          words: {
            told: {
              en: 'left out of what the scenario draws: {names}',
              de: 'weggelassen von dem, was das Szenario zeichnet: {names}',
            },
            names: named(notDrawn),
          },
          hint: '--keep takes them',
        })
      : null,
    adds.length > 0
      ? { told: { en: 'the scenario adds: {names}', de: 'das Szenario ergänzt: {names}' }, names: named(adds) }
      : {
          en: 'the scenario adds no cells of its own at the start',
          de: 'das Szenario ergänzt zu Beginn keine eigenen Zellen',
        },
    hypoxic === null
      ? null
      : {
          told: {
            en: '{share} % of the cells lack oxygen at the start',
            de: '{share} % der Zellen haben zu Beginn zu wenig Sauerstoff',
          },
          share: decimal(100 * hypoxic, 1),
        },
  ];
  return lines.flatMap((line) => (line === null ? [] : [line]));
}

/** Names for people, one after the other. */
const labels = (others: readonly Other[]): Words =>
  [...new Map(others.map(({ cell, label }) => [cell, label])).values()].reduce((before, one) => ({
    told: '{before}, {one}',
    before,
    one,
  }));

/** What was left out, in words. */
export const leftOutWords = ({ reason, name, cells: count, first }: LeftOut): Words => ({
  told:
    name === ''
      ? { en: '{cells} {why}, first at {first}', de: '{cells} {why}, zuerst: {first}' }
      : { en: '{cells} {why}, "{name!}", first at {first}', de: '{cells} {why}, „{name!}“, zuerst: {first}' },
  cells: reason === 'speck' ? pieces(count) : cells(count),
  why: REASONS[reason],
  name,
  first,
});

/** A report as lines of English. */
export function reportLines(report: ImportReport): string[] {
  const { kept, types, leftOut } = report;
  const lost = leftOut.reduce((sum, one) => sum + one.cells, 0);
  return [
    ...reportHead(report).map(english),
    `kept ${figure(kept).en}: ${english(listed(types.map(typeText)))}`,
    ...(lost > 0 ? [`left out ${figure(lost).en}:`] : []),
    ...leftOut.map((one) => `  ${english(leftOutWords(one))}`),
    ...reportTail(report, 'command line').map(english),
  ];
}

const typeText = ({ name, here, cells: count, filler }: ImportReport['types'][number]): string =>
  `${figure(count).en} ${filler ? `"${name}" as filler` : name === here ? here : `"${name}" as ${here}`}`;

/** A report for other programs: its words in English. */
export const plainReport = (report: ImportReport) => ({
  ...report,
  form: report.form.map(english),
  frame: { ...report.frame, covers: english(report.frame.covers) },
  leftOut: report.leftOut.map((one) => ({ ...one, first: english(one.first) })),
  adds: [...new Set(report.adds.map(({ cell }) => cell))],
  notDrawn: report.notDrawn.map(({ cell }) => cell),
  notes: report.notes.map(({ words }) => english(words)),
});
