import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { follow, linkOf } from '../../src/link/link.ts';
import { LINK } from '../../src/link/mark.ts';
import type { Read } from '../../src/link/read-session.ts';
import type { Command } from '../../src/run/command.ts';
import { plainScenario } from '../../src/scenario/prepared.ts';
import { load } from './files.ts';

const hypoxia = load('scenarios/hypoxia.yaml');
const shipped = async (id: string) => (id === 'hypoxia' ? hypoxia : null);
const open = (fragment: string): Promise<Read> => follow(fragment, shipped);

const changed = load('scenarios/hypoxia.yaml', ['tissues.tumour.vesselOxygen=17', 'rules.R9.off=true', 'title=Mine']);
const link = await linkOf(changed, 'seed 7', hypoxia);

const unpack = (text: string): Record<string, unknown> =>
  JSON.parse(inflateRawSync(Buffer.from(text.slice(LINK.length), 'base64url')).toString()) as Record<string, unknown>;
const pack = (value: unknown): string =>
  LINK + deflateRawSync(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))).toString('base64url');

test('a link gives back the run', async () => {
  const followed = await open(link);
  expect(followed).toMatchObject({ seed: 'seed 7' });
  expect(plainScenario((followed as { scenario: typeof changed }).scenario)).toEqual(plainScenario(changed));
  expect(link.length).toBeLessThan(400);
  expect(link).toMatch(/^#run=[\w-]+$/);
});

test('a scenario that does not come with Stroma is in its link in full', async () => {
  const own = await linkOf(changed, '1', null);
  expect(plainScenario(((await open(own)) as { scenario: typeof changed }).scenario)).toEqual(plainScenario(changed));
});

const whole = unpack(link);
const wrong: [what: string, fragment: string, message: string][] = [
  ['cut', link.slice(0, -9), 'the address is cut'],
  ['of another alphabet', `${LINK}%%%`, 'the address is cut'],
  ['empty', LINK, 'the address is cut'],
  [
    'with another number in it',
    pack({ ...whole, changes: [{ keys: ['tissues', 'tumour', 'vesselOxygen'], value: 18 }] }),
    'was changed since it was made',
  ],
  ['with another seed in it', pack({ ...whole, seed: 'seed 8' }), 'was changed since it was made'],
  [
    'with a number that no scenario may have',
    pack({ ...whole, changes: [{ keys: ['tissues', 'tumour', 'vesselOxygen'], value: -18 }] }),
    'out of range',
  ],
  [
    'that changes what is not there',
    pack({ ...whole, changes: [{ keys: ['a', 'b', 'c'], value: 1 }] }),
    'the address is cut',
  ],
  ['of an unknown scenario', pack({ ...whole, scenario: 'nowhere' }), 'names the scenario "nowhere"'],
  ['with a reserved key', pack({ ...whole, changes: [{ keys: ['__proto__', 'x'], value: 1 }] }), 'the address is cut'],
  [
    'with a reserved key in a value',
    pack(
      JSON.stringify({ ...whole, changes: [{ keys: ['cells'], value: 0 }] }).replace(
        '"value":0',
        '"value":{"__proto__":{"x":1}}',
      ),
    ),
    'the address is cut',
  ],
  ['with something more', pack({ ...whole, more: 1 }), 'the address is cut'],
  ['that unpacks to a megabyte', pack(JSON.stringify({ ...whole, seed: 'x'.repeat(1_000_000) })), 'the address is cut'],
  ['that is too long', `${LINK}${'A'.repeat(200_001)}`, 'expected at most 200000'],
];

test.each(wrong)('a link %s is refused in a line', async (_, fragment, message) => {
  const followed = await open(fragment);
  expect(followed).toHaveProperty('problem');
  expect((followed as { problem: string }).problem).toContain(message);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

const step = fc.integer({ min: 0, max: 3000 });
const disc = { tissue: fc.constantFrom('tumour', 'marrow'), x: fc.nat(110), y: fc.nat(110), radius: fc.nat(9) };
const amount = fc.double({ min: 0, max: 500, noNaN: true });
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ step, do: fc.constant('dose' as const), drug: fc.constantFrom('plerixafor', 'mavorixafor'), amount }),
  fc.record({ step, do: fc.constant('set' as const), path: fc.constant('tissues.tumour.vesselOxygen'), value: amount }),
  fc.record({ do: fc.constant('add' as const), species: fc.constant('CXCL12'), amount, ...disc, step }),
  fc.record({ ...disc, do: fc.constant('place' as const), cell: fc.constant('CAF'), step }),
  fc.record({ step, do: fc.constant('remove' as const), ...disc }),
  fc.record({ step, do: fc.constant('knockout' as const), path: fc.constantFrom('rules.R1', 'rules.R9') }),
);
const view = fc.record({ colour: fc.constantFrom('type', 'CXCR4'), field: fc.constantFrom('', 'oxygen'), step });

