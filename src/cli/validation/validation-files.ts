/** The files of a validation: a table FILE.md, and in the folder FILE its pictures and the results that are kept. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder, writeWhole } from '../../files/write-whole.ts';
import { isOfTarget, rowOf, TARGET_RESULTS, type TargetRow } from '../../validation/kept-targets.ts';
import type { Asked } from '../../validation/target-digest.ts';
import type { TargetResult } from '../../validation/target-result.ts';
import { readTarget, TARGET_IDS } from '../../validation/targets.ts';
import { wrong } from '../failure.ts';
import { ownFile } from '../home.ts';
import { plotOf } from './validation-plot.ts';
import { describeValidation, pictureName } from './validation-report.ts';

const EXTENSION = '.md';

export class ValidationFiles {
  private readonly folder: string;
  private readonly kept: Map<string, TargetResult>;

  constructor(private readonly out: string) {
    if (!out.endsWith(EXTENSION)) throw wrong(`--out: found "${out}", expected a name that ends in ${EXTENSION}`);
    this.folder = out.slice(0, -EXTENSION.length);
    const file = join(this.folder, TARGET_RESULTS);
    const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TargetResult[]) : [];
    this.kept = new Map(before.map((result) => [result.id, result]));
  }

  /** Makes the folders before any work is done. */
  open(): void {
    makeFolder(this.folder);
  }

  /** Those without a result of the target as it is now over that many seeds, by default its own. */
  stale(asked: readonly Asked[], seeds?: number): Asked[] {
    return asked.filter((one) => !isOfTarget(this.kept.get(one.target.id), one, seeds));
  }

  keep(result: TargetResult): void {
    this.kept.set(result.id, result);
    const sorted = inOrder([...this.kept.values()]);
    writeWhole(join(this.folder, TARGET_RESULTS), `${JSON.stringify(sorted, null, 1)}\n`);
  }

  resultsOf(asked: readonly Asked[]): TargetResult[] {
    return asked.map((one) => rowOf(this.kept.get(one.target.id)!, one).result);
  }

  /** Writes the table of all that is kept, and the pictures. `own` are the paths of those that do not come with Stroma. */
  write(asked: readonly Asked[], own: readonly string[]): void {
    const rows = inOrder([...this.kept.values()]).map((result) => rowOf(result, targetOf(result, asked)));
    for (const { result } of rows) writeWhole(join(this.folder, pictureName(result)), plotOf(result));
    writeWhole(this.out, describeValidation(rows, this.facts(rows, own)));
  }

  private facts(rows: readonly TargetRow[], own: readonly string[]) {
    const shipped = rows.map(({ result }) => result.id).filter((id) => TARGET_IDS.includes(id));
    const named = shipped.length === TARGET_IDS.length && own.length === 0 ? [] : [...shipped, ...own];
    return {
      command: ['npx stroma validate', ...named, '--out', this.out].join(' '),
      pictures: basename(this.folder),
      hasRobustness: existsSync(join(dirname(this.out), 'robustness.md')),
    };
  }
}

const targetOf = ({ id }: TargetResult, asked: readonly Asked[]): Asked | undefined =>
  asked.find(({ target }) => target.id === id) ?? (TARGET_IDS.includes(id) ? readTarget(id, ownFile) : undefined);

/** Those that come with Stroma by their numbers, then others. */
function inOrder(results: readonly TargetResult[]): TargetResult[] {
  const place = ({ id }: TargetResult): number => TARGET_IDS.indexOf(id) + 1 || TARGET_IDS.length + 1;
  return [...results].sort((a, b) => place(a) - place(b));
}
