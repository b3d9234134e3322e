/** Read before each file of tests: no test passes in which the page did what its policy denies. */
import { afterEach, expect } from 'vitest';
import { deniedByPolicy } from './page.ts';

afterEach(() => {
  expect(deniedByPolicy()).toEqual([]);
});
