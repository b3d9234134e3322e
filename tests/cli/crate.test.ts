/** The folders that the command line leaves say what is in them, as RO-Crates. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CRATE, crateProblems, type Entity, graphOf } from './crate.ts';
import { newFolder, SMALL, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const SWEEP = 'tests/cli/fixtures/sweep.yaml';

async function done(...args: string[]): Promise<void> {
  const { code, stderr } = await stroma(...args);
  expect(code, stderr).toBe(0);
}

const bytes = (of: string): string => readFileSync(join(of, CRATE), 'utf8');
const entity = (of: string, id: string): Entity | undefined => graphOf(of).find((one) => one['@id'] === id);
const resultsIn = (of: string): string[] =>
  (entity(of, '#run')?.result as { '@id': string }[] | undefined)?.map((one) => one['@id']) ?? [];

/** The text of a crate without its date. */
const undated = (of: string): string => bytes(of).replace(/"datePublished": "[^"]*"/, '');

describe('a crate', () => {
  test('of a run lists what the run left, which program made it, and the scenario', async () => {
    const out = folder.path('run');
    await done('run', 'tests/cli/fixtures/recorded.yaml', '--until', '12min', '--out', out, '--save-state');
    expect(crateProblems(out)).toEqual([]);
    expect(resultsIn(out)).toEqual(
      expect.arrayContaining(['run.json', 'measures.csv', 'cells.parquet', 'fields/', 'state.stroma']),
    );
    expect(entity(out, 'measures.csv')).toMatchObject({ '@type': 'File', encodingFormat: 'text/csv' });
    expect(entity(out, '#object')).toMatchObject({ name: 'recorded', isPartOf: { '@id': 'run.json' } });
    const { modelDigest, version } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as Record<string, string>;
    expect(entity(out, '#object')?.identifier).toBe(modelDigest);
    expect(entity(out, `#stroma-${version}`)).toMatchObject({ name: 'Stroma', softwareVersion: version });
  });

  test('of the same run made again has the same bytes, and of another run another date', async () => {
    const out = folder.path('again');
    await done('run', SMALL, '--steps', '1', '--out', out);
    const first = bytes(out);
    await done('run', SMALL, '--steps', '1', '--out', out);
    expect(bytes(out)).toBe(first);
    await done('run', SMALL, '--steps', '1', '--seed', '9', '--out', out);
    expect(entity(out, './')?.datePublished).not.toBe(
      (JSON.parse(first) as { '@graph': Entity[] })['@graph'][1].datePublished,
    );
    expect(crateProblems(out)).toEqual([]);
  });

  test('of several runs lists their tables and their folders, and grows with them', async () => {
    const out = folder.path('study');
    await done('run', SMALL, '--steps', '1', '--seeds', '2', '--out', out);
    expect(crateProblems(out)).toEqual([]);
    expect(entity(out, '2/')).toMatchObject({ '@type': 'Dataset', description: 'Run 2' });
    await done('run', '--from', out, '--seeds', '3');
    expect(crateProblems(out)).toEqual([]);
    expect(entity(out, '3/')).toBeDefined();
  });

  test('of a sweep is there from its plan on, is dated by it, and has the same bytes after any interruption', async () => {
    const out = folder.path('sweep');
    await done('sweep', 'plan', SWEEP, '--out', out);
    expect(crateProblems(out)).toEqual([]);
    expect(entity(out, '#run')).toBeUndefined();
    const { plans } = JSON.parse(readFileSync(join(out, 'about.json'), 'utf8')) as { plans: { planned: string }[] };
    expect(entity(out, './')?.datePublished).toBe(plans[0].planned);
    const parts = folder.path('parts');
    cpSync(out, parts, { recursive: true });

    await done('sweep', 'run', out, '--workers', '1');
    expect(crateProblems(out)).toEqual([]);
    expect(resultsIn(out)).toEqual(['results.csv', 'results.parquet', 'sweep.json']);
    for (const part of ['0/2', '1/2']) await done('sweep', 'run', parts, '--workers', '2', '--shard', part);
    expect(bytes(parts)).toBe(bytes(out));

    // As a kill between the results and the crate leaves it.
    const whole = bytes(out);
    rmSync(join(out, CRATE));
    await done('sweep', 'run', out);
    expect(bytes(out)).toBe(whole);
    await done('sweep', 'report', out);
    expect(crateProblems(out)).toEqual([]);
    expect(entity(out, 'report.html')).toMatchObject({ encodingFormat: 'text/html' });
  });

  test('keeps a licence, authors and what else somebody wrote into it, and takes away what is no longer there', async () => {
    const out = folder.path('licensed');
    await done('run', SMALL, '--steps', '1', '--out', out);
    expect(bytes(out)).not.toMatch(/licen[sc]e|author/);
    const json = JSON.parse(bytes(out)) as { '@graph': Entity[] };
    const root = json['@graph'].find((one) => one['@id'] === './')!;
    Object.assign(root, { license: { '@id': 'https://spdx.org/licenses/CC-BY-4.0' }, author: [{ '@id': '#ada' }] });
    Object.assign(json['@graph'].find((one) => one['@id'] === 'measures.csv')!, { keywords: 'mine' });
    const licence = { '@id': 'https://spdx.org/licenses/CC-BY-4.0', '@type': 'CreativeWork', name: 'CC BY 4.0' };
    const ada = { '@id': '#ada', '@type': 'Person', name: 'Ada', affiliation: { '@id': '#college' } };
    const college = { '@id': '#college', '@type': 'Organization', name: 'A college' };
    const stray = { '@id': 'gone.csv', '@type': 'File', name: 'gone.csv', encodingFormat: 'text/csv' };
    json['@graph'].push(licence, ada, college, stray);
    writeFileSync(join(out, CRATE), JSON.stringify(json));
    writeFileSync(join(out, 'my notes.txt'), 'mine');
    await done('run', SMALL, '--steps', '2', '--out', out);
    expect(crateProblems(out)).toEqual([]);
    expect(entity(out, './')).toMatchObject({ license: { '@id': licence['@id'] }, author: [{ '@id': '#ada' }] });
    for (const one of [licence, ada, college]) expect(entity(out, one['@id'])).toEqual(one);
    expect(entity(out, 'measures.csv')?.keywords).toBe('mine');
    expect(entity(out, 'my%20notes.txt')).toMatchObject({ name: 'my notes.txt', encodingFormat: 'text/plain' });
    expect(entity(out, 'gone.csv')).toBeUndefined();
    const kept = bytes(out);
    await done('run', SMALL, '--steps', '2', '--out', out);
    expect(bytes(out)).toBe(kept);
  });

  test('that is damaged is written anew', async () => {
    const out = folder.path('damaged');
    await done('run', SMALL, '--steps', '1', '--out', out);
    const whole = undated(out);
    for (const text of ['', '{', '[]', '{"@graph":7}', '{"@graph":[7,null,{}]}']) {
      writeFileSync(join(out, CRATE), text);
      await done('run', SMALL, '--steps', '1', '--out', out);
      expect(undated(out), text).toBe(whole);
    }
  });
});

