import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ledgerText, readLedger, writeLedger } from '../../scripts/turn/ledger.mjs';

const folder = mkdtempSync(join(tmpdir(), 'stroma-ledger-'));
const path = join(folder, 'ledger.jsonl');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entry = { date: '2026-01-02T03:04:05Z', commit: '0123456789', seconds: 12, result: 'passed' };

test('a ledger reads back as it was written, a line a piece by name, without pieces that are gone', () => {
  const ledger = new Map(['b', 'gone', 'a'].map((piece) => [piece, entry]));
  writeLedger(path, ledger, ['b', 'new', 'a']);
  expect([...readLedger(path)]).toEqual([
    ['a', entry],
    ['b', entry],
  ]);
  expect(ledgerText(readLedger(path), ['a', 'b']).split('\n')).toHaveLength(3);
});

test('there need not be one yet', () => {
  expect(readLedger(join(folder, 'none.jsonl')).size).toBe(0);
});

test('a line that is none is named with its place', () => {
  writeFileSync(path, `${JSON.stringify({ piece: 'a', ...entry })}\n<<<<<<< HEAD\n`);
  expect(() => readLedger(path)).toThrow(/ledger\.jsonl:2: found "<<<<<<< HEAD", expected one JSON object/);
  writeFileSync(path, '{"piece":"a"}\n');
  expect(() => readLedger(path)).toThrow(/ledger\.jsonl:1: found no date/);
});
