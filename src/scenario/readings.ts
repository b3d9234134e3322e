/**
 * Forms of what a rule may read besides numbers and species, with the parts that each names, in written order:
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

type Forms = typeof READING_FORMS;
export type FormName = keyof Forms;

/** A form with the indices of what it names, or its reach. */
export type Form = { [F in FormName]: { read: F } & { [P in Forms[F][number]]: number } }[FormName];

export const isForm = (name: string): name is FormName => Object.hasOwn(READING_FORMS, name);

const NAMES = Object.keys(READING_FORMS) as FormName[];
/** Forms that name nothing. */
export const FLAGS: readonly string[] = NAMES.filter((name) => READING_FORMS[name].length === 0);

const written = (name: FormName): string => [name, ...READING_FORMS[name].map((part: Part) => PARTS[part])].join('.');
export const FORMS_IN_WORDS = ['a number', 'a species', ...NAMES.map(written)].join(', ');
