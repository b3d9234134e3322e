import { posix } from 'node:path';
import { imports, lineOf, type Node, type Source } from './source.ts';

export interface Violation {
  place: string;
  message: string;
}

type Rule = (source: Source) => Violation[];

/** What the files of a folder of src may import from, besides their own folder. */
const layers: Record<string, string[]> = {
  base: [],
  texts: ['base'],
  kernels: ['base'],
  scenario: ['base', 'texts'],
  world: ['base', 'texts', 'kernels', 'scenario'],
  step: ['base', 'texts', 'kernels', 'scenario', 'world'],
  threads: ['base', 'texts', 'kernels', 'scenario', 'world', 'step', 'observe'],
  observe: ['base', 'texts', 'kernels', 'scenario', 'world', 'step'],
  run: ['base', 'texts', 'kernels', 'scenario', 'world', 'step', 'threads', 'observe'],
  serve: ['base', 'texts', 'kernels', 'scenario', 'world', 'step', 'threads', 'observe', 'run'],
  link: ['base', 'texts', 'scenario', 'run'],
  analysis: ['base', 'texts', 'scenario'],
  files: ['base'],
  sweep: ['base', 'texts', 'kernels', 'scenario', 'world', 'step', 'observe', 'run', 'analysis', 'files'],
  bench: [
    'base',
    'texts',
    'kernels',
    'scenario',
    'world',
    'step',
    'observe',
    'threads',
    'run',
    'analysis',
    'validation',
  ],
  claims: ['texts', 'scenario', 'run', 'analysis'],
  validation: [
    'base',
    'texts',
    'kernels',
    'scenario',
    'world',
    'step',
    'observe',
    'run',
    'analysis',
    'sweep',
    'claims',
  ],
  cli: [
    'base',
    'texts',
    'kernels',
    'scenario',
    'world',
    'step',
    'observe',
    'threads',
    'run',
    'serve',
    'link',
    'analysis',
    'files',
    'sweep',
    'bench',
    'claims',
    'validation',
    'render',
  ],
  render: ['base', 'texts', 'scenario', 'serve'],
  ui: ['base', 'texts', 'scenario', 'run', 'serve', 'link', 'analysis', 'claims', 'sweep', 'render'],
};

/** All that render and ui see of the simulation and of sweeps. */
const windows = [
  'src/serve/protocol.ts',
  'src/run/scenario-arms.ts',
  'src/run/command.ts',
  'src/serve/connect.ts',
  'src/serve/guarded.ts',
  'src/run/imported-scenario.ts',
  'src/run/read-checked.ts',
  'src/run/read-value.ts',
  'src/sweep/connect-workers.ts',
  'src/sweep/plan.ts',
  'src/sweep/read-sweep.ts',
  'src/sweep/report/charts.ts',
  'src/sweep/result-rows.ts',
  'src/sweep/robustness-file.ts',
];

/** What a worker may see of drawing: the end where pictures come from the page. */
const drawingWorker = 'src/render/serve-drawing.ts';

/** Where a run is computed, read, reduced to numbers, and written. */
const exactFolders =
  /^src\/(base|kernels|world|step|observe|run|serve|analysis|files|sweep|validation)\/|^src\/scenario\/compile/;
/** What a file of these may use all the same, since nothing that is promised to be the same comes from it. */
const exempt: Record<string, { names: readonly string[]; why: string }> = {
  'src/sweep/worker.ts': { names: ['performance'], why: 'how long runs take is told to the person who waits' },
  'src/validation/exact-solutions.ts': {
    names: ['cos'],
    why: 'the cosine modes are a reference for tests, held to a tolerance',
  },
};
/** The page's ends of the connections to its workers: they compute nothing. */
const hostSide = ['src/serve/connect.ts', 'src/threads/page-threads.ts'];

const exactMath = new Set(
  ['abs', 'min', 'max', 'floor', 'ceil', 'trunc', 'round', 'sign', 'imul', 'fround', 'sqrt', 'clz32', 'PI', 'SQRT2'], //
);
const inexactGlobals = new Set(
  'Date performance Intl TextDecoder TextEncoder atob btoa Atomics fetch crypto structuredClone'.split(' '),
);
const browserGlobals = new Set(
  (
    'document window navigator location history localStorage sessionStorage alert getComputedStyle matchMedia ' +
    'requestAnimationFrame cancelAnimationFrame Image Document Element Event EventTarget KeyboardEvent MouseEvent ' +
    'PointerEvent ResizeObserver MutationObserver CanvasRenderingContext2D OffscreenCanvas'
  ).split(' '),
);
const browserPackages = /^(preact|@preact\/|pixi\.js|uplot|@fontsource)/;
const nodePackages =
  /^(assert|buffer|child_process|crypto|fs|module|os|path|process|stream|url|util|worker_threads|zlib)(\/|$)/;

