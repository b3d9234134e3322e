/** The report of a project names each number and switch of its settings in one line, with the number in the file. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importPhysicellProject } from '../../src/scenario/first-tissue/physicell-project.ts';
import type { ProjectReport, Told } from '../../src/scenario/first-tissue/physicell-report.ts';
import { type XmlNode, xmlTree } from '../../src/scenario/first-tissue/xml-tree.ts';

const fixture = (name: string): string => readFileSync(`tests/cli/fixtures/physicell/config/${name}`, 'utf8');
const SETTINGS = fixture('PhysiCell_settings.xml');
const [CELLS, RULES] = [fixture('cells.csv'), fixture('cell_rules.csv')];

const reportOf = (settings: string, cells = CELLS): ProjectReport =>
  importPhysicellProject(settings, 'made up', (path) => (path.endsWith('cells.csv') ? cells : RULES)).report;

/** Settings with more of what they may have: each is put before or in place of a text that the fixture has. */
const put = (text: string, at: string, what: string): string => {
  expect(text).toContain(at);
  return text.replace(at, what);
};
const RICHER = [
  [
    '<options>\n            <calculate',
    '<options><dirichlet_nodes type="matlab" enabled="true"><filename>./config/nodes.mat</filename></dirichlet_nodes>\n            <calculate',
  ],
  ['end_index="0" fixed_duration="false"', 'end_index="0" fixed_duration="true"'],
  [
    '</cycle>',
    '<standard_asymmetric_division enabled="true"><asymmetric_division_probability name="carcinoma cell">0.9</asymmetric_division_probability><asymmetric_division_probability name="guard">0.1</asymmetric_division_probability></standard_asymmetric_division></cycle>',
  ],
  ['<mechanics>', '<mechanics><is_movable>false</is_movable>'],
  ['name="guard" units="1/min">0</transformation_rate>', 'name="guard" units="1/min">0.01</transformation_rate>'],
].reduce((text, [at, what]) => put(text, at, what), SETTINGS);

/** Where 0 and false say nothing of biology. */
const SILENT = /^PhysiCell_settings\/(cell_definitions|save|parallel|options)\//;

/** All elements of settings that carry a number, a name or a switch that counts. */
function counting(node: XmlNode, off = false): XmlNode[] {
  const isOff = off || /^(false|0)$/i.test(node.attributes.enabled ?? '');
  if (node.children.length > 0) return node.children.flatMap((child) => counting(child, isOff));
  const isNothing = node.text === '' || isOff || (SILENT.test(node.path) && /^(0(\.0*)?|false)$/i.test(node.text));
  return isNothing && node.tag !== 'is_movable' ? [] : [node];
}

test.each([
  ['the settings', SETTINGS],
  ['richer settings', RICHER],
])('each element of %s is in one line of the report, and what is kept or changed has its number', (_, settings) => {
  const report = reportOf(settings);
  const lines = Object.values(report).flat() as Told[];
  const elements = counting(xmlTree(settings));
  expect(elements.length).toBeGreaterThan(70);
  for (const { path, text } of elements) {
    const about = lines.filter((line) => line.elements?.includes(path));
    expect([path, about.length]).toEqual([path, 1]);
    const [line] = about;
    if (!report.leftOut.includes(line) && !/^(true|false)$/.test(text)) expect(line.what).toContain(text);
  }
  const all = lines.flatMap((line) => line.elements ?? []);
  expect(new Set(all).size).toBe(all.length);
});

const told = (list: readonly Told[]): string[] =>
  list.map(({ at, what, why, idle }) => `${at}: ${what}: ${why}${idle ? ' (idle)' : ''}`);

test('what is converted is told with the number in the file and the number here', () => {
  const { changed, kept } = reportOf(RICHER);
  for (const line of [
    'cell_definition "carcinoma cell": uptake_rate of oxygen 10 /min, 3 /min of a site: here 1 of the maximum, 3.1 /min',
    'cell_definition "guard": uptake_rate of oxygen 5 /min, 1.5 /min of a site: here 0.5161 of the maximum, 3.1 /min',
    'cell_definition "guard": phagocytosis of dead cells at 0.02 /min, in the file apoptotic_phagocytosis_rate 0.02, necrotic_phagocytosis_rate 0.01',
    'cell_definition "carcinoma cell": volume total 2400 µm³, here 0.3 of a site',
    'cell_definition "carcinoma cell": speed 0.5 µm/min, here 0: its motility is not enabled',
    'cell_definition "carcinoma cell": cycle: fixed_duration of rate 0.0006: division here is at a rate',
    'cell_definition "carcinoma cell": secretion of alarm factor: 0.15 nM/min, in the file secretion_rate 0.1, secretion_target 5',
  ])
    expect(told(changed)).toContainEqual(expect.stringContaining(line));
  for (const line of [
    'transformation to guard: transformation_rate 0.01 /min, here 0.01 /min to guard',
    'apoptotic cells remain for 500 min, in the file duration 500',
    'adhesion 0.4; structural: it divides',
    'adhesion 0.4; mobile: it moves and does not divide',
  ])
    expect(told(kept)).toContainEqual(expect.stringContaining(line));
});

test('files of fixed nodes, daughters of another type and whether a type is movable have an effect', () => {
  const lines = told(reportOf(RICHER).leftOut);
  for (const line of [
    'microenvironment_setup/options/dirichlet_nodes: filename: fields here begin and are held by numbers, not from files',
    'cell_definitions/cell_definition/phenotype/mechanics: is_movable of carcinoma cell: whether a type is mobile here follows from its speed and division',
  ])
    expect(lines).toContain(line);
  const daughters = lines.filter((line) => line.includes('asymmetric_division_probability of carcinoma cell'));
  const reason = 'daughters here are of the type of their mother';
  expect(daughters.map((line) => line.slice(line.indexOf(reason)))).toEqual([`${reason} (idle)`, reason]);
  const off = RICHER.replace(
    'standard_asymmetric_division enabled="true"',
    'standard_asymmetric_division enabled="false"',
  );
  expect(told(reportOf(off).leftOut).join()).not.toContain('asymmetric');
});

test('a column of cells has an effect where a cell differs from its type', () => {
  const cells = [
    'x,y,z,type,volume,cycle entry,custom:sample,pressure',
    '0,0,0,guard,2400,,7,',
    '20,0,0,guard,,0.01,7,',
    '40,0,0,carcinoma cell,2500,,8,',
    '60,0,0,carcinoma cell,2400.0,,8,',
    '80,0,0,carcinoma cell,3000,0.02,8,',
  ].join('\n');
  const lines = told(reportOf(SETTINGS, cells).leftOut).filter((line) => line.includes('cells.csv: column'));
  const why = 'cells of a type begin alike here';
  expect(lines).toEqual([
    `./config/cells.csv: column volume of 2 cells, which differ from their type: ${why}`,
    `./config/cells.csv: column cycle entry of 2 cells, which differ from their type: ${why}`,
    `./config/cells.csv: columns custom:sample, pressure: ${why} (idle)`,
  ]);
});
