import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { closeRun, openRun } from '../../src/run/run.ts';
import { describeRun } from '../../src/serve/describe-run.ts';
import { english } from '../../src/texts/words.ts';
import { root } from '../architecture/source.ts';
import { load } from '../scenario/files.ts';

const FOLDERS = ['scenarios', 'scenarios/presets'];
const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(folder, file)),
);

test.each(files)('%s is described to the page: every chart is a measure, every control has a name', (file) => {
  const run = openRun(load(file));
  const { model } = run.engine.world;
  const described = describeRun(run, measuresOf(model, run.scenario));
  closeRun(run);
  const ids = described.measures.map(({ id }) => id);
  expect(described.view.charts.filter((chart) => !ids.includes(chart))).toEqual([]);
  for (const { label, low, high, value } of described.controls) {
    expect(english(label)).toMatch(/\S/);
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
  }
});
