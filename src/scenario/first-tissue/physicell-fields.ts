/** Substrates of a project of PhysiCell as species of a scenario, with what holds and takes them up. */
import type { Json } from '../read/plain-tree.ts';
import { SITE } from '../vocabulary.ts';
import type { ProjectReport } from './physicell-report.ts';
import { type CellDefinition, inPhenotype, numberOf, type Substrate } from './physicell-settings.ts';
import { childrenOf, nodeAt, textOf, type XmlNode } from './xml-tree.ts';

export type Tree = { [key: string]: Json };
export const TISSUE = 'tissue';

export interface Keys {
  species: string[];
  cells: string[];
}

/** Names that stand for something else in rules. */
const RESERVED = new Set(['any', 'all', 'type', 'none', 'base']);

/** A key for each name: letters, digits, hyphens and underscores, each once. */
export function keysFor(names: readonly string[]): string[] {
  const taken = new Set(RESERVED);
  return names.map((name) => {
    const plain = name.replace(/[^\p{L}\p{N}_-]+/gu, '_').replace(/^_+|_+$/g, '') || 'unnamed';
    const stem = /^\p{L}/u.test(plain) ? plain : `n${plain}`;
    let key = stem;
    for (let n = 2; taken.has(key); n++) key = `${stem}_${n}`;
    taken.add(key);
    return key;
  });
}

/** Volume of a site, and of a cell that states none, µm³. */
export const SITE_VOLUME = SITE ** 3;
const CELL_VOLUME = 2494;

/** Volume of a cell of a type, µm³. */
export const volumeOf = (definition: CellDefinition): number =>
  numberOf(inPhenotype(definition, 'volume', 'total'), `cell_definition "${definition.name}": volume`) ?? CELL_VOLUME;

/** Share of a site that a cell of a type fills: PhysiCell scales all exchange with substrates by it. */
export const shareOfSite = (definition: CellDefinition): number => volumeOf(definition) / SITE_VOLUME;

/** The element that states an exchange with a substrate: that of the nearest definition that has a value. */
export const exchangeAt = (definition: CellDefinition, substrate: string, tag: string): XmlNode | undefined =>
  definition.chain
    .map((node) => {
      const list = childrenOf(nodeAt(node, 'phenotype', 'secretion'), 'substrate');
      return nodeAt(
        list.find((one) => one.attributes.name === substrate),
        tag,
      );
    })
    .find((node) => textOf(node) !== '');

export const exchange = (definition: CellDefinition, substrate: string, tag: string): number =>
  numberOf(exchangeAt(definition, substrate, tag), `cell_definition "${definition.name}": ${tag} of ${substrate}`) ?? 0;

const isOxygen = ({ name }: Substrate): boolean => /^(oxygen|o2)$/i.test(name.trim());

/** Moves a number into a range and says so. */
export function within(
  value: number,
  low: number,
  high: number,
  at: string,
  what: string,
  report: ProjectReport,
): number {
  const moved = Math.min(high, Math.max(low, value));
  if (moved !== value)
    report.changed.push({ at, what: `${what}: ${value} became ${moved}`, why: `the range here is ${low} to ${high}` });
  return moved;
}

const MAX_DIFFUSION = 1e6;
const MAX_DECAY = 10;
const MAX_LEVEL_NM = 1e12;
const MAX_KD = 1e6;
/** Receptor level and uptake (nM/min) that stand for the fastest uptake of a ligand. */
export const [MAX_LEVEL, MAX_UPTAKE] = [100, 1000];

export interface Fields {
  species: Tree;
  receptors: Tree;
  axes: Tree;
  hold: Json[];
  oxygenAtStart: number;
  backgroundUptake: number;
  /** Index of the substrate that is oxygen, −1 for none. */
  oxygen: number;
  /** By substrate: fastest uptake, /min, that its receptor stands for; 0 without one. */
  fastest: number[];
}

export const receptorOf = (species: string): string => `uptake_${species}`;

