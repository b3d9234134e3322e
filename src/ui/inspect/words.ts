/** What outputs of rules are called. */
import type { Opened } from '../../simulation/protocol.ts';

const BEHAVIOURS: Record<string, string> = {
  division: 'Division',
  apoptosis: 'Death by signal',
  necrosis: 'Death without oxygen',
  departure: 'Departure',
  sprouting: 'Sprouting',
  regression: 'Regression',
  intravasation: 'Entering blood',
  lymphEntry: 'Entering lymph',
  speed: 'Speed',
  adhesion: 'Sticking to its like',
  matrixDeposition: 'Laying matrix',
  matrixRemoval: 'Cutting matrix',
  integrin: 'Grip in a niche seat',
  mutation: 'Heritable change',
  erosion: 'Taking bone',
};

export function labelOfOutput(run: Opened, output: string): string {
  const known = BEHAVIOURS[output];
  if (known !== undefined) return known;
  const dot = output.indexOf('.');
  const [kind, id] = [output.slice(0, dot), output.slice(dot + 1)];
  const column = run.columns.find((one) => one.id === id)?.label ?? id;
  const cell = run.cells.find((one) => one.id === id)?.label ?? id;
  switch (kind) {
    case 'receptor':
      return `${column} it is heading for`;
    case 'state':
      return `${column} it is heading for`;
    case 'secrete':
      return `Secretion of ${run.fields.find((one) => one.id === id)?.label ?? id}`;
    case 'become':
      return `Becoming ${cell}`;
    default:
      return output;
  }
}
