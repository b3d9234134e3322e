/** What became of a project of PhysiCell: what was kept, changed, left out and added. */
import { numberIn } from './csv-rows.ts';
import type { XmlNode } from './xml-tree.ts';

/** One thing and where it was; `why` says why it was changed, left out or added. */
export interface Told {
  at: string;
  what: string;
  why?: string;
  /** Whether the tissue does the same without it. */
  idle?: true;
}

export interface ProjectReport {
  kept: Told[];
  changed: Told[];
  leftOut: Told[];
  added: Told[];
}

export const emptyReport = (): ProjectReport => ({ kept: [], changed: [], leftOut: [], added: [] });

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

/** Why parts of a settings file have no counterpart, by their path. */
const REASONS: readonly (readonly [RegExp, string, idle?: true])[] = [
  [/\/save\//, 'output is chosen on the command line', true],
  [/\/parallel\//, 'threads are chosen on the command line', true],
  [/\/dt_/, 'the solvers here choose their own steps', true],
  [/\/options\/(legacy|virtual_wall|disable_automated)/, 'cells on a lattice have no forces', true],
  [/\/(death|cycle)\//, 'of death and division only rates and times of clearance are kept', true],
  [/\/use_2D\//, 'cells on a lattice stay in its plane', true],
  [/\/volume\//, 'cells here have one size', true],
  [/\/mechanics\//, 'cells on a lattice have no forces'],
  [/\/chemotax|\/chemotactic|\/migration_bias/, 'cells here climb by the difference in receptor occupancy'],
  [/\/persistence_time/, 'persistence here is one number a type, without a time'],
  [/\/motility\//, 'cells here move on a lattice'],
  [/\/secretion\//, 'secretion here is an amount'],
  [
    /\/(attack|damage|immunogenicit|fusion|live_phagocytosis|cell_integrity)/,
    'killing here is a state of the killer that its neighbours read',
  ],
  [/\/cell_asymmetric_divisions\//, 'daughters here are of the type of their mother'],
  [/\/custom_data\/|\/user_parameters\//, 'it is for code of the project, which is not read', true],
  [/\/initial_parameter_distributions\//, 'cells of a type begin alike here'],
  [/\/intracellular\//, 'models inside cells have no counterpart'],
  [/\/Dirichlet_options\//, 'a tissue here is a plane, without ends in z', true],
  [/\/initial_conditions\//, 'only cell positions are read'],
  [/\/microenvironment_setup\/options\//, 'fields here begin and are held by numbers, not from files', true],
];

const NO_REASON = [/^/, 'it has no counterpart here'] as const;

/** Says what of a tree was never read, one line for all places alike; zeros and what is switched off are nothing. */
export function tellUnread(report: ProjectReport, root: XmlNode): void {
  const groups = new Map<string, { tags: Set<string>; owners: Set<string>; why: string; idle: boolean }>();
  const visit = (node: XmlNode, path: string, owner: string): void => {
    if (/^(false|0)$/i.test(node.attributes.enabled ?? '')) return;
    const named = node.tag === 'cell_definition' ? (node.attributes.name ?? '') : owner;
    for (const child of node.children) visit(child, `${path}/${node.tag}`, named);
    if (node.read || node.children.length > 0 || isNothing(node.text)) return;
    const full = `${path}/${node.tag}`;
    const [, why, idle] = REASONS.find(([pattern]) => pattern.test(`${full}/`)) ?? NO_REASON;
    const at = path.split('/').slice(2).join('/') || node.tag;
    const group = groups.get(at) ?? { tags: new Set(), owners: new Set(), why, idle: idle === true };
    group.tags.add(node.tag);
    if (named !== '') group.owners.add(named);
    groups.set(at, group);
  };
  visit(root, '', '');
  for (const [at, { tags, owners, why, idle }] of groups) {
    const of = owners.size > 0 ? ` of ${[...owners].join(', ')}` : '';
    report.leftOut.push({ at, what: `${[...tags].join(', ')}${of}`, why, ...(idle && { idle }) });
  }
}

const isNothing = (text: string): boolean => text === '' || /^false$/i.test(text) || numberIn(text) === 0;
