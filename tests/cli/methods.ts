/** What the methods section of any scenario or sweep holds. */
import { readFileSync } from 'node:fs';
import { entries } from 'bibtex-parse';
import { expect } from 'vitest';
import { stroma } from './stroma.ts';

export async function ran(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await stroma(...args);
  expect(code, stderr).toBe(0);
  return stdout;
}

/** Nothing in it is missing or left over, and its references, written to `file`, are one for each source. */
export async function expectWrittenInFull(name: string, file: string): Promise<void> {
  const text = await ran('methods', name, '--bibtex', file);
  expect(text).not.toMatch(/undefined|NaN|null|\[object|\(\)|: \.|: ;|\bInfinity\b/);
  expect(text).not.toMatch(/^- *$|\S {2,}\S/m);
  const sections = text.split(/^## /m).slice(1);
  for (const section of sections) expect(section.split('\n\n').slice(1).join('').trim(), section).not.toBe('');
  const read = entries(readFileSync(file, 'utf8'));
  const cited = text.split('## References')[1].trim().split('\n');
  expect(read).toHaveLength(cited.length);
  expect(new Set(read.map(({ key }) => key)).size).toBe(read.length);
  for (const one of read) {
    expect(one.type).toBe('misc');
    expect(one.TITLE, one.key).toMatch(/\S/);
    expect(one.key).toMatch(/^[a-z0-9-]+$/);
  }
}
