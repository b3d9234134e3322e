import { join } from 'node:path';
import type { Command } from 'commander';
import { makeFolder, writeWhole } from '../files/write-whole.ts';
import { describeFits } from './describe/describe-fits.ts';
import { describeModel } from './describe/describe-model.ts';
import { describeRobustness } from './describe/describe-robustness.ts';
import { describeScenarios } from './describe/describe-scenarios.ts';
import { describeSensitivity, sensitivityFigures } from './describe/describe-sensitivity.ts';
import { print } from './print.ts';
import { shippedAtlas } from './shipped-atlas.ts';
import { describeClaims } from './validation/claims-report.ts';

export function addDescribe(program: Command): void {
  const describe = program
    .command('describe')
    .summary('prints the documents made from the model itself')
    .description('Prints the documents made from the model itself, as Markdown.');
  describe
    .command('model')
    .summary('prints the model: purpose, entities, schedule, submodels, all numbers (ODD)')
    .action(() => print(describeModel().trimEnd()));
  describe
    .command('scenarios')
    .summary('prints the reference for scenario files')
    .action(() => print(describeScenarios().trimEnd()));
  describe
    .command('robustness')
    .summary('prints how sure the scenarios are of what they expect, in plausible sets of numbers')
    .action(() => print(describeRobustness().trimEnd()));
  describe
    .command('fits')
    .summary('prints which of the fitted numbers the measurements fix')
    .action(() => print(describeFits().trimEnd()));
  describe
    .command('sensitivity')
    .summary('prints which numbers matter most for the headlines')
    .option('--figures <folder>', 'also writes the figures of the document into this folder')
    .action(({ figures }: { figures?: string }) => {
      if (figures !== undefined) {
        makeFolder(figures);
        for (const [file, svg] of sensitivityFigures()) writeWhole(join(figures, file), svg);
      }
      print(describeSensitivity().trimEnd());
    });
  describe
    .command('claims')
    .summary('prints what the source documents claim, and what came out of it when it was last run')
    .action(() => print(describeClaims(shippedAtlas()).trimEnd()));
}
