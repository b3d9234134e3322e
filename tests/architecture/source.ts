import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** A node of the syntax tree (ESTree with TypeScript), as far as the rules look at it. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export interface Source {
  /** From the root of the project, with forward slashes. */
  path: string;
  text: string;
  /** Every node of the file with the chain of its parents, nearest first. */
  nodes: { node: Node; parents: Node[] }[];
  /** Names that the file itself declares or imports, so that they are no globals. */
  declared: Set<string>;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The TypeScript files under a folder of the project, parsed; AssemblyScript is no TypeScript and left out. */
export function readSources(folder: string): Source[] {
  return listFiles(folder)
    .filter((path) => /\.(ts|tsx|mjs|js)$/.test(path) && !path.startsWith('src/kernels/assembly/'))
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')));
}

/** Every file under a folder of the project; none when there is no such folder. */
export function listFiles(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const nodes: Source['nodes'] = [];
  walk(program as unknown as Node, [], nodes);
  return { path, text, nodes, declared: declaredNames(nodes) };
}

/** Every import and export from elsewhere, lazy ones and those of types alone among them. */
export function imports(source: Source): { node: Node; from: string; isType: boolean }[] {
  return source.nodes.flatMap(({ node }) => {
    if (!/^(Import(Declaration|Expression)|Export(All|Named)Declaration|TSImportType)$/.test(node.type)) return [];
    const from = (node.source as Node | null)?.value;
    if (typeof from !== 'string') return [];
    const parts = ((node.specifiers as Node[] | undefined) ?? []).map((part) => part.importKind ?? part.exportKind);
    const ofTypes = parts.length > 0 && parts.every((kind) => kind === 'type');
    const isType = node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type' || ofTypes;
    return [{ node, from, isType }];
  });
}

/** 1-based line of a place in the text. */
export function lineOf(source: Source, offset: number): number {
  return source.text.slice(0, offset).split('\n').length;
}

function walk(node: Node, parents: Node[], into: Source['nodes']): void {
  into.push({ node, parents });
  const chain = [node, ...parents];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && typeof (child as Node).type === 'string') {
        walk(child as Node, chain, into);
      }
    }
  }
}

function declaredNames(nodes: Source['nodes']): Set<string> {
  const names = new Set<string>();
  const bind = (pattern: unknown): void => {
    const node = pattern as Node | null;
    if (!node) return;
    if (node.type === 'Identifier') names.add(node.name as string);
    if (node.type === 'ArrayPattern') (node.elements as unknown[]).forEach(bind);
    if (node.type === 'ObjectPattern') (node.properties as unknown[]).forEach(bind);
    if (node.type === 'Property') bind(node.value);
    if (node.type === 'AssignmentPattern') bind(node.left);
    if (node.type === 'RestElement') bind(node.argument);
    if (node.type === 'TSParameterProperty') bind(node.parameter);
  };
  for (const { node } of nodes) {
    if (node.type === 'VariableDeclarator' || /Function|Class|TSInterface|TSTypeAlias|TSEnum/.test(node.type))
      bind(node.id);
    if (Array.isArray(node.params)) node.params.forEach(bind);
    if (node.type === 'CatchClause') bind(node.param);
    if (/^Import(Default|Namespace)?Specifier$/.test(node.type)) bind(node.local);
  }
  return names;
}
