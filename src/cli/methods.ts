import type { Command } from 'commander';
import { writeWhole } from '../files/write-whole.ts';
import { here } from '../run/written.ts';
import { bibtexOf, ownReference, referenceLine } from './methods/bibliography.ts';
import { subjectOf } from './methods/described.ts';
import { type Section, supplement, type WriteUp, writeUp } from './methods/write-up.ts';
import { print } from './print.ts';
import { collect } from './run.ts';

interface MethodsFlags {
  set?: string[];
  json?: boolean;
  bibtex?: string;
  table?: string;
}

export function addMethods(program: Command): void {
  program
    .command('methods')
    .argument(
      '<what>',
      'a scenario, a sweep, a run.json, or the folder of a run, of several runs or of a sweep; what comes with Stroma goes by its name',
    )
    .summary('writes what a paper has to say about a scenario, a run or a sweep')
    .description(
      'Writes the methods section of a paper: what is simulated and how, the numbers in use and where they come from, ' +
        'what was changed, the runs and their statistics, commands that give the same digests, and the references.',
    )
    .option('--set <path=value>', 'changes a number of the scenario; may be repeated', collect)
    .option('--bibtex <file>', 'also writes the references as BibTeX')
    .option('--table <file>', 'also writes every number and rule in use as CSV, with unit, range, mark and source')
    .option('--json', 'prints one JSON object')
    .action(methods);
}

async function methods(given: string, flags: MethodsFlags): Promise<void> {
  const subject = await subjectOf(given, flags.set ?? []);
  const written = writeUp(subject);
  if (flags.table !== undefined) writeWhole(flags.table, supplement(subject));
  const works = written.references.filter(({ published }) => published);
  if (flags.bibtex !== undefined) writeWhole(flags.bibtex, bibtexOf(works));
  print(flags.json ? JSON.stringify({ stroma: here.version, core: here.core, ...written }) : textOf(written));
}

/** The section as Markdown. */
function textOf({ title, sections, references }: WriteUp): string {
  const asItem = (line: string): string => `- ${line}`;
  const works = references.filter(({ published }) => published).map(referenceLine);
  const notes = references.filter(({ published }) => !published).map(referenceLine);
  const all = [
    ...sections,
    ...(notes.length > 0 ? [{ title: 'Where other numbers come from', lines: notes.map(asItem) }] : []),
    { title: 'References', lines: [ownReference(), ...works].map(asItem) },
  ];
  return [`# Methods: ${title}`, ...all.map(sectionText)].join('\n\n');
}

/** Paragraphs have a line between them, items of a list and lines of code do not. */
function sectionText({ title, lines }: Section): string {
  const parts = lines.map((line, i) =>
    kindOf(line) !== '' && i > 0 && kindOf(line) === kindOf(lines[i - 1]) ? `\n${line}` : `\n\n${line}`,
  );
  return `## ${title}${parts.join('')}`;
}

/** What begins an item of a list or a line of code; '' for a paragraph. */
const kindOf = (line: string): string => /^(- | {4})/.exec(line)?.[0] ?? '';