/** Rows of the substrates; one that is called oxygen becomes the oxygen. */
export function speciesRows(
  substrates: readonly Substrate[],
  definitions: readonly CellDefinition[],
  { species: keys }: Keys,
  report: ProjectReport,
): Fields {
  const oxygen = substrates.findIndex(isOxygen);
  const fields: Fields = {
    species: {},
    receptors: {},
    axes: {},
    hold: [],
    oxygenAtStart: 0,
    backgroundUptake: 0,
    oxygen,
    fastest: [],
  };
  substrates.forEach((substrate, s) => {
    const { name, diffusion, decay, unit } = substrate;
    const at = `substrate "${name}"`;
    const key = keys[s];
    const level = (value: number): number => within(value, 0, MAX_LEVEL_NM, at, 'level', report);
    const initial = level(substrate.initial);
    const held = substrate.held.map((one) => ({ ...one, value: level(one.value) }));
    const taken = definitions.map((definition) => exchange(definition, name, 'uptake_rate') * shareOfSite(definition));
    const fastest = Math.max(0, ...taken);
    fields.fastest.push(fastest);
    const spread = within(diffusion, 1, MAX_DIFFUSION, at, 'diffusion', report);
    const highest = Math.max(initial, ...held.map(({ value }) => value));
    const view = { high: highest > 0 ? highest : 1 };
    for (const { value, where } of held) fields.hold.push({ species: key, profile: 'constant', value, where });
    if (s === oxygen) {
      const rate = fastest + decay;
      fields.oxygenAtStart = within(highest, 0, 760, at, 'level', report);
      fields.backgroundUptake = rate > 0 ? decay / rate : 0;
      fields.species[key] = {
        kind: 'oxygen',
        label: name,
        diffusion: spread,
        uptake: { maximum: within(rate, 0, 1e5, at, 'uptake', report), halfMaximum: 1, kinetics: 'linear' },
        view,
      };
      if (held.length === 0 && rate > 0)
        report.changed.push({
          at,
          what: `initial condition ${initial}`,
          why: 'oxygen here is steady, and no side holds it: it is 0',
        });
    } else {
      if (fastest > 0) {
        const dissociation = Math.min(MAX_KD, (MAX_LEVEL * MAX_UPTAKE) / fastest);
        fields.receptors[receptorOf(key)] = { label: `Uptake of ${name}`, rise: 60, fall: 60 };
        fields.axes[receptorOf(key)] = {
          ligand: key,
          receptor: receptorOf(key),
          dissociation,
          uptake: Math.min(MAX_UPTAKE, (fastest * dissociation) / MAX_LEVEL),
        };
        report.changed.push({
          at,
          what: 'uptake',
          why: `by a receptor with a K_d of ${Number(dissociation.toPrecision(3))} nM: proportional to the level far below it`,
        });
      }
      fields.species[key] = {
        kind: 'ligand',
        label: name,
        diffusion: spread,
        decay: within(decay, 0, MAX_DECAY, at, 'decay', report),
        ...(initial > 0 ? { initial } : { start: 'zero' }),
        view,
      };
    }
    const sides = held
      .map(({ value, where }) => `${value} at ${where === 'edges' ? 'all edges' : `the ${where}`}`)
      .join(', ');
    report.kept.push({
      at,
      what: `${key}: diffusion ${spread} µm²/min, decay ${decay} /min, initial ${initial}${sides === '' ? '' : `, held: ${sides}`}${unit === '' ? '' : `; unit there: ${unit}`}`,
    });
  });
  if (oxygen < 0) addOxygen(fields, report);
  return fields;
}

/** Oxygen at one level everywhere, which no cell takes up. */
function addOxygen(fields: Fields, report: ProjectReport): void {
  let key = 'oxygen';
  while (key in fields.species) key = `${key}_`;
  fields.species[key] = {
    kind: 'oxygen',
    label: 'Oxygen',
    diffusion: 1e5,
    uptake: { maximum: 0, halfMaximum: 1, kinetics: 'linear' },
    hypoxic: 0,
  };
  fields.hold.push({ species: key, profile: 'constant', value: 40, where: 'all' });
  fields.oxygenAtStart = 40;
  report.added.push({
    at: key,
    what: '40 mmHg everywhere',
    why: 'every scenario has oxygen, the project has none; no cell here uses it',
  });
}
