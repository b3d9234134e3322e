/** The numbers of a scenario that are not exact, and what each may as well be. */
import { coreUnit } from '../base/units.ts';
import { commandsOf } from '../run/schedule.ts';
import { takingPart } from '../run/taking-part.ts';
import { isTree } from '../scenario/paths.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { YES_OR_NO } from '../scenario/readings.ts';
import type { RuleRow } from '../scenario/schema/cell.ts';
import { describe, keysOfPath } from '../scenario/schema/lookup.ts';

/** A number that is not exact, and what it may as well be, in core units. */
export interface InexactNumber {
  path: string;
  keys: string[];
  from: number;
  to: number;
  /** Whether it is drawn on a logarithmic scale: as often below its value as above where the range is a factor. */
  log: boolean;
  whole: boolean;
  unit: string;
}

type Range = readonly [number, number];

/** Ratio of the ends of a stated range from which values are drawn on a logarithmic scale. */
const DECADE = 10;

/** Marks of numbers that are not drawn unless they state a range: they are known, or follow from others. */
const EXACT: ReadonlySet<string> = new Set(['measured', 'derived']);

/** How far from its value a number may be that states no range: a third of it to three times, within its limits. */
const USUAL_FACTOR = 3;

/** Every number of a scenario that is not exact, those of the rules in use included. */
export const inexactNumbers = (base: Prepared): InexactNumber[] => [...stated(base), ...ofRules(base)];

/**
 * Those that take part in one of its runs, as it is or with an arm; a number of what cannot occur decides nothing.
 * @param until end of the runs, min; by default that of the scenario
 */
export function inexactNumbersIn(base: Prepared, runs: readonly Prepared[], until?: number): InexactNumber[] {
  const parts = runs.map((one) => takingPart(one, commandsOf(one, one.schedule, until)));
  return inexactNumbers(base).filter(({ path }) => parts.some((part) => part.has(path)));
}

/** Numbers that state where they come from: in their stated range, or in the usual one. */
function stated(base: Prepared): InexactNumber[] {
  const inexact = Object.entries(base.provenance).filter(
    ([, { evidence, range }]) => range !== undefined || !EXACT.has(evidence),
  );
  return inexact.flatMap(([path, { range }]) => {
    const keys = keysOfPath(path);
    return range ? within(keys, range, range[1] / range[0] >= DECADE) : within(keys, usual(valueAt(base, keys)), true);
  });
}

/** Strengths and thresholds of the rules in use, which have the mark of their rule. */
function ofRules(base: Prepared): InexactNumber[] {
  return Object.entries(base.rules).flatMap(([id, rule]) => {
    if (rule.off || EXACT.has(rule.evidence)) return [];
    const operator = rule.terms?.[0].operator ?? rule.operator;
    const strengths = Object.entries(rule.output).map(([output, value]) => ({
      keys: ['rules', id, 'output', output],
      range: strengthOf(operator, value),
    }));
    const terms = rule.terms?.map((term, i) => ({ term, keys: ['rules', id, 'terms', String(i)] })) ?? [
      { term: rule, keys: ['rules', id] },
    ];
    const thresholds = terms.flatMap(({ term, keys }) =>
      term.half === undefined || isSwitch(base, term.input)
        ? []
        : [{ keys: [...keys, 'half'], range: usual(term.half) }],
    );
    return [...strengths, ...thresholds].flatMap(({ keys, range }) =>
      range === null || keys.join('.') in base.provenance ? [] : within(keys, range, true),
    );
  });
}

/** Whether an input knows two values only, or one: its threshold tells them apart, wherever between them it lies. */
function isSwitch({ species }: Prepared, input: RuleRow['input']): boolean {
  const parts = [input ?? []].flat().flatMap((text) => text.split(/[*/]/).map((part) => part.trim()));
  return parts.every((part) => Number.isFinite(Number(part)) || (YES_OR_NO.has(part) && !Object.hasOwn(species, part)));
}

/**
 * What the number of an output may be. Of a factor, its effect is varied: how far it is from 1, or its inverse is, where
 * it lowers. Null where the rule does not use it, or where nothing is left of the output.
 */
function strengthOf(operator: string, value: number): Range | null {
  if (operator === 'gate' || operator === 'step') return null;
  if (operator !== 'multiply') return usual(value);
  if (value === 1 || value <= 0) return null;
  const effect = (value > 1 ? value : 1 / value) - 1;
  const [least, most] = usual(effect).map((one) => 1 + one);
  return value > 1 ? [least, most] : [1 / most, 1 / least];
}

function usual(value: number): Range {
  const ends = [value / USUAL_FACTOR, value * USUAL_FACTOR];
  return [Math.min(...ends), Math.max(...ends)];
}

/** The number with the part of a range that it may have; nothing where that is no range. */
function within(keys: string[], [least, most]: Range, log: boolean): InexactNumber[] {
  const meta = describe(keys);
  if (!meta) return [];
  const from = Math.max(meta.low, least);
  const to = Math.min(meta.high, most);
  if (!(from < to)) return [];
  const path = keys.join('.');
  return [{ path, keys, from, to, log: log && from > 0, whole: meta.whole === true, unit: coreUnit(meta.dimension) }];
}

/** The number at a path; NaN for anything else. */
export function valueAt(base: Prepared, keys: readonly string[]): number {
  const found = keys.reduce<unknown>((at, key) => (isTree(at) ? at[key] : undefined), base);
  return typeof found === 'number' ? found : Number.NaN;
}
