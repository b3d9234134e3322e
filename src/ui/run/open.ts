/** Opens, steers and restores the run. */
import { batch, effect } from '@preact/signals';
import { LINK } from '../../link/mark.ts';
import type { RunFile } from '../../link/run-file.ts';
import type { Session, SessionView } from '../../link/session.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { type Command, type FrameRequest, MAX_THREADS, type Opened, type Simulation } from '../../serve/protocol.ts';
import { PANELS, unknownPanels } from '../embed/panels.ts';
import { readSaved } from '../share/saved.ts';
import { texts, translated } from '../texts/language.ts';
import type { Arm } from './arm.ts';
import { unknownScenario, unopenedLink } from './instead.ts';
import { FLAGSHIP, listed, shipped } from './scenarios.ts';
import {
  arms,
  colour,
  field,
  focus,
  health,
  instead,
  lessonAsked,
  narrowTissue,
  opening,
  problems,
  speed,
} from './state.ts';
import { seek } from './time.ts';
import { closeBranches, openBeside } from './twins.ts';

declare global {
  interface Window {
    stroma: Simulation;
  }
}

/** Hands the run in focus to the console. */
export function handToConsole(): void {
  effect(() => {
    if (health.value !== null) window.stroma = focus.value.door;
  });
}

/** Number of threads requested by the address (`?threads=4`); null leaves it to the run. */
function threadsAsked(): number | null {
  const asked = Number(new URLSearchParams(location.search).get('threads') ?? Number.NaN);
  return Number.isInteger(asked) && asked >= 1 && asked <= MAX_THREADS ? asked : null;
}

/** Opens what the address asks for: `?scenario=mobilisation&seed=abc`, or a run packed into its fragment. */
export async function openFromAddress(): Promise<void> {
  await openAsked();
  if (unknownPanels.length > 0 && problems.value === null)
    problems.value = {
      file: 'panels',
      lines: unknownPanels.map((name) => texts.value.embed.unknown(name, PANELS.join(', '))),
    };
}

async function openAsked(): Promise<void> {
  if (location.hash.startsWith(LINK)) return openLink(location.hash);
  const asked = new URLSearchParams(location.search);
  const id = asked.get('scenario') || FLAGSHIP;
  if (listed.some((one) => one.id === id)) await openShipped(id, asked.get('seed'));
  else await openInstead(() => unknownScenario(id, listed, FLAGSHIP));
}

/** Opens the flagship instead of what was requested, and says why once it is open. */
async function openInstead(why: () => string): Promise<void> {
  if (await choose(FLAGSHIP)) instead.value = why;
}

/** Opens the run in a link; if there is a problem, shows it and opens the flagship. */
async function openLink(fragment: string): Promise<void> {
  const { follow } = await import('../../link/link.ts');
  const followed = await follow(fragment, shipped);
  if ('scenario' in followed) return openSession(followed);
  await openInstead(() => unopenedLink(followed.problem, listed, FLAGSHIP));
}

/** Opens all runs of a session and displays them as they were saved. */
async function openSession({ scenario, seed, log, view, beside = [] }: Session): Promise<void> {
  const mine = ++requests;
  if (!(await openRead(scenario.id, scenario, seed, mine, log ?? null))) return;
  for (const one of beside) {
    if (mine !== requests) return;
    await openBeside(one.name, one.scenario, one);
  }
  if (view && mine === requests) showAs(view);
}

/** Displays the runs as a session describes, at the same moment. */
function showAs(view: SessionView): void {
  const run = focus.value.opened.value!;
  if (view.colour === 'type' || run.columns.some(({ id }) => id === view.colour)) colour.value = view.colour;
  if (view.field === '' || run.fields.some(({ id }) => id === view.field)) field.value = view.field;
  focus.value = arms.value[view.focus ?? 0] ?? focus.value;
  lessonAsked.value = view.lesson ?? null;
  // The page appears before the run has got that far.
  if (view.step > 0) void seek(view.step).catch(() => {});
}

/** Opens a scenario shipped with the page; false if that failed, or another was requested since. */
async function openShipped(id: string, seed: string | null): Promise<boolean> {
  const mine = ++requests;
  const found = await shipped(id);
  return found !== null && openRead(id, found, seed, mine);
}

/** Opens one of the scenarios on offer and makes the address its own; false if that failed. */
export async function choose(id: string): Promise<boolean> {
  const open = await openShipped(id, null);
  if (open) showAddress(id, null);
  return open;
}

