/** Checks the rows of a schedule: what they name, and the values that they set. */

import { unknownName } from '../../base/nearest.ts';
import { describe, keysOfPath } from '../schema/lookup.ts';
import type { Names } from '../vocabulary.ts';
import { readAdded } from './core-units.ts';
import { asList, asMap, namesOf } from './defined-names.ts';
import { readDose, readRate } from './dose-text.ts';
import type { Json, Table } from './plain-tree.ts';
import type { Problem } from './problem.ts';
import { checkKnockout, checkValue, FIXED, pathCheck } from './setting-path.ts';

/** Checks names and values in rows of a schedule. */
export function checkRows(scenario: { [key: string]: Json }, rows: Json[], at: PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  const names = namesOf(scenario);
  problems.push(...checkSchedule(rows, at, names, pathCheck(scenario, names, problems)));
  return problems;
}

const DISC = ['tissue', 'x', 'y', 'radius'];
const STRETCH = ['for', 'until'];

/** What a row may do, each with the keys that it goes with. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  dose: ['amount'],
  infuse: ['rate', 'amount', 'cells', ...STRETCH],
  hold: ['level', ...STRETCH],
  set: ['to'],
  knockout: [],
  add: ['amount', ...DISC],
  place: DISC,
  remove: DISC,
};

const DETAILS = new Set(Object.values(ACTIONS).flat());

type PathCheck = (at: PropertyKey[], text: Json | undefined) => boolean;

export function checkSchedule(raw: Json | undefined, at: PropertyKey[], names: Names, path: PathCheck): Problem[] {
  return asList(raw).flatMap((row, i) => {
    const entry = asMap(row);
    return [
      ...checkActions(entry, [...at, i]),
      ...checkNames(entry, [...at, i], names),
      ...checkAmounts(entry, [...at, i], names),
      ...checkSettings(entry, [...at, i], path),
    ];
  });
}

/** Checks that a row does one thing, and has no key that belongs to another. */
function checkActions(entry: Table, at: PropertyKey[]): Problem[] {
  const actions = Object.keys(ACTIONS).filter((key) => entry[key] !== undefined);
  const [action] = actions;
  if (actions.length !== 1) {
    const found = actions.length === 0 ? 'no action' : actions.join(' and ');
    return [{ path: at, message: `found ${found}, expected one of ${Object.keys(ACTIONS).join(', ')}` }];
  }
  const own = ACTIONS[action];
  const expected = own.length === 0 ? 'no more than when' : `${own.join(', ')}`;
  return Object.keys(entry)
    .filter((key) => entry[key] !== undefined && DETAILS.has(key) && !own.includes(key))
    .map((key) => ({
      path: [...at, key],
      message: `found ${key} beside ${action}, which does not use it; expected ${expected}`,
      atKey: true,
    }));
}

function checkNames(entry: Table, at: PropertyKey[], names: Names): Problem[] {
  const problems: Problem[] = [];
  const check = (key: string, what: string, list: readonly string[]): void => {
    const value = entry[key];
    if (typeof value === 'string' && !list.includes(value))
      problems.push({ path: [...at, key], message: unknownName(value, what, list) });
  };
  check('dose', 'a drug', names.drugs);
  check('hold', 'a drug', names.drugs);
  if (entry.cells !== undefined) check('infuse', 'a cell type', names.cells);
  else if (entry.rate !== undefined || entry.amount !== undefined) check('infuse', 'a drug', names.drugs);
  else check('infuse', 'a drug or a cell type', [...names.drugs, ...names.cells]);
  check('add', 'a species', names.species);
  check('place', 'a cell type', names.cells);
  check('remove', 'a cell type or all', [...names.cells, 'all']);
  check('tissue', 'a tissue', names.tissues);
  return problems;
}

/** Checks how much a row gives. */
function checkAmounts(entry: Table, at: PropertyKey[], names: Names): Problem[] {
  const of = (key: string, read: object): Problem[] =>
    'problem' in read ? [{ path: [...at, key], message: String(read.problem) }] : [];
  if (typeof entry.dose === 'string') return of('amount', readDose(entry.amount));
  if (typeof entry.add === 'string') return of('amount', readAdded(entry.amount));
  if (typeof entry.hold === 'string' && entry.level === undefined)
    return [{ path: [...at, 'level'], message: 'found nothing, expected the level that is held, such as 1 uM' }];
  if (typeof entry.infuse !== 'string') return [];
  const given = ['rate', 'amount', 'cells'].filter((key) => entry[key] !== undefined);
  if (given.length > 1)
    return [{ path: at, message: `found ${given.join(' and ')}, expected one of rate, amount, cells` }];
  if (entry.rate !== undefined) return of('rate', readRate(entry.rate));
  if (entry.amount !== undefined) return of('amount', readDose(entry.amount));
  if (entry.cells !== undefined) return [];
  if (names.drugs.includes(entry.infuse)) return of('rate', readRate(undefined));
  if (!names.cells.includes(entry.infuse)) return [];
  return [{ path: [...at, 'cells'], message: 'found nothing, expected how many cells, such as 1e6' }];
}

function checkSettings(entry: Table, at: PropertyKey[], path: PathCheck): Problem[] {
  const problems: Problem[] = [];
  if (typeof entry.knockout === 'string' && path([...at, 'knockout'], entry.knockout))
    problems.push(...checkKnockout([...at, 'knockout'], entry.knockout));
  if (typeof entry.set !== 'string' || !path([...at, 'set'], entry.set)) return problems;
  if (FIXED.test(entry.set))
    problems.push({
      path: [...at, 'set'],
      message: `found "${entry.set}", expected a number that may change while it runs`,
    });
  else if (describe(keysOfPath(entry.set)) !== undefined) checkValue(problems, [...at, 'to'], entry.set, entry.to);
  else problems.push({ path: [...at, 'set'], message: `found "${entry.set}", expected the path of a number` });
  return problems;
}
