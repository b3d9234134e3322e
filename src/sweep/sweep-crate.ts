/** What the folder of a sweep holds, as an RO-Crate. It is dated by the plan, so that it has the same bytes at any time. */
import { writeCrate } from '../files/ro-crate.ts';
import { originsIn } from './origin.ts';
import type { Plan } from './plan.ts';
import { planDigest } from './run-files.ts';

/** The files that a sweep leaves. */
const FILES: Readonly<Record<string, string>> = {
  'plan.json': 'The plan: what is varied, and all scenarios in full',
  'design.csv': 'Every run with its seed and its values',
  'about.json': 'When and with what the sweep was planned, and the units of the columns',
  runs: 'The outcome of each run',
  logs: 'What the tasks of a job array printed',
  'results.csv': 'One row for each run, measure and time',
  'results.parquet': 'One row for each run, measure and time',
  'sweep.json': 'The plan, and how many runs failed',
  'report.html': 'Plots of what was varied and what resulted',
  'sensitivity.csv': 'Sensitivity of each measure to each factor',
  fit: 'Values that reproduce measurements',
};

const RESULTS = ['results.csv', 'results.parquet', 'sweep.json'];

/** Writes what is in the folder of a sweep, after its other files. */
export function writeSweepCrate(folder: string, plan: Plan): void {
  writeCrate(folder, {
    name: plan.title,
    description: [`The sweep ${plan.id} with Stroma.`, plan.description.trim()].filter(Boolean).join(' '),
    date: originsIn(folder).at(-1)?.planned,
    about: (name) => (Object.hasOwn(FILES, name) ? FILES[name] : ''),
    software: { name: 'Stroma', version: plan.version },
    object: { name: plan.id, identifier: planDigest(plan), within: 'plan.json' },
    results: RESULTS,
  });
}
