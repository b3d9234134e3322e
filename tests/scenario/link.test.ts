import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Followed, follow, linkOf, plainScenario } from '../../src/link/link.ts';
import { LINK } from '../../src/link/mark.ts';
import { readScenario } from '../../src/scenario/read.ts';
import { fromDisk, load } from './files.ts';

const hypoxia = load('scenarios/hypoxia.yaml');
const shipped = async (id: string) => (id === 'hypoxia' ? hypoxia : null);
const read = (name: string, text: string) => readScenario(name, text, fromDisk);
const open = (fragment: string): Promise<Followed> => follow(fragment, shipped, read);

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
    'made by another version',
  ],
  ['with another seed in it', pack({ ...whole, seed: 'seed 8' }), 'made by another version'],
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
