/** Opens what the user chooses, or an address or file names, in a session of its own. */
import { LINK } from '../../link/mark.ts';
import type { RunFile } from '../../link/run-file.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { PANELS, unknownPanels } from '../embed/panels.ts';
import { capture } from '../run/capture.ts';
import { rememberText } from '../run/given-texts.ts';
import { unknownScenario, unopenedLink } from '../run/instead.ts';
import { openScenario, openSession, request } from '../run/open.ts';
import { FLAGSHIP, listed, shipped } from '../run/scenarios.ts';
import { arms, focus, instead, problems } from '../run/state.ts';
import { seek } from '../run/time.ts';
import { rememberRuns } from '../run/undo.ts';
import { readSaved } from '../share/saved.ts';
import { texts } from '../texts/language.ts';
import {
  beginSession,
  isReturning,
  type Named,
  named,
  nameFirst,
  newSession,
  type Place,
  place,
  rename,
  sessionId,
  setDemo,
  showSession,
} from './places.ts';

/** Opens what the browser last showed here, or what the address names. */
export async function openFirst(): Promise<void> {
  if (!isReturning || (await reopened(sessionId.peek())) === 'not kept') await openAddress();
  if (unknownPanels.length > 0 && problems.value === null)
    problems.value = {
      file: 'panels',
      lines: unknownPanels.map((name) => texts.value.embed.unknown(name, PANELS.join(', '))),
    };
}

const reopened = async (id: string) => (await import('./reopen.ts')).reopen(id);

/** Shows again a session to which the browser goes back; one in which nothing was done is opened by its address. */
export async function showAgain(id: string, as: Named): Promise<boolean> {
  const came = await reopened(id);
  if (came !== 'not kept') return came === 'shown';
  const { scenario = FLAGSHIP, seed = null } = as;
  const isLatest = request();
  beginSession(id, as);
  setDemo(place.peek().at === 'gallery');
  return openShipped(scenario, seed, isLatest);
}

/** `?scenario=mobilisation&seed=abc`, or a run packed into the fragment. */
async function openAddress(): Promise<void> {
  if (location.hash.startsWith(LINK)) return openLink(location.hash);
  const asked = new URLSearchParams(location.search);
  const id = asked.get('scenario') || FLAGSHIP;
  const seed = asked.get('seed');
  if (!listed.some((one) => one.id === id)) return openInstead(() => unknownScenario(id, listed, FLAGSHIP));
  if (!(await openShipped(id, seed, request()))) return;
  nameFirst(place.peek().at === 'run' ? { scenario: id, seed } : {}, true);
  // Under the gallery, the claims or a sweep, the flagship merely lies in the background.
  setDemo(place.peek().at !== 'run');
}

/** Opens the flagship instead of what was requested, and says why once it is open. */
async function openInstead(why: () => string): Promise<void> {
  if (!(await openShipped(FLAGSHIP, null, request()))) return;
  nameFirst({ scenario: FLAGSHIP });
  instead.value = why;
}

/** Opens the run in a link; if there is a problem, shows it and opens the flagship. */
async function openLink(fragment: string): Promise<void> {
  const { follow } = await import('../../link/link.ts');
  const followed = await follow(fragment, shipped);
  if ('problem' in followed) return openInstead(() => unopenedLink(followed.problem, listed, FLAGSHIP));
  if (await openSession(followed)) nameFirst({}, true);
}

async function openShipped(id: string, seed: string | null, isLatest: () => boolean): Promise<boolean> {
  const found = await shipped(id);
  return found !== null && openScenario(id, found, seed, isLatest);
}

/** Opens something as a new session; the present one is kept. False if that failed, or another was requested since. */
async function openAnew(
  as: Named,
  open: (isLatest: () => boolean) => Promise<boolean>,
  to: Place = { at: 'run' },
): Promise<boolean> {
  const isLatest = request();
  const { keepNow } = await import('./keeper.ts');
  if (!isLatest()) return false;
  keepNow();
  const id = newSession();
  const backToBefore = beginSession(id, as);
  if (await open(isLatest)) {
    showSession(id, as, to);
    return true;
  }
  if (isLatest()) backToBefore();
  return false;
}

