/** Effect of a rule when a receptor at the usual level is fully occupied: below its factor, since nodes saturate. */
import { hill } from '../../base/exact.ts';
import type { RuleRow } from '../../scenario/schema/schema.ts';

/** Activity of every node of a cell with the receptor of one axis at level 1, all of it occupied. */
export type NodesAtMost = Readonly<Record<string, number>>;

/** u/(1 + u) with u = w/σ for the weights w of an axis. */
export const nodesAtMost = (weights: Readonly<Record<string, unknown>>, saturation: number): NodesAtMost =>
  Object.fromEntries(
    Object.entries(weights).map(([node, weight]) => {
      const u = Number(weight) / saturation;
      return [node, u / (1 + u)];
    }),
  );

/**
 * 1 + (f − 1)·h of a factor f, with h at the highest input the rule can have: its node, or the signal of one receptor.
 * Null for a rule of another form.
 */
export function reachedFactor(rule: RuleRow, factor: number, nodes: NodesAtMost): number | null {
  const terms = rule.terms ?? [rule];
  const [{ input, operator = 'multiply', direction = 'rises', half, power = 1 }] = terms as Partial<RuleRow>[];
  if (terms.length > 1 || typeof input !== 'string' || operator !== 'multiply' || direction !== 'rises') return null;
  const most = /^signal\.\w+$/.test(input) ? 1 : nodes[/^node\.(\w+)$/.exec(input)?.[1] ?? ''];
  return most === undefined || half === undefined ? null : 1 + (factor - 1) * hill(most, half, power);
}
