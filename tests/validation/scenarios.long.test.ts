import { readdirSync } from 'node:fs';
import { test } from 'vitest';
import { expectShown } from './shown.ts';

const shipped = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));

test.each(shipped)('%s shows all that it says, and none of it without the mechanism', (name) => {
  expectShown(`scenarios/${name}`);
});
