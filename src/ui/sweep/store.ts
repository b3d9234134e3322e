/** The sweep done by the page: its plan, the outcomes of its runs, and how to open any of them. */
import { signal } from '@preact/signals';
import { csvLine } from '../../base/csv.ts';
import { LINK } from '../../link/mark.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { type Doing, startRuns } from '../../sweep/connect-workers.ts';
import { type Plan, runsOf } from '../../sweep/plan.ts';
import type { SweepMeasure } from '../../sweep/read-sweep.ts';
import { columnsOf, type Outcome, rowsOf, unitsIn } from '../../sweep/result-rows.ts';
import { shipped } from '../run/scenarios.ts';
import { live, problems } from '../run/state.ts';
import { pause } from '../run/time.ts';
import { openPlanned } from '../session/choose.ts';
import { goTo, place, rename } from '../session/places.ts';
import { saveAs } from '../share/save.ts';
import { texts } from '../texts/language.ts';

/** Maximum number of runs in a sweep on a page; larger sweeps belong on the command line. */
const MAX_RUNS = 1000;
/** Maximum number of workers; the run on the page is paused. */
const MAX_WORKERS = 8;

export interface Sweep {
  plan: Plan;
  /** Its measures in words, by their columns. */
  words: ReadonlyMap<string, SweepMeasure>;
  /** In the order in which the runs ended. */
  outcomes: Outcome[];
  /** Milliseconds spent on its runs so far, without pauses. */
  spent: number;
  running: boolean;
}

/** Milliseconds between two updates of a sweep whose runs are short. */
const SHOWN_EVERY = 300;

export const sweep = signal<Sweep | null>(null);
/** Whether a sweep file is being read. */
export const reading = signal(false);

const files = import.meta.glob<string>('../../../scenarios/sweeps/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The sweeps shipped with the page: name and title. */
export const listedSweeps = Object.entries(files)
  .map(([path, text]) => ({ id: nameOf(path), path, text, title: /^sweep:\s*(.+)$/m.exec(text)?.[1] ?? nameOf(path) }))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** The sweep shown by default. */
export const FIRST_SWEEP = 'oxygen';

function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.yaml$/, '');
}

/** The runs in progress, and a function that shows all that have ended. */
let doing: { runs: Doing; show: () => void } | null = null;

/** Shows the sweep, or the default one if there is none yet. */
export async function showSweep(): Promise<void> {
  show();
  if (live.value.running) await pause().catch(() => {});
  if (sweep.value === null) await chooseSweep(FIRST_SWEEP);
}

function show(): void {
  if (place.peek().at !== 'sweep') goTo({ at: 'sweep' });
}

/** Shows the sweep requested by an address, or says which ones there are. */
export async function openNamedSweep(id: string): Promise<void> {
  if (await chooseSweep(id)) return;
  const known = listedSweeps.map((one) => one.id).join(', ');
  problems.value = { file: id, lines: [texts.value.notices.noSweep(id, known)] };
}

