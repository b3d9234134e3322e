/** Rules as text for a person. */
import type { Term } from './model.ts';
import type { RuleRow, Scenario } from './schema/schema.ts';

/** What joins several inputs. */
const JOINED = { product: ' × ', max: ' or ', sum: ' + ' } as const;

/** What a term of a rule reads, as written in its file. */
export function inputText({ rules }: Scenario, { rule, place }: Pick<Term, 'rule' | 'place'>): string {
  const row = rules[rule];
  const { input = '', join } = (row.terms?.[place] ?? row) as RuleRow;
  return Array.isArray(input) ? input.join(JOINED[join]) : input;
}
