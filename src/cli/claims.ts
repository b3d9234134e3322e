import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { AtlasRow } from '../claims/atlas-row.ts';
import { changeIn, nameOfSight, type SeenResult } from '../claims/seen-result.ts';
import { makeFolder, writeWhole } from '../files/write-whole.ts';
import { english } from '../texts/words.ts';
import { readClaims, readSeenResults, SEEN_RESULTS } from '../validation/claims.ts';
import { checkSeen, SEEN_SEEDS, type SeenCase, seenCases } from '../validation/seen.ts';
import { failed, wrong } from './failure.ts';
import { ownFile } from './home.ts';
import { readWhole, table } from './numbers.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';
import { shippedAtlasWith, shippedScenario } from './shipped-atlas.ts';
import { startPool } from './thread-pool.ts';
import { changeText, describeClaims } from './validation/claims-report.ts';

interface ClaimsFlags {
  out?: string;
  seeds?: string;
  again?: boolean;
  json?: boolean;
  progress?: boolean;
}

export function addClaims(program: Command): void {
  program
    .command('claims')
    .argument('[row...]', 'rows, by their number; by default all')
    .summary('shows what the source documents claim, and what comes out of it')
    .description(
      'Takes the mechanism behind each claim of the source documents out of a scenario, over paired seeds, and prints how\n' +
        'the measure that decides changes. Results are kept by the digest of their scenarios: what has changed since is\n' +
        'run again. The exit code is 1 if a claim that is to be seen is not.',
    )
    .option('--seeds <n>', 'number of paired seeds', String(SEEN_SEEDS))
    .option('--again', 'runs also those whose kept results are of this model')
    .option('--out <file>', 'writes the table to FILE.md, and results.json to the folder FILE')
    .option('--json', 'prints JSON: [{ row, claim, scenario, measure, estimate, low, high, state }]')
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(claims);
}

async function claims(given: string[], flags: ClaimsFlags): Promise<void> {
  const all = readClaims(ownFile);
  const rows = new Set(given.map((text) => readWhole(text, 'row', 1, all.length)));
  const asked = all.filter(({ row }) => rows.size === 0 || rows.has(row));
  const seeds = readWhole(flags.seeds ?? String(SEEN_SEEDS), '--seeds', 2, 10_000);
  const kept = new Map(readSeenResults(ownFile).map((result) => [nameOfSight(result), result]));
  const keep = flags.out === undefined ? () => {} : keeper(flags.out, kept);
  const cases = seenCases(shippedScenario, asked);
  const fresh = ({ digest }: SeenCase): boolean =>
    [...kept.values()].some((result) => result.digest === digest && result.whole.length >= seeds);
  const todo = cases.filter((one) => flags.again === true || !fresh(one));
  await doAll(todo, seeds, flags, (result) => {
    kept.set(nameOfSight(result), result);
    keep();
  });
  const whole = shippedAtlasWith(all, [...kept.values()]);
  if (flags.out !== undefined) writeWhole(flags.out, describeClaims(whole));
  const atlas = whole.filter(({ claim }) => asked.includes(claim));
  print(flags.json ? asJson(atlas) : asTable(atlas));
  const missed = atlas.filter(
    ({ claim, state }) => (claim.seen ?? []).length > 0 && state !== 'seen' && state !== 'contested',
  );
  if (missed.length > 0) throw failed(`claims: not seen: ${missed.map(({ claim }) => claim.row).join(', ')}`);
}

async function doAll(
  todo: readonly SeenCase[],
  seeds: number,
  { json, progress: lines }: ClaimsFlags,
  found: (result: SeenResult) => void,
): Promise<void> {
  if (todo.length === 0) return;
  const progress = reportProgress({ label: 'claims', total: 1, json: json ?? false, lines: lines ?? false });
  const pool = startPool();
  const report = ({ done, of, share }: { done: number; of: number; share: number }) =>
    progress.update(share, `${done} of ${of} runs`);
  await checkSeen(todo, { seeds, doing: pool.readRun, report, found }).finally(() => pool.end());
  progress.finish();
}

const EXTENSION = '.md';

/** Makes the folder of a report; returns a function that writes the results so far into it. */
function keeper(out: string, kept: ReadonlyMap<string, SeenResult>): () => void {
  if (!out.endsWith(EXTENSION)) throw wrong(`--out: found "${out}", expected a name that ends in ${EXTENSION}`);
  const folder = out.slice(0, -EXTENSION.length);
  makeFolder(folder);
  makeFolder(dirname(out));
  return () => {
    const sorted = [...kept.values()].sort((a, b) => a.row - b.row || nameOfSight(a).localeCompare(nameOfSight(b)));
    const lines = sorted.map((result) => JSON.stringify(result));
    writeWhole(join(folder, SEEN_RESULTS), `[\n${lines.join(',\n')}\n]\n`);
  };
}

/** JSON with a line for each sight of a claim, or for the claim where it has none. */
function asJson(atlas: readonly AtlasRow[]): string {
  const lines = atlas.flatMap(({ claim: { row, says }, state, sights }) =>
    (sights.length === 0 ? [null] : sights).map((sight) => {
      const { scenario = null, measure = null } = sight?.seen ?? {};
      const { estimate = null, low = null, high = null } = sight?.result ? changeIn(sight.result) : {};
      const { holds = null, sets = null } = sight?.inSets ?? {};
      const line = { row, claim: english(says), scenario, measure, estimate, low, high, holds, sets, state };
      return JSON.stringify(sight?.stale ? { ...line, stale: true } : line);
    }),
  );
  return `[\n${lines.join(',\n')}\n]`;
}

function asTable(atlas: readonly AtlasRow[]): string {
  const rows = atlas.flatMap(({ claim, state, sights }) =>
    (sights.length === 0 ? [null] : sights).map((sight) => [
      String(claim.row),
      state,
      english(claim.says),
      sight?.seen.scenario ?? '',
      sight?.seen.measure ?? '',
      sight?.result ? `${changeText(sight.result)}${sight.stale ? ', stale' : ''}` : '',
    ]),
  );
  return table([['row', 'state', 'claim', 'scenario', 'measure', 'change without it'], ...rows], [0]);
}
