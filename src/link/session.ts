/**
 * The contents of a page as text: a run, others that branched off or stand beside it, and how they are shown. An
 * address holds it packed, a file as plain text; `read-session.ts` checks it like a scenario file.
 */
import { digestText } from '../base/digest.ts';
import { type Command, inFixedOrder } from '../run/command.ts';
import { modelDigest } from '../run/model-digest.ts';
import { commandsOf } from '../run/schedule.ts';
import { here } from '../run/written.ts';
import { type Change, differences } from '../scenario/changes.ts';
import { MAX_COMMANDS } from '../scenario/limits.ts';
import { modelOf, type Prepared, plainScenario } from '../scenario/prepared.ts';

/** What a page shows of its runs. */
export interface SessionView {
  /** How cells are coloured, and the field under them. */
  colour: string;
  field: string;
  /** The step that is shown. */
  step: number;
  /** Index of the run in focus; the first by default. */
  focus?: number | undefined;
  /** Question and step of the lesson, when one is under way. */
  lesson?: { question: number; step: string } | undefined;
}

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

const digests = new WeakMap<Prepared, string>();

/** Digest of a scenario's model with the first tissues; a scenario, once read, is never changed. */
function digestOfModel(scenario: Prepared): string {
  const digest = digests.get(scenario) ?? modelDigest(modelOf(scenario));
  digests.set(scenario, digest);
  return digest;
}

/** Digest that identifies runs before they are computed: of their models, seed and logs. */
export function runDigest({ scenario, seed, log, beside }: Session): string {
  const others = beside?.map((one) => [one.from, one.step, digestOfModel(one.scenario), one.log]);
  return digestText(
    JSON.stringify([digestOfModel(scenario), seed, ...(log ? [log] : []), ...(others ? [others] : [])]),
  );
}

/** Whether two scenarios are the same model with the same first tissues, and so give the same runs. */
export const isSameModel = (a: Prepared, b: Prepared): boolean => digestOfModel(a) === digestOfModel(b);

/** The version of the core: states from another version cannot be continued. */
export const { core } = here;

/** The commands from a scenario's own schedule. */
export const scheduledIn = (scenario: Prepared): Command[] => commandsOf(scenario, scenario.schedule);

const changesOf = new WeakMap<Prepared, { base: Prepared | null; changes: Change[] }>();

/** The changes that turn another scenario, or nothing, into this one. */
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
  // The schedule is written out, so that the text gives the same run even if a later version has another schedule.
  const scheduled = scheduledIn(scenario);
  const all = given ?? (scheduled.length > 0 && scheduled.length <= MAX_COMMANDS ? scheduled : undefined);
  const log = all?.map(inFixedOrder);
  const others = beside?.map((one) => ({ ...one, log: one.log.map(inFixedOrder) }));
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
      ...(log ? { log } : {}),
      ...(others ? { beside: others } : {}),
    }),
    by: here,
  };
  return JSON.stringify(session);
}
