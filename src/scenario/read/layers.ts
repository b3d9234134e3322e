/**
 * The texts that make up one scenario: the file itself, what it extends, and changes given on the command line. They
 * are merged key by key, later ones over earlier ones; null removes a key, lists replace lists. Every value keeps the
 * place it was written at, for error messages.
 */
import { isMap, isNode, isPair, LineCounter, type Node, parseDocument, visit, type YAMLMap } from 'yaml';
import { LANGUAGE_CODE } from '../../texts/text.ts';
import type { Problem } from './problem.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Table = { [key: string]: Json };

export interface Layer {
  name: string;
  value: Json;
  contents: Node | null;
  lines: LineCounter;
  /** Where a change stands: the keys that `contents` belongs under, and the column at which it begins. */
  under?: { keys: string[]; column: number };
}

export const isPlainMap = (value: Json | undefined): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Deeper nesting than any scenario needs; much more would exhaust the stack. */
const DEEPEST = 40;

/** Parses one YAML or JSON text; syntax errors come back as finished lines. */
export function parseLayer(name: string, text: string): { layer: Layer; problems: string[] } {
  const lines = new LineCounter();
  const layer: Layer = { name, value: null, contents: null, lines };
  const line = (offset: number, path: string, message: string): string => {
    const at = lines.linePos(offset);
    return `${name}:${Math.max(1, at.line)}:${Math.max(1, at.col)} ${path}: ${message}`;
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, merge: true });
  const contents = document.contents as Node | null;
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      line(error.pos[0], 'file', SYNTAX[error.code] ?? `${error.message}; expected YAML 1.2 or JSON`),
    );
    return { layer, problems: problems.some((text) => text.includes(TOO_DEEP)) ? problems.slice(-1) : problems };
  }
  // What the parser only warns of would be lost without a word: tags that it does not know.
  const problems = document.warnings.map((warning) => {
    const tag = /Unresolved tag: (\S+)/.exec(warning.message)?.[1];
    return line(
      warning.pos[0],
      'file',
      tag ? `found the tag "${tag}", expected a value without a tag` : warning.message,
    );
  });
  if (problems.length > 0) return { layer, problems };
  visit(contents, (_, node, path) => {
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    if (path.length > 2 * DEEPEST) {
      problems.push(line(offset, 'file', TOO_DEEP));
      return visit.BREAK;
    }
    if (isMap(node)) {
      for (const again of repeatedKeys(node)) problems.push(line(again.range?.[0] ?? 0, 'file', REPEATED));
    }
    if (isPair(node) && isNode(node.key) && String(node.key) in {}) {
      problems.push(
        line(
          node.key.range?.[0] ?? 0,
          String(node.key),
          `found "${String(node.key)}", expected another name; this one is reserved`,
        ),
      );
    }
    return undefined;
  });
  if (problems.length > 0) return { layer, problems };
  try {
    return { layer: { ...layer, value: document.toJS({ maxAliasCount: 100 }) as Json, contents }, problems };
  } catch (problem) {
    return {
      layer,
      problems: [
        line(0, 'file', `found ${String(problem instanceof Error ? problem.message : problem)}, expected a scenario`),
      ],
    };
  }
}

/** What makes parsed JSON unfit to be walked through: keys that every object has, and nesting without end. */
export function treeProblem(value: Json, path: readonly string[] = []): Problem | null {
  if (typeof value !== 'object' || value === null) return null;
  if (path.length > DEEPEST) return { path: path.slice(0, 3), message: TOO_DEEP };
  for (const key of Object.keys(value)) {
    if (key in {})
      return { path: [...path, key], message: `found "${key}", expected another name; this one is reserved` };
    const found = treeProblem((value as Table)[key], [...path, key]);
    if (found) return found;
  }
  return null;
}

const TOO_DEEP = `found keys nested more than ${DEEPEST} deep, expected a scenario`;
const REPEATED = 'found a key that this map has already, expected each key once';

/** Keys of a map that it has before already; the parser's own look for them takes the square of their number. */
function repeatedKeys(map: YAMLMap): Node[] {
  const seen = new Set<string>();
  return map.items.flatMap(({ key }) => {
    const text = String(isNode(key) ? key.toJSON() : key);
    const again = seen.has(text) && text !== MERGE;
    seen.add(text);
    return again && isNode(key) ? [key] : [];
  });
}

const MERGE = '<<';

/** Our words for the parser's errors. */
const SYNTAX: Record<string, string> = {
  MULTIPLE_DOCS: 'found a second document, expected one scenario in a file',
  RESOURCE_EXHAUSTION: TOO_DEEP,
  TAB_AS_INDENT: 'found a tab as indentation, expected spaces',
  BAD_INDENT: 'found a line that is not in line with those beside it, expected the same indentation',
};

/** `over` laid over `under`. A map whose keys are places of a list changes those places of it. */
export function merge(under: Json | undefined, over: Json): Json {
  if (!isPlainMap(over)) return over;
  if (Array.isArray(under) && namesPlaces(over, under.length)) {
    return under.map((item, i) => (String(i) in over ? merge(item, over[i]) : item));
  }
  const result: Table = isPlainMap(under) && !isQuantity(over) ? { ...under } : {};
  for (const key of outdated(under, over)) delete result[key];
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete result[key];
    else result[key] = merge(result[key], value);
  }
  return result;
}

/** Keys that go with what is replaced: other languages of a text told anew in English, and the forms of a new label. */
function outdated(under: Json | undefined, over: Table): string[] {
  if (!isPlainMap(under)) return [];
  if (isText(over)) return Object.keys(under).filter((key) => LANGUAGE_CODE.test(key));
  return 'label' in over ? FORMS : [];
}

/** The forms of a label within a sentence. */
const FORMS = ['singular', 'plural'];

/** What is told by language: a text, or the lines of a lesson. */
const isText = (value: Table): boolean =>
  'en' in value &&
  Object.entries(value).every(
    ([key, told]) => LANGUAGE_CODE.test(key) && (typeof told === 'string' || (isPlainMap(told) && 'objective' in told)),
  );

const namesPlaces = (over: Table, length: number): boolean =>
  Object.keys(over).length > 0 && Object.keys(over).every((key) => /^\d+$/.test(key) && Number(key) < length);

/** A number written with its source replaces the one below it whole. */
const isQuantity = (value: Table): boolean => 'value' in value && ('source' in value || 'evidence' in value);