/** Imports go one way: base ← texts ← scenario, world ← step, observe ← run ← serve, sweep, cli, workers; render and ui apart. */
export const importsGoOneWay: Rule = (source) => {
  const [top, layer = ''] = source.path.split('/');
  const isEntry = !source.path.startsWith('src/') || source.path.split('/').length === 2;
  return imports(source).flatMap(({ node, from }) => {
    if (!from.startsWith('.')) return [];
    const target = posix.join(posix.dirname(source.path), from.replace(/\?.*$/, ''));
    const refuse = (why: string) => [at(source, node, `imports ${target}: ${why}`)];
    if (target.startsWith('build/')) return layer === 'kernels' ? [] : refuse('only src/kernels sees what is built');
    if (!target.startsWith('src/')) {
      return /^(workers|scenarios)\/|^package\.json$/.test(target) || isEntry ? [] : refuse('src imports from src');
    }
    const other = target.split('/')[1] ?? '';
    if (isEntry) {
      if (top !== 'workers' || target === drawingWorker) return [];
      return /^(ui|render|cli)$/.test(other) ? refuse('a worker has no page') : [];
    }
    const allowed = layers[layer];
    if (!allowed) return refuse(`folder src/${layer} has no place in the order of layers yet`);
    if (other !== layer && !allowed.includes(other))
      return refuse(`${layer} may import ${allowed.join(', ') || 'nothing'}`);
    if (/^(render|ui)$/.test(layer) && /^(run|serve|sweep)$/.test(other) && !windows.includes(target)) {
      return refuse(`the page sees only ${windows.join(', ')}`);
    }
    return [];
  });
};

