import { isTree } from '../paths.ts';
import { type Prepared, prepare } from '../prepared.ts';
import { type Scenario, scenarioSchema } from '../schema/schema.ts';
import { checkConsistency } from './consistency.ts';
import { rangesOf, resolve } from './core-units.ts';
import { besides, explainIssues } from './explain-issues.ts';
import { resolveLikes } from './likes.ts';
import { inNanomolar } from './mass-concentrations.ts';
import { lessonByPart } from './old-lesson.ts';
import type { Json } from './plain-tree.ts';
import type { Problem } from './problem.ts';
import { provenanceOf } from './provenance.ts';
import { checkReferences } from './references.ts';
import { leftOutNotes, type Part, timingNotes, wholeOf, withinRun } from './times-in-run.ts';

export type Checked =
  | { scenario: Prepared; problems: []; leftOut: Problem[]; timing: Timing }
  | { scenario: null; problems: Problem[] };

/** Notes on when things happen in a part of a scenario; by default, in all of it. */
export type Timing = (part?: Part) => Problem[];

/**
 * Checks a scenario as one tree, with everything it extends merged in. Scenarios of files, of runs and of
 * sessions all pass here.
 * @param id name of the scenario
 * @param further checks that follow once all others have passed
 * @returns the scenario with what it leaves out and notes on when things happen in it, or every problem at its path
 */
export function checkScenario(
  tree: { [key: string]: Json },
  id: string,
  further: (scenario: Prepared) => Problem[] = () => [],
): Checked {
  const { tree: merged, problems: unconverted } = inNanomolar(tree);
  if (tree.cells !== undefined) merged.cells = resolveLikes(tree.cells)!;
  if (tree.lesson !== undefined) merged.lesson = lessonByPart(tree.lesson);
  const parsed = scenarioSchema.safeParse(merged);
  const found: Problem[] = [...unconverted];
  if (!parsed.success) found.push(...besides(found, explainIssues(parsed.error, merged)));
  const headless = HEADS.filter((key) =>
    found.some(({ path, atKey }) => path.length === 1 && !atKey && path[0] === key),
  );
  found.push(...besides(found, checkReferences(merged, headless)));
  const parts = parsed.success ? parsed.data : rightParts(merged);
  found.push(...besides(found, checkConsistency(parts, parsed.success)));
  if (found.length > 0 || !parsed.success) return { scenario: null, problems: found };
  const resolved = resolve(withinRun(parsed.data));
  const provenance = provenanceOf(merged);
  const scenario = prepare({ ...resolved, id, provenance, ranges: rangesOf(resolved.controls) });
  const last = further(scenario);
  if (last.length > 0) return { scenario: null, problems: last };
  const { data } = parsed;
  const timing: Timing = (part = wholeOf(data)) => timingNotes(data, part);
  return { scenario, problems: [], leftOut: leftOutNotes(data), timing };
}

/** Tables that must be valid before references to their entries can be checked. */
const HEADS = ['cells', 'species'] as const;

/** The valid parts of a scenario; of its tables of cells and tissues, the valid entries. */
function rightParts(merged: { [key: string]: Json }): Partial<Scenario> {
  const right: { [key: string]: unknown } = {};
  for (const [key, schema] of Object.entries(scenarioSchema.shape)) {
    const read = schema.safeParse(merged[key]);
    if (read.success) right[key] = read.data;
  }
  for (const key of ['cells', 'tissues'] as const) {
    if (right[key] !== undefined || !isTree(merged[key])) continue;
    const { valueType } = scenarioSchema.shape[key];
    right[key] = Object.fromEntries(
      Object.entries(merged[key]).flatMap(([id, value]) => {
        const read = valueType.safeParse(value);
        return read.success ? [[id, read.data]] : [];
      }),
    );
  }
  return right;
}
