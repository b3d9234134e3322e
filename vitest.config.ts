import { defineConfig } from 'vitest/config';

const long = 'tests/**/*.long.test.ts';
const clock = 'tests/**/*.clock.test.ts';

/**
 * unit     in Node from source, nothing built but the kernels
 * cli      the command line, called in process, and built where a process of its own is looked at
 * hosts    the same run in every host and JavaScript engine
 * browser  the built page in Chromium
 * clock    what has to answer within a time, one after the other when all others have ended
 * long     what takes longer: each test is a piece of at most five, which runs when its turn comes (scripts/turn.mjs)
 */
export default defineConfig({
  test: {
    // The default leaves one of two cores idle.
    maxWorkers: 2,
    reporters: ['default', './scripts/closing-line.mjs'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [long, clock, 'tests/cli/**', 'tests/hosts/**', 'tests/browser/**'],
          // Reading the schema and the kernels takes longer than most files of tests: a process does it once.
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'cli',
          include: ['tests/cli/**/*.test.ts'],
          exclude: [long, clock],
          globalSetup: 'tests/cli/build.ts',
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'hosts',
          include: ['tests/hosts/**/*.test.ts'],
          exclude: [long, clock],
          globalSetup: 'tests/hosts/serve.ts',
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          exclude: [long, clock],
          globalSetup: 'tests/hosts/serve.ts',
          setupFiles: 'tests/browser/page-policy.ts',
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          // What is waited for is a state of the page, however long a machine that others use as well takes to it.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'clock',
          include: [clock],
          globalSetup: 'tests/hosts/serve.ts',
          setupFiles: 'tests/browser/page-policy.ts',
          testTimeout: 180_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'long',
          include: [long],
          globalSetup: 'tests/hosts/serve.ts',
          setupFiles: 'tests/browser/page-policy.ts',
          // Five minutes, on a machine that others use as well.
          testTimeout: 900_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
