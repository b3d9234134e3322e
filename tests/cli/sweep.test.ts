import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../architecture/source.ts';
import { besidesNotes, newFolder, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

const SWEEP = 'tests/cli/fixtures/sweep.yaml';
const RUNS = 24;
const RESULTS = ['design.csv', 'plan.json', 'results.csv', 'results.parquet', 'sweep.json'];

/** Makes a sweep undisturbed, for others to be compared with. */
const whole = folder.path('whole');
let printed = '';
beforeAll(async () => {
  const { code, stdout } = await stroma('sweep', 'run', SWEEP, '--out', whole);
  expect(code).toBe(0);
  printed = stdout;
});

function expectSame(other: string): void {
  for (const name of RESULTS) {
    expect(readFileSync(join(other, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
  }
}

describe('a sweep', () => {
  const rows = () =>
    parse(readFileSync(join(whole, 'results.csv'), 'utf8'), { columns: true }) as Record<string, string>[];

  test('says what it did, and how well it used the cores', () => {
    expect(printed).toMatch(
      /^24 runs in [\d.]+ s on \d+ threads?; CPU of the runs [\d.]+ s, efficiency [\d.]+, [\d.]+ ms beside them for each\n24 runs, 0 failed: /,
    );
  });

  test('has a row for each run, measure and time', () => {
    expect(rows()).toHaveLength(RUNS * 3);
    expect(Object.keys(rows()[0])).toEqual([
      'run',
      'scenario',
      'point',
      'replicate',
      'seed',
      'oxygen',
      'note',
      'measure',
      'hours',
      'value',
      'unit',
      'digest',
      'error',
    ]);
    const text = readFileSync(join(whole, 'results.csv'), 'utf8');
    expect(text.endsWith('\r\n') && !/[^\r]\n/.test(text)).toBe(true);
  });

  test('gives back any run, which runs to the same digest', async () => {
    const { stdout } = await stroma('sweep', 'show', whole, '17', '--scenario');
    const file = folder.path('seventeen.json');
    writeFileSync(file, stdout);
    const own = rows().find(({ run }) => run === '17')!;
    const again = JSON.parse((await stroma('run', file, '--until', '1h', '--json')).stdout) as {
      digest: string;
      seed: string;
    };
    expect([again.digest, again.seed]).toEqual([own.digest, own.seed]);
    expect((await stroma('sweep', 'show', whole, '17')).stdout).toContain(own.digest);
    expect((await stroma('sweep', 'show', whole, '25')).stderr).toContain('expected a whole number from 1 to 24');
  });

  test('is the same in Parquet, with types', async () => {
    const file = await asyncBufferFromFile(join(whole, 'results.parquet'));
    const read = await parquetReadObjects({ file });
    expect(
      read.map((row) =>
        Object.values(row).map((field) => (field === null || field === undefined ? '' : String(field))),
      ),
    ).toEqual(rows().map((row) => Object.values(row)));
    const { children } = parquetSchema(await parquetMetadataAsync(file));
    expect(children.map(({ element }) => element.type)).toEqual([
      'INT32',
      'BYTE_ARRAY',
      'INT32',
      'INT32',
      'BYTE_ARRAY',
      'DOUBLE',
      'BYTE_ARRAY',
      'BYTE_ARRAY',
      'DOUBLE',
      'DOUBLE',
      'BYTE_ARRAY',
      'BYTE_ARRAY',
      'BYTE_ARRAY',
    ]);
  });

  test('has the same bytes from one worker and from parts', async () => {
    const single = folder.path('single');
    await stroma('sweep', 'run', SWEEP, '--out', single, '--workers', '1');
    expectSame(single);
    const parts = folder.path('parts');
    for (const part of ['2/3', '0/3']) {
      const { code, stdout } = await stroma('sweep', 'run', SWEEP, '--out', parts, '--shard', part);
      expect([code, stdout.includes('left to other parts')]).toEqual([0, true]);
      expect(existsSync(join(parts, 'results.csv'))).toBe(false);
    }
    const early = await stroma('sweep', 'collect', parts);
    expect([early.code, early.stderr]).toEqual([1, `${parts}: 8 of 24 runs are not done yet; nothing written\n`]);
    await stroma('sweep', 'run', SWEEP, '--out', parts, '--shard', '1/3');
    expectSame(parts);
  });

  test('has a report with a link to every run, and no sensitivity where its design shows none', async () => {
    const { code, stdout } = await stroma('sweep', 'report', whole, '--page', 'http://class/');
    expect([code, stdout]).toEqual([0, `${join(whole, 'report.html')}\n`]);
    const html = readFileSync(join(whole, 'report.html'), 'utf8');
    expect(html.match(/http:\/\/class\/#run=[\w-]+/g)).toHaveLength(RUNS);

    expect(html).toMatch(
      new RegExp(
        `Planned</th><td>20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, 24 runs, by Stroma .* with Node ${process.versions.node} on`,
      ),
    );
    const { code: refused, stderr } = await stroma('sweep', 'sensitivity', whole);
    expect([refused, stderr]).toEqual([2, `${whole}: found a grid design, expected morris or saltelli\n`]);
  });

  test('carries its units, and when and by what it was planned beside the results', async () => {
    expect(rows().map(({ measure, unit }) => `${measure} ${unit}`)).toContain('tumour.tumour.hypoxic %');
    const { metadata } = await withMetadata(join(whole, 'results.parquet'));
    expect(JSON.parse(metadata.units)).toEqual({ oxygen: 'mmHg', hours: 'h' });
    const about = JSON.parse(readFileSync(join(whole, 'about.json'), 'utf8'));
    expect(about.columns.map(({ name }: { name: string }) => name)).toEqual(Object.keys(rows()[0]));
    expect(about.columns).toContainEqual({ name: 'oxygen', unit: 'mmHg' });
    expect(about.plans).toMatchObject([{ runs: 24, node: process.versions.node, stroma: expect.any(String) }]);
    expect(Math.abs(Date.parse(about.plans[0].planned) - Date.now())).toBeLessThan(3_600_000);
  });

  test('tells its events', async () => {
    const out = folder.path('events');
    const { stdout } = await stroma('sweep', 'run', SWEEP, '--out', out, '--json');
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; run?: number });
    expect(events[0]).toMatchObject({ event: 'start', runs: RUNS, todo: RUNS });
    expect(events.at(-1)).toMatchObject({ event: 'end', done: RUNS, failed: 0, complete: true });
    expect(events.flatMap(({ run }) => run ?? []).sort((a, b) => a - b)).toEqual(
      Array.from({ length: RUNS }, (_, i) => i + 1),
    );
  });
});

async function withMetadata(path: string) {
  const { key_value_metadata: pairs } = await parquetMetadataAsync(await asyncBufferFromFile(path));
  return { metadata: Object.fromEntries(pairs!.map(({ key, value }) => [key, value ?? ''])) };
}

describe('what cannot be done is one line, with exit code 2', () => {
  const refused = async (args: string[], message: RegExp | string): Promise<void> => {
    const { code, stdout, stderr } = await stroma('sweep', ...args);
    expect(stderr).toMatch(message);
    expect(besidesNotes(stderr).trimEnd().split('\n')).toHaveLength(1);
    expect([code, stdout]).toEqual([2, '']);
  };

  test('a sweep that is not there', async () => {
    await refused(['plan', 'dose-respons'], 'nearest is "dose-response"');
  });

  test('the folder of another sweep, and of none', async () => {
    const other = folder.path('other');
    cpSync(whole, other, { recursive: true });
    const changed = folder.path('changed.yaml');
    writeFileSync(
      changed,
      readFileSync(SWEEP, 'utf8')
        .replace('small.yaml', join(root, 'tests/cli/fixtures/small.yaml'))
        .replace('replicates: 4', 'replicates: 5'),
    );
    await refused(
      ['run', changed, '--out', other],
      /found the sweep "sweep", not "changed": a sweep goes by the name of its file.*; expected another folder/,
    );
    expect(readdirSync(join(other, 'runs', '0000'))).toHaveLength(RUNS);
    const files = folder.path('files');
    mkdirSync(files);
    writeFileSync(join(files, 'thesis.doc'), 'precious');
    await refused(['run', SWEEP, '--out', files], /found files that are no sweep/);
    await refused(['collect', files], /found no plan\.json/);
  });

  test('more than a million runs', async () => {
    const many = folder.path('many.yaml');
    const text = readFileSync(SWEEP, 'utf8').replace('small.yaml', join(root, 'tests/cli/fixtures/small.yaml'));
    writeFileSync(many, text.replace('replicates: 4', 'replicates: 400000'));
    await refused(['plan', many], /found 2400000 runs, expected at most 1000000; --yes allows more/);
    expect((await stroma('sweep', 'plan', many, '--yes')).code).toBe(0);
  });

  test('a part that is none', async () => {
    await refused(['run', SWEEP, '--out', folder.path('none'), '--shard', '3/3'], /--shard: found "3\/3"/);
  });

  test('a place that refuses writes', async () => {
    const full = folder.path('full');
    mkdirSync(full);
    cpSync(whole, full, { recursive: true });
    rmSync(join(full, 'runs', '0000', '7.json'));
    rmSync(join(full, 'runs', '0000', '8.json'));
    // A folder in the place of a file refuses it, for whoever tries.
    mkdirSync(join(full, 'runs', '0000', '7.json'));
    writeFileSync(join(full, 'runs', '0000', '7.json', 'x'), '');
    rmSync(join(full, 'results.csv'));
    await refused(['run', SWEEP, '--out', full], /7\.json: could not be written: /);
  });
});
