/** Cell types of a project of PhysiCell as rows of a scenario. */
import { SHAPES } from '../cell-shapes.ts';
import {
  debrisOf,
  ownOf,
  phagocytosisOf,
  type Remains,
  secretionOf,
  short,
  tellOwn,
  tellSecretion,
  tellUnsecreted,
  tellUptake,
} from './physicell-conversions.ts';
import {
  exchange,
  exchangeAt,
  type Fields,
  type Keys,
  MAX_LEVEL,
  receptorOf,
  SITE_VOLUME,
  shareOfSite,
  type Tree,
  within,
} from './physicell-fields.ts';
import { type ProjectReport, tell } from './physicell-report.ts';
import {
  type CellDefinition,
  deathOf,
  divisionOf,
  inPhenotype,
  numberOf,
  type Substrate,
  speedOf,
  transformationOf,
} from './physicell-settings.ts';
import { textOf } from './xml-tree.ts';

const MAX_SECRETION = 1000;
const COLOURS = [
  ...[
    ['#e69f00', '#b86e00'],
    ['#56b4e9', '#2f7fb5'],
    ['#2fbf8f', '#00795a'],
    ['#f0e442', '#8f8500'],
    ['#5d8fd6', '#0064a6'],
  ],
  ...[
    ['#f07a3a', '#c04a00'],
    ['#dd8fc0', '#a8578a'],
    ['#9aa5b1', '#5f6b77'],
  ],
];

/** A weight at which a condition on the number 1 is met fully. */
const ALWAYS = 1e-12;

/** Why a type is in its layer. */
const LAYERS = {
  mobile: () => 'it moves and does not divide',
  structural: (division: number) => (division > 0 ? 'it divides' : 'it does not move'),
} as const;

