/** The fixed words of rules: what they may read and what they may change. Other names in them are the file's own. */
import { BEHAVIOUR_NAMES } from './behaviours.ts';
import { FLAGS, FORMS_IN_WORDS, type Form, isForm, NO_PARTS, type Part, READING_FORMS } from './readings.ts';

/** Names of one scenario, by what they name. */
export interface Names {
  species: string[];
  receptors: string[];
  states: string[];
  traits: string[];
  cells: string[];
  nodes: string[];
  drugs: string[];
  dials: string[];
  pools: string[];
  tissues: string[];
}

/** The levels that every cell has, in the order of its columns: receptors, states, traits. */
export const levelsOf = ({ receptors, states, traits }: Names): string[] => [...receptors, ...states, ...traits];

/** What one factor of an input reads. */
export type Reading = Form | { read: 'constant'; value: number } | { read: 'species'; species: number };

/** A reading with the keys of all forms, undefined where its own form has none. */
export const withAllParts = (reading: Reading): Reading => ({ ...NO_PARTS, value: undefined, ...reading }) as Reading;

export interface Factor {
  reading: Reading;
  inverse: boolean;
}

/** Edge of a site, µm. */
export const SITE = 20;
/** Largest share of a site that a cell may cross in a sub-step. */
export const MAX_HOP = 0.5;
/** Largest factor by which rules may raise a speed; fixes the sub-steps before the run. */
export const MAX_SPEED_GAIN = 3;

/** Sub-steps in a step of `minutes` for a type with a speed in µm/min: a power of 2. */
export function subStepsOf(speed: number, minutes: number): number {
  const fastest = (speed * MAX_SPEED_GAIN * minutes) / SITE;
  let subSteps = 1;
  while (fastest / subSteps > MAX_HOP) subSteps *= 2;
  return subSteps;
}

class NotFound {
  constructor(
    readonly written: string,
    readonly what: string,
    readonly names: readonly string[],
  ) {}
}

export type NameProblem = { written: string; what: string; names: readonly string[] };

/** Reads an input such as `signal.CXCR4 * dial.inflamed / 0.4` into its factors. */
export function parseInput(text: string, names: Names): Factor[] | NameProblem {
  try {
    const factors: Factor[] = [];
    let inverse = false;
    for (const token of text.split(/\s*([*/])\s*/)) {
      if (token === '*') inverse = false;
      else if (token === '/') inverse = true;
      else factors.push({ reading: parseReading(token.trim(), names), inverse });
    }
    return factors;
  } catch (problem) {
    if (problem instanceof NotFound) return { written: problem.written, what: problem.what, names: problem.names };
    throw problem;
  }
}

function indexOf(name: string | undefined, what: string, list: readonly string[]): number {
  const index = list.indexOf(name ?? '');
  if (index < 0) throw new NotFound(name ?? '', what, list);
  return index;
}

/** Farthest distance at which a cell senses, sites. */
const FARTHEST = 20;

function reachOf(micrometres: string | undefined): number {
  const reach = Number(micrometres) / SITE;
  if (reach >= 1 && reach <= FARTHEST) return reach;
  throw new NotFound(micrometres ?? '', `a distance of ${SITE} to ${FARTHEST * SITE} µm`, []);
}

function parseReading(token: string, names: Names): Reading {
  if (token !== '' && Number.isFinite(Number(token))) return { read: 'constant', value: Number(token) };
  const species = names.species.indexOf(token);
  if (species >= 0) return { read: 'species', species };
  const [head, ...given] = token.split('.');
  if (!isForm(head) || (READING_FORMS[head].length === 0 && given.length > 0))
    throw new NotFound(token, `an input (${FORMS_IN_WORDS})`, [...names.species, ...FLAGS]);
  const parts = READING_FORMS[head].map((part, i) => [part, partOf(part, given[i], names)]);
  return { read: head, ...Object.fromEntries(parts) } as Form;
}

/** The index of the thing that a part of a form names, or the reach in sites. */
function partOf(part: Part, given: string | undefined, names: Names): number {
  if (part === 'reach') return reachOf(given);
  const [what, list] = NAMED[part];
  return indexOf(given, what, list(names));
}

const NAMED: Record<Exclude<Part, 'reach'>, [what: string, list: (names: Names) => readonly string[]]> = {
  species: ['a species', ({ species }) => species],
  receptor: ['a receptor', ({ receptors }) => receptors],
  node: ['a pathway node', ({ nodes }) => nodes],
  state: ['a state', ({ states }) => states],
  trait: ['a trait', ({ traits }) => traits],
  cell: ['a cell type', ({ cells }) => cells],
  level: ['a receptor, state or trait', levelsOf],
  pool: ['a blood pool', ({ pools }) => pools],
  dial: ['a dial', ({ dials }) => dials],
  drug: ['a drug', ({ drugs }) => drugs],
};

/** The index of an output among all outputs of a scenario (see `outputNames`), or what is wrong with its name. */
export function parseOutput(text: string, names: Names): number | NameProblem {
  const all = outputNames(names);
  const index = all.indexOf(text);
  return index >= 0 ? index : { written: text, what: 'an output', names: all };
}

/** All outputs in order: behaviours, then receptor targets, state targets, secretions, conversions, entries. */
export function outputNames(names: Names): string[] {
  return [
    ...BEHAVIOUR_NAMES,
    ...names.receptors.map((id) => `receptor.${id}`),
    ...names.states.map((id) => `state.${id}`),
    ...names.species.map((id) => `secrete.${id}`),
    ...names.cells.map((id) => `become.${id}`),
    ...names.cells.map((id) => `enter.${id}`),
  ];
}

/** First index of each family in `outputNames`. */
export function outputOffsets(names: Names) {
  const receptor = BEHAVIOUR_NAMES.length;
  const state = receptor + names.receptors.length;
  const secrete = state + names.states.length;
  const become = secrete + names.species.length;
  const enter = become + names.cells.length;
  return { receptor, state, secrete, become, enter, total: enter + names.cells.length };
}

/** Id under which the measured values of a species are shown as a field. */
export const measuredId = (species: string): string => `measured.${species}`;
