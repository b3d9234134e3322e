/** The page says all of its texts in every language, and holds none beside them. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { EVIDENCE, EVIDENCE_WORDS } from '../../src/scenario/schema/evidence.ts';
import { mechanism } from '../../src/scenario/setting-words.ts';
import { atStep, fixed, number, quantity, reading, roundNumber, time } from '../../src/ui/format.ts';
import { texts as de } from '../../src/ui/texts/de.tsx';
import { en } from '../../src/ui/texts/en.tsx';
import { speak, texts, translated } from '../../src/ui/texts/language.ts';
import { lineOf, type Node, parseSource, readSources, type Source } from '../architecture/source.ts';
import { load } from '../scenario/files.ts';

/** Texts that are the same in English and in German. */
const ALIKE = ['Max', 'Antagonist', '1 normal', 'Matrix', 'Matrix, 1', '1 min'];
/** Sentences that are given lists. */
const LISTS = ['about.census', 'describe.and', 'lesson.without', 'worksheet.here'];

/** The name of the program stands in the page as it is. */
const NAME = 'Stroma';

afterEach(() => speak('en'));

describe('German', () => {
  const pairs = leaves(en, de);

  test('has every text, in other words than English', () => {
    expect(pairs.length).toBeGreaterThan(250);
    const same = pairs.filter(({ english, german }) => /\p{L}{3}/u.test(english) && english === german);
    expect(same.map(({ path, english }) => `${path}: ${english}`).filter((line) => !isAlike(line))).toEqual([]);
  });

  test('fills every sentence in with what it is given', () => {
    const empty = pairs.filter(({ german }) => german.trim() === '' || /undefined|null|NaN|\[object/.test(german));
    expect(empty.map(({ path, german }) => `${path}: ${german}`)).toEqual([]);
  });
});

test('numbers are written as the language writes them', async () => {
  const written = () => [
    number(1234567.891 / 1000),
    number(0.5),
    number(-12.34),
    number(2.5e6),
    reading(4.56),
    reading(2.7e-4),
    fixed(1.5, 2),
    atStep(1500, 10),
    atStep(0.25, 0.01),
    roundNumber(1200),
    quantity(2.38, '×').value,
    time(-80),
  ];
  expect(written()).toEqual([
    '1,235',
    '0.5',
    '−12.3',
    '2.5 × 10⁶',
    '4.6',
    '0',
    '1.50',
    '1,500',
    '0.25',
    '1,200',
    '×2.4',
    '−3 d 8 h',
  ]);
  await speak('de');
  expect(written()).toEqual([
    '1.235',
    '0,5',
    '−12,3',
    '2,5 × 10⁶',
    '4,6',
    '0',
    '1,50',
    '1.500',
    '0,25',
    '1.200',
    '×2,4',
    '−3 d 8 h',
  ]);
  expect(roundNumber(1_200_000)).toBe('1,2\u00a0Mio.');
  expect(quantity(3, 'cells').unit).toBe('Zellen');
});

test('what was named in one language is read in the other after a change', async () => {
  const rule = mechanism(load('scenarios/hypoxia.yaml'), 'rules.R1');
  const named = () => translated(rule);
  expect(named()).toBe('rule R1');
  await speak('de');
  expect(named()).toBe('Regel R1');
  expect(texts.value.header.twin).toBe('Ab hier vergleichen');
});

test('a mark is shown by where a number comes from, never as a measurement', async () => {
  expect(texts.value.evidence).toEqual(EVIDENCE_WORDS);
  expect(Object.keys(EVIDENCE_WORDS)).toEqual(EVIDENCE);
  expect(texts.value.evidence.seen).toBe('read in the source');
  await speak('de');
  expect(Object.keys(texts.value.evidence).sort()).toEqual([...EVIDENCE].sort());
  expect(texts.value.evidence.seen).toBe('in der Quelle gelesen');
});

describe('the views', () => {
  let sources: Source[] = [];
  beforeAll(() => {
    sources = readSources('src/ui').filter(({ path }) => !path.startsWith('src/ui/texts/'));
  });

  test('hold no text of their own', () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(sources.flatMap(ownTexts)).toEqual([]);
  });

  test.each([
    '<p>Back to the run</p>',
    '<p>{open ? "Pause" : "Go on"}</p>',
    '<p>{open && "; the run goes on"}</p>',
    `<p>{\`\${count} runs\`}</p>`,
    '<button aria-label="Close" />',
    '<button title={open ? "Close" : say.open} />',
    `<Fold summary={\`\${on} of them\`} />`,
    '<Choice label={"Drug"} />',
    '[{ id: "drug", label: "a drug" }]',
  ])('would be found with %s', (line) => {
    expect(ownTexts(parseSource('src/ui/planted.tsx', `const planted = ${line};`))).not.toEqual([]);
  });

  test.each([
    '<p>{say.pause} 12 d</p>',
    `<i class="later veil" data-action="close-cell" style={{ left: \`\${at}pixels\` }} />`,
    '<a class={open ? "later veil" : ""}>{names.join("and so on".slice(0, 2))}</a>',
    '<span>Stroma</span>',
    '<option label={say.open}>{known === "never seen" ? say.open : one.label}</option>',
    '<button onClick={() => { field.value = "oxygen"; }}>{say.pause}</button>',
  ])('may hold %s', (line) => {
    expect(ownTexts(parseSource('src/ui/planted.tsx', `const planted = ${line};`))).toEqual([]);
  });
});