/** Reads a scenario file and opens it; if there are problems, shows them, and the present run goes on. */
export async function openText(name: string, text: string): Promise<void> {
  try {
    const saved = await readSaved(text);
    if (saved !== null && 'file' in saved) return await openRun(name, saved.file);
    if (saved !== null && 'session' in saved) {
      await openSession(saved.session);
      showAddress(null, null);
      return;
    }
    if (saved !== null) {
      problems.value = { file: name, lines: saved.problems };
      return;
    }
    const { readGiven } = await import('./read-given-scenario.ts');
    const read = readGiven(name, text);
    if (read.scenario === null) problems.value = { file: name, lines: read.problems };
    else if (await openRead(name, read.scenario, null, ++requests)) showAddress(null, null);
  } catch (error) {
    problems.value = { file: name, lines: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Opens a saved run and goes to the last step that it had done. */
async function openRun(name: string, file: RunFile): Promise<void> {
  const { scenario, seed, log, steps, digests } = file;
  if (!(await openRead(name, scenario, seed, ++requests, log))) return;
  showAddress(null, null);
  const run = focus.value.opened.value!;
  await seek(steps - run.settle);
  const expected = digests.at(-1)!;
  const found = await focus.value.simulation.digest();
  if (focus.value.live.value.step !== expected.step || found === expected.digest) return;
  const { otherCore } = await import('../../link/run-file.ts');
  const told = otherCore(file);
  problems.value = {
    file: name,
    lines: [...(told ? [told] : []), texts.value.notices.otherVersion(found, expected.digest)],
  };
}

/** Opens a run of a sweep; false if that failed. */
export const openPlanned = (planned: Prepared, seed: string): Promise<boolean> =>
  openRead(planned.id, planned, seed, ++requests);

/** Number of scenarios requested; only the latest is shown. */
let requests = 0;

/**
 * Opens a scenario; false if that failed, or another was requested since. The first picture is requested together
 * with the run, so that both are shown at once.
 */
async function openRead(
  name: string,
  read: Prepared,
  seed: string | null,
  mine: number,
  log: Command[] | null = null,
): Promise<boolean> {
  if (mine !== requests) return false;
  opening.value = true;
  try {
    closeBranches();
    const arm = focus.value;
    // A failed run takes its worker with it, so the next run needs a new one.
    if (arm.health.value.state === 'failed') arm.replaceWorker();
    const made = arm.simulation.open(read, seed, log, threadsAsked());
    const picturing = arm.simulation.frame(pictureOf(read));
    const [run, frame] = await Promise.all([made, picturing]);
    if (mine !== requests) return false;
    arm.scenario = read;
    batch(() => {
      problems.value = null;
      instead.value = null;
      colour.value = run.view.colour || 'type';
      field.value = run.view.field;
      begin(arm, run);
      arm.frames.takeFirst(frame);
    });
    void settle(arm).catch(() => {});
    return true;
  } catch (error) {
    problems.value = { file: name, lines: [error instanceof Error ? error.message : String(error)] };
    return false;
  } finally {
    if (mine === requests) opening.value = false;
  }
}

/** Makes the address match what is shown, so that it can be kept and opened again. */
function showAddress(id: string | null, seed: string | null): void {
  const address = new URL(location.href);
  address.hash = '';
  for (const [key, value] of [
    ['scenario', id],
    ['seed', seed],
  ] as const) {
    if (value === null) address.searchParams.delete(key);
    else address.searchParams.set(key, value);
  }
  history.replaceState(null, '', address);
}

/** Sites that the first picture of a tissue shows at most: it is a sketch. */
const FIRST_SITES = 400_000;

/** The request for the first picture of a scenario. */
function pictureOf({ tissues, view }: Prepared): FrameRequest {
  const layers = Object.entries(tissues).map(([tissue, { width, height }]) => ({
    tissue,
    colour: view.colour || 'type',
    field: view.fields[tissue] ?? view.field,
    grain: Math.ceil(Math.sqrt((width * height) / FIRST_SITES)),
  }));
  return { layers, seriesFrom: 0, digest: false, recycle: null };
}

/** Restarts the run in focus: the scenario's own schedule stays, commands added by hand are dropped. */
export async function reset(seed: string | null): Promise<void> {
  closeBranches();
  const arm = focus.value;
  begin(arm, await arm.simulation.reset(seed));
  if (seed !== null) showAddress(new URLSearchParams(location.search).get('scenario'), seed);
  await settle(arm);
}

/** Lets tissues settle as fast as they can, up to time 0. */
async function settle(arm: Arm): Promise<void> {
  if ((arm.opened.value?.settle ?? 0) > 0) await arm.simulation.play(speed.value, 0);
}

/** Starts new workers for the runs that have failed, each from its last saved state. */
export async function restore(): Promise<void> {
  for (const arm of arms.value) if (arm.health.value.state !== 'well') await restoreArm(arm);
}

async function restoreArm(arm: Arm): Promise<void> {
  const snapshot = arm.lastSnapshot();
  arm.replaceWorker();
  if (snapshot === null) {
    begin(arm, await arm.simulation.open(arm.scenario, arm.opened.value?.seed ?? null, null, threadsAsked()));
    await settle(arm);
    return;
  }
  const rows = arm.series.until(snapshot.step);
  begin(arm, await arm.simulation.restore(snapshot));
  if (rows.measures === arm.series.measures) arm.series = rows;
}

/** Keeps the window's title in step with the run in focus. */
export function followTitle(): void {
  effect(() => {
    const run = focus.value.opened.value;
    if (run !== null) document.title = `${translated(run.title)} · Stroma`;
  });
}

function begin(arm: Arm, run: Opened): void {
  arm.begin(run);
  narrowTissue.value = run.tissues[0]?.id ?? '';
}
