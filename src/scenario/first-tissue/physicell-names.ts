/** What PhysiCell's signals and behaviours are called here, and why some have no counterpart. */
import { unknownName } from '../../base/nearest.ts';
import type { BEHAVIOURS } from '../behaviours.ts';

/** What has no counterpart, with the reason. */
export class Unmapped extends Error {}

/** The names that a file may use. */
export interface Known {
  cells: readonly string[];
  species: readonly string[];
  /** Name here for a name in the file. */
  names: Readonly<Record<string, string>>;
}

/** The name here for a name in the file. */
export function nameOf(written: string, what: string, list: readonly string[], names: Known['names']): string {
  const name = Object.hasOwn(names, written) ? names[written] : written;
  const found = list.find((one) => one === name) ?? list.find((one) => one.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Unmapped(unknownName(name, what, list));
  return found;
}

export const cellOf = (written: string, { cells, names }: Known): string =>
  nameOf(written, 'a cell type', cells, names);

/** Distance that counts as contact, µm: it reaches the eight neighbours of a site, as `contacts` does. */
const TOUCH = 30;

const DEAD = 'dead cells follow no rules here';
const NO_SIGNAL: Readonly<Record<string, string>> = {
  pressure: 'cells on a lattice have no pressure',
  volume: 'cells here have one size',
  damage: 'damage is not kept here',
  'damage delivered': 'damage is not kept here',
  'total attack time': 'attacks are not kept here',
  attacking: 'attacks are not kept here',
  dead: DEAD,
  apoptotic: DEAD,
  necrotic: DEAD,
  time: 'rules here do not read the time; a schedule does',
};

/** The input of a rule for a signal. */
export function signalOf(signal: string, known: Known): string {
  const text = signal.trim();
  if (text === '') throw new Unmapped('found no signal, expected one');
  if (Object.hasOwn(NO_SIGNAL, text.toLowerCase()) && !Object.hasOwn(known.names, text))
    throw new Unmapped(NO_SIGNAL[text.toLowerCase()]);
  const contact = /^contact with (.+)$/i.exec(text);
  if (contact) {
    if (/^(dead|necrotic|apoptotic|other dead) cells?$/i.test(contact[1])) return `dead.${TOUCH}`;
    if (/^(live cells?|basement membrane|BM)$/i.test(contact[1]))
      throw new Unmapped(`no contact with ${contact[1]} here`);
    return `contacts.${cellOf(contact[1], known)}`;
  }
  if (/^(custom[ :]|intracellular )/i.test(text))
    throw new Unmapped('custom and intracellular signals have no counterpart');
  const gradient = /^(?:(.+) gradient|gradient of (.+)|grad\((.+)\))$/i.exec(text);
  const written = (gradient?.slice(1).find((part) => part !== undefined) ?? text).trim();
  const species = nameOf(written, 'a substrate', known.species, known.names);
  return gradient ? `gradient.${species}` : species;
}

const SAME: Readonly<Record<string, keyof typeof BEHAVIOURS>> = {
  'cycle entry': 'division',
  'exit from cycle phase 0': 'division',
  apoptosis: 'apoptosis',
  necrosis: 'necrosis',
  'migration speed': 'speed',
  'cell-cell adhesion': 'adhesion',
  'phagocytose dead cell': 'phagocytosis',
};

const NO_BEHAVIOUR: readonly (readonly [RegExp, string])[] = [
  [/ secretion target$| secretion saturation density$/i, 'secretion here is an amount, without a target'],
  [/ secretion$/i, 'secretion there is a rate towards a saturation, here an amount'],
  [/ (uptake|export)$/i, 'uptake here goes by receptors, not by a rate'],
  [/^exit from cycle phase/i, 'division here is one rate, without phases'],
  [
    /^(migration bias$|chemotactic (response|sensitivity))/i,
    'cells here climb by the difference in receptor occupancy',
  ],
  [/^migration persistence/i, 'persistence here is one number a type'],
  [/^phagocytose (apoptotic|necrotic|other dead) cell$/i, 'dead cells are eaten here whatever they died of'],
  [
    /^(phagocytose|attack|fuse|damage|immunogenicity|is movable)/i,
    'killing here is a state of the killer that its neighbours read',
  ],
  [/^(divide asymmetrically|asymmetric division)/i, 'daughters here are of the type of their mother'],
  [/^custom[ :]/i, 'custom behaviours have no counterpart'],
  [
    /^(cell-cell adhesion elastic|relative maximum adhesion|adhesive affinity|cell-cell repulsion|cell-BM|cell attachment|cell detachment|maximum number of cell attachments)/i,
    'cells on a lattice have no forces',
  ],
];

/** The output of a rule for a behaviour of a type. */
export function behaviourOf(behaviour: string, type: string, known: Known, secretes: boolean): string {
  const text = behaviour.trim();
  if (Object.hasOwn(SAME, text.toLowerCase())) return SAME[text.toLowerCase()];
  const turn = /^(?:transform|transition) to (.+)$/i.exec(text);
  if (turn) {
    const other = cellOf(turn[1], known);
    if (other === type)
      throw new Unmapped(`a cell cannot become what it is: found ${other}, expected another cell type`);
    return `become.${other}`;
  }
  const secretion = secretes ? /^(.+) secretion$/i.exec(text) : null;
  if (secretion) {
    return `secrete.${nameOf(secretion[1], 'a substrate', known.species, known.names)}`;
  }
  const reason = NO_BEHAVIOUR.find(([pattern]) => pattern.test(text))?.[1];
  throw new Unmapped(reason ?? unknownName(text, 'a behaviour that has a counterpart', Object.keys(SAME)));
}
