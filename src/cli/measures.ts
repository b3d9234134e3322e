import type { Command } from 'commander';
import { patternOf } from '../base/patterns.ts';
import { measuresOf } from '../observe/measures/measures.ts';
import { mainMeasures } from '../run/main-measures.ts';
import { modelOf } from '../scenario/prepared.ts';
import { english } from '../texts/words.ts';
import { wrong } from './failure.ts';
import { load } from './load-scenario.ts';
import { table } from './numbers.ts';
import { print } from './print.ts';
import { collect } from './run.ts';

interface MeasuresFlags {
  set?: string[];
  main?: boolean;
  json?: boolean;
}

export function addMeasures(program: Command): void {
  program
    .command('measures')
    .argument('<scenario>', 'a file, or the name of a scenario that comes with Stroma')
    .argument('[words...]', 'lists only measures with all of these in their id, unit or phrase; * stands for any text')
    .summary('lists what can be measured in a scenario')
    .description(
      'Lists what can be measured in a scenario: the id of each measure, as "measure" in a scenario and --measure take ' +
        'it, its unit and what it is. Those marked with * are printed by "stroma run".',
    )
    .option('--set <path=value>', 'changes a number of the scenario; may be repeated', collect)
    .option('--main', 'lists only those that "stroma run" prints')
    .option('--json', 'prints JSON: [{ measure, unit, phrase, help, main }]')
    .action(listMeasures);
}

function listMeasures(given: string, words: string[], flags: MeasuresFlags): void {
  const scenario = load(given, flags.set);
  const all = measuresOf(modelOf(scenario), scenario);
  const main = new Set(mainMeasures(scenario, all));
  const rows = all
    .map(({ id, unit, phrase, help }) => ({
      measure: id,
      unit,
      phrase: english(phrase),
      help: english(help),
      main: main.has(id),
    }))
    .filter((row) => row.main || !flags.main)
    .filter(({ measure, unit, phrase }) => words.every((word) => holds([measure, unit, phrase], word)));
  if (rows.length === 0)
    throw wrong(
      `${given}: found no measure with ${words.map((word) => `"${word}"`).join(' and ')} among ${all.length}`,
    );
  print(
    flags.json
      ? JSON.stringify(rows)
      : table([
          ['', 'measure', 'unit', 'what it is'],
          ...rows.map(({ measure, unit, phrase, main: isMain }) => [isMain ? '*' : '', measure, unit, phrase]),
        ]),
  );
}

/** Whether one of some texts has a word in it; a word with `*` has to be the whole text. */
function holds(texts: readonly string[], word: string): boolean {
  const wanted = word.toLowerCase();
  return texts.some((text) =>
    wanted.includes('*') ? patternOf(wanted).test(text.toLowerCase()) : text.toLowerCase().includes(wanted),
  );
}
