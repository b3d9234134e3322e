/** What is said about a file and means nothing for one of its form is refused: it would mislead who gave it. */
import type { CompleteText } from '../../texts/text.ts';
import { ImportProblem } from './import-problem.ts';
import type { ImportGiven } from './import-tissue.ts';
import { TOLERANCE } from './picture-of-cells.ts';

/** What a file of cells is: a table, a picture whose colours are types, or a mask whose numbers are cells. */
export type CellsForm = 'table' | 'colours' | 'labels';

export const FORMS: Record<CellsForm, CompleteText> = {
  table: { en: 'a table', de: 'eine Tabelle' },
  colours: { en: 'a picture whose colours are cell types', de: 'ein Bild, dessen Farben Zelltypen sind' },
  labels: { en: 'a mask of labels', de: 'eine Maske aus Nummern' },
};

const some = (given: object | undefined): boolean => Object.keys(given ?? {}).length > 0;

/** Options that not every form has: those that have it, the one in which it is used most first. */
const OPTIONS: readonly {
  option: string;
  what: CompleteText;
  of: readonly CellsForm[];
  isGiven: (given: ImportGiven) => boolean;
}[] = [
  {
    option: '--columns',
    what: { en: 'named columns', de: 'genannte Spalten' },
    of: ['table'],
    isGiven: ({ columns, measured }) => some(columns) || some(measured),
  },
  {
    option: '--only',
    what: { en: 'a choice of rows', de: 'eine Auswahl von Zeilen' },
    of: ['table'],
    isGiven: ({ only }) => some(only),
  },
  {
    option: '--unit',
    what: { en: 'a unit', de: 'eine Einheit' },
    of: ['table'],
    isGiven: ({ unit }) => unit !== undefined,
  },
  {
    option: '--origin',
    what: { en: 'an origin', de: 'einen Nullpunkt' },
    of: ['table', 'labels'],
    isGiven: ({ origin }) => origin !== undefined,
  },
  {
    option: '--y',
    what: { en: 'a direction of y', de: 'eine Richtung von y' },
    of: ['table', 'labels'],
    isGiven: ({ y }) => y !== undefined,
  },
  {
    option: '--scale',
    what: { en: 'a factor on distances', de: 'einen Faktor auf Abstände' },
    of: ['table', 'labels'],
    isGiven: ({ scale = 1 }) => scale !== 1,
  },
  {
    option: '--colours',
    what: { en: 'colours', de: 'Farben' },
    of: ['colours'],
    isGiven: ({ colours }) => some(colours),
  },
  {
    option: '--tolerance',
    what: { en: 'a tolerance of colours', de: 'eine Toleranz der Farben' },
    of: ['colours'],
    isGiven: ({ tolerance = TOLERANCE }) => tolerance !== TOLERANCE,
  },
  {
    option: '--thin',
    what: { en: 'thin types', de: 'dünne Typen' },
    of: ['colours'],
    isGiven: ({ thin = [] }) => thin.length > 0,
  },
];

/** @throws an error that names the option and the form for which it is */
export function refuseIdle(form: CellsForm, given: ImportGiven): void {
  const idle = OPTIONS.find(({ of, isGiven }) => !of.includes(form) && isGiven(given));
  if (idle === undefined) return;
  throw new ImportProblem(
    {
      told: {
        en: 'found {what!} with {form!}, expected {other!} for it',
        de: '{What!} gibt es nur für {other!}; das hier ist {form!}',
      },
      what: idle.what,
      form: FORMS[form],
      other: FORMS[idle.of[0]],
    },
    `leave out ${idle.option}`,
  );
}
