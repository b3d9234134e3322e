/** The last run of each long test: one line each, so that two branches seldom change the same line. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const KEYS = ['piece', 'date', 'commit', 'seconds', 'result'];

/**
 * Reads a ledger; empty when there is no such file.
 *
 * @returns {Map<string, { date: string, commit: string, seconds: number, result: string }>} by the name of the piece
 */
export function readLedger(path) {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return new Map(lines.filter(Boolean).map((line, i) => entryOf(line, `${path}:${i + 1}`)));
}

function entryOf(line, place) {
  let entry;
  try {
    entry = JSON.parse(line);
  } catch {
    throw new Error(`${place}: found "${line.slice(0, 60)}", expected one JSON object`);
  }
  const missing = KEYS.find((key) => !(key in entry));
  if (missing) throw new Error(`${place}: found no ${missing}, expected ${KEYS.join(', ')}`);
  const { piece, ...rest } = entry;
  return [piece, rest];
}

/** Text of a ledger, sorted by name; pieces that no longer exist are left out. */
export function ledgerText(ledger, pieces) {
  const lines = [...pieces].sort().flatMap((piece) => {
    const entry = ledger.get(piece);
    return entry ? [JSON.stringify({ piece, ...entry }, KEYS)] : [];
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** Writes a ledger atomically. */
export function writeLedger(path, ledger, pieces) {
  writeFileSync(`${path}.part`, ledgerText(ledger, pieces));
  renameSync(`${path}.part`, path);
}
