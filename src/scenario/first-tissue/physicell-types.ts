/** Cell types of a project of PhysiCell as rows of a scenario. */
import { SHAPES } from '../cell-shapes.ts';
import {
  exchange,
  type Fields,
  type Keys,
  MAX_LEVEL,
  receptorOf,
  SITE_VOLUME,
  shareOfSite,
  type Tree,
  within,
} from './physicell-fields.ts';
import type { ProjectReport } from './physicell-report.ts';
import {
  type CellDefinition,
  deathOf,
  divisionOf,
  inPhenotype,
  namedNumber,
  numberOf,
  type Substrate,
  speedOf,
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

/** How long dead cells remain if no type says so, min. */
const [APOPTOTIC, NECROTIC] = [516, 86400];
const [MIN_DEBRIS, MAX_DEBRIS] = [1, 1e7];

/** A weight at which a condition on the number 1 is met fully. */
const ALWAYS = 1e-12;

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
  const remains = { apoptotic: [] as number[], necrotic: [] as number[] };
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
    if (apoptosis.remains !== undefined) remains.apoptotic.push(apoptosis.remains);
    if (necroses.remains !== undefined) remains.necrotic.push(necroses.remains);
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
        if (given !== 0)
          report.leftOut.push({
            at,
            what: `secretion of ${substrate.name}`,
            why: 'oxygen here comes from vessels and from what is held',
          });
        return;
      }
      if (taken < 0)
        report.leftOut.push({ at, what: `uptake of ${substrate.name} below 0`, why: 'uptake here is of at least 0' });
      if (rateOut > 0 && secretionOf(definition, substrate.name) === 0)
        report.leftOut.push({ at, what: `secretion of ${substrate.name}`, why: 'its target is 0' });
      if (taken > 0) receptors[receptorOf(keys.species[s])] = (MAX_LEVEL * taken) / fields.fastest[s];
      if (given > 0) {
        secrete[keys.species[s]] = rate(given, `secretion of ${substrate.name}`, MAX_SECRETION);
        report.changed.push({
          at,
          what: `secretion of ${substrate.name}: ${Number(given.toPrecision(4))} nM/min`,
          why: 'the amount at a level far below the target',
        });
      } else if (given < 0)
        report.leftOut.push({
          at,
          what: `export of ${substrate.name} below 0`,
          why: 'secretion here is an amount of at least 0',
        });
    });
    const become: Tree = {};
    definitions.forEach((other, j) => {
      const turns = namedNumber(
        definition,
        ['cell_transformations', 'transformation_rates'],
        'transformation_rate',
        'name',
        other.name,
      );
      if (turns > 0 && i === j)
        report.leftOut.push({ at, what: `transformation to ${other.name}`, why: 'a cell cannot become what it is' });
      else if (turns > 0) become[keys.cells[j]] = rate(turns, `transformation to ${other.name}`);
    });
    const eats = phagocytosisOf(definition, at, report);
    const [dark, light] = COLOURS[i % COLOURS.length];
    rows[key] = {
      label: name === '' ? key : name,
      help: `PhysiCell's cell type ${id}`,
      layer: speed > 0 && division === 0 ? 'mobile' : 'structural',
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
      what: `${key}${id === '' ? '' : `, ID ${id}`}: division ${Number(division.toPrecision(4))}, apoptosis ${apoptosis.rate}, necrosis ${necroses.rate} /min, speed ${speed} µm/min, adhesion ${adhesion}`,
    });
  });
  const debris = (list: number[], usual: number, what: string): number => {
    const [first = usual] = list;
    if (new Set(list).size > 1)
      report.changed.push({
        at: 'death',
        what: `${what} cells remain for ${first} min`,
        why: 'one time for all types; types differ',
      });
    return within(first, MIN_DEBRIS, MAX_DEBRIS, 'death', `time for which ${what} cells remain`, report);
  };
  const byKey = new Map(definitions.map((definition, i) => [keys.cells[i], definition]));
  return {
    rows,
    rules,
    debris: {
      apoptotic: debris(remains.apoptotic, APOPTOTIC, 'apoptotic'),
      necrotic: debris(remains.necrotic, NECROTIC, 'necrotic'),
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

/** Amount that a cell gives off at a secretion rate of 1, far below the target, nM/min. */
const secretionOf = (definition: CellDefinition, substrate: string): number =>
  (exchange(definition, substrate, 'secretion_target') || exchange(definition, substrate, 'saturation_density')) *
  shareOfSite(definition);

/** The largest rate at which a type eats dead cells. */
function phagocytosisOf(definition: CellDefinition, at: string, report: ProjectReport): number {
  const tags = ['dead', 'apoptotic', 'necrotic', 'other_dead'].map((kind) => `${kind}_phagocytosis_rate`);
  const rates = tags.flatMap((tag) => {
    const node = inPhenotype(definition, 'cell_interactions', tag);
    return textOf(node) === '' ? [] : [numberOf(node, `${at}: ${tag}`) ?? 0];
  });
  const most = Math.max(0, ...rates);
  if (rates.some((rate) => rate !== most))
    report.changed.push({
      at,
      what: `phagocytosis of dead cells at ${most} /min`,
      why: 'they are eaten here whatever they died of; the largest rate is taken',
    });
  return most;
}
