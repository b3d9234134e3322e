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
const OPTIONS: readonly { option: string; of: readonly CellsForm[]; isGiven: (given: ImportGiven) => boolean }[] = [
  { option: '--columns', of: ['table'], isGiven: ({ columns, measured }) => some(columns) || some(measured) },
  { option: '--only', of: ['table'], isGiven: ({ only }) => some(only) },
  { option: '--unit', of: ['table'], isGiven: ({ unit }) => unit !== undefined },
  { option: '--origin', of: ['table', 'labels'], isGiven: ({ origin }) => origin !== undefined },
  { option: '--y', of: ['table', 'labels'], isGiven: ({ y }) => y !== undefined },
  { option: '--scale', of: ['table', 'labels'], isGiven: ({ scale = 1 }) => scale !== 1 },
  { option: '--colours', of: ['colours'], isGiven: ({ colours }) => some(colours) },
  { option: '--tolerance', of: ['colours'], isGiven: ({ tolerance = TOLERANCE }) => tolerance !== TOLERANCE },
  { option: '--thin', of: ['colours'], isGiven: ({ thin = [] }) => thin.length > 0 },
];

/** @throws an error that names the option and the form for which it is */
export function refuseIdle(form: CellsForm, given: ImportGiven): void {
  const idle = OPTIONS.find(({ of, isGiven }) => !of.includes(form) && isGiven(given));
  if (idle === undefined) return;
  throw new ImportProblem({
    told: {
      en: 'found {form!}, for which {option} says nothing; expected {other!} for it',
      de: 'Das ist {form}, wofür {option} nichts besagt; erwartet wird dafür {other}',
    },
    form: FORMS[form],
    option: idle.option,
    other: FORMS[idle.of[0]],
  });
}
