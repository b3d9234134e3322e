/** How many numbers and rules of each mark there are: in all of the biology, and in what each scenario uses. */
import { commandsOf } from '../../run/schedule.ts';
import { takingPart } from '../../run/taking-part.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { EVIDENCE, EVIDENCE_WORDS } from '../../scenario/schema/evidence.ts';
import { shippedScenarios } from '../home.ts';
import { load } from '../load-scenario.ts';
import { type Counts, countEvidence } from '../methods/evidence-counts.ts';
import { code, markdownTable } from './markdown.ts';

/** A row for the files of the biology and one for each scenario, without what takes no part in its own run. */
export function censusTable(all: { numbers: Counts; rules: Counts }): string {
  const scenarios = Object.entries(shippedScenarios()).map(([name, path]) => [code(name), inUse(load(path))] as const);
  return markdownTable(
    ['in', ...EVIDENCE.map((mark) => EVIDENCE_WORDS[mark])],
    [['all files of the biology', all] as const, ...scenarios].map(([where, { numbers, rules }]) => [
      where,
      ...EVIDENCE.map((mark) => `${numbers[mark] ?? 0} + ${rules[mark] ?? 0}`),
    ]),
  );
}

const inUse = (scenario: Prepared) =>
  countEvidence(scenario, takingPart(scenario, commandsOf(scenario, scenario.schedule)));
