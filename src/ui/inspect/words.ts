/** What outputs of rules are called. */
import type { Opened } from '../../simulation/protocol.ts';
import { said, texts } from '../texts/language.ts';

export function labelOfOutput(run: Opened, output: string): string {
  const say = texts.value.inspector;
  const known = say.behaviours[output];
  if (known !== undefined) return known;
  const dot = output.indexOf('.');
  const [kind, id] = [output.slice(0, dot), output.slice(dot + 1)];
  const column = said(run.columns.find((one) => one.id === id)?.label ?? id);
  const cell = said(run.cells.find((one) => one.id === id)?.label ?? id);
  switch (kind) {
    case 'receptor':
    case 'state':
      return say.headingFor(column);
    case 'secrete':
      return say.secretion(said(run.fields.find((one) => one.id === id)?.label ?? id));
    case 'become':
      return say.becoming(cell);
    default:
      return output;
  }
}
