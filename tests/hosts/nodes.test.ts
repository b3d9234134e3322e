/** The versions of Node that are here; the long tests fetch all and compare all scenarios. */
import { expect, test } from 'vitest';
import { findNode, otherMajors } from '../../scripts/nodes.mjs';
import { BUSY, fewCompared } from './compared.ts';
import { commandLineIn, inProcess } from './hosts.ts';

for (const major of otherMajors) {
  const node = findNode(major);
  test.skipIf(node === '')(`Node ${major} has the digests of this one`, async () => {
    const busy = fewCompared([20]).find(({ name }) => name === BUSY)!;
    expect(await commandLineIn(node)(busy)).toEqual(await inProcess(busy));
  });
}
