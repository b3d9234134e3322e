/** How the runs are displayed: the same for all of them. */
import { signal } from '@preact/signals';
import type { FieldInfo, Opened } from '../../serve/protocol.ts';

export const colour = signal('type');
export const field = signal('');
/** The clone whose cells are marked, or null. */
export const markedClone = signal<number | null>(null);

/** All that can be drawn as a field: species, and what was measured of them. */
export const drawable = (run: Opened): FieldInfo[] => [...run.fields, ...run.measured];

/** The field that a tissue shows: the chosen one or, before any choice, the scenario's own for that tissue. */
export const fieldOf = (run: Opened, tissue: string): string =>
  (field.value === run.view.field ? run.view.fields[tissue] : undefined) ?? field.value;

/** By tissue, edge in sites of the squares each shown as one site: more than 1 from afar. */
export const grains = signal<Readonly<Record<string, number>>>({});
/** Number of readers that need every site of the pictures. */
export const readersOfSites = signal(0);

/** Whether drawing yields: the run plays at full speed on a machine that draws slowly. */
export const givesWay = signal(false);
