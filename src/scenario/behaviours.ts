/**
 * Behaviours: what cells do that rules may change. What happens to a cell at a rate is applied by the file of the same
 * name in `src/step/behaviours`; a cell type may have a rate of its own for it, under the key of its name.
 */
import type { Model } from './model.ts';

interface Row {
  unit: string;
  /** What happens at this rate; one of those of a cell is drawn at a time. The other behaviours are amounts. */
  happens?: string;
  /** Only rules give it: no cell type has a key for it. */
  byRules?: true;
}

const rate = <Help extends string>(happens: Help) => ({ unit: '/min', happens }) as const;

/** All behaviours. A new one goes at the end. */
export const BEHAVIOURS = {
  division: rate('gross division rate without rules'),
  apoptosis: rate('apoptosis rate'),
  necrosis: { ...rate('dies for want of something'), byRules: true },
  departure: rate('leaves the lattice for good: differentiation or exit'),
  sprouting: rate('starts a vessel sprout'),
  regression: rate('vessel regression'),
  intravasation: rate('enters blood, per touching perfused vessel site'),
  lymphEntry: rate('enters lymph, per touching lymphatic vessel site'),
  speed: { unit: 'um/min' },
  adhesion: { unit: '' },
  matrixDeposition: { unit: '/h' },
  matrixRemoval: { unit: '/h' },
  integrin: { unit: '' },
  mutation: { unit: '' },
  erosion: { unit: 'um3/min' },
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
/** What the keys of cell types mean, by their names. */
export const RATES = Object.fromEntries(
  HAPPENINGS.flatMap((name) => (rowOf(name).byRules ? [] : [[name, rowOf(name).happens]])),
) as Record<Rated, string>;

/** Numbers of the outputs that are the rates of something that happens: one, or one for each cell type. */
export function outputsOf(happening: Happening | 'become' | 'enter', { offsets, cells }: Model): number[] {
  if (happening !== 'become' && happening !== 'enter') return [BEHAVIOUR_NAMES.indexOf(happening)];
  return cells.map((_, type) => offsets[happening] + type);
}

/** Whether an output is the rate of something that happens to a cell. */
export const happens = (output: string): boolean =>
  (HAPPENINGS as readonly string[]).includes(output) || /^(become|enter)\./.test(output);
