/** The line under a tissue's name counts the same things from the start of a run to its end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuresOf } from '../../src/observe/measures/measures.ts';
import { openRun } from '../../src/run/run.ts';
import { modelOf } from '../../src/scenario/prepared.ts';
import { describeRun } from '../../src/serve/describe-run.ts';
import type { Opened } from '../../src/serve/protocol.ts';
import { summaryFrom } from '../../src/ui/stage/tissue-summary.ts';
import { load } from '../scenario/files.ts';

function described(id: string): Opened {
  const scenario = load(`scenarios/${id}.yaml`);
  return describeRun(openRun(scenario), measuresOf(modelOf(scenario), scenario));
}

/** Values of all measures, zero more often than not; never one, as the word for one cell is another. */
const values = fc.infiniteStream(fc.constantFrom(0, 0, 2, 900));
const valuesOf = ({ measures }: Opened, numbers: Iterable<number>): ((id: string) => number) => {
  const all = numbers[Symbol.iterator]();
  const known = new Map(measures.map(({ id }) => [id, all.next().value as number]));
  return (id) => known.get(id) ?? 0;
};

test.each(['hypoxia', 'niche', 'immune', 'roads', 'repair', 'walls'])(
  'the things that are counted in the tissues of %s stay the same, whatever comes or dies',
  (id) => {
    const run = described(id);
    const words = (text: string) => text.replace(/[\d.,\u2212×\u202f]+/g, '#');
    fc.assert(
      fc.property(values, values, values, (start, one, other) => {
        const [atStart, ...moments] = [start, one, other].map((numbers) => valuesOf(run, numbers));
        for (const { id: tissue } of run.tissues) {
          const [now, later] = moments.map((moment) => words(summaryFrom(run, tissue, atStart, moment)));
          expect(later).toBe(now);
        }
      }),
      { numRuns: 40 },
    );
  },
);

test('cells that arrive do not take the place of those of the tissue', () => {
  const run = described('hypoxia');
  const counts = (all: Record<string, number>) => (id: string) => all[id] ?? 0;
  const start = counts({ 'marrow.HPC.count': 1129, 'marrow.seats.HPC': 904 });
  const later = counts({ 'marrow.HPC.count': 1211, 'marrow.seats.HPC': 890, 'marrow.tumour.count': 2000 });
  expect(summaryFrom(run, 'marrow', start, later)).toBe('1,211 blood-forming progenitors · 890 in niche seats');
  // The subject of the scenario comes first, whether it moves or not.
  const tumour = counts({ 'tumour.tumour.count': 900, 'tumour.EPC.count': 4 });
  expect(summaryFrom(run, 'tumour', tumour, tumour)).toBe('900 tumour cells · 0 % hypoxic');
});
