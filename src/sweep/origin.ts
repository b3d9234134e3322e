/**
 * When and by what a sweep was planned, and the units of its results. It stands in a file of its own, so that plan and
 * results have the same bytes whenever they are made.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../files/write-whole.ts';
import type { Plan } from './plan.ts';
import { columnsOf, unitsOfColumns } from './result-rows.ts';
import { planDigest } from './run-files.ts';

export const ORIGIN = 'about.json';

const origin = z.object({
  /** Digest of the plan, and the number of its runs: a sweep that grew has several. */
  plan: z.string(),
  runs: z.number(),
  /** Date and time, ISO 8601. */
  planned: z.string(),
  stroma: z.string(),
  core: z.string(),
  node: z.string(),
  system: z.string(),
});

export type Origin = z.infer<typeof origin>;

/** What is known of the plans in a folder, oldest first; none where nothing was noted. */
export function originsIn(folder: string): Origin[] {
  const path = join(folder, ORIGIN);
  if (!existsSync(path)) return [];
  try {
    return z.object({ plans: z.array(origin) }).parse(JSON.parse(readFileSync(path, 'utf8'))).plans;
  } catch {
    return [];
  }
}

/** Notes the plan of a folder. */
export function addOrigin(folder: string, plan: Plan, here: Pick<Origin, 'planned' | 'node' | 'system'>): void {
  const own = { plan: planDigest(plan), runs: plan.runs, stroma: plan.version, core: plan.core ?? '', ...here };
  const plans = [...originsIn(folder).filter((one) => one.plan !== own.plan), own];
  const units = unitsOfColumns(plan.factors);
  const labels = Object.fromEntries(plan.factors.map(({ name, label }) => [name, label]));
  const columns = columnsOf(plan.factors).map((name) => ({
    name,
    ...(units[name] && { unit: units[name] }),
    ...(labels[name] && labels[name] !== name && { label: labels[name] }),
  }));
  const measures = plan.measures.map(({ name, measure, unit }) => ({ name, measure, unit }));
  const text = JSON.stringify({ sweep: plan.id, title: plan.title, plans, columns, measures }, null, 1);
  writeWhole(join(folder, ORIGIN), `${text}\n`);
}
