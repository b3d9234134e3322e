import type { Command } from 'commander';
import type { QuestionRow } from '../scenario/schema/lesson-row.ts';
import { english } from '../texts/words.ts';
import { answerQuestions, endsOf, type QuestionResult } from '../validation/lessons.ts';
import { wrong } from './failure.ts';
import { loadToRun } from './load-scenario.ts';
import { readWhole, seedsFrom } from './numbers.ts';
import { print } from './print.ts';
import { reportProgress } from './progress.ts';

interface LessonFlags {
  seed?: string;
  seeds?: string;
  json?: boolean;
  progress?: boolean;
}

const MAX_SEEDS = 1000;

export function addLesson(program: Command): void {
  program
    .command('lesson')
    .argument('<scenario>', 'a file, or the name of a scenario that comes with Stroma')
    .summary("answers the questions of a scenario's lesson")
    .description(
      'Does the runs of a lesson and prints the answer of each of its questions with the readings behind it: the key for\n' +
        'a teacher. With --seeds it says in how many seeds the answer is the one that the explanation speaks of.',
    )
    .option('--seed <text>', "seed to use in place of the scenario's")
    .option('--seeds <n>', 'number of seeds: SEED, SEED-2, SEED-3 …', '1')
    .option('--json', 'prints JSON: [{ question, ask, seed, answer, usual, values }]')
    .option('--progress', 'reports progress in plain lines, also with --json')
    .action(lesson);
}

function lesson(given: string, flags: LessonFlags): void {
  const { scenario, tellTiming } = loadToRun(given);
  const { questions } = scenario.lesson;
  if (questions.length === 0) throw wrong(`${given}: found no questions under lesson, expected some`);
  tellTiming([...endsOf(scenario)].map(([arm, until]) => ({ until, arms: [arm] })));
  const first = flags.seed ?? scenario.seed;
  const count = readWhole(flags.seeds ?? '1', '--seeds', 1, MAX_SEEDS);
  const seeds = seedsFrom(first, count);
  const progress = reportProgress({
    label: 'lesson',
    total: seeds.length,
    json: flags.json ?? false,
    lines: flags.progress ?? false,
  });
  const results = seeds.map((seed, i) => {
    const answered = answerQuestions(scenario, seed, (what) => progress.update(i, what));
    return { seed, answered };
  });
  progress.finish();
  if (flags.json) {
    const lines = results.flatMap(({ seed, answered }) =>
      answered.map(({ row, values, found, usual }, i) =>
        JSON.stringify({ question: i + 1, ask: english(row.ask), seed, answer: inWords(row, found), usual, values }),
      ),
    );
    return print(`[\n${lines.join(',\n')}\n]`);
  }
  questions.forEach((row, i) => {
    const own = results.map(({ answered }) => answered[i]);
    print(`${i + 1}. ${english(row.ask)}\n${described(row, own)}\n`);
  });
}

/** The answers of all seeds to one question. */
function described(row: QuestionRow, results: readonly QuestionResult[]): string {
  const [{ runs, at, values }] = results;
  const lines = [`   runs: ${runs.join(', ')}, to ${(at / 60).toFixed(0)} h`];
  if (row.place) lines.push('   answer: a place in the tissue, which the page judges');
  else {
    const counts = new Map<string, number>();
    for (const { found } of results) counts.set(inWords(row, found), (counts.get(inWords(row, found)) ?? 0) + 1);
    const answers = [...counts].map(([answer, count]) => (results.length === 1 ? answer : `${answer} (${count})`));
    lines.push(`   answer: ${answers.join('; ')}`);
    const usual = results.filter((one) => one.usual).length;
    lines.push(`   as explained: in ${usual} of ${results.length}`);
  }
  for (const name of Object.keys(values)) {
    const all = results.map((one) => one.values[name]);
    const digits = (value: number): string => String(Number(value.toPrecision(3)));
    const low = Math.min(...all);
    const high = Math.max(...all);
    lines.push(`   ${name}: ${low === high ? digits(low) : `${digits(low)} to ${digits(high)}`}`);
  }
  return lines.join('\n');
}

function inWords({ choose, pick, place }: QuestionRow, found: number | null): string {
  if (place) return 'a place';
  if (found === null) return 'none';
  const answers = (choose ?? pick)?.answers;
  return answers === undefined ? String(Number(found.toPrecision(3))) : english(answers[found]);
}
