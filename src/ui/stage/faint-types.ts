/** Cell types that are drawn faintly, so that the others stand out: at first those of the scenario, then as chosen. */
import { computed, signal } from '@preact/signals';
import { opened } from '../run/state.ts';

/** What was chosen, and for which scenario. */
const chosen = signal<{ scenario: string; types: ReadonlySet<string> } | null>(null);

export const faintTypes = computed<ReadonlySet<string>>(() => {
  const run = opened.value;
  if (run === null) return new Set();
  return chosen.value?.scenario === run.id ? chosen.value.types : new Set(run.view.faint);
});

/** Draws a type faintly, or in full again. */
export function toggleType(type: string): void {
  const types = new Set(faintTypes.value);
  if (!types.delete(type)) types.add(type);
  choose(types);
}

export const showAllTypes = (): void => choose(new Set());

function choose(types: ReadonlySet<string>): void {
  chosen.value = { scenario: opened.peek()?.id ?? '', types };
}
