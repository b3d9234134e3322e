/**
 * What reading adds to a checked scenario so that nothing later needs the parameter table: values of schedules and
 * arms in core units, and the ranges of the numbers that a person may change.
 */
import { coreUnit } from '../../base/units.ts';
import { describe, keysOfPath } from '../schema/lookup.ts';
import { readQuantity } from '../schema/quantity.ts';
import type { Scenario, ScheduledRow } from '../schema/schema.ts';
import { doseInMg, doseText, rateInMgPerHour, rateText } from './dose-text.ts';

export interface NumberRange {
  unit: string;
  low: number;
  high: number;
  help: string;
}

/** A scenario with doses as text in mg, and all other values of schedules and arms in core units. */
export function resolve(scenario: Scenario): Scenario {
  const rows = (schedule: ScheduledRow[]) => schedule.map((row) => resolveRow(row, scenario.weight));
  const arms = Object.entries(scenario.arms).map(([id, arm]) => {
    const set = Object.entries(arm.set).map(([path, value]) => [path, settingOf(path, value)]);
    return [id, { ...arm, set: Object.fromEntries(set), schedule: rows(arm.schedule) }];
  });
  return { ...scenario, schedule: rows(scenario.schedule), arms: Object.fromEntries(arms) };
}

/** Unit, range and help of the numbers at some paths. */
export function rangesOf(paths: readonly string[]): Record<string, NumberRange> {
  const range = (path: string): NumberRange => {
    const meta = describe(keysOfPath(path));
    if (!meta) throw new Error(`${path} is not a number`);
    return { unit: coreUnit(meta.dimension), low: meta.low, high: meta.high, help: meta.help };
  };
  return Object.fromEntries(paths.map((path) => [path, range(path)]));
}

function resolveRow(row: ScheduledRow, weight: number): ScheduledRow {
  if (row.rate !== undefined) return { ...row, rate: rateText(rateInMgPerHour(row.rate, weight)) };
  if (row.dose !== undefined || (row.infuse !== undefined && row.amount !== undefined))
    return { ...row, amount: doseText(doseInMg(row.amount, weight)) };
  if (row.set !== undefined) return { ...row, to: settingOf(row.set, row.to) as number };
  if (row.add !== undefined) return { ...row, amount: expectValue(readAdded(row.amount)) };
  return row;
}

/** The value of a setting, already checked: a flag as it is, a number in core units. */
function settingOf(path: string, raw: unknown): number | boolean {
  if (typeof raw === 'boolean') return raw;
  const meta = describe(keysOfPath(path));
  if (!meta) throw new Error(`${path} is not a number`);
  return expectValue(readQuantity(raw, meta));
}

function expectValue(read: { value: number } | { problem: string }): number {
  if ('problem' in read) throw new Error(read.problem);
  return read.value;
}

/** Reads the amount added to every site of a disc, nM, or mmHg of oxygen; below 0 it is taken away. */
export const readAdded = (raw: unknown): { value: number } | { problem: string } =>
  readQuantity(raw, { dimension: 'concentration', unit: 'nM', low: -1e6, high: 1e6, help: 'amount added' });
