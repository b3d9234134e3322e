/** A factor whose values are arms of the scenarios: each with all that the arm sets and schedules. */
import { unknownName } from '../base/nearest.ts';
import { BASE, SMALLER, withArm } from '../run/scenario-arms.ts';
import type { Change } from '../scenario/changes.ts';
import type { Prepared } from '../scenario/prepared.ts';
import type { Problem } from '../scenario/read/problem.ts';
import type { TableColumn } from './design-table.ts';
import { type FactorOutcome, modelChanges, type World } from './factors.ts';
import type { PlannedFactor } from './plan.ts';
import type { FactorRow } from './sweep-schema.ts';

type ArmsRow = FactorRow & { arms: NonNullable<FactorRow['arms']> };

export const isOfArms = (row: FactorRow): row is ArmsRow => row.arms !== undefined;

/** Keys that say what a factor varies. */
const OTHERS = ['path', 'values', 'from', 'to', 'levels'] as const;

/** `rows` is the column of a table, which then names an arm for each point. */
export function planArms(
  name: string,
  row: ArmsRow,
  rows: TableColumn | null,
  worlds: readonly World[],
): FactorOutcome {
  const problems: Problem[] = OTHERS.filter((key) => row[key] !== undefined).map((key) => ({
    path: ['vary', name, key],
    message: `found arms and "${key}", expected one of them`,
    atKey: true,
  }));
  const listed =
    row.arms === 'all' ? [BASE, ...Object.keys(worlds[0].base.arms).filter((arm) => arm !== SMALLER)] : row.arms;
  const values = rows ? rows.values.map(String) : listed;
  const changes: PlannedFactor['changes'] = {};
  const told: FactorOutcome['told'] = {};
  for (const { name: world, base, until, timing } of worlds) {
    told[world] = new Set(timing({ until, arms: values }));
    const applied = new Map([...new Set(values)].map((arm) => [arm, armIn(base, arm)]));
    const each = values.map((arm) => applied.get(arm)!);
    changes[world] = each.map((one) => one.changes);
    const wrong = each.findIndex(({ problem }) => problem !== null);
    if (wrong >= 0) {
      const path = rows || row.arms === 'all' ? ['vary', name] : ['vary', name, 'arms', wrong];
      const place = `${rows ? `${rows.places[wrong]}: ` : ''}${worlds.length > 1 ? `in ${world}: ` : ''}`;
      problems.push({ path, message: `${place}${each[wrong].problem}` });
    } else if (each.every((one) => one.changes.length === 0))
      problems.push({
        path: ['vary', name, 'arms'],
        message: `found arms that change nothing in ${world}, expected another`,
      });
  }
  const factor: PlannedFactor = {
    name,
    label: row.label ?? name,
    unit: '',
    values,
    range: null,
    levels: 0,
    changes,
    leaves: null,
  };
  return { factor: problems.length > 0 ? null : factor, problems, told };
}

/** What an arm changes in a scenario, or why it cannot be applied. */
function armIn(base: Prepared, arm: string): { changes: Change[]; problem: string | null } {
  const known = [BASE, ...Object.keys(base.arms)];
  if (!known.includes(arm)) return { changes: [], problem: unknownName(arm, 'an arm', known) };
  try {
    return { changes: modelChanges(base, withArm(base, arm)), problem: null };
  } catch (error) {
    return { changes: [], problem: error instanceof Error ? error.message : String(error) };
  }
}
