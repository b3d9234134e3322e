import { readFileSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import type { Command } from 'commander';
import { Document, isScalar, isSeq, visit } from 'yaml';
import { unknownName } from '../../base/nearest.ts';
import { counted } from '../../base/plain-words.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { measuresOf } from '../../observe/measures/measures.ts';
import { layoutOf, type Read, type Size } from '../../scenario/first-tissue/first-tissue.ts';
import { cellsOfPicture, MAX_TOLERANCE, TOLERANCE } from '../../scenario/first-tissue/picture-of-cells.ts';
import { cellsOfTable, type Unit } from '../../scenario/first-tissue/table-of-cells.ts';
import { modelOf, type Prepared, prepare } from '../../scenario/prepared.ts';
import { english } from '../../texts/words.ts';
import { failed, wrong } from '../failure.ts';
import { findScenario, load } from '../load-scenario.ts';
import { print } from '../print.ts';
import { checkFile, pairsOf, reading } from './names.ts';
import { pictureOf } from './png.ts';

interface TissueFlags {
  for: string;
  tissue?: string;
  names: string[];
  colours: string[];
  tolerance: string;
  unit?: string;
  scale: string;
  size?: string;
  out?: string;
}

export function addImportTissue(group: Command): void {
  group
    .command('tissue')
    .argument('<file>', 'cells as CSV (x, y, type; or cells.csv from PhysiCell), or a picture as PNG')
    .summary('turns a table of cells or a picture into the first tissue of a scenario')
    .description(
      'Turns a table of cells (CSV) or a picture whose colours stand for cell types (PNG) into a scenario that starts with\n' +
        'these cells. Ground, matrix and cell types not in the file stay as the scenario lays them out. Reports on standard\n' +
        'error how many cells there are, and what was moved or left out.',
    )
    .option('--for <scenario>', 'scenario to extend', 'hypoxia')
    .option('--tissue <name>', 'tissue for the cells; by default the first')
    .option(
      '--names <name=here...>',
      'name here for a cell type of the file: tumor=tumour; "x=" leaves out type x, "=" cells without a type',
      [],
    )
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
    .option(
      '--unit <unit>',
      'unit of x and y: sites, from the upper left, or um, from the middle with y upwards; by default um if there is a z',
    )
    .option(
      '--scale <factor>',
      'factor on x and y: PhysiCell cells lie closer than sites, and 1.4 spreads them out',
      '1',
    )
    .option(
      '--size <width x height>',
      'size of the tissue in sites; by default as in the scenario or, for a picture, one site per pixel',
    )
    .option('--out <file>', 'writes the scenario to this file')
    .action(importTissue);
}

function importTissue(file: string, flags: TissueFlags): void {
  checkFile(file);
  const scenario = load(flags.for);
  const known = Object.keys(scenario.tissues);
  const tissue = flags.tissue ?? known[0];
  if (!known.includes(tissue)) throw wrong(`--tissue: ${unknownName(tissue, `a tissue of ${flags.for}`, known)}`);
  const { width, height } = scenario.tissues[tissue];
  const picture = /\.png$/i.test(file);
  const { size, drawn, notes } = reading(file, () =>
    picture ? ofPicture(file, flags) : ofTable(file, { width, height }, flags),
  );
  const laid = reading(file, () => layoutOf(drawn, scenario, tissue, pairsOf('--names', flags.names), size));
  const { layout, counts } = laid;
  const told = [...notes, ...laid.notes];
  const all = Object.entries(counts);
  if (all.length === 0)
    throw failed(['found no cell; nothing is written', ...told].map((line) => `${file}: ${line}`).join('\n'));
  const total = all.reduce((sum, [, count]) => sum + count, 0);
  const kinds = all.map(([cell, count]) => `${count} ${cell}`).join(', ');
  for (const line of [`${counted(total, 'cell')}: ${kinds}`, ...told]) process.stderr.write(`${file}: ${line}\n`);
  const own = {
    stroma: 1,
    extends: pathFrom(flags.out, flags.for),
    title: `${english(scenario.title)}, from ${basename(file)}`,
    tissues: { [tissue]: { ...size, layout } },
    ...withoutLost(scenario, { ...scenario.tissues, [tissue]: { ...scenario.tissues[tissue], ...size, layout } }),
  };
  const text = toText(own);
  if (flags.out === undefined) print(text.trimEnd());
  else writeWhole(flags.out, text);
}

/** What a scenario shows and records, without the measures of the old layout or its expectations. */
function withoutLost(scenario: Prepared, tissues: Prepared['tissues']): object {
  const changed = prepare({ ...scenario, tissues });
  const known = new Set(measuresOf(modelOf(changed), changed).map(({ id }) => id));
  const kept = (ids: readonly string[]): string[] => ids.filter((id) => known.has(id));
  return {
    ...(scenario.measure.length > 0 && { measure: kept(scenario.measure) }),
    ...(scenario.expect.length > 0 && { expect: [] }),
    // Its questions are about the tissue being replaced.
    ...(scenario.lesson.questions.length > 0 && { lesson: null }),
    view: {
      charts: kept(scenario.view.charts),
      ...(scenario.view.captions.length > 0 && { captions: [] }),
    },
  };
}

const MAX_SIDE = 4096;

function sizeOf(text: string | undefined, otherwise: Size): Size {
  if (text === undefined) return otherwise;
  const [width = 0, height = 0] = /^(\d+)\s*[x×]\s*(\d+)$/.exec(text)?.slice(1).map(Number) ?? [];
  if (width < 8 || height < 8 || width > MAX_SIDE || height > MAX_SIDE)
    throw wrong(`--size: found "${text}", expected two whole numbers from 8 to ${MAX_SIDE}, like 160x120`);
  return { width, height };
}

interface Sized extends Read {
  size: Size;
}

function ofTable(file: string, own: Size, { unit, scale, size: text, colours }: TissueFlags): Sized {
  if (unit !== undefined && unit !== 'sites' && unit !== 'um')
    throw wrong(`--unit: found "${unit}", expected sites or um`);
  if (colours.length > 0) throw wrong('--colours: expected only with a picture');
  const size = sizeOf(text, own);
  return {
    size,
    ...cellsOfTable(readFileSync(file, 'utf8'), size, { unit: unit as Unit | undefined, scale: readScale(scale) }),
  };
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

function ofPicture(file: string, { colours, size: text, tolerance }: TissueFlags): Sized {
  if (colours.length === 0)
    throw wrong('--colours: found nothing, expected what each colour means: "#e69f00=tumour" "#ffffff="');
  const picture = pictureOf(readFileSync(file));
  const { width, height } = picture;
  const size = sizeOf(text, { width, height });
  if (size.width > MAX_SIDE || size.height > MAX_SIDE)
    throw new Error(`found ${width} × ${height} pixels, expected at most ${MAX_SIDE}; --size takes fewer of them`);
  return { size, ...cellsOfPicture(picture, pairsOf('--colours', colours), size, readTolerance(tolerance)) };
}

/** The scenario as YAML, with the spans of a row in flow style. */
function toText(scenario: object): string {
  const document = new Document(scenario);
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.key) && pair.key.value === 'spans' && isSeq(pair.value)) pair.value.flow = true;
    },
  });
  return document.toString();
}

/** The path of a scenario relative to the file at `out`. */
function pathFrom(out: string | undefined, scenario: string): string {
  const path = relative(out === undefined ? '' : dirname(out), findScenario(scenario))
    .split(sep)
    .join('/');
  return path.startsWith('.') || path.startsWith('/') ? path : `./${path}`;
}
