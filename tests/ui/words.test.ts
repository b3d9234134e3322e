/** The description follows the measures, sentence by sentence. */
import { expect, test } from 'vitest';
import type { FrameRequest } from '../../src/serve/protocol.ts';
import { serve } from '../../src/serve/serve.ts';
import { describe } from '../../src/ui/describe/sentences.ts';
import { crowdedWorld } from '../laws/worlds.ts';

const picture: FrameRequest = { layers: [], seriesFrom: 0, digest: false, recycle: null };

test('the description of a run names its cells with their numbers, and changes with them', async () => {
  const simulation = serve({ now: () => performance.now(), later: (callback) => setImmediate(callback) });
  const run = await simulation.open(crowdedWorld(), 'x', []);
  const said: string[] = [];
  for (const steps of [1, 40]) {
    await simulation.step(steps);
    const { readouts } = await simulation.frame(picture);
    const now = (id: string) => readouts[run.measures.findIndex((measure) => measure.id === id)] ?? Number.NaN;
    const sentences = describe({ run, now, before: (id) => now(id) * 2 });
    expect(sentences.length).toBeGreaterThanOrEqual(run.tissues.length);
    const [first] = sentences;
    expect(first).toMatch(/^Tumour: [\d,]+ tumour cells, down in the last six hours/);
    expect(first).toContain(`${now('tumour.tumour.count')}`);
    said.push(sentences.join(' '));
  }
  expect(said[1]).not.toBe(said[0]);
  expect(said.join(' ')).not.toMatch(/NaN|undefined|Infinity|ss\b/);
});
