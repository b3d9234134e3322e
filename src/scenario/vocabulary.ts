/** The fixed words of rules: what a rule may read and what it may change. Everything else in a rule is the file's own name. */
import { BEHAVIOUR_NAMES } from './behaviours.ts';

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

/** What every cell has a number of, in the order of its columns: receptors, states, traits. */
export const levelsOf = ({ receptors, states, traits }: Names): string[] => [...receptors, ...states, ...traits];

/** What one factor of an input reads. */
export type Reading =
  | { read: 'constant'; value: number }
  | { read: 'species' | 'gradient'; species: number }
  | { read: 'signal' | 'occupancy'; receptor: number }
  | { read: 'level'; receptor: number }
  | { read: 'node' | 'idle'; node: number }
  | { read: 'state'; state: number }
  | { read: 'trait'; trait: number }
  | { read: 'contacts'; cell: number }
  | { read: 'near'; cell: number; reach: number }
  | { read: 'dead' | 'void'; reach: number }
  | { read: 'around'; cell: number; level: number }
  | { read: 'neighbour'; receptor: number; cell: number }
  | { read: 'visitor'; receptor: number; cell: number }
  | { read: 'pool'; pool: number }
  | { read: 'dial'; dial: number }
  | { read: 'drug'; drug: number }
  | { read: 'matrix' | 'seated' | 'immature' | 'perfused' | 'tip' };

export interface Factor {
  reading: Reading;
  inverse: boolean;
}

const FLAGS = ['matrix', 'seated', 'immature', 'perfused', 'tip'] as const;
/** Edge of a site, µm. */
export const SITE = 20;
/** Largest share of a site that a cell may cross in a sub-step. */
export const MAX_HOP = 0.5;
/** Rules may raise a speed at most this much; fixes the sub-steps before the run. */
export const MAX_SPEED_GAIN = 3;

/** Sub-steps in a step of so many minutes for a type of a speed in µm/min: a power of 2. */
export function subStepsOf(speed: number, minutes: number): number {
  const fastest = (speed * MAX_SPEED_GAIN * minutes) / SITE;
  let subSteps = 1;
  while (fastest / subSteps > MAX_HOP) subSteps *= 2;
  return subSteps;
}

const FORMS =
  'a number, a species, gradient.SPECIES, level.RECEPTOR, signal.RECEPTOR, occupancy.RECEPTOR, node.NODE, idle.NODE, state.STATE, trait.TRAIT, contacts.CELL, near.CELL.UM, dead.UM, void.UM, around.CELL.STATE, neighbour.CELL.RECEPTOR, visitor.CELL.RECEPTOR, pool.NAME, dial.NAME, drug.NAME, ' +
  FLAGS.join(', ');

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

/** Farthest that a cell looks around, sites. */
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
  for (const flag of FLAGS) if (token === flag) return { read: flag };
  const [head, first, second] = token.split('.');
  switch (head) {
    case 'gradient':
      return { read: 'gradient', species: indexOf(first, 'a species', names.species) };
    case 'signal':
    case 'occupancy':
      return { read: head, receptor: indexOf(first, 'a receptor', names.receptors) };
    case 'level':
      return { read: 'level', receptor: indexOf(first, 'a receptor', names.receptors) };
    case 'node':
    case 'idle':
      return { read: head, node: indexOf(first, 'a pathway node', names.nodes) };
    case 'state':
      return { read: 'state', state: indexOf(first, 'a state', names.states) };
    case 'trait':
      return { read: 'trait', trait: indexOf(first, 'a trait', names.traits) };
    case 'contacts':
      return { read: head, cell: indexOf(first, 'a cell type', names.cells) };
    case 'near':
      return { read: head, cell: indexOf(first, 'a cell type', names.cells), reach: reachOf(second) };
    case 'dead':
    case 'void':
      return { read: head, reach: reachOf(first) };
    case 'around':
      return {
        read: 'around',
        cell: indexOf(first, 'a cell type', names.cells),
        level: indexOf(second, 'a receptor, state or trait', levelsOf(names)),
      };
    case 'neighbour':
    case 'visitor':
      return {
        read: head,
        cell: indexOf(first, 'a cell type', names.cells),
        receptor: indexOf(second, 'a receptor', names.receptors),
      };
    case 'pool':
      return { read: 'pool', pool: indexOf(first, 'a blood pool', names.pools) };
    case 'dial':
      return { read: 'dial', dial: indexOf(first, 'a dial', names.dials) };
    case 'drug':
      return { read: 'drug', drug: indexOf(first, 'a drug', names.drugs) };
    default:
      throw new NotFound(token, `an input (${FORMS})`, [...names.species, ...FLAGS]);
  }
}

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
