/** Damaged runs, sessions, links and console calls: each gives lines that say what is wrong, or runs without a fault. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect } from 'vitest';
import { follow } from '../../src/link/link.ts';
import { LINK } from '../../src/link/mark.ts';
import { type Read, readSession } from '../../src/link/read-session.ts';
import { checkRunFile } from '../../src/link/run-file.ts';
import { sessionText } from '../../src/link/session.ts';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import type { Command } from '../../src/run/command.ts';
import { closeRun, openRun, stepOnce } from '../../src/run/run.ts';
import type { Prepared } from '../../src/scenario/prepared.ts';
import type { Json } from '../../src/scenario/read/plain-tree.ts';
import { type Guarded, guarded } from '../../src/serve/guarded.ts';
import type { Simulation } from '../../src/serve/protocol.ts';
import { serve } from '../../src/serve/serve.ts';
import { reusableMemory } from '../../src/world/sections.ts';
import { root } from '../architecture/source.ts';
import { damageOf } from '../scenario/damage.ts';

type Table = { [key: string]: Json };
const file = JSON.parse(
  readFileSync(join(root, 'tests/fixtures/version-0.1.0-core-5/steered.run.json'), 'utf8'),
) as Table;
const read = checkRunFile(file);
if ('problems' in read) throw new Error(read.problems.join('\n'));
const { scenario, seed, log } = read.file;
const session = JSON.parse(sessionText(scenario, seed, null, { log })) as Table;

const SITES = 64 * 64;
const STEPS = 4;
const FAULT = /TypeError|RangeError|internal|undefined|\bat .*\.ts:\d|is not a function|Cannot read|\[object/;
const memory = reusableMemory();
/** Measures that say NaN where there is nothing to measure: no vessel to be distant from, no step, no cell in blood. */
const MAY_BE_NAN = new Set(['toVessel', 'chemotacticIndex', 'bloodLevel']);

/** Lines a person can act on. */
function expectTold(lines: readonly string[]): void {
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(60);
  for (const line of lines) expect(line).not.toMatch(FAULT);
}

/** Some steps of a small run, whose measures are numbers. */
function expectRuns(of: Prepared, seed: string, log: readonly Command[] | undefined): void {
  const sites = Object.values(of.tissues).reduce((sum, { width, height }) => sum + width * height, 0);
  // A step of a large tissue, or of many solver steps, is no less right but takes its time.
  if (sites > SITES) return;
  const run = openRun(of, seed, log, { memory });
  const measures = measuresOf(run.engine.world.model, run.scenario);
  const begun = performance.now();
  for (let step = 0; step < STEPS && performance.now() - begun < 2000; step++) stepOnce(run);
  const values = readMeasures(run.engine, measures);
  const wrong = measures.filter(({ key }, i) => !Number.isFinite(values[i]) && !MAY_BE_NAN.has(key));
  closeRun(run);
  expect(wrong.map(({ id }) => id)).toEqual([]);
}

function expectRead(read: Read): void {
  if ('problem' in read) expectTold([read.problem]);
  else expectRuns(read.scenario, read.seed, read.log);
}

/** Sessions whose log is damaged but whose digest fits, so that their commands are looked at. */
const withLog = damageOf(log as unknown as Json).map((damage): Table => {
  try {
    return JSON.parse(sessionText(scenario, seed, null, { log: damage as unknown as Command[] })) as Table;
  } catch {
    return { ...session, log: damage };
  }
});

export const KINDS: Record<string, () => fc.IAsyncProperty<[unknown]>> = {
  runs: () =>
    fc.asyncProperty(damageOf(file), async (damage) => {
      const read = checkRunFile(damage);
      if ('problems' in read) expectTold(read.problems);
      else expectRuns(read.file.scenario, read.file.seed, read.file.log);
    }),
  sessions: () =>
    fc.asyncProperty(fc.oneof(damageOf(session), withLog), async (damage) =>
      expectRead(await readSession(damage, 'file', async () => null)),
    ),
  links: () =>
    fc.asyncProperty(
      fc.oneof(
        damageOf(session).map((damage) => deflateRawSync(JSON.stringify(damage)).toString('base64url')),
        fc.tuple(fc.nat(400), fc.string({ maxLength: 5 })).map(([cut, text]) => {
          const whole = deflateRawSync(JSON.stringify(session)).toString('base64url');
          return whole.slice(0, -cut) + text;
        }),
      ),
      async (packed) => expectRead(await follow(LINK + packed, async () => null)),
    ),
  calls: () =>
    fc.asyncProperty(
      fc.oneof(
        ...Object.entries(CALLS).map(([call, given]) =>
          damageOf<Json>(given).map((damage) => ({ call, given: damage })),
        ),
      ),
      called,
    ),
};

/** Calls that are right, with their arguments; of these each is damaged. */
const CALLS: { [call in keyof Simulation]?: Json[] } = {
  open: [scenario as unknown as Json, seed, log as unknown as Json],
  play: [4, 5],
  step: [2],
  act: [{ do: 'place', cell: 'CAF', tissue: 'tumour', x: 3, y: 3, radius: 2 }],
  schedule: [[{ step: 9, do: 'dose', drug: 'plerixafor', amount: 16 }]],
  seek: [1],
  rewrite: [log as unknown as Json],
  reset: ['x'],
  frame: [
    { layers: [{ tissue: 'tumour', colour: 'CXCR4', field: 'CXCL12' }], seriesFrom: 0, digest: true, recycle: null },
  ],
  explain: ['tumour', 12, 8],
  explainCell: ['0000000000000001'],
  profile: ['tumour', { x: 0, y: 1 }, { x: 5, y: 5 }, 5],
  kin: ['0000000000000001'],
  retrace: [{ identity: '0000000000000001', from: 0, to: 1, every: 1 }],
  snapshot: [1],
};

/** A call on a run of its own, which goes on whatever the call was. */
async function called({ call, given }: { call: string; given: Json }): Promise<void> {
  const host = serve({ now: () => performance.now(), later: (callback) => setImmediate(callback) });
  await host.open(scenario, 'flint', []);
  const of: Guarded = { simulation: host, scenario };
  const stroma = guarded(of) as unknown as Record<string, ((...given: unknown[]) => Promise<unknown>) | undefined>;
  const asked = stroma[call];
  if (!asked || !Array.isArray(given)) return;
  // What would take long is no fault: it is begun, and paused.
  const quick = call === 'step' ? given.map((n) => (typeof n === 'number' && n > 5 ? 5 : n)) : given;
  const refused = await asked(...quick).then(
    () => null,
    (error: Error) => error.message,
  );
  if (refused !== null) expectTold(refused.split('\n'));
  await host.pause();
  expect(await host.digest()).toMatch(/^[0-9a-f]{16}$/);
}
