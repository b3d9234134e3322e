/**
 * Behaviours: what cells do and rules may change. What happens to a cell at a rate is applied by the file of the same
 * name in `src/step/behaviours`; a cell type may have its own rate for it, under the same key.
 */
import type { CompleteText } from '../texts/text.ts';

interface Row {
  /** Its name in the view of a cell; also names a control that has no name of its own. */
  name: CompleteText;
  unit: string;
  /** What the rate is; a cell draws one such event at a time. Behaviours without `happens` are amounts. */
  happens?: CompleteText;
  /** Only rules set it: no cell type has a key for it. */
  byRules?: true;
}

const rate = (name: CompleteText, happens: CompleteText) => ({ name, unit: '/min', happens }) as const;

/** All behaviours. A new one goes at the end. */
export const BEHAVIOURS = {
  division: rate(
    { en: 'Division', de: 'Teilung' },
    { en: 'gross division rate, without rules', de: 'Bruttorate der Teilung, ohne Regeln' },
  ),
  apoptosis: rate({ en: 'Apoptosis', de: 'Apoptose' }, { en: 'apoptosis rate', de: 'Rate der Apoptose' }),
  necrosis: {
    ...rate({ en: 'Necrosis', de: 'Nekrose' }, { en: 'necrosis rate', de: 'Rate der Nekrose' }),
    byRules: true,
  },
  departure: rate(
    { en: 'Departure', de: 'Abgang' },
    {
      en: 'rate of leaving the lattice for good, by differentiation or exit',
      de: 'Rate, mit der sie das Gitter für immer verlässt, durch Differenzierung oder Auswanderung',
    },
  ),
  sprouting: rate(
    { en: 'Sprouting', de: 'Sprossung' },
    { en: 'rate of starting a vessel sprout', de: 'Rate, mit der ein Gefäßspross entsteht' },
  ),
  regression: rate(
    { en: 'Regression', de: 'Rückbildung' },
    { en: 'vessel regression rate', de: 'Rate, mit der ein Gefäß sich zurückbildet' },
  ),
  intravasation: rate(
    { en: 'Entering blood', de: 'Eintritt ins Blut' },
    {
      en: 'rate of entering blood, per perfused vessel site that the cell touches',
      de: 'Rate des Eintritts ins Blut, je durchblutetem Gefäßplatz, den die Zelle berührt',
    },
  ),
  lymphEntry: rate(
    { en: 'Entering lymph', de: 'Eintritt in die Lymphe' },
    {
      en: 'rate of entering lymph, per lymphatic vessel site that the cell touches',
      de: 'Rate des Eintritts in die Lymphe, je Lymphgefäßplatz, den die Zelle berührt',
    },
  ),
  speed: { name: { en: 'Speed', de: 'Geschwindigkeit' }, unit: 'um/min' },
  adhesion: { name: { en: 'Adhesion to its kind', de: 'Adhäsion an ihresgleichen' }, unit: '' },
  matrixDeposition: { name: { en: 'Depositing matrix', de: 'Matrix ablagern' }, unit: '/h' },
  matrixRemoval: { name: { en: 'Degrading matrix', de: 'Matrix abbauen' }, unit: '/h' },
  integrin: { name: { en: 'Grip in a niche seat', de: 'Halt auf dem Nischenplatz' }, unit: '' },
  mutation: { name: { en: 'Heritable change', de: 'Erbliche Änderung' }, unit: '' },
  erosion: { name: { en: 'Resorbing bone', de: 'Knochen abbauen' }, unit: 'um3/min' },
  phagocytosis: rate(
    { en: 'Eating dead cells', de: 'Tote Zellen fressen' },
    {
      en: 'rate of eating dead cells, per dead cell that the cell touches',
      de: 'Rate, mit der sie tote Zellen frisst, je toter Zelle, die sie berührt',
    },
  ),
  lossFromBlood: { name: { en: 'Loss from blood', de: 'Verlust aus dem Blut' }, unit: '' },
} as const satisfies Record<string, Row>;

type Table = typeof BEHAVIOURS;
export type Behaviour = keyof Table;
export const BEHAVIOUR_NAMES = Object.keys(BEHAVIOURS) as Behaviour[];

/** Behaviours that happen to a cell at a rate. */
export type Happening = { [K in Behaviour]: Table[K] extends { happens: CompleteText } ? K : never }[Behaviour];
/** Behaviours for which cell types have a key. */
export type Rated = { [K in Happening]: Table[K] extends { byRules: true } ? never : K }[Happening];

const rowOf = (name: Behaviour): Row => BEHAVIOURS[name];
const isHappening = (name: Behaviour): name is Happening => rowOf(name).happens !== undefined;

export const HAPPENINGS: readonly Happening[] = BEHAVIOUR_NAMES.filter(isHappening);
/** The name of a behaviour, or nothing if the output is not a behaviour. */
export const behaviourName = (output: string): CompleteText | undefined =>
  Object.hasOwn(BEHAVIOURS, output) ? rowOf(output as Behaviour).name : undefined;

/** Help texts of the rates of cell types, by key. */
export const RATES = Object.fromEntries(
  HAPPENINGS.flatMap((name) => (rowOf(name).byRules ? [] : [[name, rowOf(name).happens]])),
) as Record<Rated, CompleteText>;

/** What a rate of a cell type is; nothing if the key is not that of a rate. */
export const rateHelp = (key: string): CompleteText | undefined =>
  Object.hasOwn(RATES, key) ? RATES[key as Rated] : undefined;

/** Whether an output is the rate of something that happens to a cell. */
export const happens = (output: string): boolean =>
  (HAPPENINGS as readonly string[]).includes(output) || /^(become|enter)\./.test(output);
