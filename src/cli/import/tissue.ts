import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { unknownName } from '../../base/nearest.ts';
import { parseQuantity } from '../../base/units.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { hypoxicAtStart } from '../../run/hypoxic-at-start.ts';
import { importedScenario, importedText, importedTitle, withImport } from '../../run/imported-scenario.ts';
import { ROLES, type Role, type Unit } from '../../scenario/first-tissue/cell-tables.ts';
import { SIDES, type Size } from '../../scenario/first-tissue/frame.ts';
import { plainReport, reportLines } from '../../scenario/first-tissue/import-report.ts';
import { type ImportGiven, importCells } from '../../scenario/first-tissue/import-tissue.ts';
import { MAX_TOLERANCE, TOLERANCE } from '../../scenario/first-tissue/picture-of-cells.ts';
import { readVessels } from '../../scenario/first-tissue/surroundings.ts';
import { modelOf, type Prepared } from '../../scenario/prepared.ts';
import { levelsOf } from '../../scenario/vocabulary.ts';
import { failed, wrong } from '../failure.ts';
import { home, shippedFile, shippedNames } from '../home.ts';
import { findScenario, load } from '../load-scenario.ts';
import { print } from '../print.ts';
import { bytesOf, pairsOf, reading } from './names.ts';

interface TissueFlags {
  for: string;
  tissue?: string;
  names: string[];
  columns: string[];
  only: string[];
  unknown?: string;
  colours: string[];
  tolerance: string;
  thin: string[];
  labels?: string;
  unit?: string;
  pixel?: string;
  origin?: string;
  y?: string;
  scale: string;
  size?: string;
  keep: string[];
  vessels?: string;
  medium?: string;
  report?: string;
  out?: string;
}

export function addImportTissue(group: Command): void {
  group
    .command('tissue')
    .argument('<file>', 'a table of cells, or a picture as PNG or TIFF')
    .summary('turns a table of cells or a picture into the first tissue of a scenario')
    .description(
      'Turns a table of cells or a picture into a scenario that starts with these cells, and reports on standard error\n' +
        'what became of each: kept, left out, moved. Tables of QuPath, HALO, inForm, MCMICRO, CODEX, Xenium, Visium,\n' +
        'CellProfiler, napari, squidpy and PhysiCell are recognised by their columns; of others --columns names them. In a\n' +
        'picture colours stand for cell types, or, with --labels, numbers for cells.',
    )
    .option('--for <scenario>', 'scenario to extend', 'hypoxia')
    .option('--tissue <name>', 'tissue for the cells; by default the first')
    .option(
      '--names <name=here...>',
      'name here for a cell type of the file: tumor=tumour; "x=" leaves out type x, "x=filler" lets it only take room and use oxygen',
      [],
    )
    .option(
      '--unknown <what>',
      'types without a counterpart: filler (by default, but for numbers, which have to be named), or leave-out',
    )
    .option(
      '--columns <role=column...>',
      'columns by role, by name or number: x=X_pos y=Y_pos type=phenotype; or, by the name of a receptor, state or trait, with its measured level; or, by the name of a species, with measured values to compare the run with',
      [],
    )
    .option('--only <column=value...>', 'takes only rows with this value: "region=1"', [])
    .option('--unit <unit>', 'unit of x and y: um, px or site; by default as the form of the table says')
    .option('--pixel <length>', 'size of a pixel, for places in pixels and pictures: 0.5um')
    .option('--origin <place>', 'where x and y are 0: corner or middle')
    .option('--y <direction>', 'where y rises: up or down')
    .option(
      '--scale <factor>',
      'factor on x and y: PhysiCell cells lie closer than sites, and 1.4 spreads them out',
      '1',
    )
    .option('--size <width x height>', 'size of the tissue in sites; by default as the cells need')
    .option(
      '--colours <colour=cell...>',
      'what a colour in the picture stands for: "#e69f00=tumour"; "#ffffff=" is no cell',
      [],
    )
    .option(
      '--tolerance <distance>',
      'how far a pixel may be from a named colour, as the distance of red, green and blue (0 to 255 each)',
      String(TOLERANCE),
    )
    .option('--thin <name...>', 'types of a picture of which one pixel is enough for a site, such as vessels', [])
    .option(
      '--labels <table>',
      'a table of types by label or id: for a mask with a number for each cell, or for a table of cells without types',
    )
    .option('--keep <cell...>', 'cell types that the scenario draws besides', [])
    .option('--vessels <spacing>', 'adds vessels on a grid: every:120um')
    .option('--medium <pressure>', 'holds oxygen throughout, as in a thin slice in medium: 40mmHg')
    .option('--report <file>', 'writes the report as JSON to this file')
    .option('--out <file>', 'writes the scenario to this file')
    .action(importTissue);
}

