/**
 * Behaviours: what cells do and rules may change. What happens to a cell at a rate is applied by the file of the same
 * name in `src/step/behaviours`; a cell type may have its own rate for it, under the same key.
 */
import type { Text } from '../texts/text.ts';

interface Row {
  /** Its name in the view of a cell. */
  name: Text;
  unit: string;
  /** What happens at this rate; a cell draws one such event at a time. Behaviours without it are amounts. */
  happens?: string;
  /** Only rules set it: no cell type has a key for it. */
  byRules?: true;
}

const rate = <Help extends string>(name: Text, happens: Help) => ({ name, unit: '/min', happens }) as const;

/** All behaviours. A new one goes at the end. */
export const BEHAVIOURS = {
  division: rate({ en: 'Division', de: 'Teilung' }, 'gross division rate, without rules'),
  apoptosis: rate({ en: 'Apoptosis', de: 'Apoptose' }, 'apoptosis rate'),
  necrosis: { ...rate({ en: 'Necrosis', de: 'Nekrose' }, 'necrosis rate'), byRules: true },
  departure: rate(
    { en: 'Departure', de: 'Aufbruch' },
    'rate of leaving the lattice for good, by differentiation or exit',
  ),
  sprouting: rate({ en: 'Sprouting', de: 'Aussprossen' }, 'rate of starting a vessel sprout'),
  regression: rate({ en: 'Regression', de: 'Rückbildung' }, 'vessel regression rate'),
  intravasation: rate(
    { en: 'Entering blood', de: 'Eintritt ins Blut' },
    'rate of entering blood, per perfused vessel site that the cell touches',
  ),
  lymphEntry: rate(
    { en: 'Entering lymph', de: 'Eintritt in die Lymphe' },
    'rate of entering lymph, per lymphatic vessel site that the cell touches',
  ),
  speed: { name: { en: 'Speed', de: 'Geschwindigkeit' }, unit: 'um/min' },
  adhesion: { name: { en: 'Adhesion to its kind', de: 'Haften an Gleichen' }, unit: '' },
  matrixDeposition: { name: { en: 'Depositing matrix', de: 'Matrix ablagern' }, unit: '/h' },
  matrixRemoval: { name: { en: 'Degrading matrix', de: 'Matrix abbauen' }, unit: '/h' },
  integrin: { name: { en: 'Grip in a niche seat', de: 'Halt im Nischenplatz' }, unit: '' },
  mutation: { name: { en: 'Heritable change', de: 'Vererbbare Änderung' }, unit: '' },
  erosion: { name: { en: 'Resorbing bone', de: 'Knochen abbauen' }, unit: 'um3/min' },
  phagocytosis: rate(
    { en: 'Eating dead cells', de: 'Tote Zellen fressen' },
    'rate of eating dead cells, per dead cell that the cell touches',
  ),
} as const satisfies Record<string, Row>;

type Table = typeof BEHAVIOURS;
export type Behaviour = keyof Table;
export const BEHAVIOUR_NAMES = Object.keys(BEHAVIOURS) as Behaviour[];

/** Behaviours that happen to a cell at a rate. */
export type Happening = { [K in Behaviour]: Table[K] extends { happens: string } ? K : never }[Behaviour];
/** Those that a cell type has a key for. */
export type Rated = { [K in Happening]: Table[K] extends { byRules: true } ? never : K }[Happening];

const rowOf = (name: Behaviour): Row => BEHAVIOURS[name];
const isHappening = (name: Behaviour): name is Happening => rowOf(name).happens !== undefined;

export const HAPPENINGS: readonly Happening[] = BEHAVIOUR_NAMES.filter(isHappening);
/** The name of a behaviour, or nothing if the output is not a behaviour. */
export const behaviourName = (output: string): Text | undefined =>
  Object.hasOwn(BEHAVIOURS, output) ? rowOf(output as Behaviour).name : undefined;

/** Help texts of the rates of cell types, by key. */
export const RATES = Object.fromEntries(
  HAPPENINGS.flatMap((name) => (rowOf(name).byRules ? [] : [[name, rowOf(name).happens]])),
) as Record<Rated, string>;

/** Whether an output is the rate of something that happens to a cell. */
export const happens = (output: string): boolean =>
  (HAPPENINGS as readonly string[]).includes(output) || /^(become|enter)\./.test(output);
