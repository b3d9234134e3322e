/** What a methods section is about: a scenario, a run, several runs or a sweep, as they are named on the command line. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { unknownName } from '../../base/nearest.ts';
import { sha256Of } from '../../files/checksum.ts';
import type { RunFile } from '../../link/run-file.ts';
import type { WrittenStudy } from '../../link/study-file.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { RESULTS } from '../../sweep/collect.ts';
import { findRuns, PLAN } from '../../sweep/folder.ts';
import { type Origin, originsIn } from '../../sweep/origin.ts';
import type { Plan } from '../../sweep/plan.ts';
import { wrong } from '../failure.ts';
import { shippedScenarios } from '../home.ts';
import { findScenario, isSweep, load } from '../load-scenario.ts';
import { isFile, isFolder } from '../named-file.ts';
import { hasStudy, readStudy } from '../run/study.ts';
import { onFolder, planIn, planOf, sweepNames } from '../sweep/files.ts';
import { isRunFile, RUN, readRunFile } from '../write-run.ts';

export interface ScenarioSubject {
  kind: 'scenario';
  /** As it was named, and the path of its file. */
  given: string;
  path: string;
  /** The changes given on the command line, and the scenario with them and without. */
  changes: readonly string[];
  scenario: Prepared;
  unchanged: Prepared;
}

export interface RunSubject {
  kind: 'run';
  path: string;
  file: RunFile;
}

export interface StudySubject extends WrittenStudy {
  kind: 'study';
  folder: string;
}

export interface SweepSubject {
  kind: 'sweep';
  given: string;
  /** Null for a sweep that is not planned in a folder yet. */
  folder: string | null;
  plan: Plan;
  done: number;
  failed: number;
  /** SHA-256 of the table of results; null while there is none. */
  results: string | null;
  origins: Origin[];
}

export type Subject = ScenarioSubject | RunSubject | StudySubject | SweepSubject;

/** Reads what was named. Throws all its problems. */
export async function subjectOf(given: string, changes: readonly string[]): Promise<Subject> {
  const subject = await found(given);
  if (subject !== null && changes.length > 0)
    throw wrong(`--set: ${given} is ${NAMED[subject.kind]}, which has its numbers; expected a scenario with it`);
  return subject ?? scenarioSubject(given, changes);
}

const NAMED = { scenario: 'a scenario', run: 'a run', study: 'a study', sweep: 'a sweep' } as const;

/** What is no scenario; null for a scenario. */
async function found(given: string): Promise<Exclude<Subject, ScenarioSubject> | null> {
  if (isFolder(given)) return inFolder(given);
  if (isFile(given)) {
    if (isRunFile(given)) return { kind: 'run', path: given, file: readRunFile(given) };
    return isSweep(given) ? plannedSweep(given) : null;
  }
  const [scenarios, sweeps] = [Object.keys(shippedScenarios()), sweepNames()];
  if (scenarios.includes(given)) return null;
  if (sweeps.includes(given)) return plannedSweep(given);
  const names = [...scenarios, ...sweeps];
  throw wrong(
    `methods: ${unknownName(given, `a file, the folder of a run, of several or of a sweep, or one of ${names.join(', ')}`, names)}`,
  );
}

async function inFolder(folder: string): Promise<Exclude<Subject, ScenarioSubject>> {
  if (hasStudy(folder)) return { kind: 'study', folder, ...readStudy(folder) };
  const run = join(folder, RUN);
  if (isFile(run)) return { kind: 'run', path: run, file: readRunFile(run) };
  if (!existsSync(join(folder, PLAN)))
    throw wrong(
      `${folder}: found no run.json, study.json or plan.json, expected the folder of a run, of several or of a sweep`,
    );
  const plan = planIn(folder);
  const { done, failed } = onFolder(() => findRuns(folder, plan));
  const table = join(folder, RESULTS.csv);
  return {
    kind: 'sweep',
    given: folder,
    folder,
    plan,
    done: done.reduce((sum, one) => sum + one, 0),
    failed: failed.length,
    results: isFile(table) ? await sha256Of(table) : null,
    origins: originsIn(folder),
  };
}

const plannedSweep = (given: string): SweepSubject => ({
  kind: 'sweep',
  given,
  folder: null,
  plan: planOf(given, {}),
  done: 0,
  failed: 0,
  results: null,
  origins: [],
});

function scenarioSubject(given: string, changes: readonly string[]): ScenarioSubject {
  const path = findScenario(given);
  const scenario = load(given, changes);
  return { kind: 'scenario', given, path, changes, scenario, unchanged: changes.length === 0 ? scenario : load(given) };
}