function importTissue(file: string, flags: TissueFlags): void {
  const bytes = bytesOf(file);
  const scenario = load(flags.for);
  const known = Object.keys(scenario.tissues);
  const tissue = flags.tissue ?? known[0];
  if (!known.includes(tissue)) throw wrong(`--tissue: ${unknownName(tissue, `a tissue of ${flags.for}`, known)}`);
  const given = givenBy(flags, scenario);
  const { own, report } = reading(file, () => importCells(file, bytes, scenario, tissue, given));
  const tell = (): string[] => reportLines(report).map((line) => `${file}: ${line}`);
  if (report.kept === 0) throw failed([`${file}: found no cell; nothing is written`, ...tell()].join('\n'));
  const said = importedScenario(scenario, tissue, own, importedTitle(basename(file)));
  report.hypoxic = reading(file, () => hypoxicAtStart(withImport(scenario, basename(file), said), tissue));
  for (const line of tell()) process.stderr.write(`${line}\n`);
  if (flags.report !== undefined) writeWhole(flags.report, `${JSON.stringify(plainReport(report), null, 1)}\n`);
  const text = importedText({ stroma: 1, extends: pathFrom(flags.out, flags.for), ...said });
  if (flags.out === undefined) print(text.trimEnd());
  else writeWhole(flags.out, text);
}

function givenBy(flags: TissueFlags, scenario: Prepared): ImportGiven {
  const pairs = Object.entries(pairsOf('--columns', flags.columns));
  const { names } = modelOf(scenario);
  const levels = [...levelsOf(names), ...names.species];
  for (const [role] of pairs)
    if (!ROLES.includes(role as Role) && !levels.includes(role))
      throw wrong(
        `--columns: ${unknownName(role, `x, y, type, or a level or species of ${flags.for}`, [...ROLES, ...levels])}`,
      );
  const roles = (wanted: boolean) =>
    Object.fromEntries(pairs.filter(([role]) => ROLES.includes(role as Role) === wanted));
  return {
    names: pairsOf('--names', flags.names),
    unknown: oneOf('--unknown', flags.unknown, ['filler', 'leave-out'] as const),
    columns: roles(true),
    measured: roles(false),
    only: pairsOf('--only', flags.only),
    colours: pairsOf('--colours', flags.colours),
    tolerance: readTolerance(flags.tolerance),
    thin: flags.thin,
    labels: flags.labels === undefined ? undefined : bytesOf(flags.labels),
    // The former name of the unit.
    unit: oneOf('--unit', flags.unit === 'sites' ? 'site' : flags.unit, ['um', 'px', 'site'] as const) as
      | Unit
      | undefined,
    pixel: flags.pixel === undefined ? undefined : quantity('--pixel', flags.pixel, 'length', '0.5um', [1e-3, 1e4]),
    origin: oneOf('--origin', flags.origin, ['corner', 'middle'] as const),
    y: oneOf('--y', flags.y, ['up', 'down'] as const),
    scale: readScale(flags.scale),
    size: flags.size === undefined ? undefined : sizeOf(flags.size),
    keep: flags.keep,
    vessels: flags.vessels === undefined ? undefined : saying(() => readVessels(flags.vessels!)),
    medium: flags.medium === undefined ? undefined : quantity('--medium', flags.medium, 'pressure', '40mmHg', [0, 760]),
  };
}

/** Does `work`; an error is that of a wrong option. */
function saying<T>(work: () => T): T {
  try {
    return work();
  } catch (problem) {
    throw wrong(problem instanceof Error ? problem.message : String(problem));
  }
}

function oneOf<T extends string>(option: string, text: string | undefined, known: readonly T[]): T | undefined {
  if (text === undefined) return undefined;
  const found = known.find((one) => one === text);
  if (found === undefined) throw wrong(`${option}: ${unknownName(text, `one of ${known.join(', ')}`, known)}`);
  return found;
}

function quantity(
  option: string,
  text: string,
  dimension: 'length' | 'pressure',
  like: string,
  [low, high]: [number, number],
): number {
  const read = parseQuantity(text, dimension);
  if ('value' in read && read.value >= low && read.value <= high && !/^[\d.]+$/.test(text.trim())) return read.value;
  throw wrong(`${option}: found "${text}", expected a number with its unit, like ${like}`);
}

function sizeOf(text: string): Size {
  const [width = 0, height = 0] = /^(\d+)\s*[x×]\s*(\d+)$/.exec(text)?.slice(1).map(Number) ?? [];
  const { least, most } = SIDES;
  if (width < least || height < least || width > most || height > most)
    throw wrong(`--size: found "${text}", expected two whole numbers from ${least} to ${most}, like 160x120`);
  return { width, height };
}

function readScale(text: string): number {
  const scale = Number(text);
  if (scale > 0 && Number.isFinite(scale)) return scale;
  throw wrong(`--scale: found "${text}", expected a number above 0`);
}

function readTolerance(text: string): number {
  const tolerance = text.trim() === '' ? Number.NaN : Number(text);
  if (tolerance >= 0 && tolerance <= MAX_TOLERANCE) return tolerance;
  throw wrong(`--tolerance: found "${text}", expected a number from 0 to ${MAX_TOLERANCE}`);
}

/** The scenario as a file extends it: a shipped one by its name, which any folder finds; others relative to the file. */
function pathFrom(out: string | undefined, scenario: string): string {
  const found = findScenario(scenario);
  const shipped = shippedNames().find((name) => shippedFile(name) === resolve(found));
  // Files among those that ship are read where only paths are known.
  const amongShipped = out !== undefined && !relative(`${home()}/scenarios`, resolve(out)).startsWith('..');
  if (shipped !== undefined && !amongShipped) return shipped;
  const path = relative(out === undefined ? '' : dirname(out), found)
    .split(sep)
    .join('/');
  return path.startsWith('.') || path.startsWith('/') ? path : `./${path}`;
}
