/** What became of a project of PhysiCell: what was kept, changed, left out and added. */
import { numberIn } from './csv-rows.ts';
import { isYes, type XmlNode } from './xml-tree.ts';

/** One thing and where it was; `why` says why it was changed, left out or added. */
export interface Told {
  at: string;
  what: string;
  why?: string;
  /** Whether the tissue does the same without it. */
  idle?: true;
  /** Paths of the elements of the settings file that it is about; each element is in one line. */
  elements?: string[];
}

export interface ProjectReport {
  kept: Told[];
  changed: Told[];
  leftOut: Told[];
  added: Told[];
}

export const emptyReport = (): ProjectReport => ({ kept: [], changed: [], leftOut: [], added: [] });

/** Adds a line about some elements; those of which an earlier line speaks stay there. */
export function tell(list: Told[], told: Told, nodes: readonly (XmlNode | undefined)[]): void {
  const elements = nodes.flatMap((node) => {
    if (node === undefined || node.told) return [];
    node.told = true;
    return [node.path];
  });
  list.push({ ...told, ...(elements.length > 0 && { elements }) });
}

/** The parts of a report, what changes the result first. */
export const PARTS = ['lost', 'changed', 'added', 'idle', 'kept'] as const;
export type Part = (typeof PARTS)[number];

/** What a part holds, together where the reason is the same. */
export interface Group {
  /** The reason of several; of a single one it is its own. */
  why: string;
  told: Told[];
}

export function partsOf(report: ProjectReport): { part: Part; count: number; groups: Group[] }[] {
  const lists: Record<Part, Told[]> = {
    lost: report.leftOut.filter(({ idle }) => idle === undefined),
    changed: report.changed,
    added: report.added,
    idle: report.leftOut.filter(({ idle }) => idle !== undefined),
    kept: report.kept,
  };
  return PARTS.flatMap((part) =>
    lists[part].length > 0 ? [{ part, count: lists[part].length, groups: grouped(lists[part]) }] : [],
  );
}

function grouped(list: readonly Told[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of list) {
    const why = one.why ?? '';
    const group = why === '' ? undefined : groups.get(why);
    if (group) group.told.push(one);
    else groups.set(why === '' ? `${groups.size}` : why, { why, told: [one] });
  }
  return [...groups.values()];
}

const WORDS: Readonly<Record<Part, string>> = {
  lost: 'left out, with an effect',
  changed: 'changed',
  added: 'added',
  idle: 'left out, without an effect',
  kept: 'kept',
};

/** The report as lines of text: first how much of each part there is. */
export function reportLines(report: ProjectReport): string[] {
  const parts = partsOf(report);
  return [
    parts.map(({ part, count }) => `${WORDS[part]}: ${count}`).join('; '),
    ...parts.flatMap(({ part, count, groups }) => [`${WORDS[part]} (${count}):`, ...groups.flatMap(groupLines)]),
  ];
}

function groupLines({ why, told }: Group): string[] {
  const of = ({ at, what }: Told): string => `${at}: ${what}`;
  if (told.length === 1) return [`  ${of(told[0])}${why === '' ? '' : `: ${why}`}`];
  return [`  ${why} (${told.length}):`, ...told.map((one) => `    ${of(one)}`)];
}

const always = (): boolean => true;
/** What a type says of daughters of its own type. */
const ofItself = ({ attributes }: XmlNode, owner: string): boolean => attributes.name === owner;

