/** What keeps a file from being imported: in words of every language, and with the options of the command line. */
import type { CompleteText } from '../../texts/text.ts';
import { english, type Words } from '../../texts/words.ts';

/** A file, or what is said about it, that cannot be taken as it is. */
export class ImportProblem extends Error {
  /**
   * @param words what was found and expected; the page says them in its language
   * @param hint the options of the command line that help
   */
  constructor(
    readonly words: Words,
    hint = '',
  ) {
    super(hint === '' ? english(words) : `${english(words)}; ${hint}`);
  }
}

/** What a problem says: in all languages if it is one of an import, else as it was thrown. */
export const wordsOf = (problem: unknown): Words =>
  problem instanceof ImportProblem ? problem.words : problem instanceof Error ? problem.message : String(problem);

/** What was found, and what was expected instead. */
export const mismatch = (found: Words, expected: Words): Words => ({
  told: { en: 'found {found!}, expected {expected!}', de: '{found!} gefunden, erwartet: {expected!}' },
  found,
  expected,
});

/** Words about a place: `line 3: …`. */
export const placed = (place: Words, what: Words): Words => ({ told: '{place}: {what!}', place, what });

export const lineWords = (line: number): Words => ({ told: { en: 'line {line}', de: 'Zeile {line}' }, line });

export const quoted = (text: string): Words => ({ told: { en: '"{text!}"', de: '„{text!}“' }, text });

/** `thing` and a text from the file: the column "x". */
export const named = (thing: CompleteText, text: string): Words => ({
  told: '{thing!} {text!}',
  thing,
  text: quoted(text),
});

/** The columns of a table in a row. */
export const columnsWords = (names: readonly string[]): Words =>
  names.length === 0
    ? { en: 'no columns', de: 'keine Spalten' }
    : { told: { en: 'the columns {names!}', de: 'die Spalten {names!}' }, names: names.join(', ') };

/** Words one after the other. */
export const joined = (list: readonly Words[], between = '; '): Words =>
  list.reduce((before, one) => ({ told: `{before}${between}{one!}`, before, one }));

export const NOTHING: CompleteText = { en: 'nothing', de: 'nichts' };
export const A_NUMBER: CompleteText = { en: 'a number', de: 'eine Zahl' };

/** A problem at a place of a file. */
export const wrongAt = (place: Words, found: Words, expected: Words): ImportProblem =>
  new ImportProblem(placed(place, mismatch(found, expected)));

/** What is missing, as a page asks for it. */
export const QUESTIONS = {
  unit: {
    en: 'The table does not say in which unit x and y are.',
    de: 'Die Tabelle sagt nicht, in welcher Einheit x und y stehen.',
  },
  pixel: {
    en: 'x and y are in pixels. How large is a pixel?',
    de: 'x und y stehen in Pixeln. Wie groß ist ein Pixel?',
  },
  columns: {
    en: 'Not all columns were recognised. Which hold x, y and the type?',
    de: 'Nicht alle Spalten wurden erkannt. Welche enthalten x, y und den Typ?',
  },
  region: {
    en: 'The table holds several regions, each with places of its own. Which one?',
    de: 'Die Tabelle enthält mehrere Regionen mit jeweils eigenen Orten. Welche davon?',
  },
  labels: {
    en: 'This picture is a mask of labels. Drop it together with a table with the columns label and type.',
    de: 'Dieses Bild ist eine Maske aus Nummern. Zusammen mit einer Tabelle mit den Spalten label und type ablegen.',
  },
  vessels: {
    en: 'Most cells are more than 150 µm from any vessel and would lack oxygen. Where does it come from?',
    de: 'Die meisten Zellen liegen mehr als 150 µm von jedem Gefäß entfernt und hätten zu wenig Sauerstoff. Woher kommt er?',
  },
} satisfies Record<string, CompleteText>;
export type Question = keyof typeof QUESTIONS;

/** What an import has to be told before it can go on: the command line names the option, the page asks. */
export class ImportQuestion extends ImportProblem {
  /**
   * @param found what was found and expected, for the command line
   * @param columns the names of the columns, or the values of one, where they are asked for
   * @param column the column that has these values
   */
  constructor(
    readonly asks: Question,
    found: string,
    hint = '',
    readonly columns: readonly string[] = [],
    readonly column = '',
  ) {
    super(found, hint);
  }
}
