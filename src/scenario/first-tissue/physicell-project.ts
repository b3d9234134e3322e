/**
 * A project of PhysiCell as one scenario: domain, time, substrates, cell types with their base rates, cells and rules.
 * It stands alone and extends no other file. What has no counterpart is told with the reason.
 */
import { counted } from '../../base/plain-words.ts';
import type { CompleteText } from '../../texts/text.ts';
import type { Prepared } from '../prepared.ts';
import { checkScenario } from '../read/check-scenario.ts';
import type { Json } from '../read/plain-tree.ts';
import { ImportProblem, mismatch, named, placed, quoted, wrongAt } from './import-problem.ts';
import { importPhysicellRules, ruleRows } from './physicell.ts';
import { type Placed, type Plane, placeCells } from './physicell-cells.ts';
import { planeOf, seedOf, timeOf } from './physicell-domain.ts';
import { keysFor, speciesRows, TISSUE, type Tree, volumeOf } from './physicell-fields.ts';
import { emptyReport, type ProjectReport, tellRest } from './physicell-report.ts';
import {
  type CellDefinition,
  definitionsOf,
  numberOf,
  positionsOf,
  rulesetsOf,
  substratesOf,
} from './physicell-settings.ts';
import { cellRows } from './physicell-types.ts';
import { nodeAt, type XmlNode, xmlTree } from './xml-tree.ts';

export interface Project {
  scenario: Tree;
  report: ProjectReport;
}

/** Where cells and rules may be if the settings do not name them. */
const CELLS = 'config/cells.csv';
const MAX_CHARTS = 8;
const MAX_PROBLEMS = 5;

const AT_LEAST_ONE: CompleteText = { en: 'one at least', de: 'mindestens einer' };

/**
 * @param settings text of PhysiCell_settings.xml
 * @param title name of the project
 * @param read the text of a file of the project by the path that the settings write; null if there is none
 * @throws an error for settings that are no project, and for one that no scenario can hold
 */
export function importPhysicellProject(
  settings: string,
  title: string,
  read: (path: string) => string | null,
): Project {
  const root = xmlTree(settings);
  if (root.tag !== 'PhysiCell_settings') throw new ImportProblem(mismatch(`<${root.tag}>`, '<PhysiCell_settings>'));
  const report = emptyReport();
  const plane = planeOf(root, report);
  const { step, duration } = timeOf(root, report);
  const definitions = definitionsOf(root);
  if (definitions.length === 0)
    throw wrongAt('cell_definitions', { en: 'no cell type', de: 'kein Zelltyp' }, AT_LEAST_ONE);
  const substrates = substratesOf(root);
  checkNames('cell_definitions', definitions);
  checkNames('microenvironment_setup', substrates);
  const keys = {
    species: keysFor(substrates.map(({ name }) => name)),
    cells: keysFor(definitions.map(({ name }) => name)),
  };
  const fields = speciesRows(substrates, definitions, keys, report);
  const types = cellRows(definitions, substrates, keys, fields, report);
  const placed = placedTypes(definitions, keys.cells, types, report);
  const scenario: Tree = {
    stroma: 1,
    title,
    description: 'Made from a project of PhysiCell; substrates without a unit there are read as nM, oxygen as mmHg.',
    seed: seedOf(root, report),
    step,
    duration,
    species: fields.species,
    ...(Object.keys(fields.receptors).length > 0 && { receptors: fields.receptors, axes: fields.axes }),
    cells: types.rows,
    rules: types.rules,
    ...surroundings(types.debris, report),
    tissues: {
      [TISSUE]: {
        label: title,
        width: plane.width,
        height: plane.height,
        vesselOxygen: fields.oxygenAtStart,
        backgroundUptake: fields.backgroundUptake,
        hold: fields.hold,
        layout: layoutOf(root, plane, definitions, placed, read, report),
      },
    },
    view: {
      field: keys.species[0] ?? 'oxygen',
      subject: keys.cells[0],
      charts: keys.cells.slice(0, MAX_CHARTS).map((cell) => `${TISSUE}.${cell}.count`),
    },
  };
  const without = checked(scenario, title);
  const names = Object.fromEntries([
    ...substrates.map(({ name }, i) => [name, keys.species[i]]),
    ...definitions.map(({ name }, i) => [name, keys.cells[i]]),
  ]);
  const rules: Tree = {};
  for (const { file, enabled, format } of rulesetsOf(root)) {
    const text = enabled && /^csv$/i.test(format) ? read(file) : null;
    if (text === null) {
      const why = !enabled
        ? 'it is switched off'
        : /^csv$/i.test(format)
          ? 'there is no such file'
          : `found the format ${format}, expected csv`;
      report.leftOut.push({ at: 'cell_rules', what: file, why });
      continue;
    }
    addRules(rules, text, file, without, names, types, report);
  }
  Object.assign(types.rules, rules);
  if (Object.keys(types.rules).length === 0) delete scenario.rules;
  checked(scenario, title);
  tellRest(report, root);
  return { scenario, report };
}

function checkNames(at: string, named: readonly { name: string }[]): void {
  const twice = named.find(({ name }, i) => named.findIndex((other) => other.name === name) < i);
  if (twice)
    throw wrongAt(
      at,
      {
        told: { en: 'the name {name!} twice', de: 'der Name {name!} zweimal' },
        name: quoted(twice.name),
      },
      { en: 'each name once', de: 'jeder Name einmal' },
    );
}

