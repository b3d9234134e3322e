import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startHelpers } from '../../src/cli/helpers.ts';
import { closeRun, digestOf, type Run as OpenRun, openRun, stepOnce } from '../../src/run/run.ts';
import { root } from '../architecture/source.ts';
import { type Run, scenarioOf } from './run.ts';

const inFolders = (folders: readonly string[]): Run[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, 'scenarios', folder))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => ({
        name: join(folder, file),
        file: join('scenarios', folder, file),
        seed: 'threads',
        steps: [100],
        ...(folder === 'bench' ? { changes: ['tissues.tumour.width=170', 'tissues.tumour.height=130'] } : {}),
      })),
  );

/** Every scenario that comes with Stroma, the large ones smaller, at its hundredth step. */
export const shipped = inFolders(['', 'bench', 'presets', 'validation']);
/** The busy world with all that a scenario has to ask for. */
export const askedFor: Run = { name: 'asked for', file: 'tests/hosts/asked-for.yaml', seed: 'asked', steps: [40, 150] };
/** The busy world, to whose blood drugs and cells are given. */
export const given: Run = { name: 'given to blood', file: 'tests/hosts/given.yaml', seed: 'given', steps: [25, 80] };
/** Those that run on every submission: the flagship, and a marrow with its blood. */
const FEW = ['hypoxia.yaml', 'niche.yaml'];
export const few = shipped.filter(({ name }) => FEW.includes(name)).map((run) => ({ ...run, steps: [20] }));

/** Digests of a run on a number of threads of Node; `look` is called with the run before each step. */
export function onThreads(
  run: Run,
  threads: number,
  look: (opened: OpenRun, step: number) => void = () => {},
): string[] {
  const helpers = startHelpers(threads);
  const opened = openRun(scenarioOf(run), run.seed, run.log, { helpers });
  try {
    let done = 0;
    return run.steps.map((step) => {
      for (; done < step; done++) {
        look(opened, done);
        stepOnce(opened);
      }
      return digestOf(opened);
    });
  } finally {
    closeRun(opened);
    helpers.end();
  }
}