/** Begins a new session with what is shown; the previous one is kept as it is. */
export async function startSession(): Promise<string> {
  const { keepNow } = await import('./keeper.ts');
  keepNow();
  const id = newSession();
  beginSession(id, named.peek());
  showSession(id, named.peek());
  return id;
}

/** Shows a session again, at its own place in the history. */
export async function returnTo(id: string): Promise<void> {
  const { keptSession } = await import('./device.ts');
  const as = (await keptSession(id))?.named ?? named.peek();
  if (await showAgain(id, as)) showSession(id, as);
}

/** Opens one of the scenarios on offer. @param claim the claim that is to be shown in it, by its row */
export const choose = (id: string, claim?: number): Promise<boolean> =>
  openAnew({ scenario: id, ...(claim === undefined ? {} : { claim }) }, (isLatest) => openShipped(id, null, isLatest));

/** Shows the gallery, with the flagship running live in it. */
export async function openGallery(): Promise<void> {
  if (await openAnew({}, (isLatest) => openShipped(FLAGSHIP, null, isLatest), { at: 'gallery' })) setDemo(true);
}

/** Continues the tissue in the gallery as a run. */
export function takeAsSession(): void {
  const id = newSession();
  const as = { scenario: FLAGSHIP };
  beginSession(id, as);
  showSession(id, as);
}

/** Opens a run of a sweep. */
export const openPlanned = (planned: Prepared, seed: string): Promise<boolean> =>
  openAnew({}, (isLatest) => openScenario(planned.id, planned, seed, isLatest));

/** Opens several runs side by side, all from the start with one seed, as a new session. */
export async function openTogether([first, ...others]: readonly Shown[], seed: string): Promise<boolean> {
  const { scheduledIn } = await import('../../link/session.ts');
  const beside = others.map(({ name, scenario }) => ({
    name,
    scenario,
    from: 0,
    step: -Math.round(scenario.settle / scenario.step),
    log: scheduledIn(scenario),
  }));
  return openAnew({}, (isLatest) =>
    openSession({ scenario: first.scenario, seed, log: scheduledIn(first.scenario), beside }, [], isLatest),
  );
}

/** A run to be shown, and its name. */
interface Shown {
  name: string;
  scenario: Prepared;
}

/** Opens other runs in the present session, which can be undone. */
export async function openInPlace(scenario: Prepared, seed: string): Promise<boolean> {
  rememberRuns();
  return openScenario(scenario.id, scenario, seed);
}

/** Runs everything that is shown with another seed, from the start; this can be undone. */
export async function changeSeed(seed: string): Promise<void> {
  rememberRuns();
  const { view: _, ...session } = capture();
  const shown = focus.value;
  const at = arms.value.indexOf(shown);
  if (!(await openSession({ ...session, seed }))) return;
  focus.value = arms.value[at] ?? focus.value;
  const { scenario } = new URLSearchParams(location.search).has('scenario') ? session : { scenario: null };
  if (scenario !== null) rename({ scenario: scenario.id, seed });
}

/** Reads a file and opens what it holds; if there are problems, shows them, and the present run goes on. */
export async function openText(name: string, text: string): Promise<void> {
  try {
    const saved = await readSaved(text);
    if (saved !== null && 'file' in saved) return await openRun(name, saved.file);
    if (saved !== null && 'session' in saved) {
      const { session } = saved;
      await openAnew({}, (isLatest) => openSession(session, [], isLatest));
      return;
    }
    if (saved !== null) {
      problems.value = { file: name, lines: saved.problems };
      return;
    }
    const { readGiven } = await import('../run/read-given-scenario.ts');
    const { scenario, problems: found } = readGiven(name, text);
    if (scenario === null) problems.value = { file: name, lines: found };
    else {
      rememberText(scenario.id, name, text);
      await openAnew({}, (isLatest) => openScenario(name, scenario, null, isLatest));
    }
  } catch (error) {
    problems.value = { file: name, lines: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Opens a saved run and goes to the last step it had done. */
async function openRun(name: string, file: RunFile): Promise<void> {
  const { scenario, seed, log, steps, digests } = file;
  if (!(await openAnew({}, (isLatest) => openSession({ scenario, seed, log }, [], isLatest)))) return;
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
