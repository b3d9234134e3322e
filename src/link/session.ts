/**
 * The contents of a page as text: a run, others that branched off or stand beside it, and how they are shown. An
 * address holds it packed, a file as plain text. It is checked like a scenario file when it is read.
 */
import { z } from 'zod';
import { digestText } from '../base/digest.ts';
import { type Command, unnumbered } from '../run/command.ts';
import { modelDigest } from '../run/model-digest.ts';
import { readValue } from '../run/read-value.ts';
import { commandsOf } from '../run/schedule.ts';
import { here, isSameCore, recordedWith, type WrittenBy, writtenBySchema } from '../run/written.ts';
import { type Change, differences, withChanges } from '../scenario/changes.ts';
import { MAX_COMMANDS } from '../scenario/limits.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import type { Scenario } from '../scenario/schema/schema.ts';
import { logLines, logSchema } from './log-form.ts';

/** Most runs on a page besides the first. */
const MAX_BESIDE = 3;

const viewSchema = z.strictObject({
  /** How cells are coloured, and the field under them. */
  colour: z.string(),
  field: z.string(),
  /** The step that is shown. */
  step: z.int(),
  /** Index of the run in focus; the first by default. */
  focus: z.int().min(0).max(MAX_BESIDE).optional(),
  /** Question and step of the lesson, when one is under way. */
  lesson: z.strictObject({ question: z.int().min(0), step: z.string() }).optional(),
});

/** What a page shows of its runs. */
export type SessionView = z.infer<typeof viewSchema>;

const key = z.string().refine((text) => !(text in {}));
const changes = z.array(z.strictObject({ keys: z.array(key), value: z.json().optional() }));
const besideSchema = z.strictObject({
  name: z.string(),
  /** The run that it branched off (0 is the first), and after which step. */
  from: z.int().min(0).max(MAX_BESIDE),
  step: z.int(),
  /** What differs from the scenario of the first run. */
  changes,
  log: logSchema,
});
const schema = z.strictObject({
  /** The scenario that comes with Stroma, or '' for none. */
  scenario: z.string(),
  /** Name shown of the scenario. */
  id: z.string(),
  changes,
  seed: z.string(),
  /** Commands in place of the scenario's schedule. */
  log: logSchema.optional(),
  view: viewSchema.optional(),
  /** Runs beside the first, with its seed. */
  beside: z.array(besideSchema).min(1).max(MAX_BESIDE).optional(),
  /** Digest of the resulting runs, by which a text that was cut, edited or made by another version is noticed. */
  run: z.string(),
  /** The version that wrote it; the first ones did not state it. */
  by: writtenBySchema.optional(),
});

/** A run beside the first one. */
export interface Beside {
  name: string;
  from: number;
  step: number;
  scenario: Prepared;
  log: Command[];
}

/** What a session may hold besides scenario and seed. */
export interface SessionExtras {
  /** Commands, unless they are just those of the scenario's schedule. */
  log?: Command[];
  view?: SessionView;
  beside?: Beside[];
}

export type Session = { scenario: Prepared; seed: string } & SessionExtras;
export type Read = Session | { problem: string };

/** A scenario without what reading adds and without what it extends. */
export function plainScenario({ id: _, provenance: __, ranges: ___, extends: ____, ...plain }: Prepared): Scenario {
  return plain;
}

const digests = new WeakMap<Prepared, string>();

/** Digest of a scenario's model with the first tissues; a scenario, once read, is never changed. */
function digestOfModel(scenario: Prepared): string {
  const digest = digests.get(scenario) ?? modelDigest(modelOf(scenario));
  digests.set(scenario, digest);
  return digest;
}

/** Digest of runs before they are done: of their models, seed and logs. */
function runDigest({ scenario, seed, log, beside }: Session): string {
  const others = beside?.map((one) => [one.from, one.step, digestOfModel(one.scenario), one.log]);
  return digestText(
    JSON.stringify([digestOfModel(scenario), seed, ...(log ? [log] : []), ...(others ? [others] : [])]),
  );
}

/** Whether two scenarios are the same model with the same first tissues: what one runs, the other does. */
export const isSameModel = (a: Prepared, b: Prepared): boolean => digestOfModel(a) === digestOfModel(b);

/** The version of the core: states of another one cannot be gone on with. */
export const { core } = here;

/** The commands that a scenario's own schedule gives. */
export const scheduledIn = (scenario: Prepared): Command[] => commandsOf(scenario, scenario.schedule);

const changesOf = new WeakMap<Prepared, { base: Prepared | null; changes: Change[] }>();

/** What makes a scenario out of another one, or out of nothing. */
function changesFrom(base: Prepared | null, scenario: Prepared): Change[] {
  const known = changesOf.get(scenario);
  if (known?.base === base) return known.changes;
  const changes = differences(base ? plainScenario(base) : {}, plainScenario(scenario));
  changesOf.set(scenario, { base, changes });
  return changes;
}

