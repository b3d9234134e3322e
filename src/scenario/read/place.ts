/** Where in the texts of a scenario a path was written, for error messages. */
import { isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Layer } from './layers.ts';
import { isPlainMap, type Json } from './plain-tree.ts';

export interface Place {
  name: string;
  line: number;
  column: number;
}

/** Where a path was written: the key itself if `atKey`, else its value; the deepest part that some layer has. */
export function placeOf(layers: readonly Layer[], path: readonly PropertyKey[], atKey: boolean): Place {
  const lowest = listOwner(layers, path);
  for (let depth = path.length; depth >= 0; depth--) {
    for (let i = layers.length - 1; i >= lowest; i--) {
      const layer = layers[i];
      const place = placeIn(layer, path.slice(0, depth), atKey && depth === path.length);
      if (place) return place;
    }
  }
  return { name: layers[0]?.name ?? '', line: 1, column: 1 };
}

/** How a number, word or flag was written in the last layer that has the path; undefined if there is no such text. */
export function writtenAt(layers: readonly Layer[], path: readonly string[]): string | undefined {
  for (let i = layers.length - 1; i >= 0; i--) {
    const { contents, under } = layers[i];
    const keys = under?.keys ?? [];
    if (keys.some((key, k) => key !== path[k])) continue;
    const node = nodeIn(contents, path.slice(keys.length))?.node;
    if (node !== undefined) return isScalar(node) ? node.source : undefined;
  }
  return undefined;
}

/** Index of the last layer with a list on the path: lists are replaced whole, so that layer alone has the entries. */
function listOwner(layers: readonly Layer[], path: readonly PropertyKey[]): number {
  for (let i = layers.length - 1; i > 0; i--) {
    let value: Json | undefined = layers[i].value;
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

/** Pairs of a map by key, indexed once: a file may have thousands of problems. */
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
