/** The measures of drugs in blood, which the page shows in a lane of their own. */
import type { DrugInfo } from '../../serve/protocol.ts';

/** Ids of the concentrations of some drugs; their other measures begin with these. */
export const concentrationsOf = (drugs: readonly DrugInfo[]): ReadonlySet<string> =>
  new Set(drugs.map(({ id }) => `blood.${id}`));
