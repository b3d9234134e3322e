/** Reads the contents of a page from text, as `session.ts` writes them. */
import { z } from 'zod';
import { readValue } from '../run/read-value.ts';
import { isSameCore, recordedWith, type WrittenBy } from '../run/written.ts';
import { type Change, withChanges } from '../scenario/changes.ts';
import { type Prepared, plainScenario } from '../scenario/prepared.ts';
import { logLines, logSchema } from './log-form.ts';
import { runDigest, type Session, type SessionView } from './session.ts';

/** Maximum number of runs on a page besides the first. */
const MAX_BESIDE = 3;

const viewSchema: z.ZodType<SessionView> = z.strictObject({
  colour: z.string(),
  field: z.string(),
  step: z.int(),
  focus: z.int().min(0).max(MAX_BESIDE).optional(),
  lesson: z.strictObject({ question: z.int().min(0), step: z.string() }).optional(),
});

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
export type Read = Session | { problem: string };

const part = z.string().regex(/^[\w.+-]{1,40}$/);
const writtenBySchema = z.strictObject({ version: part, core: part });

const schema = z.strictObject({
  /** The scenario that comes with Stroma, or '' for none. */
  scenario: z.string(),
  /** Displayed name of the scenario. */
  id: z.string(),
  changes,
  seed: z.string(),
  /** Commands in place of the scenario's schedule. */
  log: logSchema.optional(),
  view: viewSchema.optional(),
  /** Runs beside the first, with its seed. */
  beside: z.array(besideSchema).min(1).max(MAX_BESIDE).optional(),
  /** Digest of the resulting runs, which reveals a text that was truncated, edited or made by another version. */
  run: z.string(),
  /** The version that wrote it; the first sessions did not state it. */
  by: writtenBySchema.optional(),
});

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

/** Why a session gives a run other than the one it names. */
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

/** A tree with changes made, as JSON. Throws if they change something that is not there. */
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