test('what is no crate is found', () => {
  const out = folder.path('planted');
  mkdirSync(out);
  const context = 'https://w3id.org/ro/crate/1.2/context';
  writeFileSync(join(out, 'stray.csv'), '');
  writeFileSync(
    join(out, CRATE),
    JSON.stringify({
      '@context': context,
      '@graph': [
        { '@id': CRATE, '@type': 'CreativeWork', about: { '@id': './' } },
        { '@id': './', '@type': 'Dataset', name: 'A', datePublished: 'today', hasPart: [{ '@id': 'a.csv' }] },
        { '@id': 'b.csv', '@type': 'File', colour: 'red', author: { name: 'Ada' } },
        { '@id': 'b.csv', '@type': 'File' },
      ],
    }),
  );
  const found = crateProblems(out).join('\n');
  for (const one of [
    ...['has an @id twice', 'conforms to another specification', 'has no description', 'is published on today'],
    ...['leads to a.csv, which is not there', 'b.csv is no part', 'b.csv is not there', 'b.csv has no media type'],
    ...[
      'b.csv.author is not flat',
      'stray.csv is not listed',
      'colour is no term',
      'Missing required property: description',
    ],
  ])
    expect(found).toContain(one);
  expect(existsSync(join(out, 'a.csv'))).toBe(false);
});
