/** Every version of Node that people run gives the digests of this one, for every scenario that comes with Stroma. */
import { expect, test } from 'vitest';
import { fetchNode, otherMajors } from '../../scripts/nodes.mjs';
import { commandLineIn, inProcess } from './hosts.ts';
import { shipped } from './threads.ts';

/** Scenarios of one test; each takes some ten seconds in all versions. */
const TOGETHER = 12;

const parts = Array.from({ length: Math.ceil(shipped.length / TOGETHER) }, (_, i) =>
  shipped.slice(i * TOGETHER, (i + 1) * TOGETHER),
);

// The registry has other versions for Linux only.
test.skipIf(process.platform !== 'linux').each(parts.map((runs) => [runs[0].name, runs] as const))(
  'other versions of Node have the digests of this one, from %s on',
  async (_, runs) => {
    const nodes = otherMajors.map((major) => [major, fetchNode(major)] as const).filter(([, node]) => node !== '');
    expect(nodes.length).toBeGreaterThan(1);
    for (const run of runs) {
      const asked = { ...run, steps: [50] };
      const expected = await inProcess(asked);
      for (const [major, node] of nodes)
        expect([run.name, major, await commandLineIn(node)(asked)]).toEqual([run.name, major, expected]);
    }
  },
);
