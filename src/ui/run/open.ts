/** Opens runs: a scenario, or all runs of a session as they were. */
import { batch, effect } from '@preact/signals';
import { dequal } from 'dequal/lite';
import type { Session, SessionView } from '../../link/session.ts';
import { unnumbered } from '../../run/command.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { type Command, type FrameRequest, MAX_THREADS, type Opened, type Simulation } from '../../serve/protocol.ts';
import { translated } from '../texts/language.ts';
import type { Arm } from './arm.ts';
import type { ArmState } from './arm-state.ts';
import { drawable } from './colouring.ts';
import { arms, colour, field, focus, instead, lessonAsked, narrowTissue, opening, problems, speed } from './state.ts';
import { seek } from './time.ts';
import { closeBranches, openBeside } from './twins.ts';

declare global {
  interface Window {
    stroma: Simulation;
  }
}

/** Hands the run in focus to the console and to an embedding page, once it is open. */
export function handToConsole(): void {
  effect(() => {
    if (focus.value.opened.value !== null) window.stroma = focus.value.door;
  });
}

/** Keeps the window's title in step with the run in focus. */
export function followTitle(): void {
  effect(() => {
    const run = focus.value.opened.value;
    if (run !== null) document.title = `${translated(run.title)} · Stroma`;
  });
}

/** Number of threads requested by the address (`?threads=4`); null leaves it to the run. */
export function threadsAsked(): number | null {
  const asked = Number(new URLSearchParams(location.search).get('threads') ?? Number.NaN);
  return Number.isInteger(asked) && asked >= 1 && asked <= MAX_THREADS ? asked : null;
}

/** Number of scenarios requested; only the latest is shown. */
let requests = 0;

/** Claims to be the latest request: earlier ones are no longer shown. Returns a test of whether it still is. */
export function request(): () => boolean {
  const mine = ++requests;
  return () => mine === requests;
}

/**
 * Opens a scenario; false if that failed, or another was requested since.
 * @param name what the problem messages name as their source
 */
export const openScenario = (
  name: string,
  scenario: Prepared,
  seed: string | null,
  isLatest = request(),
): Promise<boolean> =>
  whileOpening(isLatest, () => openFirst(name, { scenario, seed, log: null, state: null }, isLatest));

/** Shows that something is being opened until all of it is. */
export async function whileOpening<T>(isLatest: () => boolean, open: () => Promise<T>): Promise<T> {
  opening.value = true;
  try {
    return await open();
  } finally {
    if (isLatest()) opening.value = false;
  }
}

/**
 * Opens all runs of a session and displays them as they were saved; false if that failed, or another was requested.
 * @param states where given, states from which runs go on; the others are computed from their start
 */
export const openSession = (
  session: Session,
  states: readonly (ArmState | null)[] = [],
  isLatest = request(),
): Promise<boolean> => whileOpening(isLatest, () => openRuns(session, states, isLatest));

/** The same without showing that something is being opened. */
export async function openRuns(
  { scenario, seed, log, view, beside = [] }: Session,
  states: readonly (ArmState | null)[],
  isLatest: () => boolean,
): Promise<boolean> {
  const first = { scenario, seed, log: log ?? null, state: states[0] ?? null };
  if (!(await openFirst(scenario.id, first, isLatest))) return false;
  for (const [i, one] of beside.entries()) {
    if (!isLatest()) return false;
    await openBeside(one.name, one.scenario, { ...one, state: states[i + 1] ?? null });
  }
  if (view && isLatest()) showAs(view);
  return isLatest();
}

/** Displays the runs as a session describes, at the same moment. */
function showAs(view: SessionView): void {
  const run = focus.value.opened.value!;
  if (view.colour === 'type' || run.columns.some(({ id }) => id === view.colour)) colour.value = view.colour;
  if (view.field === '' || drawable(run).some(({ id }) => id === view.field)) field.value = view.field;
  focus.value = arms.value[view.focus ?? 0] ?? focus.value;
  lessonAsked.value = view.lesson ?? null;
  // The page appears before the runs have got that far, or gone back from the states with which they were opened.
  const reached = Math.max(...arms.value.map((arm) => arm.frames.current?.step ?? 0));
  if (view.step > 0 || reached > view.step) void seek(view.step).catch(() => {});
}

interface First {
  scenario: Prepared;
  seed: string | null;
  log: Command[] | null;
  state: ArmState | null;
}

/** Opens the first run. Its first picture is requested together with it, so that both are shown at once. */
async function openFirst(name: string, first: First, isLatest: () => boolean): Promise<boolean> {
  try {
    closeBranches();
    const arm = focus.value;
    const { scenario } = first;
    // A failed run takes its worker with it, so the next run needs a new one.
    if (arm.health.value.state === 'failed') arm.replaceWorker();
    const made = start(arm, first);
    const picturing = arm.simulation.frame(pictureOf(scenario));
    const [run, frame] = await Promise.all([made, picturing]);
    if (!isLatest()) return false;
    arm.scenario = scenario;
    batch(() => {
      problems.value = null;
      instead.value = null;
      colour.value = run.view.colour || 'type';
      field.value = run.view.field;
      begin(arm, run, first.state);
      arm.frames.takeFirst(frame);
    });
    if (first.state === null) void settle(arm).catch(() => {});
    else await continueWith(arm, run, first.log);
    return true;
  } catch (error) {
    problems.value = { file: name, lines: [error instanceof Error ? error.message : String(error)] };
    return false;
  }
}

const start = ({ simulation }: Arm, { scenario, seed, log, state }: First): Promise<Opened> =>
  state === null
    ? simulation.open(scenario, seed, log, threadsAsked())
    : simulation.restore(state.snapshot, threadsAsked());

/** Gives a run that continues from a state the log it should have. */
export async function continueWith(arm: Arm, run: Opened, log: Command[] | null): Promise<void> {
  if (log === null || dequal(log.map(unnumbered), run.log.map(unnumbered))) return;
  await arm.simulation.rewrite(log);
}

/** Maximum number of sites in the first picture of a tissue: it is a sketch. */
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

/** Lets tissues settle as fast as they can, up to time 0. */
export async function settle(arm: Arm): Promise<void> {
  if ((arm.opened.value?.settle ?? 0) > 0) await arm.simulation.play(speed.value, 0);
}

/** Shows a run that a worker has opened, with the measures of the state from which it goes on. */
export function begin(arm: Arm, run: Opened, state: ArmState | null): void {
  arm.begin(run);
  if (state !== null && state.series.measures === arm.series.measures) arm.series = state.series;
  narrowTissue.value = run.tissues[0]?.id ?? '';
}
