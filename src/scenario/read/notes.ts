/** Parts of a scenario that are valid but may not be what was meant. */

import { hasOutput } from '../compile-plan.ts';
import type { RuleRow, Scenario } from '../schema/schema.ts';
import { levelsOf, type Names, parseInput, type Reading } from '../vocabulary.ts';
import { namesOf } from './defined-names.ts';
import type { Table } from './plain-tree.ts';
import type { Problem } from './problem.ts';

/** Everything in a checked scenario that is worth a second look, at its path. */
export const notesOf = (scenario: Scenario): Problem[] => [
  ...likeNotes(scenario),
  ...alwaysZeroNotes(scenario),
  ...unaffectedNotes(scenario),
];

/** Types that are like another but follow none of the rules that name the other. */
function likeNotes({ cells, rules }: Scenario): Problem[] {
  const named = (id: string): string[] =>
    Object.entries(rules).flatMap(([rule, row]) => ([row.cells].flat().includes(id) ? [rule] : []));
  return Object.entries(cells).flatMap(([id, { like }]) => {
    const theirs = like === undefined ? [] : named(like);
    if (theirs.length === 0 || named(id).some((rule) => theirs.includes(rule))) return [];
    const message = `found a type like "${like}", which takes its numbers and none of the rules that name it (${theirs.join(', ')}); a rule is followed by the types that it names`;
    return [{ path: ['cells', id, 'like'], message }];
  });
}

/** Inputs of rules that are always 0, because no cells that they read have the receptor, state or trait. */
function alwaysZeroNotes(scenario: Scenario): Problem[] {
  const names = namesOf(scenario as unknown as Table);
  return Object.entries(scenario.rules).flatMap(([id, rule]) =>
    inputsOf(rule).flatMap(({ path, input }): Problem[] => {
      const factors = parseInput(input, names);
      if (!Array.isArray(factors)) return [];
      for (const { reading } of factors) {
        const level = levelIn(reading, names);
        const cells = 'cell' in reading ? [names.cells[reading.cell]] : [rule.cells].flat();
        if (level === null || cells.some((cell) => cell === 'any' || hasLevel(scenario, cell, level))) continue;
        const message = `found "${input}", which is always 0: ${cells.join(', ')} without ${level}`;
        return [{ path: ['rules', id, ...path], message }];
      }
      return [];
    }),
  );
}

/** Every input of a rule with its path in the rule. */
const inputsOf = (rule: RuleRow): { path: PropertyKey[]; input: string }[] =>
  (rule.terms ?? [rule]).flatMap(({ input = [] }, i) => {
    const at = rule.terms === undefined ? ['input'] : ['terms', i, 'input'];
    return typeof input === 'string'
      ? [{ path: at, input }]
      : input.map((one, j) => ({ path: [...at, j], input: one }));
  });

/** The receptor, state or trait that a reading is of; null for other readings. */
function levelIn(reading: Reading, names: Names): string | null {
  if ('receptor' in reading) return names.receptors[reading.receptor];
  if ('state' in reading) return names.states[reading.state];
  if ('trait' in reading) return names.traits[reading.trait];
  return 'level' in reading ? levelsOf(names)[reading.level] : null;
}

/** Whether cells of a type have a receptor, state or trait. */
const hasLevel = ({ cells }: Scenario, cell: string, level: string): boolean =>
  [cells[cell].receptors, cells[cell].states, cells[cell].traits].some((own) => Object.hasOwn(own, level));

/** Outputs of rules that are 0 before the rule and after it, in every cell type that the rule applies to. */
function unaffectedNotes(scenario: Scenario): Problem[] {
  const names = namesOf(scenario as unknown as Table);
  return Object.entries(scenario.rules).flatMap(([id, rule]) => {
    const cells = rule.cells === 'any' ? names.cells : [rule.cells].flat();
    return Object.keys(rule.output).flatMap((output): Problem[] => {
      if (cells.some((cell) => hasOutput(scenario, names, cell, output))) return [];
      const message = `found "${output}", which is 0 in ${cells.join(', ')}, so that a factor changes nothing`;
      return [{ path: ['rules', id, 'output', output], message, atKey: true }];
    });
  });
}
