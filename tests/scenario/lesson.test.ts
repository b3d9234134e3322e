/** A lesson is checked when it is read: its answers, its readings, and the holes in its texts. */
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/run/read-checked.ts';
import { english } from '../../src/texts/words.ts';
import { fromDisk, load, SHIPPED, SMALL, small } from './files.ts';
import { textsOfLesson } from './lesson-texts.ts';

const problemsOf = (more: string): string[] => readFile(SMALL, small(more), fromDisk).problems;
const read = (more: string) => readFile(SMALL, small(more), fromDisk).scenario!;

const lesson = (more: string, reads = '{ n: { measure: tumour.tumour.count, at: 1 h } }') => `lesson:
  questions:
    - ask: How many?
      explain: There are {n}.
      reads: ${reads}
${more.replace(/^/gm, '      ')}`;
const CHOOSE = 'choose: { of: n, edges: [2], answers: [few, many], usual: 1 }';

describe('a question', () => {
  test('is read with its readings in core units', () => {
    const [question] = read(lesson(CHOOSE)).lesson.questions;
    expect(question.reads.n).toMatchObject({ measure: 'tumour.tumour.count', at: 60, reduce: 'last' });
  });

  test.each([
    ['', 'found no way to answer, expected one of choose, pick, estimate, place'],
    [
      `${CHOOSE}\nestimate: { of: n, low: 0, high: 9, within: 2, usual: [1, 2] }`,
      'found choose and estimate, expected one',
    ],
    [
      'choose: { of: m, edges: [2], answers: [few, many], usual: 1 }',
      'found "m", expected a reading of this question; nearest is "n"',
    ],
    [
      'choose: { of: n, edges: [2, 3], answers: [few, many], usual: 1 }',
      'found 2, expected one fewer than the 2 answers',
    ],
    ['choose: { of: n, edges: [3, 2], answers: [a, b, c], usual: 1 }', 'found 3, 2, expected ascending numbers'],
    [
      'choose: { of: n, edges: [2], answers: [few, many], usual: 3 }',
      'found 3, expected the number of one of the 2 answers',
    ],
    [
      'pick: { the: highest, of: [n, n, n], answers: [few, many], usual: 1 }',
      'found 3, expected one for each of the 2 answers',
    ],
    [`${CHOOSE}\nruns: [bsae]`, 'found "bsae", expected an arm; nearest is "base"'],
    [
      `${CHOOSE}\nchart: [tumour.tumor.count]`,
      'found "tumour.tumor.count", expected a measure; nearest is "tumour.tumour.count"',
    ],
    [`${CHOOSE}\nnext: "Now {m:percent}"`, 'found "m", expected a reading of this question'],
    [`${CHOOSE}\nnext: "Now {n:precent}"`, 'found "{n:precent}", expected one of percent, change after the colon'],
    [
      'place: { tissue: tumor, cell: tumour, level: CXCR4, above: 0.6 }',
      'found "tumor", expected a tissue; nearest is "tumour"',
    ],
    ['place: { tissue: tumour, field: CXCL13, above: 0.6 }', 'found "CXCL13", expected a species; nearest is "CXCL12"'],
    ['place: { tissue: tumour, cell: tumour, above: 0.6 }', 'expected either cell and level, or field'],
    [
      'place: { tissue: tumour, cell: tumour, level: CXCR4, field: CXCL12, above: 0.6 }',
      'expected either cell and level, or field',
    ],
    [`${CHOOSE}\nfield: measured.CXCL12`, 'found "measured.CXCL12", expected a species; nearest is "CXCL12"'],
  ])('%s: %s', (more, problem) => {
    expect(problemsOf(lesson(more)).join('\n')).toContain(problem);
  });

  test('that reads another arm names one that there is', () => {
    const reads = '{ n: { measure: tumour.tumour.count, arm: blokced, at: 1 h, relativeTo: base } }';
    expect(problemsOf(lesson(CHOOSE, reads))[0]).toContain('found "blokced", expected an arm');
  });
});

test('a lesson by language, as files had it at first, is read by its parts', () => {
  const text = `lesson:
  en: { objective: To see, predict: [What?], do: [Look.], read: [It is up.] }
  de: { objective: Sehen, predict: [Was?], do: [Hinsehen.], read: [Es ist oben.] }`;
  const own = read(text).lesson;
  expect(own.objective).toEqual({ en: 'To see', de: 'Sehen' });
  expect(own.try.map(english)).toEqual(['What?', 'Look.']);
  expect(own.read).toEqual([{ en: 'It is up.', de: 'Es ist oben.' }]);
});

/** Paths, ids of rules and measures, and names of arms: words of files, which no reader of a lesson knows. */
const OF_FILES = /\b[a-z]+\.[A-Za-z]+\.[A-Za-z]|\bR\d+\b|\b(organs|rules|cells|tissues|drugs|readouts|events)\.\w/;

test.each(SHIPPED.filter((path) => !path.includes('/validation/')))(
  '%s tells its lesson without words of files',
  (path) => {
    const texts = textsOfLesson(load(path).lesson);
    const all = texts.flatMap((text) => (typeof text === 'string' ? [text] : Object.values(text)));
    expect(all.filter((text) => OF_FILES.test(text))).toEqual([]);
  },
);
