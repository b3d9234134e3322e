/**
 * The texts that make up one scenario: the file itself, what it extends, and changes given on the command line. They
 * are merged key by key, later ones over earlier ones; null removes a key, lists replace lists. Every value keeps the
 * place where it was written, for error messages.
 */
import { isMap, isNode, isPair, LineCounter, type Node, parseDocument, visit, type YAMLMap } from 'yaml';
import { DEEPEST, type Json, TOO_DEEP } from './plain-tree.ts';

export interface Layer {
  name: string;
  value: Json;
  contents: Node | null;
  lines: LineCounter;
  /** For a change: the keys that `contents` belongs under, and the column where it begins. */
  under?: { keys: string[]; column: number };
}

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
  // Warnings of the parser, about unknown tags, would be lost otherwise.
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

const REPEATED = 'found a key that this map has already, expected each key once';

/** Repeated keys of a map; the parser's own check takes quadratic time. */
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

/** The parser's errors in our own words. */
const SYNTAX: Record<string, string> = {
  MULTIPLE_DOCS: 'found a second document, expected one scenario in a file',
  RESOURCE_EXHAUSTION: TOO_DEEP,
  TAB_AS_INDENT: 'found a tab as indentation, expected spaces',
  BAD_INDENT: 'found a line that is not in line with those beside it, expected the same indentation',
};
