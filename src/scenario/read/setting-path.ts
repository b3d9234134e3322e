/** Dotted paths of settings: whether a scenario has one, and what may stand at it. */

import { unknownName } from '../../base/nearest.ts';
import { describe, isFlag, keysOfPath, knownKeys, namesAt } from '../schema/lookup.ts';
import { readQuantity } from '../schema/quantity.ts';
import { type NameProblem, type Names, outputNames } from '../vocabulary.ts';
import { keys } from './defined-names.ts';
import type { Json, Table } from './plain-tree.ts';
import type { Problem } from './problem.ts';

/** Returns whether a scenario has a dotted path; if not, adds that to `problems`. */
export const pathCheck =
  (scenario: Table, names: Names, problems: Problem[]) =>
  (at: PropertyKey[], text: Json | undefined, atKey = false): boolean => {
    const problem = typeof text === 'string' ? findPath(text, scenario, names) : undefined;
    if (problem) problems.push({ path: at, message: unknownName(problem.written, problem.what, problem.names), atKey });
    return problem === undefined;
  };

/** Paths of settings that cannot change during a run. */
export const FIXED = /^(step|settle|duration|circulation\.strains|tissues\.[^.]+\.(width|height|wrap))$/;

/** Checks that a knockout is of a rule, a flag, or a number that may be 0. */
export function checkKnockout(at: PropertyKey[], text: string): Problem[] {
  const steps = keysOfPath(text);
  if (FIXED.test(text)) return [{ path: at, message: `found "${text}", expected what a run can do without` }];
  if ((steps[0] === 'rules' && steps.length === 2) || isFlag(steps)) return [];
  const meta = describe(steps);
  if (!meta) return [{ path: at, message: `found "${text}", expected the path of a rule, a number or a flag` }];
  if (meta.low <= 0 && meta.high >= 0) return [];
  return [{ path: at, message: `found "${text}", which cannot be 0 (${meta.low} to ${meta.high})` }];
}

/** Checks a value that is set from the start: a number or a flag. */
export function checkSetting(problems: Problem[], at: PropertyKey[], path: string, value: Json | undefined): void {
  if (describe(keysOfPath(path)) !== undefined) checkValue(problems, at, path, value);
  else if (!isFlag(keysOfPath(path))) {
    problems.push({ path: at, message: `found "${path}", expected the path of a number or a flag`, atKey: true });
  } else if (typeof value !== 'boolean') {
    problems.push({ path: at, message: `found ${JSON.stringify(value)}, expected true or false` });
  }
}

export function checkValue(problems: Problem[], at: PropertyKey[], path: string, value: Json | undefined): void {
  const meta = describe(keysOfPath(path));
  if (!meta) return;
  const read = readQuantity(value, meta);
  if ('problem' in read) problems.push({ path: at, message: read.problem });
}

/** The first key of a dotted path that the scenario lacks, as a problem with the paths that it could be. */
function findPath(text: string, scenario: Table, names: Names): NameProblem | undefined {
  const steps = keysOfPath(text);
  let here: Json | undefined = scenario;
  for (let i = 0; i < steps.length; i++) {
    const allowed = allowedKeys(steps.slice(0, i), here, names);
    if (!allowed.includes(steps[i])) {
      const rest = steps.slice(i + 1);
      return {
        written: text,
        what: 'a path of this scenario',
        names: allowed.map((key) => [...steps.slice(0, i), key, ...rest].join('.')),
      };
    }
    here = typeof here === 'object' && here !== null ? (here as Table)[steps[i]] : undefined;
  }
  return undefined;
}

/** The names that are keys of tables of single values, where a file need not list them all. */
const FAMILIES: Record<string, (names: Names) => readonly string[]> = {
  secrete: (names) => names.species,
  medium: (names) => names.species,
  chemokines: (names) => names.species,
  receptors: (names) => names.receptors,
  blocks: (names) => names.receptors,
  neutralises: (names) => names.species,
  states: (names) => names.states,
  traits: (names) => names.traits,
  weights: (names) => names.nodes,
  become: (names) => names.cells,
  enter: (names) => names.cells,
  influx: (names) => names.cells,
  output: outputNames,
};

function allowedKeys(path: readonly string[], here: Json | undefined, names: Names): string[] {
  if (Array.isArray(here)) return here.map((_, i) => String(i));
  const kind = namesAt(path);
  const family = kind === 'values' ? (FAMILIES[path.at(-1)!]?.(names) ?? []) : [];
  return [...knownKeys(path, here), ...(kind === 'none' ? [] : keys(here)), ...family];
}