/** Why parts of a settings file have no counterpart, by their path. */
const REASONS: readonly (readonly [RegExp, string, idle?: (node: XmlNode, owner: string) => boolean])[] = [
  [/\/custom_data\/|\/user_parameters\//, 'it is for code of the project, which is not read', always],
  [/\/save\//, 'output is chosen on the command line', always],
  [/\/parallel\//, 'threads are chosen on the command line', always],
  [/\/dt_/, 'the solvers here choose their own steps', always],
  [/\/options\/(legacy|virtual_wall|disable_automated)/, 'cells on a lattice have no forces', always],
  [/\/\w*asymmetric_division/, 'daughters here are of the type of their mother', ofItself],
  [/\/is_(movable|motile)\//, 'whether a type is mobile here follows from its speed and division'],
  [/\/(death|cycle)\//, 'of death and division only rates and times of clearance are kept', always],
  [/\/use_2D\//, 'cells on a lattice stay in its plane', always],
  [/\/volume\//, 'cells here have one size', always],
  [/\/mechanics\//, 'cells on a lattice have no forces'],
  [/\/chemotax|\/chemotactic|\/migration_bias/, 'cells here climb by the difference in receptor occupancy'],
  [/\/persistence_time/, 'persistence here is one number a type, without a time'],
  [/\/motility\//, 'cells here move on a lattice'],
  [/\/secretion\//, 'secretion here is an amount'],
  [
    /\/(attack|damage|immunogenicit|fusion|live_phagocytosis|cell_integrity)/,
    'killing here is a state of the killer that its neighbours read',
  ],
  [/\/initial_parameter_distributions\//, 'cells of a type begin alike here'],
  [/\/intracellular\//, 'models inside cells have no counterpart'],
  [/\/Dirichlet_options\//, 'a tissue here is a plane, without ends in z', always],
  [/\/initial_conditions\//, 'only cell positions are read'],
  [/\/(dirichlet_nodes|initial_condition)\//, 'fields here begin and are held by numbers, not from files'],
  [/\/microenvironment_setup\/options\//, 'fields here begin and are held by numbers, not from files', always],
];

const NO_REASON = [/^/, 'it has no counterpart here'] as const;

interface Rest {
  at: string;
  tags: Set<string>;
  owners: Set<string>;
  why: string;
  idle: boolean;
  nodes: XmlNode[];
}

/**
 * Says what no line has told yet: what was read, with its value; and what never was, with the reason, one line for all
 * places alike. What is not read and 0, false or switched off is nothing, and so is 0 or false of a cell type.
 */
export function tellRest(report: ProjectReport, root: XmlNode): void {
  const left = new Map<string, Rest>();
  const kept = new Map<string, XmlNode[]>();
  const visit = (node: XmlNode, path: string, section: string, owner: string, off: boolean): void => {
    const isType = node.tag === 'cell_definition';
    const named = isType ? (node.attributes.name ?? '') : owner;
    const isOff = off || /^(false|0)$/i.test(node.attributes.enabled ?? '');
    for (const child of node.children)
      visit(child, `${path}/${node.tag}`, isType ? node.path : section || child.path, named, isOff);
    if (node.told || node.children.length > 0 || node.text === '') return;
    if (node.read) {
      if (named === '' || !isNothing(node)) kept.set(section, [...(kept.get(section) ?? []), node]);
      return;
    }
    if (isOff || isNothing(node)) return;
    const full = `${path}/${node.tag}`;
    const [, why, idles] = REASONS.find(([pattern]) => pattern.test(`${full}/`)) ?? NO_REASON;
    const at = path.split('/').slice(2).join('/') || node.tag;
    const idle = idles?.(node, named) === true;
    const key = [at, why, idle].join('\n');
    const rest = left.get(key) ?? { at, tags: new Set(), owners: new Set(), why, idle, nodes: [] };
    rest.tags.add(node.tag);
    if (named !== '') rest.owners.add(named);
    rest.nodes.push(node);
    left.set(key, rest);
  };
  visit(root, '', '', '', false);
  for (const { at, tags, owners, why, idle, nodes } of left.values()) {
    const of = owners.size > 0 ? ` of ${[...owners].join(', ')}` : '';
    tell(report.leftOut, { at, what: `${[...tags].join(', ')}${of}`, why, ...(idle && { idle }) }, nodes);
  }
  for (const [section, nodes] of kept) {
    const at = section
      .replace(/^PhysiCell_settings\/(cell_definitions\/)?/, '')
      .replace(/^cell_definition\[(.*)\]$/, 'cell_definition "$1"');
    tell(report.kept, { at, what: nodes.map((node) => written(node, section)).join(', ') }, nodes);
  }
}

/** An element of a section as the file has it: `apoptosis/death_rate 5e-05`. */
function written(node: XmlNode, section: string): string {
  const path = node.path === section ? node.tag : node.path.slice(section.length + 1).replace(/^phenotype\//, '');
  const { enabled } = node.attributes;
  return `${path} ${node.text}${enabled === undefined || isYes(enabled) ? '' : ' (off)'}`;
}

const isNothing = ({ tag, text }: XmlNode): boolean =>
  text === '' || (/^false$/i.test(text) && !/^is_(movable|motile)$/.test(tag)) || numberIn(text) === 0;
