/** What the folder of a run, or of several runs, holds, as an RO-Crate. */
import { type Crate, writeCrate } from '../../files/ro-crate.ts';
import { modelDigestOf } from '../../link/run-file.ts';
import type { StudyPlan } from '../../link/study-file.ts';
import { here } from '../../run/written.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { english } from '../../texts/words.ts';
import { listed } from '../methods/evidence-counts.ts';

const IN_RUN: Readonly<Record<string, string>> = {
  'run.json': 'The run: its scenario in full, seed, commands and digests of its states, from which it is repeated',
  'measures.csv': 'Measures over time, one value in a row',
  'cells.parquet': 'Every cell at the recorded times',
  fields: 'Fields of every tissue at the recorded times, as NumPy arrays',
  'profiles.csv': 'Radial profiles and pair correlations',
  'state.stroma': 'The last state, from which the run goes on',
};

const IN_STUDY: Readonly<Record<string, string>> = {
  'study.json': 'What is run, with the scenario in full, and the digest of every run that is done',
  'measures.csv': 'The values of all runs, one in a row',
  'bands.csv': 'Mean, interval and quantiles over the runs, by time',
  'comparison.csv': 'The arms compared seed by seed, by time',
};

/** Writes what is in the folder of a run, after its other files. */
export function writeRunCrate(folder: string, scenario: Prepared, seed: string): void {
  const { title, object } = ofScenario(scenario, 'run.json');
  write(folder, {
    name: `${title}, seed ${seed}`,
    description: `A run of the scenario ${scenario.id} with Stroma.`,
    object,
    about: (name) => IN_RUN[name] ?? '',
    results: Object.keys(IN_RUN),
  });
}

/** Writes what is in the folder of several runs, after its other files. */
export function writeStudyCrate(folder: string, { scenario, arms, seeds, seed }: StudyPlan): void {
  const { title, object } = ofScenario(scenario, 'study.json');
  write(folder, {
    name: `${title}, ${seeds} ${seeds === 1 ? 'seed' : 'seeds'} from ${seed}`,
    description: `Runs of the scenario ${scenario.id} (${listed(arms)}) with Stroma.`,
    object,
    about: (name) => IN_STUDY[name] ?? (/^\d+$/.test(name) ? `Run ${name}` : ''),
    results: Object.keys(IN_STUDY),
  });
}

/** The title of a scenario, and the scenario as what was run. */
const ofScenario = (scenario: Prepared, within: string) => ({
  title: english(scenario.title),
  object: { name: scenario.id, identifier: modelDigestOf(scenario), within },
});

const write = (folder: string, crate: Omit<Crate, 'software'>): void =>
  writeCrate(folder, { ...crate, software: { name: 'Stroma', version: here.version } });
