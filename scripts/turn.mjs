/**
 * Long tests in turn: `npm run test:turn [-- --minutes 30] [--list] [NAME …]`.
 *
 * Runs those that have waited longest, while the next is expected to end in time, and notes them in
 * tests/turn/ledger.jsonl, which is committed. A NAME is part of a piece's name: the matching pieces run instead, out
 * of turn. `--list` prints what would run. Exit code 1 when one fails.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { choose, PIECE } from './turn/choose.mjs';
import { readLedger, writeLedger } from './turn/ledger.mjs';
import { listPieces, runPiece } from './turn/pieces.mjs';

const LEDGER = 'tests/turn/ledger.jsonl';
/** Factor by which a machine shared with others may be slower. */
const PATIENCE = 3;

const say = (line) => process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '30' }, list: { type: 'boolean', default: false } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error(`--minutes: found "${values.minutes}", expected a number above 0`);

build('node', 'core', 'page');
const pieces = listPieces();
const ledger = readLedger(LEDGER);
const asked =
  positionals.length === 0 ? pieces : pieces.filter((piece) => positionals.some((name) => piece.includes(name)));
if (asked.length === 0)
  throw new Error(`found no piece with ${positionals.join(', ')}, expected part of a name that --list gives`);

if (values.list) {
  for (const { piece, expected } of choose(asked, ledger, minutes * 60)) say(`${expected} s  ${piece}`);
  process.exit();
}

const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], { encoding: 'utf8' }).trim();
const began = performance.now();
const counts = { passed: 0, failed: 0, skipped: 0 };
/** Time taken over time expected, for the pieces of this turn: a slow machine starts fewer. */
let slowness = 1;
const failures = [];
const sums = { expected: 0, taken: 0 };
for (let waiting = asked; ; ) {
  const left = minutes * 60 - (performance.now() - began) / 1000;
  const [next] = choose(waiting, ledger, left / slowness);
  if (next === undefined) break;
  waiting = waiting.filter((piece) => piece !== next.piece);
  say(`\n${next.piece}`);
  const start = performance.now();
  const result = await runPiece(next.piece, PATIENCE * PIECE);
  const seconds = Math.round((performance.now() - start) / 1000);
  if (result === 'passed' && ledger.get(next.piece)?.result === 'passed') {
    sums.expected += next.expected;
    sums.taken += seconds;
    slowness = Math.max(1, sums.taken / Math.max(1, sums.expected));
  }
  counts[result] += 1;
  if (result === 'failed') failures.push(`failed: ${next.piece}: what it printed stands above\n`);
  const date = new Date().toISOString().replace(/\.\d+/, '');
  ledger.set(next.piece, { date, commit, seconds, result });
  writeLedger(LEDGER, ledger, pieces);
  say(`${result} in ${seconds} s${seconds > PIECE ? `, longer than the ${PIECE} s that a piece may take` : ''}`);
}
say(`\n${failures.join('')}${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
