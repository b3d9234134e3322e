/**
 * Rules of PhysiCell (Johnson and others 2025, "Human interpretable grammar encodes multicellular systems biology
 * models"). A rule there moves a behaviour from its base towards a saturated value by a Hill factor; several share a
 * ceiling and a floor. Here each becomes a rule that raises or lowers an output (`src/step/cells/respond.ts`).
 */

import { english } from '../../texts/words.ts';
import type { BEHAVIOURS } from '../behaviours.ts';
import type { Scenario } from '../schema/schema.ts';
import { numberIn } from './csv-rows.ts';
import { behaviourOf, cellOf, type Known, signalOf, Unmapped } from './physicell-names.ts';
import { isUp, rulesIn, type WrittenRule } from './physicell-rows.ts';

export interface ImportedRule {
  id: string;
  says: string;
  cells: string;
  input: string;
  operator: 'raise' | 'lower';
  half: number;
  power: number;
  output: Record<string, number>;
  source: string;
}

/** A row that is no rule here. */
export interface Unread {
  line: number;
  /** What it says. */
  row: string;
  why: string;
}

/** One line about a row that is no rule here. */
export const unreadLine = ({ line, row, why }: Unread): string => `line ${line}: ${row}: ${why}`;

export interface Imported {
  rules: ImportedRule[];
  /** Number of rows; each is a rule or in `unmapped`. */
  read: number;
  /** Every row that is no rule here, with the reason. */
  unmapped: Unread[];
  /** What else there is to know: how the file was read, ceilings that rules share, bases that differ. */
  notes: string[];
}

/** What the rows of a file are about. */
export interface About {
  /** Name of the file, which the ids of its rules begin with. */
  file: string;
  scenario: Pick<Scenario, 'cells' | 'species'>;
  /** Cell types and substrates here for names in the file. */
  names?: Record<string, string>;
  /** Base that a type has for an output by other rules. */
  bases?: (type: string, output: string) => number | undefined;
  /** What a value of a behaviour in the file is here, for a type; without it, secretion has no counterpart. */
  valueHere?: (type: string, output: string, value: number) => number;
}

/** Maps the rows of a rules file. */
export function importPhysicellRules(text: string, about: About): Imported {
  const { rows, misshapen, notes } = rulesIn(text);
  const unmapped = misshapen.map(({ line, text: row, why }): Unread => ({ line, row, why: english(why) }));
  const made: Made[] = [];
  for (const row of rows) {
    try {
      const one = ruleOf(row, about);
      checkEarlier(one, made);
      made.push(one);
      if (one.note !== undefined) notes.push(`line ${row.line}: ${one.note}`);
    } catch (problem) {
      if (!(problem instanceof Unmapped)) throw problem;
      const { line, cell, signal, behaviour } = row;
      unmapped.push({ line, row: `${cell}, ${signal} → ${behaviour}`, why: problem.message });
    }
  }
  return {
    rules: made.map(({ rule }) => rule),
    read: rows.length + misshapen.length,
    unmapped: unmapped.sort((a, b) => a.line - b.line),
    notes: [...notes, ...sharedLimits(made)],
  };
}

interface Made {
  rule: ImportedRule;
  row: WrittenRule;
  output: string;
  value: number;
  note?: string;
}

const MIN_POWER = 0.1;
const MAX_POWER = 100;

function ruleOf(row: WrittenRule, about: About): Made {
  const { scenario, names = {} } = about;
  const known: Known = { cells: Object.keys(scenario.cells), species: Object.keys(scenario.species), names };
  const type = cellOf(row.cell, known);
  const up = isUp(row.direction);
  if (up === null) throw new Unmapped(`found "${row.direction}", expected increases or decreases`);
  const half = positive(row.half, 'half-max');
  const power = positive(row.power, 'Hill power');
  if (power < MIN_POWER || power > MAX_POWER)
    throw new Unmapped(`Hill power ${row.power}, expected ${MIN_POWER} to ${MAX_POWER}`);
  const saturated = numberIn(row.saturated);
  if (saturated === null || saturated < 0)
    throw new Unmapped(`saturated value "${row.saturated}", expected a number of at least 0`);
  const input = signalOf(row.signal, known);
  const output = behaviourOf(row.behaviour, type, known, about.valueHere !== undefined);
  const here = (written: number): number => about.valueHere?.(type, output, written) ?? written;
  const base = about.bases?.(type, output) ?? baseOf(scenario, type, output);
  const species = output.startsWith('secrete.') ? output.slice('secrete.'.length) : null;
  if (species !== null && scenario.species[species].kind === 'oxygen')
    throw new Unmapped('oxygen here comes from vessels and from what is held');
  const value = here(saturated);
  if (saturated > 0 && value === 0) throw new Unmapped(`${output} of ${type} is 0 at any rate; its target is 0`);
  const note = checkBase(row, { type, output, base, value, here, up });
  const dead = !/^(0+(\.0*)?|false|f|no|n)?$/i.test(row.dead);
  if (dead) throw new Unmapped('applies to dead cells, which follow no rules here');
  const rule: ImportedRule = {
    id: `${stemOf(about.file)}-${row.line}`,
    says: `${row.signal} ${up ? 'increases' : 'decreases'} ${row.behaviour}`,
    cells: type,
    input,
    operator: up ? 'raise' : 'lower',
    half,
    power,
    output: { [output]: value },
    source: `${about.file.replace(/^.*[/\\]/, '')}, line ${row.line}`,
  };
  return { rule, row, output, value, ...(note !== undefined && { note }) };
}