/** Rows of the cell types; the necrosis rate is a rule, since types have none of their own. */
export function cellRows(
  definitions: readonly CellDefinition[],
  substrates: readonly Substrate[],
  keys: Keys,
  fields: Fields,
  report: ProjectReport,
) {
  const rows: Record<string, Tree> = {};
  const rules: Tree = {};
  const necrosis = new Map<string, number>();
  const remains: Record<'apoptotic' | 'necrotic', Remains[]> = { apoptotic: [], necrotic: [] };
  definitions.forEach((definition, i) => {
    const { name, id } = definition;
    const key = keys.cells[i];
    const at = `cell_definition "${name}"`;
    const rate = (value: number, what: string, high = 1000): number => within(value, 0, high, at, what, report);
    const { rate: division, phases } = divisionOf(definition);
    if (phases > 1)
      report.changed.push({
        at,
        what: `a cycle of ${phases} phases`,
        why: 'division here is one rate, that of the whole cycle; rules for cycle entry are turned into it',
      });
    const [apoptosis, necroses] = [deathOf(definition, '100', 'apoptosis'), deathOf(definition, '101', 'necrosis')];
    remains.apoptotic.push({ ...apoptosis, definition });
    remains.necrotic.push({ ...necroses, definition });
    if (necroses.rate > 0) {
      necrosis.set(key, necroses.rate);
      rules[`${key}-necrosis`] = {
        says: `${name}: necrosis at its base rate`,
        cells: key,
        input: '1',
        operator: 'add',
        half: ALWAYS,
        output: { necrosis: necroses.rate },
        source: `settings, ${at}`,
        evidence: 'assumed',
      };
    }
    const speed = rate(speedOf(definition), 'speed', 100);
    tellOwn(definition, report);
    const adhesion =
      numberOf(inPhenotype(definition, 'mechanics', 'cell_cell_adhesion_strength'), `${at}: adhesion`) ?? 0;
    const [secrete, receptors]: [Tree, Tree] = [{}, {}];
    let uptake = 0;
    substrates.forEach((substrate, s) => {
      const share = shareOfSite(definition);
      const taken = exchange(definition, substrate.name, 'uptake_rate') * share;
      const rateOut = exchange(definition, substrate.name, 'secretion_rate');
      const given =
        secretionOf(definition, substrate.name) * rateOut +
        exchange(definition, substrate.name, 'net_export_rate') / SITE_VOLUME;
      if (s === fields.oxygen) {
        const fastest = fields.fastest[s] + substrate.decay;
        uptake = fastest > 0 ? (taken + substrate.decay) / fastest : 0;
        tellUptake(
          definition,
          substrate.name,
          taken,
          `${short(uptake)} of the maximum, ${short(fastest)} /min`,
          report,
        );
        const why = 'oxygen here comes from vessels and from what is held';
        tellUnsecreted(definition, substrate.name, { what: 'secretion', why, idle: given === 0 }, report);
        return;
      }
      if (taken < 0)
        tell(
          report.leftOut,
          { at, what: `uptake of ${substrate.name} below 0`, why: 'uptake here is of at least 0' },
          ownOf(definition, [exchangeAt(definition, substrate.name, 'uptake_rate')]),
        );
      if (rateOut > 0 && secretionOf(definition, substrate.name) === 0)
        tellUnsecreted(definition, substrate.name, { what: 'secretion', why: 'its target is 0', idle: false }, report);
      if (taken > 0) {
        const level = (MAX_LEVEL * taken) / fields.fastest[s];
        const receptor = receptorOf(keys.species[s]);
        receptors[receptor] = level;
        tellUptake(definition, substrate.name, taken, `${short(level)} of the receptor ${receptor}`, report);
      }
      if (given > 0) {
        secrete[keys.species[s]] = rate(given, `secretion of ${substrate.name}`, MAX_SECRETION);
        tellSecretion(definition, substrate.name, given, report);
      } else if (given < 0) {
        const why = 'secretion here is an amount of at least 0';
        tellUnsecreted(definition, substrate.name, { what: 'export below 0', why, idle: false }, report);
      }
    });
    const become: Tree = {};
    definitions.forEach((other, j) => {
      const { rate: turns, node } = transformationOf(definition, other.name);
      const what = `transformation to ${other.name}`;
      if (turns > 0 && i === j) {
        const why = 'a cell cannot become what it is';
        tell(report.leftOut, { at, what, why }, ownOf(definition, [node]));
      } else if (turns > 0) {
        become[keys.cells[j]] = rate(turns, what);
        const told = `${what}: transformation_rate ${textOf(node)} /min, here ${short(turns)} /min to ${keys.cells[j]}`;
        tell(report.kept, { at, what: told }, ownOf(definition, [node]));
      }
    });
    const eats = phagocytosisOf(definition, at, report);
    const layer = speed > 0 && division === 0 ? 'mobile' : 'structural';
    const [dark, light] = COLOURS[i % COLOURS.length];
    rows[key] = {
      label: name === '' ? key : name,
      help: `PhysiCell's cell type ${id}`,
      layer,
      look: { shape: SHAPES[i % SHAPES.length], dark, light },
      uptake: within(uptake, 0, 100, at, 'uptake of oxygen', report),
      speed,
      adhesion: rate(adhesion, 'adhesion', 20),
      matrixFriction: 0,
      matrixBarrier: 0,
      division: rate(division, 'division'),
      apoptosis: rate(apoptosis.rate, 'apoptosis'),
      ...(eats > 0 && { phagocytosis: rate(eats, 'phagocytosis') }),
      ...(Object.keys(secrete).length > 0 && { secrete }),
      ...(Object.keys(receptors).length > 0 && { receptors }),
      ...(Object.keys(become).length > 0 && { become }),
    };
    report.kept.push({
      at,
      what: `${key}${id === '' ? '' : `, ID ${id}`}: division ${Number(division.toPrecision(4))}, apoptosis ${apoptosis.rate}, necrosis ${necroses.rate} /min, speed ${speed} µm/min, adhesion ${adhesion}; ${layer}: ${LAYERS[layer](division)}`,
    });
  });
  const byKey = new Map(definitions.map((definition, i) => [keys.cells[i], definition]));
  return {
    rows,
    rules,
    debris: {
      apoptotic: debrisOf(remains.apoptotic, 'apoptotic', report),
      necrotic: debrisOf(remains.necrotic, 'necrotic', report),
    },
    bases: (type: string, output: string): number | undefined =>
      output === 'necrosis' ? (necrosis.get(type) ?? 0) : undefined,
    valueHere: (type: string, output: string, value: number): number => {
      const definition = byKey.get(type);
      if (definition === undefined) return value;
      if (output === 'division') return value > 0 ? 1 / (1 / value + divisionOf(definition).rest) : 0;
      const [, species] = /^secrete\.(.+)$/.exec(output) ?? [];
      if (species === undefined) return value;
      return value * secretionOf(definition, substrates[keys.species.indexOf(species)]?.name ?? '');
    },
  };
}
