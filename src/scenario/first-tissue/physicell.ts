/**
 * Rules files of PhysiCell: one rule a line, as
 *
 *   cell, signal, direction, behaviour, saturated value, half-max, Hill power, applies to dead
 *
 * (Johnson and others 2023, "Human interpretable grammar encodes multicellular systems biology models"). A rule there
 * moves a behaviour from its base towards a saturated value by a Hill factor; here it becomes a factor on a base
 * above 0, or an amount added to a base of 0. The bases are those of the scenario, since the rules file has none.
 */

import { unknownName } from '../../base/nearest.ts';
import { counted } from '../../base/plain-words.ts';
import type { BEHAVIOURS } from '../behaviours.ts';
import type { Scenario } from '../schema/schema.ts';
import { numberIn, rowsOf } from './csv-rows.ts';

const COLUMNS = ['cell', 'signal', 'direction', 'behaviour', 'saturated', 'half', 'power', 'dead'] as const;
type Row = Record<(typeof COLUMNS)[number], string> & { line: number };

export interface ImportedRule {
  id: string;
  says: string;
  cells: string;
  input: string;
  operator: 'multiply' | 'add';
  half: number;
  power: number;
  output: Record<string, number>;
  source: string;
}

export interface Imported {
  rules: ImportedRule[];
  /** One line for every row without a counterpart, with the reason. */
  unmapped: string[];
}

class Unmapped extends Error {}

/** Maps the rows of a rules file; `names` gives the cell types and species here for names in the file. */
export function importPhysicellRules(text: string, scenario: Scenario, names: Record<string, string> = {}): Imported {
  const imported: Imported = { rules: [], unmapped: [] };
  const taken = new Map<string, number>();
  for (const row of rulesIn(text)) {
    try {
      const rule = ruleOf(row, scenario, names, imported.rules.length + 1);
      const what = `${row.direction.toLowerCase()} ${Object.keys(rule.output)[0]} of ${rule.cells}`;
      const earlier = taken.get(what);
      if (earlier !== undefined)
        throw new Unmapped(
          `line ${earlier} ${what} already; two such effects would multiply here, not share a ceiling`,
        );
      taken.set(what, row.line);
      imported.rules.push(rule);
    } catch (problem) {
      if (!(problem instanceof Unmapped)) throw problem;
      imported.unmapped.push(`line ${row.line}: ${row.cell}, ${row.signal} → ${row.behaviour}: ${problem.message}`);
    }
  }
  return imported;
}

function rulesIn(text: string): Row[] {
  return rowsOf(text, `CSV with ${COLUMNS.join(', ')}`, '//')
    .filter(({ fields }) => !/^cell[ _]?(type)?$/i.test(fields[0] ?? ''))
    .map(({ fields, line }) => {
      const found = `line ${line}: found ${counted(fields.length, 'column')}`;
      if (fields.length === COLUMNS.length + 1)
        throw new Error(`${found}, as an older form has with a base value; expected ${COLUMNS.join(', ')}`);
      if (fields.length < COLUMNS.length - 1 || fields.length > COLUMNS.length)
        throw new Error(`${found}, expected ${COLUMNS.join(', ')}`);
      return { line, ...Object.fromEntries(COLUMNS.map((column, i) => [column, fields[i] ?? '0'])) } as Row;
    });
}

function ruleOf(row: Row, scenario: Scenario, names: Record<string, string>, number: number): ImportedRule {
  const type = nameOf(row.cell, 'a cell type', Object.keys(scenario.cells), names);
  if (row.dead !== '0' && row.dead.toLowerCase() !== 'false') throw new Unmapped('dead cells follow no rules here');
  const direction = row.direction.toLowerCase();
  if (!/^(increases|decreases)$/.test(direction))
    throw new Unmapped(`found "${row.direction}", expected increases or decreases`);
  const half = positive(row.half, 'half-max');
  const power = positive(row.power, 'Hill power');
  if (power !== Math.round(power) || power > MAX_POWER)
    throw new Unmapped(`Hill power ${row.power}; powers here are whole, 1 to ${MAX_POWER}`);
  const saturated = numberIn(row.saturated);
  if (saturated === null || saturated < 0)
    throw new Unmapped(`saturated value "${row.saturated}", expected a number of at least 0`);
  const input = signalOf(row.signal, scenario, names);
  const output = behaviourOf(row.behaviour, scenario, names);
  const base = baseOf(scenario, type, output);
  if (base === 0 && direction === 'decreases') throw new Unmapped(`${output} of ${type} is 0 already`);
  if (direction === 'increases' ? saturated < base : saturated > base)
    throw new Unmapped(`${direction} to ${saturated}, but ${output} of ${type} is ${base} here, its base`);
  return {
    id: `imported${number}`,
    says: `${row.signal} ${direction.replace(/s$/, '')}s ${row.behaviour}`,
    cells: type,
    input,
    operator: base > 0 ? 'multiply' : 'add',
    half,
    power,
    output: { [output]: base > 0 ? saturated / base : saturated },
    source: `PhysiCell rules, line ${row.line}`,
  };
}

