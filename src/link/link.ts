/**
 * A run as the fragment of an address: a scenario that comes with Stroma, what differs from it, and a seed, packed
 * without any server. What comes out of an address is checked like a file.
 */
import { z } from 'zod';
import { digestText } from '../base/digest.ts';
import { type Change, differences, withChanges } from '../scenario/changes.ts';
import { compile } from '../scenario/compile.ts';
import type { ReadResult, ReadScenario } from '../scenario/read.ts';
import type { Scenario } from '../scenario/schema.ts';
import { modelDigest } from '../simulation/opened.ts';
import type { Command } from '../simulation/protocol.ts';
import { logProblems, logSchema } from './log.ts';
import { LINK } from './mark.ts';

/** Characters of a fragment, and bytes that it may unpack to. */
const LONGEST = 200_000;
const LARGEST = 1_000_000;

const viewSchema = z.strictObject({
  /** How cells are coloured, and the field under them. */
  colour: z.string(),
  field: z.string(),
  /** The step that is shown. */
  step: z.int(),
});

/** What a page shows of a run. */
export type LinkView = z.infer<typeof viewSchema>;

const key = z.string().refine((text) => !(text in {}));
const schema = z.strictObject({
  /** The scenario that comes with Stroma, or '' for none. */
  scenario: z.string(),
  /** Name shown of the scenario. */
  id: z.string(),
  changes: z.array(z.strictObject({ keys: z.array(key), value: z.json().optional() })),
  seed: z.string(),
  /** Commands in place of those that the scenario's schedule gives. */
  log: logSchema.optional(),
  view: viewSchema.optional(),
  /** Digest of the run that comes out: it tells an address that was cut, edited, or is of another version. */
  run: z.string(),
});

/** The parts of a read scenario that say what it does. */
export function plainScenario({ id: _, provenance: __, ranges: ___, extends: ____, ...plain }: ReadScenario): Scenario {
  return plain;
}

/** Names a run before it is done: its model, first tissue and schedule, and its seed. */
const runDigest = (scenario: ReadScenario, seed: string, log?: Command[]): string =>
  digestText(JSON.stringify([modelDigest(compile(scenario)), seed, ...(log ? [log] : [])]));

/** What a link may carry besides scenario and seed. */
export interface LinkExtras {
  /** Commands, where they are not just those of the scenario's schedule. */
  log?: Command[];
  view?: LinkView;
}

/** @param base the scenario of that name that comes with Stroma, or null when there is none */
export async function linkOf(
  scenario: ReadScenario,
  seed: string,
  base: ReadScenario | null,
  { log: given, view }: LinkExtras = {},
): Promise<string> {
  const log = given && logSchema.parse(given);
  const changes = differences(base ? plainScenario(base) : {}, plainScenario(scenario));
  const link: z.input<typeof schema> = {
    scenario: base?.id ?? '',
    id: scenario.id,
    changes: changes as z.input<typeof schema>['changes'],
    seed,
    ...(log ? { log } : {}),
    ...(view ? { view } : {}),
    run: runDigest(scenario, seed, log),
  };
  return (
    LINK + toText(await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(JSON.stringify(link))))
  );
}

export type Followed = ({ scenario: ReadScenario; seed: string } & LinkExtras) | { problem: string };

const BROKEN = 'the address is cut or was changed; expected one as Stroma made it';

/**
 * The run that an address asks for, or what is wrong with it.
 * @param shipped a scenario that comes with Stroma
 * @param read reads a scenario from text
 */
export async function follow(
  fragment: string,
  shipped: (id: string) => Promise<ReadScenario | null>,
  read: (name: string, text: string) => ReadResult,
): Promise<Followed> {
  const packed = fragment.slice(LINK.length);
  if (packed.length > LONGEST)
    return { problem: `the address has ${packed.length} characters, expected at most ${LONGEST}` };
  const parsed = schema.safeParse(await unpacked(packed));
  if (!parsed.success) return { problem: BROKEN };
  const { scenario: id, changes, seed, run, id: name, log, view } = parsed.data;
  const base = id === '' ? null : await shipped(id);
  if (id !== '' && !base)
    return { problem: `the address names the scenario "${id}", which is not part of this version of Stroma` };
  let text: string;
  try {
    text = JSON.stringify(withChanges<unknown>(base ? plainScenario(base) : {}, changes as Change[]));
  } catch {
    return { problem: BROKEN };
  }
  const { scenario, problems } = read(`${name}.json`, text);
  if (!scenario) return { problem: `${BROKEN}: ${problems[0]}` };
  if (runDigest(scenario, seed, log) !== run)
    return {
      problem: 'the address was made by another version of Stroma, or was changed; here it would be another run',
    };
  const [bad] = log ? logProblems(scenario, log) : [];
  if (bad !== undefined) return { problem: `${BROKEN}: ${bad}` };
  return { scenario, seed, ...(log ? { log } : {}), ...(view ? { view } : {}) };
}

async function unpacked(packed: string): Promise<unknown> {
  try {
    const bytes = await through(new DecompressionStream('deflate-raw'), fromText(packed), LARGEST);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Bytes through a stream that packs or unpacks; an error when more than `most` come out. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new Error('too large');
    }
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Base 64 with the letters that an address may hold. */
function toText(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

const fromText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
