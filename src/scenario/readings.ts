/**
 * Forms of what a rule may read besides numbers and species, with the parts of each in written order:
 * `near.CELL.UM`. Each is read by the file of its name in `src/step/readings`.
 */

/** The kinds of part, as messages write them. */
const PARTS = {
  species: 'SPECIES',
  receptor: 'RECEPTOR',
  node: 'NODE',
  state: 'STATE',
  trait: 'TRAIT',
  cell: 'CELL',
  level: 'STATE',
  pool: 'NAME',
  dial: 'NAME',
  drug: 'NAME',
  /** A distance, written in µm and held in sites. */
  reach: 'UM',
} as const;
export type Part = keyof typeof PARTS;
export const NO_PARTS = Object.fromEntries(Object.keys(PARTS).map((part) => [part, undefined])) as Record<
  Part,
  undefined
>;

export const READING_FORMS = {
  gradient: ['species'],
  level: ['receptor'],
  signal: ['receptor'],
  occupancy: ['receptor'],
  node: ['node'],
  idle: ['node'],
  state: ['state'],
  trait: ['trait'],
  contacts: ['cell'],
  near: ['cell', 'reach'],
  dead: ['reach'],
  void: ['reach'],
  around: ['cell', 'level'],
  neighbour: ['cell', 'receptor'],
  visitor: ['cell', 'receptor'],
  pool: ['pool'],
  dial: ['dial'],
  drug: ['drug'],
  blood: ['species'],
  matrix: [],
  seated: [],
  immature: [],
  perfused: [],
  tip: [],
} as const satisfies Record<string, readonly Part[]>;

/** What each form reads of a cell, for the reference of scenario files. */
export const READING_HELP: Readonly<Record<keyof typeof READING_FORMS, string>> = {
  gradient: 'gradient of a ligand where the cell stands, nM per site',
  level: 'its amount of a receptor, relative to a normoxic tumour cell; 0 if its type lacks it',
  signal: 'amount of the receptor × its occupied share',
  occupancy: 'occupied share of the receptor, 0 to 1',
  node: 'activity of a node of the inner pathways, 0 to 1',
  idle: 'how far the node is from full activity, 0 to 1',
  state: 'a state of the cell',
  trait: 'a trait that the cell has inherited',
  contacts: 'living cells of the type among its 8 neighbours',
  near: 'living cells of the type within a distance, in µm',
  dead: 'dead cells within a distance, in µm',
  void: 'open sites within a distance, in µm',
  around: 'sum of a receptor, state or trait over the living cells of the type among its 8 neighbours',
  neighbour: 'the strongest signal of the receptor among the neighbouring cells of the type',
  visitor: 'the signal that a resting cell of the other type would have here',
  pool: 'cells of the type in blood, relative to their number at rest, for types from a pool',
  dial: 'the value of a dial',
  drug: 'free drug in blood, nM',
  blood: 'the ligand in blood, nM',
  matrix: 'density of matrix where the cell stands, 0 to 1',
  seated: '1 while it holds a seat of the niche, else 0',
  immature: '1 while a vessel cell still needs its growth signal, else 0',
  perfused: '1 while a vessel cell carries blood, else 0',
  tip: '1 for the tip of a sprout, else 0',
};

type Forms = typeof READING_FORMS;
export type FormName = keyof Forms;

/** A form with the indices of what it names, or its reach. */
export type Form = { [F in FormName]: { read: F } & { [P in Forms[F][number]]: number } }[FormName];

export const isForm = (name: string): name is FormName => Object.hasOwn(READING_FORMS, name);

const NAMES = Object.keys(READING_FORMS) as FormName[];
/** Forms that name nothing. */
export const FLAGS: readonly string[] = NAMES.filter((name) => READING_FORMS[name].length === 0);

/** Forms that are 0 or 1. */
export const YES_OR_NO: ReadonlySet<string> = new Set<FormName>(['seated', 'immature', 'perfused', 'tip']);

/** A form as a scenario writes it: `near.CELL.UM`. */
export const written = (name: FormName): string =>
  [name, ...READING_FORMS[name].map((part: Part) => PARTS[part])].join('.');
export const FORMS_IN_WORDS = ['a number', 'a species', ...NAMES.map(written)].join(', ');
