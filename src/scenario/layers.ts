/**
 * The texts that make up one scenario: the file itself, what it extends, and changes given on the command line. They
 * are merged key by key, later ones over earlier ones; null removes a key, lists replace lists. Every value keeps the
 * place it was written at, for error messages.
 */
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { LANGUAGE_CODE } from '../texts/text.ts';
import type { Problem } from './problems.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Table = { [key: string]: Json };

export interface Layer {
  name: string;
  value: Json;
  contents: Node | null;
  lines: LineCounter;
  /** Where a change stands: the keys that `contents` belongs under, and the column at which it begins. */
  under?: { keys: string[]; column: number };
}

export interface Place {
  name: string;
  line: number;
  column: number;
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
    const found = treeProblem((value as Table)[key]!, [...path, key]);
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
    return under.map((item, i) => (String(i) in over ? merge(item, over[i]!) : item));
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

/** Fills in `like` of cell types: what a type does not say is taken from the one it is like. */
export function resolveLikes(cells: Json | undefined): Json | undefined {
  if (!isPlainMap(cells)) return cells;
  const resolved: Table = {};
  const inCircle = likeCircles(cells);
  for (const id of Object.keys(cells)) {
    // Those that it is like, nearest first, up to one that is known or like no other.
    const chain: string[] = [];
    for (let at: string | undefined = id; at !== undefined && !Object.hasOwn(resolved, at); at = likeOf(cells, at)) {
      chain.push(at);
      if (inCircle.has(at)) break;
    }
    for (const one of chain.reverse()) {
      const base = inCircle.has(one) ? undefined : likeOf(cells, one);
      resolved[one] = base === undefined ? cells[one]! : merge(resolved[base], cells[one]!);
    }
  }
  return Object.fromEntries(Object.keys(cells).map((id) => [id, resolved[id]!]));
}

/** The type that one is like, where there is such a type. */
function likeOf(cells: Table, id: string): string | undefined {
  const own = cells[id];
  const base = isPlainMap(own) ? own.like : undefined;
  return typeof base === 'string' && Object.hasOwn(cells, base) ? base : undefined;
}

/** Types that are like themselves, by way of others. */
export function likeCircles(cells: Table): ReadonlySet<string> {
  const circle = new Set<string>();
  const done = new Set<string>();
  for (const id of Object.keys(cells)) {
    const trail: string[] = [];
    let at: string | undefined = id;
    for (; at !== undefined && !done.has(at); at = likeOf(cells, at)) {
      done.add(at);
      trail.push(at);
    }
    const back = at === undefined ? -1 : trail.indexOf(at);
    if (back >= 0) for (const one of trail.slice(back)) circle.add(one);
  }
  return circle;
}

/** Where a path was written: the key itself if `atKey`, else its value; the deepest part that some layer has. */
export function placeOf(layers: readonly Layer[], path: readonly PropertyKey[], atKey: boolean): Place {
  const lowest = listOwner(layers, path);
  for (let depth = path.length; depth >= 0; depth--) {
    for (let i = layers.length - 1; i >= lowest; i--) {
      const layer = layers[i]!;
      const place = placeIn(layer, path.slice(0, depth), atKey && depth === path.length);
      if (place) return place;
    }
  }
  return { name: layers[0]?.name ?? '', line: 1, column: 1 };
}

/** How a number, word or flag was written in the layer that has the last word on it; undefined where no text stands there. */
export function writtenAt(layers: readonly Layer[], path: readonly string[]): string | undefined {
  for (let i = layers.length - 1; i >= 0; i--) {
    const { contents, under } = layers[i]!;
    const keys = under?.keys ?? [];
    if (keys.some((key, k) => key !== path[k])) continue;
    const node = nodeIn(contents, path.slice(keys.length))?.node;
    if (node !== undefined) return isScalar(node) ? node.source : undefined;
  }
  return undefined;
}

/** The last layer with a list on the way: lists are replaced whole, so what is in it or missing from it is there. */
function listOwner(layers: readonly Layer[], path: readonly PropertyKey[]): number {
  for (let i = layers.length - 1; i > 0; i--) {
    let value: Json | undefined = layers[i]!.value;
    for (const key of path) {
      if (Array.isArray(value)) return i;
      value = isPlainMap(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined;
    }
  }
  return 0;
}

function placeIn(layer: Layer, path: readonly PropertyKey[], atKey: boolean): Place | undefined {
  const under = layer.under ?? { keys: [], column: 1 };
  const shared = Math.min(under.keys.length, path.length);
  if (under.keys.slice(0, shared).some((key, i) => key !== String(path[i]))) return undefined;
  if (path.length === 0 && under.keys.length > 0) return undefined;
  const inside = path.slice(under.keys.length);
  if (under.keys.length > 0 && inside.length === 0) {
    return { name: layer.name, line: 1, column: atKey || path.length < under.keys.length ? 1 : under.column };
  }
  const offset = offsetIn(layer.contents, inside, atKey);
  if (offset === undefined) return undefined;
  const at = layer.lines.linePos(offset);
  return { name: layer.name, line: at.line, column: at.col + (at.line === 1 ? under.column - 1 : 0) };
}

/** Pairs of a map by their keys, found once: a file may have thousands of problems. */
const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairs.get(map);
  if (known) return known;
  const found = new Map<string, Pair>();
  for (const item of map.items) {
    const key = String(isNode(item.key) ? item.key.toJSON() : item.key);
    if (!found.has(key)) found.set(key, item);
  }
  pairs.set(map, found);
  return found;
}

function offsetIn(contents: Node | null, path: readonly PropertyKey[], atKey: boolean): number | undefined {
  const found = nodeIn(contents, path);
  if (!found) return undefined;
  const { node, key } = found;
  const chosen = atKey || !isNode(node) ? (key ?? node) : node;
  return isNode(chosen) ? chosen.range?.[0] : undefined;
}

/** What stands at a path, and its key. */
function nodeIn(contents: Node | null, path: readonly PropertyKey[]): { node: unknown; key: unknown } | undefined {
  let node: unknown = contents;
  let key: unknown = null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = pairsOf(node).get(String(step));
      if (!pair) return undefined;
      key = pair.key;
      node = pair.value;
    } else if (isSeq(node)) {
      key = node.items[Number(step)];
      node = key;
    } else return undefined;
  }
  return { node, key };
}