const MAX_POWER = 8;

function positive(text: string, what: string): number {
  const value = numberIn(text);
  if (value === null || !(value > 0)) throw new Unmapped(`${what} "${text}", expected a number above 0`);
  return value;
}

/** The name here for a name in the file. */
function nameOf(written: string, what: string, list: readonly string[], names: Record<string, string>): string {
  const name = names[written] ?? written;
  const found = list.find((one) => one.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Unmapped(unknownName(name, what, list));
  return found;
}

/** Distance that counts as contact, µm: it reaches the eight neighbours of a site, as `contacts` does. */
const TOUCH = 30;

const NO_SIGNAL: Record<string, string> = {
  pressure: 'cells on a lattice have no pressure',
  volume: 'cells here have one size',
  damage: 'damage is not kept here',
  dead: 'dead cells follow no rules here',
  time: 'rules here do not read the time; a schedule does',
};

function signalOf(signal: string, scenario: Scenario, names: Record<string, string>): string {
  const text = signal.trim();
  const known = NO_SIGNAL[text.toLowerCase()];
  if (known !== undefined) throw new Unmapped(known);
  const contact = /^contact with (.+)$/i.exec(text);
  if (contact) {
    if (/^(dead|necrotic|apoptotic) cells?$/i.test(contact[1])) return `dead.${TOUCH}`;
    if (/^(live cells?|basement membrane)$/i.test(contact[1])) throw new Unmapped(`no contact with ${contact[1]} here`);
    return `contacts.${nameOf(contact[1], 'a cell type', Object.keys(scenario.cells), names)}`;
  }
  if (/^(custom:|intracellular )/i.test(text))
    throw new Unmapped('custom and intracellular signals have no counterpart');
  const gradient = /^(.+) gradient$/i.exec(text);
  const species = nameOf((gradient?.[1] ?? text).trim(), 'a species', Object.keys(scenario.species), names);
  return gradient ? `gradient.${species}` : species;
}

const SAME: Record<string, keyof typeof BEHAVIOURS> = {
  'cycle entry': 'division',
  apoptosis: 'apoptosis',
  necrosis: 'necrosis',
  'migration speed': 'speed',
  'cell-cell adhesion': 'adhesion',
};

const NO_BEHAVIOUR: [RegExp, string][] = [
  [/ secretion( target)?$/i, 'secretion there is a rate towards a saturation, here an amount'],
  [/ (uptake|export)$/i, 'uptake here goes by receptors, not by a rate'],
  [/^migration bias$|^chemotactic response/i, 'cells here climb by the difference in receptor occupancy'],
  [/^migration persistence/i, 'persistence here is one number a type'],
  [
    /^(phagocytose|attack|fuse|damage|immunogenicity)/i,
    'killing here is a state of the killer that its neighbours read',
  ],
  [
    /^(cell-cell adhesion elastic|relative maximum adhesion|adhesive affinity|cell-cell repulsion|cell-BM|cell attachment|cell detachment)/i,
    'cells on a lattice have no forces',
  ],
];

function behaviourOf(behaviour: string, scenario: Scenario, names: Record<string, string>): string {
  const text = behaviour.trim();
  const same = SAME[text.toLowerCase()];
  if (same !== undefined) return same;
  const turn = /^(?:transform|transition) to (.+)$/i.exec(text);
  if (turn) return `become.${nameOf(turn[1], 'a cell type', Object.keys(scenario.cells), names)}`;
  const known = NO_BEHAVIOUR.find(([pattern]) => pattern.test(text));
  throw new Unmapped(known?.[1] ?? unknownName(text, 'a behaviour that has a counterpart', Object.keys(SAME)));
}

/** The base of a behaviour of a type, without rules. */
function baseOf(scenario: Scenario, type: string, output: string): number {
  const row = scenario.cells[type];
  if (output.startsWith('become.')) return row.become[output.slice('become.'.length)] ?? 0;
  return output === 'necrosis' ? 0 : row[output as Exclude<keyof typeof BEHAVIOURS, 'necrosis'>];
}
