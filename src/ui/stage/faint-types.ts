/** Cell types that are drawn faintly, so that the others stand out: at first those of the scenario, then as chosen. */
import { computed, signal } from '@preact/signals';
import { opened } from '../run/state.ts';

/** What was chosen, and for which scenario. */
const chosen = signal<{ scenario: string; types: ReadonlySet<string> } | null>(null);

/** The type under the pointer in the legend. */
const pointed = signal<string | null>(null);

/** Types drawn faintly by choice. */
export const faintByChoice = computed<ReadonlySet<string>>(() => {
  const run = opened.value;
  if (run === null) return new Set();
  return chosen.value?.scenario === run.id ? chosen.value.types : new Set(run.view.faint);
});

/** Types drawn faintly now: while one is pointed at, all others. */
export const faintTypes = computed<ReadonlySet<string>>(() => {
  const only = pointed.value;
  if (only === null) return faintByChoice.value;
  return new Set((opened.value?.cells ?? []).map(({ id }) => id).filter((id) => id !== only));
});

/** Lets only the cells of a type stand out while the pointer is on it in the legend; null for none. */
export function pointAt(type: string | null): void {
  pointed.value = type;
}

/** Draws a type faintly, or in full again. */
export function toggleType(type: string): void {
  const types = new Set(faintByChoice.value);
  if (!types.delete(type)) types.add(type);
  choose(types);
}

export const showAllTypes = (): void => choose(new Set());

function choose(types: ReadonlySet<string>): void {
  chosen.value = { scenario: opened.peek()?.id ?? '', types };
}
