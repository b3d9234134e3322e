/** Opens, steers and restores the run. */
import { batch } from '@preact/signals';
import { LINK } from '../../link/mark.ts';
import type { ReadScenario } from '../../scenario/read.ts';
import { type Connection, connect, type Health } from '../../simulation/connect.ts';
import {
  type Action,
  type Command,
  type Frame,
  type FrameRequest,
  MOST_THREADS,
  type Opened,
  type Simulation,
} from '../../simulation/protocol.ts';
import { FLAGSHIP, listed, shipped } from './scenarios.ts';
import { Series } from './series.ts';
import * as state from './state.ts';

let connection: Connection = start();
let scenario: ReadScenario | null = null;
export let series = new Series(0);
/** Rises with every run opened; a frame asked for before belongs to another run. */
export let generation = 0;

declare global {
  interface Window {
    stroma: Simulation;
  }
}

export function simulation(): Simulation {
  return connection.simulation;
}

/** How many threads the address asks for (`?threads=4`); null leaves it to the run. */
function threadsAsked(): number | null {
  const asked = Number(new URLSearchParams(location.search).get('threads') ?? Number.NaN);
  return Number.isInteger(asked) && asked >= 1 && asked <= MOST_THREADS ? asked : null;
}

/** Opens what the address asks for: `?scenario=mobilisation&seed=abc`, or a run packed into its fragment. */
export async function openFromAddress(): Promise<void> {
  if (location.hash.startsWith(LINK)) return openLink(location.hash);
  const asked = new URLSearchParams(location.search);
  const id = asked.get('scenario') ?? FLAGSHIP;
  if (await openShipped(id, asked.get('seed'))) return;
  state.problems.value = {
    file: id,
    lines: [
      `scenario: there is none named "${id}", expected one of ${listed.map((one) => one.id).join(', ')}; "${FLAGSHIP}" is shown`,
    ],
  };
  await choose(FLAGSHIP);
}

/** Opens the run that a link holds; with a problem that is shown, and the flagship. */
async function openLink(fragment: string): Promise<void> {
  const [{ follow }, { readGiven }] = await Promise.all([import('../../link/link.ts'), import('./read-file.ts')]);
  const followed = await follow(fragment, shipped, readGiven);
  if ('scenario' in followed) {
    await openRead(followed.scenario.id, followed.scenario, followed.seed, ++requests);
    return;
  }
  await choose(FLAGSHIP);
  state.problems.value = { file: 'link', lines: [`${followed.problem}; "${FLAGSHIP}" is shown`] };
}

/** Opens a scenario that comes with the page; false when there is none of that name. */
async function openShipped(id: string, seed: string | null): Promise<boolean> {
  const mine = ++requests;
  const found = await shipped(id);
  if (found !== null) await openRead(id, found, seed, mine);
  return found !== null;
}

/** Opens one of the scenarios on offer and makes the address its own. */
export async function choose(id: string): Promise<void> {
  if (await openShipped(id, null)) showAddress(id, null);
}

