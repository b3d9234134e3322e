/** What is kept of sensitivity: its runs give it again, and the sentences of the document follow from it. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  describeSensitivity,
  type FoundHeadline,
  foundHeadlines,
  sensitivityFigures,
} from '../../src/cli/describe/describe-sensitivity.ts';
import { headlines, sensitivitySweeps } from '../../src/cli/describe/headlines.ts';
import { ranksOf, sentenceOf } from '../../src/cli/describe/sensitivity-ranks.ts';
import { numberInWords } from '../../src/sweep/factor-words.ts';
import { keptFactor } from '../../src/sweep/inexact-factors.ts';
import { makeJob } from '../../src/sweep/job.ts';
import { designOf } from '../../src/sweep/plan.ts';
import { headlineValues, type KeptSensitivity, keptValue, stampOfRuns } from '../../src/sweep/sensitivity-file.ts';

const found = foundHeadlines();
const document = readFileSync('docs/sensitivity.md', 'utf8');
/** One of each sweep. */
const sweeps = sensitivitySweeps().flatMap((name) => found.find(({ plan }) => plan.id === name) ?? []);
const partOf = ({ headline: { says } }: FoundHeadline, text = document): string =>
  text.split('\n## ').find((part) => part.toLowerCase().startsWith(says.toLowerCase()))!;

test('every headline has been screened, over at least 30 numbers', () => {
  const screened = found.filter(({ method }) => method === 'morris');
  expect(screened.map(({ headline }) => headline.id)).toEqual(headlines().map(({ id }) => id));
  for (const { kept } of screened) expect(kept.numbers.length - kept.chance).toBeGreaterThanOrEqual(30);
});

test('the document and its figures are what is made of the files now', () => {
  expect(`${describeSensitivity(found).trimEnd()}\n`).toBe(document);
  const figures = sensitivityFigures(found);
  expect(figures.length).toBe(found.length);
  for (const [file, svg] of figures) {
    expect(readFileSync(`docs/sensitivity/${file}`, 'utf8'), file).toBe(svg);
    expect(document).toContain(`](sensitivity/${file})`);
  }
});

/** μ* of each number, made here from what each point of its trajectories gave. */
function screenedSizes({ kept, headline }: FoundHeadline): Map<string, number> {
  const { numbers, design, seed } = kept;
  const values = headlineValues(kept, headline);
  const points = designOf({ design, seed, factors: numbers.map(keptFactor) });
  const sizes = numbers.map((): number[] => []);
  for (let first = 0; first < values.length; first += numbers.length + 1) {
    const own = values.slice(first, first + numbers.length + 1);
    if (!own.every(Number.isFinite)) continue;
    for (let i = 1; i < own.length; i++) {
      const [before, after] = [points.at(first + i - 1), points.at(first + i)];
      const f = after.findIndex((share, n) => share !== before[n]);
      sizes[f].push(Math.abs((own[i] - own[i - 1]) / (after[f] - before[f])));
    }
  }
  return new Map(numbers.map(([path], f) => [path, sizes[f].reduce((sum, one) => sum + one, 0) / sizes[f].length]));
}

describe.each(found.filter(({ method }) => method === 'morris'))('$headline.id', (one) => {
  const { plan, kept, headline } = one;
  const { scenario } = plan.scenarios[0];

  test('its sentence names the number with the largest μ*, as it follows from the outcomes of the runs', () => {
    const own = kept.numbers.slice(0, kept.numbers.length - kept.chance).map(([path]) => path);
    const sizes = screenedSizes(one);
    const [first, second] = own.sort((a, b) => sizes.get(b)! - sizes.get(a)!);
    const [sentence] = partOf(one).match(/^Of \d+ numbers, .*$/m)!;
    expect(sentence).toMatch(new RegExp(`^Of ${own.length} numbers, `));
    const named = [...sentence.matchAll(/\*\*(.+?)\*\*/g)].map(([, name]) => name);
    expect(named.slice(0, 2)).toEqual(
      [first, second].map((path) => numberInWords(scenario, path)).slice(0, named.length),
    );
    const told = [...sentence.matchAll(/μ\* ([\d.e-]+)/g)].map(([, size]) => Number(size));
    expect(told[0]).toBe(Number(sizes.get(first)!.toPrecision(3)));
  });

  test('its sentence claims an order only where no interval overlaps that of the first', () => {
    const [first, ...others] = ranksOf(kept, headline).ranked;
    const overlaps = others.some(({ high }) => high >= first.low);
    const [sentence] = partOf(one).match(/^Of \d+ numbers, .*$/m)!;
    expect(/ moves .* most: /.test(sentence)).toBe(!overlaps);
    // With an interval that is far above all others, an order is claimed.
    const place = kept.numbers.findIndex(([path]) => path === first.factor);
    const points = designOf({ design: kept.design, seed: kept.seed, factors: kept.numbers.map(keptFactor) });
    const alone = kept.outputs[headline.of].map((_, point) => 1000 * points.at(point)[place]);
    const clear = { ...kept, outputs: { ...kept.outputs, [headline.of]: alone } };
    const words = (path: string): string => path;
    expect(sentenceOf(clear, { of: headline.of }, { says: 'height', unit: '', words })).toMatch(
      new RegExp(`^Of \\d+ numbers, \\*\\*${first.factor}\\*\\* moves the height most: μ\\* 1000 `),
    );
  });

  test('with other outcomes the sentence is another one', () => {
    const before = partOf(one).match(/^Of \d+ numbers, .*$/m)![0];
    const values = kept.outputs[headline.of];
    const moved: KeptSensitivity = {
      ...kept,
      outputs: { ...kept.outputs, [headline.of]: [...values.slice(1), values[0]] },
    };
    const after = partOf(one, describeSensitivity([{ ...one, kept: moved }])).match(/^Of \d+ numbers, .*$/m)![0];
    expect(after).not.toBe(before);
  });
});

test.each(found.filter(({ method }) => method === 'sobol'))(
  'what is varied together for $headline.id has the number that its screening puts first, where that is clear of chance',
  ({ headline, kept }) => {
    const screening = found.find((one) => one.headline.id === headline.id && one.method === 'morris')!;
    const { ranked, clear } = ranksOf(screening.kept, headline);
    const first = ranked.slice(0, 1).filter((one) => clear.includes(one));
    expect(kept.numbers.map(([path]) => path)).toEqual(expect.arrayContaining(first.map(({ factor }) => factor)));
  },
);

describe.each(sweeps)('$plan.id', (one) => {
  const { plan, kept } = one;
  const isFresh = kept.stamp === stampOfRuns(plan);

  test('says where it is of another scenario', () => {
    expect(partOf(one).includes('**Stale')).toBe(!isFresh);
  });

  test.runIf(isFresh)('its first run and its last give what is kept', () => {
    const job = makeJob(plan);
    for (const run of [1, plan.runs]) {
      const { readings, error } = job(run);
      expect(error).toBe('');
      expect(readings.map(({ measure, value }) => [measure, keptValue(value)])).toEqual(
        readings.map(({ measure }) => [measure, kept.outputs[measure][run - 1]]),
      );
      expect(readings.map(({ measure }) => measure).sort()).toEqual(Object.keys(kept.outputs).sort());
    }
  });
});
