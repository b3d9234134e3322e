/** What can be done to a run in progress. All numbers are in core units: µm, minutes, nM, mmHg. */
import { dequal } from 'dequal/lite';

/**
 * A change to the run, applied before step `step`; several for one step apply in log order. The state after n steps,
 * and what is read from it, already includes the commands of step n.
 */
export type Command = { step: number; number?: number | undefined } & Action;

/** A command in the log of a run. Its number is unique in the run and stays when the command is changed. */
export type Logged = Command & { number: number };

/** A command that may go on for some steps. */
export type Lasting = Extract<Command, { do: 'infuse' | 'hold' | 'infuseCells' }>;

export const isLasting = (command: Command): command is Lasting =>
  command.do === 'infuse' || command.do === 'hold' || command.do === 'infuseCells';

/** The drug that a command gives, if it gives one. */
export const drugGiven = (command: Command): string | undefined =>
  command.do === 'dose' || command.do === 'infuse' || command.do === 'hold' ? command.drug : undefined;

/** Whether two commands make the same change at the same step, whatever their numbers. */
export const isEqual = (a: Command, b: Command): boolean => dequal(unnumbered(a), unnumbered(b));

/** A command as files hold it: without its number, which is valid only within its run. */
export function unnumbered({ number: _, ...command }: Command): Command {
  return command;
}

/** The keys of a command in the order in which files hold them. */
const KEYS = [
  'step',
  'do',
  'path',
  'value',
  'drug',
  'species',
  'cell',
  'amount',
  'rate',
  'level',
  'cells',
  'steps',
  'tissue',
  'x',
  'y',
  'radius',
] as const;

/** A command as files hold it: without its number, its keys in a fixed order. */
export const inFixedOrder = (command: Command): Command =>
  Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = (command as Partial<Record<(typeof KEYS)[number], unknown>>)[key];
      return value === undefined ? [] : [[key, value]];
    }),
  ) as unknown as Command;

/** Sorts by step, keeping the order within one. */
export const inOrder = (commands: readonly Command[]): Command[] => [...commands].sort((a, b) => a.step - b.step);

/** What a command does. `x`, `y` and `radius` are in sites of the tissue's lattice. */
export type Action =
  /** Sets any number of the scenario by its path, e.g. `tissues.tumour.vesselOxygen`, in core units. */
  | { do: 'set'; path: string; value: number }
  /** Gives `amount` of a drug, in mg (already scaled by body weight). */
  | { do: 'dose'; drug: string; amount: number }
  /** Infuses a drug into blood at `rate`, mg/h, for `steps`; without them to the end of the run. */
  | { do: 'infuse'; drug: string; rate: number; steps?: number | undefined }
  /** Holds the free concentration of a drug in blood at `level`, nM, for `steps`; without them to the end of the run. */
  | { do: 'hold'; drug: string; level: number; steps?: number | undefined }
  /** Infuses `cells` of a type into blood: evenly over `steps`, or without them at once. */
  | { do: 'infuseCells'; cell: string; cells: number; steps?: number | undefined }
  /** Adds `amount` (nM, or mmHg of oxygen) of a species to every site of a disc. */
  | { do: 'add'; tissue: string; species: string; x: number; y: number; radius: number; amount: number }
  /** Puts cells of a type on the free sites of a disc. */
  | { do: 'place'; tissue: string; cell: string; x: number; y: number; radius: number }
  /** Removes the cells of a disc, of one type or of all; the sites become void. */
  | { do: 'remove'; tissue: string; x: number; y: number; radius: number; cell?: string | undefined }
  /** Switches off the setting at a path: a rule, a number (which becomes 0) or a flag. */
  | { do: 'knockout'; path: string };
