/** What became of a project of PhysiCell: what was kept, changed, left out and added. */
import { numberIn } from './csv-rows.ts';
import type { XmlNode } from './xml-tree.ts';

/** One thing and where it was; `why` says why it was changed, left out or added. */
export interface Told {
  at: string;
  what: string;
  why?: string;
}

export interface ProjectReport {
  kept: Told[];
  changed: Told[];
  leftOut: Told[];
  added: Told[];
}

export const emptyReport = (): ProjectReport => ({ kept: [], changed: [], leftOut: [], added: [] });

const WORDS: readonly (readonly [keyof ProjectReport, string])[] = [
  ['kept', 'kept'],
  ['changed', 'changed'],
  ['leftOut', 'left out'],
  ['added', 'added'],
];

/** The report as lines of text. */
export const reportLines = (report: ProjectReport): string[] =>
  WORDS.flatMap(([key, word]) =>
    report[key].map(({ at, what, why }) => `${word}: ${at}: ${what}${why === undefined ? '' : `: ${why}`}`),
  );

/** Why parts of a settings file have no counterpart, by their path. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/\/save\//, 'output is chosen on the command line'],
  [/\/parallel\//, 'threads are chosen on the command line'],
  [/\/dt_/, 'the solvers here choose their own steps'],
  [/\/options\/(legacy|virtual_wall|disable_automated)/, 'cells on a lattice have no forces'],
  [/\/(death|cycle)\//, 'of death and division only rates and times of clearance are kept'],
  [/\/volume\//, 'cells here have one size'],
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
  [/\/custom_data\/|\/user_parameters\//, 'it is for code of the project, which is not read'],
  [/\/initial_parameter_distributions\//, 'cells of a type begin alike here'],
  [/\/intracellular\//, 'models inside cells have no counterpart'],
  [/\/Dirichlet_options\//, 'a tissue here is a plane, without ends in z'],
  [/\/initial_conditions\//, 'only cell positions are read'],
  [/\/microenvironment_setup\/options\//, 'fields here begin and are held by numbers, not from files'],
];

const NO_REASON = 'it has no counterpart here';

/** Says what of a tree was never read, one line for all places alike; zeros and what is switched off are nothing. */
export function tellUnread(report: ProjectReport, root: XmlNode): void {
  const groups = new Map<string, { tags: Set<string>; owners: Set<string>; why: string }>();
  const visit = (node: XmlNode, path: string, owner: string): void => {
    if (/^(false|0)$/i.test(node.attributes.enabled ?? '')) return;
    const named = node.tag === 'cell_definition' ? (node.attributes.name ?? '') : owner;
    for (const child of node.children) visit(child, `${path}/${node.tag}`, named);
    if (node.read || node.children.length > 0 || isNothing(node.text)) return;
    const full = `${path}/${node.tag}`;
    const why = REASONS.find(([pattern]) => pattern.test(`${full}/`))?.[1] ?? NO_REASON;
    const at = path.split('/').slice(2).join('/') || node.tag;
    const group = groups.get(at) ?? { tags: new Set(), owners: new Set(), why };
    group.tags.add(node.tag);
    if (named !== '') group.owners.add(named);
    groups.set(at, group);
  };
  visit(root, '', '');
  for (const [at, { tags, owners, why }] of groups) {
    const of = owners.size > 0 ? ` of ${[...owners].join(', ')}` : '';
    report.leftOut.push({ at, what: `${[...tags].join(', ')}${of}`, why });
  }
}

const isNothing = (text: string): boolean => text === '' || /^false$/i.test(text) || numberIn(text) === 0;
