/** Checks the rows of a schedule: what they name, and the values that they set. */

import { unknownName } from '../../base/nearest.ts';
import { describe, keysOfPath } from '../schema/lookup.ts';
import type { Names } from '../vocabulary.ts';
import { readAdded } from './core-units.ts';
import { asList, asMap, namesOf } from './defined-names.ts';
import { readDose } from './dose-text.ts';
import type { Json } from './plain-tree.ts';
import type { Problem } from './problem.ts';
import { checkKnockout, checkValue, FIXED, pathCheck } from './setting-path.ts';

/** Checks names and values in rows of a schedule. */
export function checkRows(scenario: { [key: string]: Json }, rows: Json[], at: PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  const names = namesOf(scenario);
  problems.push(...checkSchedule(rows, at, names, pathCheck(scenario, names, problems)));
  return problems;
}

export function checkSchedule(
  raw: Json | undefined,
  at: PropertyKey[],
  names: Names,
  path: (at: PropertyKey[], text: Json | undefined) => boolean,
): Problem[] {
  const problems: Problem[] = [];
  asList(raw).forEach((row, i) => {
    const entry = asMap(row);
    const actions = ['dose', 'set', 'knockout', 'add', 'place', 'remove'].filter((key) => entry[key] !== undefined);
    if (actions.length !== 1) {
      problems.push({
        path: [...at, i],
        message: `found ${actions.length === 0 ? 'no action' : actions.join(' and ')}, expected one of dose, set, knockout, add, place, remove`,
      });
    }
    const check = (key: string, what: string, list: readonly string[]): void => {
      const value = entry[key];
      if (typeof value === 'string' && !list.includes(value)) {
        problems.push({ path: [...at, i, key], message: unknownName(value, what, list) });
      }
    };
    check('dose', 'a drug', names.drugs);
    check('add', 'a species', names.species);
    check('place', 'a cell type', names.cells);
    check('remove', 'a cell type or all', [...names.cells, 'all']);
    check('tissue', 'a tissue', names.tissues);
    if (typeof entry.dose === 'string') {
      const dose = readDose(entry.amount);
      if ('problem' in dose) problems.push({ path: [...at, i, 'amount'], message: dose.problem });
    }
    if (typeof entry.add === 'string') {
      const added = readAdded(entry.amount);
      if ('problem' in added) problems.push({ path: [...at, i, 'amount'], message: added.problem });
    }
    if (typeof entry.knockout === 'string' && path([...at, i, 'knockout'], entry.knockout))
      problems.push(...checkKnockout([...at, i, 'knockout'], entry.knockout));
    if (typeof entry.set === 'string' && path([...at, i, 'set'], entry.set)) {
      if (FIXED.test(entry.set))
        problems.push({
          path: [...at, i, 'set'],
          message: `found "${entry.set}", expected a number that may change while it runs`,
        });
      else if (describe(keysOfPath(entry.set)) !== undefined)
        checkValue(problems, [...at, i, 'to'], entry.set, entry.to);
      else problems.push({ path: [...at, i, 'set'], message: `found "${entry.set}", expected the path of a number` });
    }
  });
  return problems;
}
