import { signal } from '@preact/signals';

/** Measures chosen for the grid, for one scenario. */
export const chosen = signal<{ scenario: string; measures: readonly string[] }>({ scenario: '', measures: [] });
