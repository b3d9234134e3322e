/** How the runs are looked at: the same for all of them. */
import { signal } from '@preact/signals';
import type { Opened } from '../../serve/protocol.ts';

export const colour = signal('type');
export const field = signal('');
/** The clone whose cells are marked, or null. */
export const markedClone = signal<number | null>(null);

/** The field that a tissue shows: the one chosen, or where nobody chose the scenario's own for that tissue. */
export const fieldOf = (run: Opened, tissue: string): string =>
  (field.value === run.view.field ? run.view.fields[tissue] : undefined) ?? field.value;