/** Reads a scenario file and opens it; with problems, these are shown and the present run goes on. */
export async function openText(name: string, text: string): Promise<void> {
  try {
    const { readGiven } = await import('./read-file.ts');
    const read = readGiven(name, text);
    if (read.scenario === null) state.problems.value = { file: name, lines: read.problems };
    else if (await openRead(name, read.scenario, null, ++requests)) showAddress(null, null);
  } catch (error) {
    state.problems.value = { file: name, lines: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Opens a run of a sweep; false when it could not be. */
export const openPlanned = (planned: ReadScenario, seed: string): Promise<boolean> =>
  openRead(planned.id, planned, seed, ++requests);

let deliver: (frame: Frame) => void = () => {};

/** Hands the first frame of every run opened to what takes frames. */
export function onFirstFrame(take: (frame: Frame) => void): void {
  deliver = take;
}

/** How many scenarios have been asked for; of several the last is shown. */
let requests = 0;

/**
 * Opens a scenario; false when it could not be, or another was asked for since. The first picture is asked for together
 * with the run, so that both are shown at once.
 */
async function openRead(name: string, read: ReadScenario, seed: string | null, mine: number): Promise<boolean> {
  if (mine !== requests) return false;
  state.opening.value = true;
  try {
    // A run that has failed takes its worker with it; another run gets another one.
    if (state.health.value.state === 'failed') replaceWorker();
    const made = simulation().open(read, seed, null, threadsAsked());
    const picturing = simulation().frame(pictureOf(read));
    const [run, frame] = await Promise.all([made, picturing]);
    if (mine !== requests) return false;
    scenario = read;
    batch(() => {
      begin(run, true);
      deliver(frame);
    });
    void settle().catch(() => {});
    return true;
  } catch (error) {
    state.problems.value = { file: name, lines: [error instanceof Error ? error.message : String(error)] };
    return false;
  } finally {
    if (mine === requests) state.opening.value = false;
  }
}

/** Makes the address that of what is shown, so that it can be kept and opened again. */
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

/** What is shown of a scenario when it opens. */
function pictureOf({ tissues, view }: ReadScenario): FrameRequest {
  const layers = Object.keys(tissues).map((tissue) => ({
    tissue,
    colour: view.colour || 'type',
    field: view.fields[tissue] ?? view.field,
  }));
  return { layers, seriesFrom: 0, digest: false, recycle: null };
}

export async function play(): Promise<void> {
  await simulation().play(state.speed.value);
  state.live.value = { ...state.live.value, running: true, digest: '' };
}

export async function pause(): Promise<void> {
  await simulation().pause();
  state.changed.value++;
  noteSnapshot();
}

export async function setSpeed(hoursPerSecond: number): Promise<void> {
  state.speed.value = hoursPerSecond;
  if (state.live.value.running) await simulation().play(hoursPerSecond);
}

export async function step(): Promise<void> {
  await simulation().step(1);
  state.changed.value++;
}

export async function reset(seed: string | null): Promise<void> {
  begin(await simulation().reset(seed), false);
  if (seed !== null) showAddress(new URLSearchParams(location.search).get('scenario'), seed);
  await settle();
}

/** Tissues settle by themselves, as fast as they can, and wait at time 0. */
async function settle(): Promise<void> {
  if ((state.opened.value?.settle ?? 0) > 0) await simulation().play(state.speed.value, 0);
}

export async function act(action: Action): Promise<Command> {
  const command = await simulation().act(action);
  state.changed.value++;
  await readLog();
  return command;
}

export async function schedule(commands: Command[]): Promise<void> {
  await simulation().schedule(commands);
  state.changed.value++;
  await readLog();
}

export async function readLog(): Promise<void> {
  const log = await simulation().log();
  state.log.value = log;
  const values = initialValues(state.opened.value);
  for (const command of log) {
    const inForce = command.do === 'set' && (command.step <= state.live.value.step + 1 || byHand.has(keyOf(command)));
    if (inForce) values[command.path] = command.value;
  }
  state.controlValues.value = { ...values, ...moving };
}

const moving: Record<string, number> = {};
/** Commands given by hand are in force at once, also where the worker is ahead of the last frame. */
const byHand = new Set<string>();
const keyOf = (command: Command): string => JSON.stringify(command);

let waiting = false;

/** Moves a control: shown and sent at once; while it is dragged on, its last value is sent with each animation frame. */
export function setControl(path: string, value: number): void {
  moving[path] = value;
  state.controlValues.value = { ...state.controlValues.value, [path]: value };
  if (!waiting) void sendMoved();
}

async function sendMoved(): Promise<void> {
  waiting = true;
  const sent = { ...moving };
  const done = Object.entries(sent).map(async ([path, value]) => {
    byHand.add(keyOf(await simulation().act({ do: 'set', path, value })));
  });
  await Promise.all([frameOrSoon(), ...done]).catch(() => {});
  waiting = false;
  for (const [path, value] of Object.entries(sent)) if (moving[path] === value) delete moving[path];
  state.changed.value++;
  if (Object.keys(moving).length > 0) await sendMoved();
  else await readLog().catch(() => {});
}

/** The next animation frame, or soon without one where drawing is slow. */
function frameOrSoon(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 33);
  });
}

/** Starts a new worker from the last saved state. */
export async function restore(): Promise<void> {
  const snapshot = connection.snapshot();
  replaceWorker();
  if (snapshot === null) {
    begin(await simulation().open(scenario, state.opened.value?.seed ?? null, null, threadsAsked()), false);
    await settle();
    return;
  }
  const rows = series;
  const run = await simulation().restore(snapshot);
  begin(run, false);
  rows.cutAfter(snapshot.step);
  if (rows.measures === run.measures.length) series = rows;
}

export function noteSnapshot(): void {
  const snapshot = connection.snapshot();
  state.restorable.value = snapshot === null ? null : state.hoursAt(snapshot.step);
}

function begin(run: Opened, fresh: boolean): void {
  generation++;
  state.changed.value++;
  byHand.clear();
  series = new Series(run.measures.length);
  if (fresh) {
    state.colour.value = run.view.colour || 'type';
    state.field.value = run.view.field;
  }
  state.opened.value = run;
  state.log.value = run.log;
  state.controlValues.value = initialValues(run);
  state.live.value = { ...state.live.value, running: false, digest: '' };
  state.narrowTissue.value = run.tissues[0]?.id ?? '';
  document.title = `${run.title} · Stroma`;
}

function initialValues(run: Opened | null): Record<string, number> {
  return Object.fromEntries((run?.controls ?? []).map((control) => [control.path, control.value]));
}

function replaceWorker(): void {
  connection.close();
  connection = start();
}

function start(): Connection {
  const made = connect((health: Health) => {
    if (made === connection && health.state !== 'well') noteSnapshot();
    state.health.value = health;
  });
  state.health.value = { state: 'well' };
  window.stroma = made.simulation;
  return made;
}