/** The same session gives the same text. @param base the scenario of that name that comes with Stroma, or null */
export function sessionText(
  scenario: Prepared,
  seed: string,
  base: Prepared | null,
  { log: given, view, beside }: SessionExtras = {},
): string {
  // The schedule is written out, so that a later version of the scenario with another one gives the same run.
  const scheduled = scheduledIn(scenario);
  const all = given ?? (scheduled.length > 0 && scheduled.length <= MAX_COMMANDS ? scheduled : undefined);
  const log = all && logSchema.parse(all.map(unnumbered));
  const others = beside?.map((one) => ({ ...one, log: logSchema.parse(one.log.map(unnumbered)) as Command[] }));
  const session = {
    scenario: base?.id ?? '',
    id: scenario.id,
    changes: changesFrom(base, scenario),
    seed,
    ...(log ? { log } : {}),
    ...(view ? { view } : {}),
    ...(others
      ? {
          beside: others.map(({ name, from, step, scenario: other, log: own }) => ({
            name,
            from,
            step,
            changes: changesFrom(scenario, other),
            log: own,
          })),
        }
      : {}),
    run: runDigest({
      scenario,
      seed,
      ...(log ? { log: log as Command[] } : {}),
      ...(others ? { beside: others } : {}),
    }),
    by: here,
  };
  return JSON.stringify(session);
}

/** Whether parsed JSON looks like a session, not like a scenario or a run. */
export const isSession = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'changes' in value && 'run' in value;

/**
 * The session in parsed JSON, or what is wrong with it.
 * @param from where it came from, for messages
 * @param shipped gives a scenario that comes with Stroma, or null
 */
export async function readSession(
  value: unknown,
  from: 'address' | 'file' | 'kept session',
  shipped: (id: string) => Promise<Prepared | null>,
): Promise<Read> {
  const broken = `the ${from} is cut or was changed; expected one as Stroma made it`;
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { problem: broken };
  const { scenario: id, by, run } = parsed.data;
  const base = id === '' ? null : await shipped(id);
  if (id !== '' && !base)
    return { problem: `the ${from} names the scenario "${id}", which is not part of this version of Stroma` };
  try {
    const session = sessionOf(parsed.data, base);
    if (runDigest(session) !== run) return { problem: `the ${from} ${otherRun(by)}` };
    const [bad] = problemsOf(session);
    return bad === undefined ? session : { problem: `${broken}: ${bad}` };
  } catch (error) {
    // A scenario written by another core need not be valid here.
    if (error instanceof Unreadable && !isSameCore(by)) return { problem: `the ${from} was ${recordedWith(by)}` };
    if (error instanceof Unreadable) return { problem: error.message === '' ? broken : `${broken}: ${error.message}` };
    throw error;
  }
}

/** Why a session gives another run than the one that it names. */
const otherRun = (by: WrittenBy | undefined): string =>
  isSameCore(by)
    ? 'was changed since it was made; here it would be another run'
    : `was ${recordedWith(by)}; here it would be another run`;

/** The session in data of the right form. Throws what is wrong with its scenarios. */
function sessionOf({ id, changes, seed, log, view, beside }: z.infer<typeof schema>, base: Prepared | null): Session {
  const changed = (plain: unknown, by: Change[]): Prepared => {
    const { scenario, problems } = readValue(changedTree(plain, by), id);
    if (scenario) return scenario;
    throw new Unreadable(`${problems[0].path.map(String).join('.')}: ${problems[0].message}`);
  };
  const scenario = changed(base ? plainScenario(base) : {}, changes as Change[]);
  const plain = plainScenario(scenario);
  const others = beside?.map((one) => ({
    name: one.name,
    from: one.from,
    step: one.step,
    scenario: one.changes.length === 0 ? scenario : changed(plain, one.changes as Change[]),
    log: one.log,
  }));
  return {
    scenario,
    seed,
    ...(log ? { log } : {}),
    ...(view ? { view } : {}),
    ...(others ? { beside: others } : {}),
  };
}

/** A tree with changes made, as JSON. Throws if they change what is not there. */
function changedTree(plain: unknown, by: Change[]): unknown {
  try {
    return JSON.parse(JSON.stringify(withChanges(plain, by)));
  } catch {
    throw new Unreadable();
  }
}

/** The commands that their scenarios cannot carry out, one line each. */
const problemsOf = ({ scenario, log = [], beside = [] }: Session): string[] =>
  [{ scenario, log }, ...beside].flatMap((one) => logLines(one.scenario, one.log));

/** A session from which no run can be made; the message is for the user. */
class Unreadable extends Error {}