const poor = load('scenarios/hypoxia.yaml', ['tissues.tumour.vesselOxygen=9', 'rules.R1.off=true']);
const beside = fc.array(
  fc.record({
    name: fc.string(),
    from: fc.nat(2),
    step,
    scenario: fc.constantFrom(changed, hypoxia, poor),
    log: fc.array(command, { maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 3 },
);

test('any session comes back from its link, and gives the same link again', async () => {
  const commands = fc.array(command, { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(commands, view, fc.string(), fc.option(beside), async (log, shown, seed, others) => {
      const first = await linkOf(changed, seed, hypoxia, { log, view: shown, ...(others ? { beside: others } : {}) });
      const followed = await open(first);
      if ('problem' in followed) throw new Error(followed.problem);
      expect(followed.seed).toBe(seed);
      expect(followed.log).toEqual(log);
      expect(followed.view).toEqual(shown);
      const bare = (all: typeof followed.beside) =>
        all?.map((one) => ({ ...one, scenario: plainScenario(one.scenario) })) ?? null;
      expect(bare(followed.beside)).toEqual(bare(others ?? undefined));
      const again = await linkOf(followed.scenario, followed.seed, hypoxia, {
        log: followed.log!,
        view: followed.view!,
        ...(followed.beside ? { beside: followed.beside } : {}),
      });
      expect(unpack(again)).toEqual(unpack(first));
      expect(JSON.stringify(unpack(again))).toBe(JSON.stringify(unpack(first)));
    }),
    { numRuns: 25 },
  );
});

test.each([
  ['with another dose', (log: Command[]) => [{ ...log[0], amount: 99 }], 'was changed since it was made'],
  [
    'with a drug that is not there',
    (log: Command[]) => [{ ...log[0], drug: 'plerixafur' }],
    'was changed since it was made',
  ],
  ['with a command that is none', () => [{ step: 1, do: 'explode' }], 'the address is cut'],
])('a link %s is refused', async (_, edit, message) => {
  const log: Command[] = [{ step: 5, do: 'dose', drug: 'plerixafor', amount: 16.8 }];
  const packed = unpack(await linkOf(changed, '1', hypoxia, { log }));
  const followed = await open(pack({ ...packed, log: edit(log) }));
  expect((followed as { problem: string }).problem).toContain(message);
});

test('a link whose log its scenario cannot carry out says why', async () => {
  const log = [{ step: 5, do: 'dose', drug: 'plerixafur', amount: 1 }] as Command[];
  const followed = await open(await linkOf(changed, '1', hypoxia, { log }));
  expect((followed as { problem: string }).problem).toContain('log.0.drug: found "plerixafur"');
});

test('a link holds the schedule, so a scenario that comes with another one gives the same run', async () => {
  const dosed = (schedule: string) => load('scenarios/hypoxia.yaml', [`schedule=${schedule}`]);
  const now = dosed('[{ at: 1 d, dose: plerixafor, amount: 240 ug/kg }]');
  const later = dosed('[{ at: 2 d, dose: plerixafor, amount: 240 ug/kg }]');
  const followed = await follow(await linkOf(now, '1', now), async () => later);
  expect(followed).toMatchObject({ log: [{ do: 'dose', step: 240 }] });
});
