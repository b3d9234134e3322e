import { expect, test } from 'vitest';
import { duration } from '../../src/base/plain-words.ts';
import { type ProgressOptions, reportProgress } from '../../src/cli/progress.ts';

/** A job of `seconds` seconds that reports ten times a second; returns what was written. */
function watch(seconds: number, options: Partial<ProgressOptions> & { terminal?: boolean }): string {
  let time = 0;
  let written = '';
  const stream = { isTTY: options.terminal ?? false, columns: 40, write: (text: string) => (written += text) };
  const progress = reportProgress({ label: 'run', total: seconds * 10, stream, now: () => time, ...options });
  for (let tick = 1; tick <= seconds * 10; tick++) {
    time = tick * 100;
    progress.update(tick, `${tick} steps`);
  }
  progress.finish('digest 0');
  return written;
}

test('a log gets few plain lines, the last with the time it took', () => {
  const lines = watch(600, {}).trimEnd().split('\n');
  expect(lines[0]).toBe('run: 0 %, 50 steps, 9 min 55 s left');
  expect(lines.at(-1)).toBe('run: done in 10 min, digest 0');
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.length).toBeLessThan(40);
  expect(lines.join('')).not.toContain('\r');
});

test('a short job leaves a log empty', () => {
  expect(watch(4, {})).toBe('');
});

test('a terminal gets one live line that is wiped at the end', () => {
  const written = watch(3, { terminal: true });
  expect(written).not.toContain('\n');
  const draws = written.split('\r\x1b[2K').slice(1);
  expect(draws).toHaveLength(31);
  expect(draws[14]).toBe('run: 50 %, 15 steps, 2 s left');
  expect(draws.at(-1)).toBe('');
  expect(Math.max(...draws.map((draw) => draw.length))).toBeLessThan(40);
});

test('beside JSON a log gets nothing, unless lines are asked for', () => {
  expect(watch(60, { json: true })).toBe('');
  expect(watch(60, { json: true, lines: true })).toContain('run: ');
});

test('durations in words', () => {
  expect([0, 59_400, 60_000, 200_000, 3_600_000, 7_500_000].map(duration)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '3 min 20 s',
    '1 h',
    '2 h 5 min',
  ]);
});
