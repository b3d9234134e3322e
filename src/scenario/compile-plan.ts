/** Turns the rules of one cell type into its plan: every condition once, then the outputs that refer to them. */

import { dequal } from 'dequal/lite';
import { BEHAVIOUR_NAMES } from './behaviours.ts';
import type { Effect, Model, Operator, Output, Plan, Term } from './model.ts';
import type { CellRow, RuleRow, Scenario } from './schema/schema.ts';
import { levelsOf, type Names, outputNames, parseInput, type Reading, withAllParts } from './vocabulary.ts';

const UNBOUNDED = 1e30;

export function compilePlan(id: string, scenario: Scenario, names: Names): Plan {
  const row = scenario.cells[id];
  const outputs = new Map<string, Output>();
  const all = outputNames(names);
  for (const [name, base] of Object.entries(baseOutputs(row, names))) {
    outputs.set(name, { index: all.indexOf(name), name, base, ...bounds(name, scenario), effects: [] });
  }
  const terms: Term[] = [];
  const readings: Reading[] = [];
  for (const [ruleId, rule] of Object.entries(scenario.rules)) {
    if (rule.off || !appliesTo(rule, id)) continue;
    const concerned = Object.entries(rule.output).filter(
      ([name]) => name !== `become.${id}` && (outputs.has(name) || startsOutput(rule, name, row)),
    );
    if (concerned.length === 0) continue;
    const compiled = (rule.terms ?? [rule]).map((term, i) => compileTerm(ruleId, i, term as RuleRow, names, readings));
    const first = terms.length;
    terms.push(...compiled);
    for (const [name, factor] of concerned) {
      if (!outputs.has(name)) {
        outputs.set(name, { index: all.indexOf(name), name, base: 0, ...bounds(name, scenario), effects: [] });
      }
      outputs.get(name)!.effects.push(...effectsOf(ruleId, compiled, first, factor));
    }
  }
  return { readings, terms, outputs: [...outputs.values()].sort((a, b) => a.index - b.index) };
}

/** Each term of a rule acts on an output by itself, unless one of them adds: then the others multiply what it adds. */
function effectsOf(rule: string, terms: readonly Term[], first: number, factor: number): Effect[] {
  const adding = terms.findIndex(({ operator }) => adds(operator));
  const numbers = terms.map((_, i) => first + i);
  if (adding < 0) return numbers.map((term) => ({ rule, term, factor, gates: [] }));
  const term = first + adding;
  return [{ rule, term, factor, gates: numbers.filter((other) => other !== term) }];
}

const adds = (operator: Operator): boolean => operator === 'add' || operator === 'ramp';

/** Operators that move an output towards a value; several of them share a ceiling and a floor. */
export const responds = (operator: Operator): boolean => operator === 'raise' || operator === 'lower';

/** How many terms and readings a plan would have if every rule applied to its type. */
export function mostOfPlans(scenario: Scenario, names: Names): Model['most'] {
  const terms = Object.values(scenario.rules).flatMap((rule) => (rule.terms ?? [rule]) as RuleRow[]);
  const readings: Reading[] = [];
  for (const term of terms) compileTerm('', 0, term, names, readings);
  const levels = levelsOf(names);
  const seen = new Set(readings.flatMap((reading) => (reading.read === 'around' ? [levels[reading.level]] : [])));
  return { readings: readings.length, terms: terms.length, seen: [...seen] };
}

function appliesTo(rule: RuleRow, id: string): boolean {
  return rule.cells === 'any' || rule.cells === id || (Array.isArray(rule.cells) && rule.cells.includes(id));
}

/** Whether cells of a type have an output: from a base of their own, or because some rule adds to it. */
export function hasOutput(scenario: Scenario, names: Names, cell: string, output: string): boolean {
  const row = scenario.cells[cell];
  if (output in baseOutputs(row, names)) return true;
  return Object.values(scenario.rules).some(
    (rule) => appliesTo(rule, cell) && output in rule.output && startsOutput(rule, output, row),
  );
}

/** Whether a rule may give an output that the type has no base for: only if it adds to it or moves it to a value. */
function startsOutput(rule: RuleRow, name: string, row: CellRow): boolean {
  if (!(rule.terms ?? [rule]).some(({ operator }) => adds(operator) || responds(operator))) return false;
  if (name.startsWith('receptor.')) return name.slice('receptor.'.length) in row.receptors;
  if (name.startsWith('state.')) return name.slice('state.'.length) in row.states;
  return name !== 'necrosis' || !row.integrity;
}

function baseOutputs(row: CellRow, names: Names): Record<string, number> {
  const base: Record<string, number> = {};
  for (const name of BEHAVIOUR_NAMES) {
    if (name === 'necrosis' || (name === 'lossFromBlood' && !row.circulates)) continue;
    if (row[name] > 0) base[name] = row[name];
  }
  for (const id of names.receptors) if ((row.receptors[id] ?? 0) > 0) base[`receptor.${id}`] = row.receptors[id];
  for (const id of names.states) if (row.states[id] !== undefined) base[`state.${id}`] = row.states[id];
  for (const id of names.species) if ((row.secrete[id] ?? 0) > 0) base[`secrete.${id}`] = row.secrete[id];
  for (const id of names.cells) {
    if ((row.become[id] ?? 0) > 0) base[`become.${id}`] = row.become[id];
    if ((row.enter[id] ?? 0) > 0) base[`enter.${id}`] = row.enter[id];
  }
  return base;
}

function bounds(name: string, scenario: Scenario): { low: number; high: number } {
  if (!name.startsWith('state.')) return { low: 0, high: UNBOUNDED };
  const state = scenario.states[name.slice('state.'.length)];
  return { low: state.low, high: state.high };
}

function compileTerm(rule: string, place: number, row: RuleRow, names: Names, readings: Reading[]): Term {
  const inputs = (Array.isArray(row.input) ? row.input : [row.input ?? '']).map((text) => {
    const parsed = parseInput(text, names);
    if (!Array.isArray(parsed)) throw new Error(`rules.${rule}.input: unknown "${parsed.written}"`);
    return parsed.map((factor) => ({
      reading: indexIn(readings, withAllParts(factor.reading)),
      inverse: factor.inverse,
    }));
  });
  return {
    rule,
    place,
    inputs,
    join: row.join,
    operator: row.operator,
    falls: row.direction === 'falls',
    half: row.half ?? 1,
    from: row.from ?? 0,
    to: row.to ?? 1,
    power: row.power,
  };
}

/** Index of a reading in the list of a plan; a new one is appended. */
function indexIn(readings: Reading[], reading: Reading): number {
  const known = readings.findIndex((one) => dequal(one, reading));
  return known >= 0 ? known : readings.push(reading) - 1;
}