/** The document and everything else that only a page has: in render and ui, and where the page connects to its worker. */
export const pageOnlyInRenderAndUi: Rule = (source) => {
  if (!source.path.startsWith('src/') || /^src\/(render|ui)\//.test(source.path)) return [];
  if (hostSide.includes(source.path)) return [];
  return [
    ...globals(source)
      .filter(({ name }) => browserGlobals.has(name) || /^(HTML|SVG|WebGL)\w*/.test(name))
      .map(({ node, name }) => at(source, node, `'${name}' exists only in a page`)),
    ...imports(source)
      .filter(({ from }) => browserPackages.test(from))
      .map(({ node, from }) => at(source, node, `'${from}' is for render and ui`)),
  ];
};

/** Files, processes and threads of Node: in cli, files, sweep and bench alone. */
export const nodeOnlyInCliAndSweep: Rule = (source) => {
  if (!source.path.startsWith('src/') || /^src\/(cli|files|sweep|bench)\//.test(source.path)) return [];
  return [
    ...imports(source)
      .filter(({ from }) => from.startsWith('node:') || nodePackages.test(from))
      .map(({ node, from }) => at(source, node, `'${from}' is for cli, files, sweep and bench`)),
    ...globals(source)
      .filter(({ name }) => /^(process|Buffer|require|__dirname|__filename|setImmediate)$/.test(name))
      .map(({ node, name }) => at(source, node, `'${name}' exists only in Node`)),
  ];
};

const WRITERS =
  /^(append|chmod|copy|cp|create|ftruncate|link|mkdir|mkdtemp|open|rename|rm|rmdir|symlink|truncate|unlink|write)[A-Z]?/;

/** Files and folders are written, made and removed by `src/files`, which says what could not be; a bench has its own. */
export const writesInFiles: Rule = (source) => {
  if (!source.path.startsWith('src/') || /^src\/(files|bench)\/|\/bench[^/]*$/.test(source.path)) return [];
  return imports(source)
    .filter(({ from }) => /^(node:)?fs(\/promises)?$/.test(from))
    .flatMap(({ node }) =>
      ((node.specifiers as Node[] | undefined) ?? []).map((one) => one.imported as Node | undefined),
    )
    .flatMap((name) => (name && WRITERS.test(String(name.name)) && name.name !== 'openSync' ? [name] : []))
    .map((name) => at(source, name, `'${name.name}' is for files`));
};

/** What gives other bits in another engine, place or time has no part in computing a step. */
export const sameBitsEverywhere: Rule = (source) => {
  if (!exactFolders.test(source.path) || hostSide.includes(source.path)) return [];
  const found: Violation[] = [];
  const refuse = (node: Node, message: string) => found.push(at(source, node, message));
  const allowed = exempt[source.path]?.names ?? [];
  for (const { node, name, parent } of globals(source)) {
    if (inexactGlobals.has(name) && !allowed.includes(name)) refuse(node, `'${name}' is not the same everywhere`);
    if (name !== 'Math') continue;
    const member = parent?.type === 'MemberExpression' && !parent.computed ? (parent.property as Node).name : undefined;
    if (typeof member !== 'string') refuse(node, 'Math is only for naming one of its exact members');
    else if (!exactMath.has(member) && !allowed.includes(member))
      refuse(node, `Math.${member} is not exact; see src/base`);
  }
  for (const { node } of source.nodes) {
    if (/^(Binary|Assignment)Expression$/.test(node.type) && /^\*\*=?$/.test(node.operator as string)) {
      refuse(node, '** is not exact; see src/base');
    }
    if (node.type !== 'MemberExpression') continue;
    const name = propertyName(node);
    if (/^toLocale|^localeCompare$/.test(name)) refuse(node, `'${name}' depends on the language of the machine`);
  }
  for (const { node } of source.nodes) {
    if (node.type !== 'CallExpression' || (node.arguments as Node[]).length > 0) continue;
    const callee = node.callee as Node;
    if (callee.type === 'MemberExpression' && /^(sort|toSorted)$/.test(propertyName(callee))) {
      refuse(node, 'sort needs a comparator');
    }
  }
  return found;
};

const typedArrays = /^(Uint8|Int32|Uint32|Float32|Float64)Array$/;

/** Names of the types of some sources that hold arrays which can be written, themselves or in what they are made of. */
export function mutableTypes(sources: readonly Source[]): Set<string> {
  const uses = new Map<string, Set<string>>();
  for (const { nodes } of sources) {
    for (const { node, parents } of nodes) {
      if (!/^(TSTypeReference|TSExpressionWithTypeArguments|TSClassImplements)$/.test(node.type)) continue;
      const name = ((node.typeName ?? node.expression) as Node | undefined)?.name;
      const owner = parents.find(({ type }) => /^(TSInterface|TSTypeAlias|Class)Declaration$/.test(type));
      const isSeen = parents.some(
        (parent) => parent.type === 'TSTypeReference' && (parent.typeName as Node).name === 'ReadOnly',
      );
      if (!owner || isSeen || typeof name !== 'string') continue;
      const own = String((owner.id as Node).name);
      uses.set(own, (uses.get(own) ?? new Set()).add(name));
    }
  }
  const mutable = new Set<string>();
  for (let before = -1; before !== mutable.size; ) {
    before = mutable.size;
    for (const [own, names] of uses)
      if ([...names].some((name) => typedArrays.test(name) || mutable.has(name))) mutable.add(own);
  }
  return mutable;
}

/** Observers are given a window: no type of state or engine that can be written is known in their room. */
export function observersOnlyLook(mutable: ReadonlySet<string>): Rule {
  return (source) => {
    if (!source.path.startsWith('src/observe/')) return [];
    return imports(source).flatMap(({ node, from }) => {
      if (!/(^|\/)(step|world)\//.test(from)) return [];
      const specifiers = (node.specifiers as Node[] | undefined) ?? [];
      const names = specifiers.map((one) => String(((one.imported ?? one.local) as Node).name));
      const whole = specifiers.length === 0 || specifiers.some(({ type }) => type === 'ImportNamespaceSpecifier');
      if (node.type === 'TSImportType') names.push(String((node.qualifier as Node | null)?.name ?? ''));
      else if (whole) return [at(source, node, `takes all of ${from}; observers name what they look at`)];
      const wrong = names.filter((name) => mutable.has(name));
      return wrong.length === 0 ? [] : [at(source, node, `${wrong.join(', ')} can be written; observers see a Window`)];
    });
  };
}

/** A scenario is compiled where it comes through the door, once; whoever needs its model asks there. */
export const compilesAtTheDoor: Rule = (source) => {
  if (!source.path.startsWith('src/') || source.path === 'src/scenario/prepared.ts') return [];
  return imports(source)
    .filter(({ from }) => /(^|\/)compile\.ts$/.test(from))
    .map(({ node }) => at(source, node, 'compiles by itself; src/scenario/prepared.ts has the model of a scenario'));
};

/** Lists with places that hold nothing: of them `!` says that this place does. */
const listsWithGaps = /^(lesions|row)\[/;

/** No `any`, no void `!`, no default export, no console, no note of work left undone. */
export const cleanCode: Rule = (source) => {
  const found: Violation[] = [];
  for (const { node } of source.nodes) {
    if (node.type === 'TSNonNullExpression' && isIndexed(node.expression as Node)) {
      if (!listsWithGaps.test(source.text.slice(node.start, node.end)))
        found.push(at(source, node, "'!' behind an index says nothing"));
    }
    if (node.type === 'TSAnyKeyword') found.push(at(source, node, "'any' hides mistakes"));
    if (node.type === 'ExportDefaultDeclaration') found.push(at(source, node, 'no default exports'));
  }
  for (const { node, name } of globals(source)) {
    if (name === 'console') found.push(at(source, node, 'no console output; write to a stream or show it'));
  }
  for (const match of source.text.matchAll(/\b(TODO|FIXME|XXX|HACK)\b/g)) {
    found.push({ place: `${source.path}:${lineOf(source, match.index)}`, message: `'${match[0]}': do it or file it` });
  }
  return found;
};

const isIndexed = ({ type, computed }: Node): boolean => type === 'MemberExpression' && computed === true;

/** Ways in which a test reads a clock. */
const clock = /\b(performance\.now|expectWithin|overhead)\b/;

/** Files whose tests run with nothing beside them. */
const quiet = /\.(clock|long)\.test\.ts$/;

/**
 * A test runs again by itself only when it holds something to a clock, which other work on the machine may hold up
 * once; then it has the machine to itself.
 */
export const retriesReadAClock: Rule = (source) =>
  source.nodes.flatMap(({ node, parents }) => {
    const [options, call] = parents;
    if (node.type !== 'Property' || textOf(node.key as Node) !== 'retry') return [];
    const { start, end } = call ?? node;
    const isOfTest = call?.type === 'CallExpression' && (call.arguments as Node[]).includes(options);
    if (isOfTest && quiet.test(source.path) && clock.test(source.text.slice(start, end))) return [];
    return [at(source, node, "'retry' is for a test in a '.clock' or '.long' file that reads a clock")];
  });

/** Names of the biology that are also words for what the engine does; only as a whole text do they name a row. */
const ordinaryWords = new Set(['oxygen', 'tumour', 'vessel', 'sprout', 'sinusoid', 'bone']);
/** A kind of field that the engine solves in its own way, besides being a row. */
const kinds = new Set(['oxygen']);

/** The engine and the page know no biology by name: cell types, ligands and drugs are rows of a scenario. */
export function namesNoBiology(names: string[]): Rule {
  const lower = names.map((name) => name.toLowerCase());
  const proper = new Set(lower.filter((name) => !ordinaryWords.has(name)));
  const ordinary = new Set(lower.filter((name) => ordinaryWords.has(name) && !kinds.has(name)));
  return (source) => {
    if (!source.path.startsWith('src/')) return [];
    return source.nodes.flatMap(({ node, parents: [parent] }) => {
      if (/^(Import|Export)/.test(parent?.type ?? '') && node.type === 'Literal') return [];
      const text = textOf(node);
      const isName = node.type === 'Literal' && ordinary.has(text.toLowerCase());
      const word = isName ? text : wordsOf(text).find((part) => proper.has(part));
      return word === undefined ? [] : [at(source, node, `'${word}' is named in a scenario, not in code`)];
    });
  };
}

/** What a node says: the text of a string, a template or JSX, or a name. */
function textOf(node: Node): string {
  const text =
    node.type === 'TemplateElement'
      ? (node.value as { raw: string }).raw
      : node.type === 'Identifier'
        ? node.name
        : /^(Literal|JSXText)$/.test(node.type)
          ? node.value
          : '';
  return typeof text === 'string' ? text : '';
}

/** Words of a sentence, a path or a camelCase name, in lower case; `CXCL12` and `M1` stay whole. */
function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u);
}

/** Names that are used and not declared in the file: globals, in code and in types. */
function globals(source: Source): { node: Node; name: string; parent: Node | undefined }[] {
  return source.nodes.flatMap(({ node, parents: [parent] }) => {
    if (node.type !== 'Identifier' || source.declared.has(node.name as string)) return [];
    const isProperty = parent?.type === 'MemberExpression' && parent.property === node && !parent.computed;
    const isKey = parent?.key === node && !parent.computed && !parent.shorthand;
    const isLabel = parent?.type === 'TSQualifiedName' && parent.right === node;
    return isProperty || isKey || isLabel ? [] : [{ node, name: node.name as string, parent }];
  });
}

function propertyName(member: Node): string {
  const property = member.property as Node;
  return String(member.computed ? (property.value ?? '') : property.name);
}

function at(source: Source, node: Node, message: string): Violation {
  return { place: `${source.path}:${lineOf(source, node.start)}`, message };
}
