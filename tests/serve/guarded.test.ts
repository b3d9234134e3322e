/** Whatever the console is given: a wrong argument is refused by a line that says where, and the run goes on. */
import { beforeAll, expect, test } from 'vitest';
import type { Prepared } from '../../src/scenario/prepared.ts';
import { type Guarded, guarded } from '../../src/serve/guarded.ts';
import type { Simulation } from '../../src/serve/protocol.ts';
import { serve } from '../../src/serve/serve.ts';
import { readText, small } from '../scenario/files.ts';

const scenario = readText(small().replaceAll('64', '16')).scenario;
const host = serve({ now: () => performance.now(), later: (callback) => setTimeout(callback) });
const of: Guarded = { simulation: host, scenario: null };
const stroma = guarded(of);
let digest = '';

beforeAll(async () => {
  await stroma.open(scenario, 'flint', null);
  await stroma.step(2);
  digest = await stroma.digest();
});

const disc = { tissue: 'tumour', x: 3, y: 3, radius: 2 };
const command = { step: 5, do: 'dose', drug: 'plerixafor', amount: 1 };
const tissue = { label: 'T', width: 100, height: 16, wrap: true, vesselOxygen: 40, layout: [] };
/** Calls as a person may type them. */
type Typed = { [call in keyof Simulation]: (...given: unknown[]) => Promise<unknown> };
const WRONG: [call: keyof Simulation, given: unknown[], message: string | RegExp][] = [
  ['open', [], 'open: scenario: found nothing, expected a map of keys'],
  ['open', ['hypoxia', null, null], 'open: scenario: found "hypoxia", expected a map of keys'],
  ['open', [{}, null, null], /open: scenario\.title: found nothing, expected text/],
  [
    'open',
    [{ ...scenario, tissues: { t: tissue } }, null, null],
    /^open: scenario\.tissues\.t\.width: found 100, expected/,
  ],
  ['open', [scenario, 5, null], 'open: seed: found 5, expected text'],
  ['open', [scenario, null, [{ ...command, drug: 'x' }]], /^open: log\.0\.drug: found "x", expected a drug/],
  ['open', [scenario, null, null, 0], /^open: threads: 0 is out of range, expected 1 to/],
  ['open', [{ ...scenario, title: () => 'x' }, null, null], /^open: scenario: found a function/],
  ['play', ['fast'], /^play: hoursPerSecond: found "fast"/],
  ['play', [Number.NaN], /^play: hoursPerSecond: /],
  ['step', [-1], 'step: steps: -1 is out of range, expected 0 to 1000000000'],
  ['step', [0.5], /^step: steps: found 0\.5, expected a whole number/],
  ['step', ['2 d'], /^step: steps: found/],
  ['step', [1, 2], 'step: found 2 arguments, expected at most 1: steps'],
  ['act', [{ do: 'explode' }], /^act: action\.do: found "explode", expected one of set, dose/],
  ['act', [{ do: 'set', path: 'cells.tumour.speed', value: 1e6 }], /^act: action\.value: 1000000 .* out of range/],
  [
    'act',
    [{ do: 'set', path: 'cells.tumour.spede', value: 1 }],
    /^act: action\.path: .*nearest is "cells.tumour.speed"/,
  ],
  ['act', [{ do: 'knockout', path: 'tissues.tumour.width' }], /^act: action\.path: /],
  ['act', [{ do: 'place', cell: 'tumor', ...disc }], /^act: action\.cell: found "tumor".*nearest is "tumour"/],
  ['act', [{ do: 'dose', drug: 'plerixafor', amount: -1 }], /^act: action\.amount: /],
  ['act', [{ do: 'dose', drug: 'plerixafor', amount: 1n }], /^act: action: found a bigint/],
  ['schedule', [command], /^schedule: commands: found .* expected a list/],
  ['schedule', [[command, { ...command, amount: 1e9 }]], /^schedule: commands\.1\.amount: /],
  ['rewrite', [[{ ...command, step: -1 }]], 'rewrite: log.0.step: found -1, expected 0 or later'],
  ['seek', [Number.NaN], /^seek: step: /],
  ['seek', [], /^seek: step: found nothing/],
  ['reset', [5], 'reset: seed: found 5, expected text'],
  ['frame', [{}], /^frame: request\.layers: found nothing, expected a list/],
  [
    'frame',
    [{ layers: [{ tissue: 'tumour', colour: 'CXCR5', field: '' }], seriesFrom: 0, digest: false, recycle: null }],
    /^frame: request\.layers\.0\.colour: found "CXCR5".*nearest is "CXCR4"/,
  ],
  ['explain', ['tumor', 1, 1], 'explain: tissue: found "tumor", expected a tissue; nearest is "tumour"'],
  ['explain', ['tumour', '1', {}], /^explain: y: found/],
  ['explain', ['tumour', 12, 0.5], /^explain: y: found 0\.5, expected a whole number/],
  ['explainCell', ['7'], 'explainCell: identity: found "7", expected 16 hexadecimal digits'],
  ['profile', ['tumour', { x: 0 }, { x: 1, y: 1 }, 5], /^profile: from\.y: found nothing/],
  ['kin', [null], /^kin: identity: found null/],
  ['retrace', [{ identity: 'x' }], /^retrace: request\.identity: /],
  ['snapshot', [-1], /^snapshot: past: -1 is out of range/],
  ['restore', [{}], /^restore: snapshot\.step: found nothing/],
  ['digest', [1], 'digest: found 1 arguments, expected none'],
];

test.each(WRONG)('a wrong call of %s is refused (%#)', async (call, given, message) => {
  const line = await (stroma as unknown as Typed)[call](...given).then(
    () => 'taken',
    (error: Error) => error.message,
  );
  if (typeof message === 'string') expect(line).toBe(message);
  else expect(line).toMatch(message);
  expect(await stroma.digest()).toBe(digest);
});

test('calls that are not waited for go on in their order, each for the run that it finds', async () => {
  const ownHost = serve({ now: () => performance.now(), later: (callback) => setTimeout(callback) });
  const own = guarded({ simulation: ownHost, scenario: null });
  const open = own.open(scenario, 'flint', null);
  const ahead = own.schedule([{ step: 0, do: 'dose', drug: 'plerixafor', amount: 1 }]);
  const dose = own.act({ do: 'dose', drug: 'plerixafor', amount: 2 });
  const wrong = own.act({ do: 'dose', drug: 'plerixafo', amount: 1 }).catch(String);
  await Promise.all([open, ahead, dose]);
  expect((await own.log()).map((one) => ('amount' in one ? one.amount : null))).toEqual([1, 2]);
  expect(await wrong).toContain('found "plerixafo"');
});

test('every call of the protocol is checked, and right ones are answered as before', async () => {
  expect(Object.keys(stroma).sort()).toEqual(Object.keys(host).sort());
  const snapshot = await stroma.snapshot();
  expect(await stroma.act({ do: 'dose', drug: 'plerixafor', amount: 16.8 })).toEqual({
    step: 2,
    do: 'dose',
    drug: 'plerixafor',
    amount: 16.8,
    number: 1,
  });
  await stroma.play(Number.POSITIVE_INFINITY, 4);
  await stroma.pause();
  expect(await stroma.explain('tumour', 8, 8)).not.toBeNull();
  await expect(stroma.restore({ ...snapshot, seed: 'another' })).rejects.toThrow(
    'restore: snapshot: found one that was',
  );
  await stroma.restore(snapshot);
  expect(await stroma.digest()).toBe(digest);
  expect((of.scenario as Prepared).title).toBe('Small');
});
