/**
 * What is on a page, as text: a run, others that left it or lie beside it, and how they are looked at. An address holds
 * it packed, a file as it is. What is read is checked like a scenario file.
 */
import { z } from 'zod';
import { digestText } from '../base/digest.ts';
import { type Command, unnumbered } from '../run/command.ts';
import { modelDigest } from '../run/model-digest.ts';
import { readValue } from '../run/read-value.ts';
import { here, isSameCore, recordedWith, type WrittenBy, writtenBySchema } from '../run/written.ts';
import { type Change, differences, withChanges } from '../scenario/changes.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';
import type { Scenario } from '../scenario/schema/schema.ts';
import { logLines, logSchema } from './log-form.ts';

/** Runs besides the first that a page has room for. */
const MAX_BESIDE = 3;

const viewSchema = z.strictObject({
  /** How cells are coloured, and the field under them. */
  colour: z.string(),
  field: z.string(),
  /** The step that is shown. */
  step: z.int(),
  /** Which run is in focus; the first when it is left out. */
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
  /** The run that it left (0 is the first), and after which step. */
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
  /** Commands in place of those that the scenario's schedule gives. */
  log: logSchema.optional(),
  view: viewSchema.optional(),
  /** Runs beside the first, with its seed. */
  beside: z.array(besideSchema).min(1).max(MAX_BESIDE).optional(),
  /** Digest of the runs that come out: it tells a text that was cut, edited, or is of another version. */
  run: z.string(),
  /** Which Stroma wrote it; the first ones did not say. */
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
  /** Commands, where they are not just those of the scenario's schedule. */
  log?: Command[];
  view?: SessionView;
  beside?: Beside[];
}

export type Session = { scenario: Prepared; seed: string } & SessionExtras;
export type Read = Session | { problem: string };

/** The parts of a read scenario that say what it does. */
export function plainScenario({ id: _, provenance: __, ranges: ___, extends: ____, ...plain }: Prepared): Scenario {
  return plain;
}

/** Names runs before they are done: their models, first tissues and schedules, and their seed. */
function runDigest({ scenario, seed, log, beside }: Session): string {
  const others = beside?.map((one) => [one.from, one.step, modelDigest(modelOf(one.scenario)), one.log]);
  return digestText(
    JSON.stringify([modelDigest(modelOf(scenario)), seed, ...(log ? [log] : []), ...(others ? [others] : [])]),
  );
}

/** The same session gives the same text. @param base the scenario of that name that comes with Stroma, or null */
export function sessionText(
  scenario: Prepared,
  seed: string,
  base: Prepared | null,
  { log: given, view, beside }: SessionExtras = {},
): string {
  const log = given && logSchema.parse(given.map(unnumbered));
  const plain = plainScenario(scenario);
  const others = beside?.map((one) => ({ ...one, log: logSchema.parse(one.log.map(unnumbered)) as Command[] }));
  const session = {
    scenario: base?.id ?? '',
    id: scenario.id,
    changes: differences(base ? plainScenario(base) : {}, plain),
    seed,
    ...(log ? { log } : {}),
    ...(view ? { view } : {}),
    ...(others
      ? {
          beside: others.map(({ name, from, step, scenario: other, log: own }) => ({
            name,
            from,
            step,
            changes: differences(plain, plainScenario(other)),
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
 * The session that parsed JSON holds, or what is wrong with it.
 * @param from what it came from, as a message names it
 * @param shipped a scenario that comes with Stroma
 */
export async function readSession(
  value: unknown,
  from: 'address' | 'file',
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
    // What another core wrote need not be a scenario here.
    if (error instanceof Unreadable && !isSameCore(by)) return { problem: `the ${from} was ${recordedWith(by)}` };
    if (error instanceof Unreadable) return { problem: error.message === '' ? broken : `${broken}: ${error.message}` };
    throw error;
  }
}

/** Why another run comes of it than the one that it names. */
const otherRun = (by: WrittenBy | undefined): string =>
  isSameCore(by)
    ? 'was changed since it was made; here it would be another run'
    : `was ${recordedWith(by)}; here it would be another run`;

/** The runs that a session in its right form names. Throws what is wrong with their scenarios. */
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

/** Changes made, as JSON has it. Throws when they change what is not there. */
function changedTree(plain: unknown, by: Change[]): unknown {
  try {
    return JSON.parse(JSON.stringify(withChanges(plain, by)));
  } catch {
    throw new Unreadable();
  }
}

/** What of the logs their scenarios cannot carry out. */
const problemsOf = ({ scenario, log = [], beside = [] }: Session): string[] =>
  [{ scenario, log }, ...beside].flatMap((one) => logLines(one.scenario, one.log));

/** A session of which no run can be made; its message is for whoever opened it. */
class Unreadable extends Error {}