/** Opens a sweep shipped with the page, in the view if that is still open; false when none has that name. */
export async function chooseSweep(id: string): Promise<boolean> {
  const found = listedSweeps.find((one) => one.id === id);
  if (found === undefined) return false;
  await readSweep(found.path.replace(/^.*?scenarios\//, 'scenarios/'), found.text);
  return true;
}

/** Reads a sweep file and shows it; if there are problems, shows these and keeps the previous sweep. */
export async function openSweepText(name: string, text: string): Promise<void> {
  if (await readSweep(name, text)) show();
}

/** Reads a sweep; whoever has left the view meanwhile is not taken back to it. False, with its problems, if it is none. */
async function readSweep(name: string, text: string): Promise<boolean> {
  reading.value = true;
  try {
    // Lets the page show that it is reading before the reader occupies the thread.
    await new Promise((resolve) => setTimeout(resolve));
    const { readGivenSweep, measuresInWords } = await import('./read-given-sweep.ts');
    const { plan, problems: lines } = readGivenSweep(name, text);
    if (plan === null) problems.value = { file: name, lines };
    else if (plan.runs > MAX_RUNS) {
      const line = texts.value.notices.tooManyRuns(plan.runs, MAX_RUNS, name);
      problems.value = { file: name, lines: [line] };
    } else {
      stopSweep();
      sweep.value = { plan, words: measuresInWords(plan), outcomes: [], spent: 0, running: false };
      if (live.value.running) await pause();
      return true;
    }
  } catch (error) {
    problems.value = { file: name, lines: [error instanceof Error ? error.message : String(error)] };
  } finally {
    reading.value = false;
  }
  return false;
}

/** Does the remaining runs. */
export function startSweep(): void {
  const state = sweep.value;
  if (state === null || state.running) return;
  const { plan, outcomes, spent } = state;
  const done = new Set(outcomes.map(({ run }) => run));
  const left = orderOf(plan).filter((run) => !done.has(run));
  const start = performance.now() - spent;
  const change = (next: Partial<Sweep>): void => {
    if (sweep.value?.plan === plan) sweep.value = { ...sweep.value, spent: performance.now() - start, ...next };
  };
  const workers = Math.max(1, Math.min(MAX_WORKERS, navigator.hardwareConcurrency));
  const heard: Outcome[] = [];
  let timer = 0;
  const showNew = (): void => {
    window.clearTimeout(timer);
    timer = 0;
    const fresh = heard.splice(0);
    if (fresh.length > 0) change({ outcomes: [...(sweep.value?.outcomes ?? []), ...fresh] });
  };
  const runs = startRuns(plan, left, workers, (outcome) => {
    heard.push(outcome);
    if (timer === 0) timer = window.setTimeout(showNew, SHOWN_EVERY);
  });
  const mine = { runs, show: showNew };
  doing = mine;
  change({ running: true });
  void runs.over
    .catch((error: unknown) => {
      problems.value = { file: plan.id, lines: [error instanceof Error ? error.message : String(error)] };
    })
    .finally(() => {
      showNew();
      if (doing === mine) change({ running: false });
    });
}

/** Stops the runs in progress; finished ones are kept. */
export function stopSweep(): void {
  doing?.runs.end();
  doing?.show();
  doing = null;
  if (sweep.value) sweep.value = { ...sweep.value, running: false };
}

/** Saves the results so far, in the command line's format: a row for each run, measure and time. */
export function saveResults({ plan, outcomes }: Sweep): void {
  const { run } = runsOf(plan);
  const units = unitsIn(plan);
  const rows = [...outcomes]
    .sort((a, b) => a.run - b.run)
    .flatMap((outcome) => rowsOf(run(outcome.run), outcome, units));
  const text = [columnsOf(plan.factors), ...rows].map(csvLine).join('');
  saveAs(`${plan.id}.csv`, text, 'text/csv');
}

/** The first replicate of all points, then the second, and so on, so that every part of the chart fills early. */
function orderOf({ runs, replicates }: Plan): number[] {
  return Array.from({ length: runs }, (_, i) => i + 1).sort(
    (a, b) => ((a - 1) % replicates) - ((b - 1) % replicates) || a - b,
  );
}

/** Opens a run of the sweep live, with an address that opens it again. */
export async function openRunOf(number: number): Promise<void> {
  const plan = sweep.value?.plan;
  if (plan === undefined) return;
  const runs = runsOf(plan);
  const planned = runs.run(number);
  const scenario: Prepared = runs.scenario(planned);
  goTo({ at: 'run' });
  if (!(await openPlanned(scenario, planned.seed))) return;
  const { linkOf } = await import('../../link/link.ts');
  const link = await linkOf(scenario, planned.seed, await shipped(scenario.id)).catch(() => '');
  if (link.startsWith(LINK)) {
    const address = new URL(location.href);
    address.search = '';
    address.hash = link;
    rename({}, address);
  }
}
