/** What ran last of the long tests: one line for each, so that two branches seldom touch the same. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const KEYS = ['piece', 'date', 'commit', 'seconds', 'result'];

/**
 * Reads a ledger; an empty one when there is no such file.
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

/** The text of a ledger, in the order of the names; pieces that are no longer there are left out. */
export function ledgerText(ledger, pieces) {
  const lines = [...pieces].sort().flatMap((piece) => {
    const entry = ledger.get(piece);
    return entry ? [JSON.stringify({ piece, ...entry }, KEYS)] : [];
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** Writes a ledger whole, or not at all. */
export function writeLedger(path, ledger, pieces) {
  writeFileSync(`${path}.part`, ledgerText(ledger, pieces));
  renameSync(`${path}.part`, path);
}