interface Towards {
  type: string;
  output: string;
  base: number;
  value: number;
  here: (written: number) => number;
  up: boolean;
}

/** Refuses a direction that the base contradicts; says where the base of the file is not that of the scenario. */
function checkBase(row: WrittenRule, { type, output, base, value, here, up }: Towards): string | undefined {
  const stated = row.base === undefined ? null : numberIn(row.base);
  if (row.base !== undefined && stated === null) throw new Unmapped(`base "${row.base}", expected a number`);
  const inFile = stated === null ? 'none in the file' : `${stated} in the file`;
  const bases = `its base is ${base} here, ${inFile}`;
  if (base === 0 && !up) throw new Unmapped(`${output} of ${type} is 0 already; ${bases}`);
  const against = (other: number): boolean => (up ? value < other : value > other);
  if (against(base) || (stated !== null && against(here(stated))))
    throw new Unmapped(`${up ? 'increases' : 'decreases'} ${output} of ${type} to ${row.saturated}, but ${bases}`);
  const differs = stated !== null && Math.abs(here(stated) - base) > 1e-6 * Math.max(base, here(stated));
  return differs ? `${output} of ${type}: ${bases}; the one here is used` : undefined;
}

/** Refuses a row that says again what an earlier one does. */
function checkEarlier({ rule, output, value }: Made, made: readonly Made[]): void {
  const earlier = made.find(
    (other) =>
      other.output === output &&
      other.rule.cells === rule.cells &&
      other.rule.input === rule.input &&
      other.rule.operator === rule.operator,
  );
  if (earlier === undefined) return;
  const { half, power } = earlier.rule;
  const same = half === rule.half && power === rule.power && earlier.value === value;
  throw new Unmapped(
    same
      ? `the same as line ${earlier.row.line}, counted once`
      : `line ${earlier.row.line} says so already, towards ${earlier.row.saturated} with half-max ${half} and Hill power ${power}; that one is kept`,
  );
}

/** Notes on rules that share a ceiling or a floor but state different ones. */
function sharedLimits(made: readonly Made[]): string[] {
  const groups = new Map<string, Made[]>();
  for (const one of made) {
    const key = `${one.rule.operator} ${one.output} ${one.rule.cells}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const values = group.map(({ value }) => value);
    const up = group[0].rule.operator === 'raise';
    const limit = up ? Math.max(...values) : Math.min(...values);
    if (values.every((value) => value === limit)) return [];
    const from = group.find(({ value }) => value === limit)!;
    const lines = group.map(({ row }) => row.line).join(', ');
    return [
      `lines ${lines}: they share one ${up ? 'ceiling' : 'floor'} for ${from.output} of ${from.rule.cells}, ${from.row.saturated} of line ${from.row.line}`,
    ];
  });
}

/** The beginning of the ids of a file's rules: its name, written so that two names never give the same. */
const stemOf = (file: string): string =>
  file
    .replace(/^.*[/\\]/, '')
    .replace(/\.csv$/i, '')
    .replace(/[^\p{L}\p{N}_-]/gu, (letter) => `~${letter.codePointAt(0)!.toString(16)}`) || 'rules';

function positive(text: string, what: string): number {
  const value = numberIn(text);
  if (value === null || !(value > 0 && Number.isFinite(value)))
    throw new Unmapped(`${what} "${text}", expected a number above 0`);
  return value;
}

/** The base of an output of a type, without rules. */
function baseOf(scenario: About['scenario'], type: string, output: string): number {
  const row = scenario.cells[type];
  if (output.startsWith('become.')) return row.become[output.slice('become.'.length)] ?? 0;
  if (output.startsWith('secrete.')) return row.secrete[output.slice('secrete.'.length)] ?? 0;
  return output === 'necrosis' ? 0 : row[output as Exclude<keyof typeof BEHAVIOURS, 'necrosis'>];
}

/** Rules as a scenario file has them, by id. */
export const ruleRows = (rules: readonly ImportedRule[]) =>
  Object.fromEntries(rules.map(({ id, ...row }) => [id, { ...row, evidence: 'assumed' as const }]));