const isAlike = (line: string): boolean => ALIKE.includes(line.replace(/^[^:]*: /, ''));

interface Pair {
  path: string;
  english: string;
  german: string;
}

/** Every text of both languages; sentences with their holes filled in alike. */
function leaves(english: unknown, german: unknown, path = ''): Pair[] {
  if (typeof english === 'function')
    return leaves(english(...given(path)), (german as (...all: unknown[]) => unknown)(...given(path)), path);
  if (typeof english === 'string') return path === 'numbers.tag' ? [] : [{ path, english, german: german as string }];
  const element = english as { props?: { children?: unknown } };
  if (element.props !== undefined) return [{ path, english: spelled(english), german: spelled(german) }];
  return Object.entries(english as object).flatMap(([key, value]) =>
    leaves(value, (german as Record<string, unknown>)[key], path === '' ? key : `${path}.${key}`),
  );
}

/** What holes are filled with: more than any sentence has. Texts of the engine take their holes by name. */
const given = (path: string): unknown[] =>
  path.startsWith('core.') ? [NAMES] : new Array(6).fill(LISTS.includes(path) ? ['1'] : '1');

const NAMES = new Proxy({}, { get: () => '1' });

/** The text of elements. */
function spelled(node: unknown): string {
  if (Array.isArray(node)) return node.map(spelled).join('');
  if (typeof node === 'object' && node !== null)
    return spelled((node as { props: { children?: unknown } }).props.children ?? '');
  return typeof node === 'string' || typeof node === 'number' ? String(node) : '';
}

/** Attributes and properties of parts that are shown or read out. */
const SHOWN = /^(aria-label|aria-valuetext|title|label|legend|summary|alt|placeholder|about|usualText|text)$/;

/** Texts that a view holds itself: within its elements, or in an attribute that is shown or read out. */
function ownTexts(source: Source): string[] {
  return source.nodes.flatMap(({ node, parents }) => {
    const text = textOf(node);
    if (!/\p{L}{3}/u.test(text) || text.trim() === NAME || !isShown(node, parents)) return [];
    return [`${source.path}:${lineOf(source, node.start)} ${JSON.stringify(text.trim())} belongs into src/ui/texts`];
  });
}

function textOf(node: Node): string {
  if (node.type === 'TemplateElement') return (node.value as { raw: string }).raw;
  return /^(Literal|JSXText)$/.test(node.type) && typeof node.value === 'string' ? node.value : '';
}

/** Whether a text comes out as it is: what only chooses, is called or looked up does not. */
function isShown(node: Node, parents: readonly Node[]): boolean {
  let child = node;
  for (const parent of parents) {
    if (parent.type === 'JSXElement' || parent.type === 'JSXFragment') return true;
    if (parent.type === 'Property' && parent.value === child) return SHOWN.test((parent.key as Node).name as string);
    if (parent.type === 'JSXAttribute') return SHOWN.test((parent.name as Node).name as string);
    const passes =
      /^(JSXExpressionContainer|TemplateLiteral|LogicalExpression|ParenthesizedExpression)$/.test(parent.type) ||
      (parent.type === 'ConditionalExpression' && parent.test !== child) ||
      (parent.type === 'BinaryExpression' && parent.operator === '+');
    if (!passes) return false;
    child = parent;
  }
  return false;
}