/** Types by name, and by an ID that is theirs alone. */
function placedTypes(
  definitions: readonly CellDefinition[],
  keys: readonly string[],
  { rows }: Types,
  report: ProjectReport,
): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  const owners = new Map<string, string[]>();
  const volumes = definitions.map(volumeOf);
  definitions.forEach(({ name, id }, i) => {
    const one: Placed = { cell: keys[i], layer: rows[keys[i]].layer as Placed['layer'], volume: volumes[i] };
    if (id !== '') owners.set(id, [...(owners.get(id) ?? []), name]);
    if (id !== '' && !placed.has(id)) placed.set(id, one);
    placed.set(name, one);
  });
  const known = new Set(definitions.map(({ name }) => name));
  for (const [id, names] of owners) {
    if (names.length === 1) continue;
    if (!known.has(id)) placed.delete(id);
    report.leftOut.push({
      at: 'cell_definitions',
      what: `ID ${id} of ${names.join(', ')}`,
      why: 'an ID of several types names none; cells are theirs by name',
    });
  }
  return placed;
}

/** A tissue without a cell is none: what became of those that the project has says why. */
function noCells(file: string, { leftOut }: ProjectReport): ImportProblem {
  const lost = leftOut
    .filter(({ at, what }) => at === file || what === file)
    .slice(0, MAX_PROBLEMS)
    .map(({ what, why }) => `${what}: ${why}`);
  return wrongAt(
    file,
    lost.length === 0
      ? { en: 'no cell', de: 'keine Zelle' }
      : { told: { en: 'no cell ({lost!})', de: 'keine Zelle ({lost!})' }, lost: lost.join('; ') },
    {
      en: 'one at least: a row with x, y, z and type, or number_of_cells in user_parameters',
      de: 'mindestens eine: eine Zeile mit x, y, z und type, oder number_of_cells in user_parameters',
    },
  );
}

type Types = ReturnType<typeof cellRows>;

function addRules(
  rules: Tree,
  text: string,
  file: string,
  scenario: Prepared,
  names: Record<string, string>,
  { bases, valueHere }: Types,
  report: ProjectReport,
): void {
  let imported: ReturnType<typeof importPhysicellRules>;
  try {
    imported = importPhysicellRules(text, { file, scenario, names, bases, valueHere });
  } catch (problem) {
    throw problem instanceof ImportProblem ? new ImportProblem(placed(file, problem.words)) : problem;
  }
  for (const [id, row] of Object.entries(ruleRows(imported.rules))) {
    let own = id;
    for (let n = 2; own in rules; n++) own = `${id}-${n}`;
    rules[own] = row as unknown as Json;
  }
  report.kept.push({ at: file, what: `${counted(imported.rules.length, 'rule')} of ${counted(imported.read, 'row')}` });
  for (const note of imported.notes) report.changed.push({ at: file, what: note });
  for (const { line, row, why } of imported.unmapped)
    report.leftOut.push({ at: `${file}, line ${line}`, what: `a rule: ${row}`, why });
}

/** The scenario as the reader sees it. */
function checked(tree: Tree, id: string): Prepared {
  const result = checkScenario(structuredClone(tree) as { [key: string]: Json }, id);
  if (result.scenario === null)
    throw new ImportProblem({
      told: {
        en: 'found numbers that no scenario can hold: {problems!}',
        de: 'Einige Zahlen kann kein Szenario enthalten: {problems!}',
      },
      problems: result.problems
        .slice(0, MAX_PROBLEMS)
        .map(({ path, message }) => `${path.map(String).join('.')}: ${message}`)
        .join('; '),
    });
  return result.scenario;
}

/** What every scenario has, made so that it does nothing here. */
function surroundings(debris: Types['debris'], report: ProjectReport): Tree {
  report.added.push({
    at: 'blood',
    what: 'blood without cells and ligands',
    why: 'every scenario has it; nothing here enters it',
  });
  report.added.push({ at: 'matrix', what: 'matrix that hinders nothing', why: 'every scenario has it' });
  return {
    matrix: { rest: 0.5, turnover: 1e6, hindrance: 0, leastDiffusion: 1 },
    debris: { apoptotic: debris.apoptotic, necrotic: debris.necrotic },
    circulation: { volume: 5, halfLife: 100, homing: 0, homingFloor: 0, seedingGain: 0, perfusion: 0.1 },
  };
}

function layoutOf(
  root: XmlNode,
  plane: Plane,
  definitions: readonly CellDefinition[],
  placed: ReadonlyMap<string, Placed>,
  read: (path: string) => string | null,
  report: ProjectReport,
): Json {
  const positions = positionsOf(root);
  const file = positions?.file ?? CELLS;
  const text = positions === null || positions.enabled ? read(file) : null;
  if (text !== null) {
    if (positions !== null && !/^csv$/i.test(positions.type))
      throw wrongAt('cell_positions', named({ en: 'the type', de: 'der Typ' }, positions.type), 'csv');
    const layout = placeCells(text, file, plane, placed, report);
    if (layout.length === 0) throw noCells(file, report);
    return layout as unknown as Json;
  }
  if (positions !== null)
    report.leftOut.push({
      at: 'cell_positions',
      what: file,
      why: positions.enabled ? 'there is no such file' : 'it is switched off',
    });
  const each = numberOf(nodeAt(root, 'user_parameters', 'number_of_cells'), 'user_parameters: number_of_cells') ?? 0;
  const count = Math.min(Math.round(Math.max(0, each)), Math.floor((plane.width * plane.height) / definitions.length));
  if (count === 0) throw noCells(file, report);
  report.added.push({
    at: 'cells',
    what: `about ${count} of each type, scattered`,
    why: 'the project has no cell positions; number_of_cells says how many it draws',
  });
  return definitions.map(({ name }) => ({
    draw: 'scatter',
    cell: placed.get(name)!.cell,
    fraction: count / (plane.width * plane.height),
  }));
}
