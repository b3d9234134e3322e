/** The folded panels beside the tissue, in their order. A new one is a file here and a line. */
import type { ComponentType } from 'preact';
import { ColourAndField } from './colour-field.tsx';
import { Controls } from './controls.tsx';
import { EditRow } from './edit-row.tsx';
import { Leaving } from './leaving.tsx';
import { Log } from './log.tsx';
import { Rules } from './rules.tsx';
import { Tools } from './tools.tsx';

interface Listed {
  name: string;
  Panel: ComponentType;
  /** Whether it starts afresh with another run, because it keeps something of a run while it is open. */
  ofRun?: true;
}

const PANELS: readonly Listed[] = [
  { name: 'colour', Panel: ColourAndField },
  { name: 'controls', Panel: Controls, ofRun: true },
  { name: 'leaving', Panel: Leaving, ofRun: true },
  { name: 'rules', Panel: Rules, ofRun: true },
  { name: 'tools', Panel: Tools },
  { name: 'log', Panel: Log },
  { name: 'edit', Panel: EditRow },
];

/** All panels, starting with the one that a scenario opens. */
export const panelsWith = (first: string | null): readonly Listed[] => [
  ...PANELS.filter(({ name }) => name === first),
  ...PANELS.filter(({ name }) => name !== first),
];
