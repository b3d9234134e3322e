/** Names of cells, their states and the outputs of their rules. */
import { behaviourName } from '../../scenario/behaviours.ts';
import { CELL_FLAGS, type CellMoment, type Opened } from '../../serve/protocol.ts';
import { texts, translated } from '../texts/language.ts';

export function labelOfOutput(run: Opened, output: string): string {
  const say = texts.value.inspector;
  const behaviour = behaviourName(output);
  if (behaviour !== undefined) return translated(behaviour);
  const dot = output.indexOf('.');
  const [kind, id] = [output.slice(0, dot), output.slice(dot + 1)];
  const column = translated(run.columns.find((one) => one.id === id)?.label ?? id);
  const cell = translated(run.cells.find((one) => one.id === id)?.label ?? id);
  switch (kind) {
    case 'receptor':
    case 'state':
      return say.headingFor(column);
    case 'secrete':
      return say.secretion(translated(run.fields.find((one) => one.id === id)?.label ?? id));
    case 'become':
      return say.becoming(cell);
    default:
      return output;
  }
}

/** Identities are 64 bits; eight digits tell cells apart well enough to read. */
export const shortIdentity = (identity: string): string => identity.replace(/^0+(?=.)/, '').slice(0, 8);

export const labelOfType = (run: Opened, type: string): string =>
  translated(run.cells.find(({ id }) => id === type)?.label ?? type);

export const wordOfPhase = (phase: CellMoment['phase']): string => texts.value.kin.phases[phase];

/** The states of a cell that are shown as words: low oxygen, a seat, blood inside, the tip of a sprout. */
export function wordsOfFlags(flags: number): string[] {
  const say = texts.value.cellHistory.flags;
  return (Object.keys(say) as (keyof typeof say)[])
    .filter((flag) => (flags & CELL_FLAGS[flag]) !== 0)
    .map((flag) => say[flag]);
}
