/** Wordings that readers stumbled over do not come back: in the page's texts, in scenarios, and in what users read. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listFiles } from '../architecture/source.ts';

const STUMBLES = [
  'nothing else that they do not get',
  'what they are born with',
  'taken back where they stand',
  'go over every change',
  'what the scenario is held to',
  'before anything is told',
  'every picture is one state',
  'does not keep up',
  'memory stick',
  'turns the question round',
  'is a dot as soon as it ends',
  'Twin from here',
  'that are asked for',
  'Take the smaller tissue',
  'Go on like this',
  'does not answer',
  'there is none named',
  'done with another version',
  'the body counts as',
  'What is measured:',
  'Do again what was undone',
  'finding the first fields',
  'the run is over',
  'Take it back',
  'of the run in focus.',
  'In no tissue any more',
  'with a sprout or by hand',
  'share out where to',
  'Death by signal',
  'Death without oxygen',
  'Sticking to its like',
  'Laying matrix',
  'Taking bone',
  'A click on the tissue',
  'Take the measurement away',
  'nothing is put between sites',
  'What it is about',
  'held to nothing',
  'are made ready',
  'it was as you said',
  'it went another way',
  'went as you said',
  'cell, short of oxygen',
  'Rules on and off',
  'same draws',
  'Answers on request',
  'Paste what each page shows',
  'as many as six hours ago',
  'not opened; the run goes on',
];

/** Only what is in quotes or between tags is read by users; comments and names are not. */
const spoken = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*(\/\/|#).*$/gm, '');

test.each(STUMBLES)('nobody reads "%s"', (words) => {
  const files = [
    'README.md',
    ...listFiles('docs').filter((path) => /docs\/[^/]*\.md$/.test(path)),
    ...listFiles('scenarios').filter((path) => path.endsWith('.yaml')),
    ...['src/texts/en.ts', 'src/ui/texts/en.tsx', 'src/scenario/behaviours.ts'],
  ];
  const found = files.filter((path) => spoken(readFileSync(path, 'utf8')).toLowerCase().includes(words.toLowerCase()));
  expect(found).toEqual([]);
});
