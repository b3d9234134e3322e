/** From the bytes of a file with cells to a scenario's first tissue and its report: the one door for all hosts. */
import type { Words } from '../../texts/words.ts';
import type { Prepared } from '../prepared.ts';
import { SITE } from '../vocabulary.ts';
import type { Role } from './cell-tables.ts';
import { decodeText } from './decode-text.ts';
import { type FirstTissue, firstTissueOf, type Wanted } from './first-tissue.ts';
import { type Framed, type FrameGiven, frameCells, SIDES, type Size } from './frame.ts';
import { type CellsForm, FORMS, refuseIdle } from './idle-options.ts';
import { ImportProblem, ImportQuestion, lineWords } from './import-problem.ts';
import type { ImportReport, LeftOut, Note } from './import-report.ts';
import { cellsOfLabels } from './label-mask.ts';
import { cellsOfPicture, coloursOf, type PictureRead } from './picture-of-cells.ts';
import { isPicture, labelsOf, pictureOf } from './read-picture.ts';
import { cellsOfTable, columnsOf, type TableColumns } from './table-of-cells.ts';
import { typesById } from './types-by-id.ts';

/** How a file is meant, as far as it does not say so itself. */
export interface ImportGiven extends FrameGiven, Wanted {
  columns?: Readonly<Partial<Record<Role, string>>>;
  /** Columns that hold a measured level, by the name of the level, or values to compare with, by that of a species. */
  measured?: Readonly<Record<string, string>>;
  only?: Readonly<Record<string, string>>;
  colours?: Readonly<Record<string, string>>;
  tolerance?: number;
  /** Types of a picture of which one pixel is enough for a site. */
  thin?: readonly string[];
  /** A table of types by label or id. */
  labels?: Uint8Array | undefined;
}

export interface TissueImport {
  own: FirstTissue['own'];
  report: ImportReport;
}

/** Pixels along a side of a picture up to which each may be a site. */
const MOST_PIXELS = 512;

/** Maximum number of colours for which a person is asked. */
const MAX_COLOURS = 24;

/** What a file of cells is, by its bytes and what comes with it. */
export const formOf = (bytes: Uint8Array, { labels }: Pick<ImportGiven, 'labels'>): CellsForm =>
  !isPicture(bytes) ? 'table' : labels === undefined ? 'colours' : 'labels';

/** @throws an error for what is neither a table nor a picture that can be read */
function refuseOther(bytes: Uint8Array): void {
  if (bytes[0] === 0xff && bytes[1] === 0xd8)
    throw new ImportProblem({
      en: 'found a JPEG, whose colours run into one another; expected a picture as PNG or TIFF',
      de: 'Das ist ein JPEG, dessen Farben ineinanderlaufen; erwartet wird ein Bild als PNG oder TIFF',
    });
  if (bytes.length === 0)
    throw new ImportProblem({
      en: 'found an empty file, expected a table of cells or a picture',
      de: 'Die Datei ist leer; erwartet wird eine Tabelle von Zellen oder ein Bild',
    });
}

/**
 * The types in a file by their names there, or for a picture its colours, with how many cells or pixels each has: what
 * a person has to give a meaning to.
 */
export function kindsIn(bytes: Uint8Array, given: ImportGiven): { name: string; cells: number | null }[] {
  refuseOther(bytes);
  if (isPicture(bytes) && given.labels === undefined)
    return coloursOf(pictureOf(bytes), MAX_COLOURS).map((name) => ({ name, cells: null }));
  const { cells } =
    given.labels === undefined || !isPicture(bytes)
      ? tableIn(bytes, given).table
      : cellsOfLabels(labelsOf(bytes), decodeText(given.labels).text);
  const counts = cells.kinds.map(() => 0);
  for (const kind of cells.kind) counts[kind]++;
  return cells.kinds.map((name, i) => ({ name, cells: counts[i] })).sort((a, b) => b.cells - a.cells);
}

/** The columns of a table from which a person may choose. @throws an error for bytes that are no table */
export const columnsIn = (bytes: Uint8Array, { labels }: Pick<ImportGiven, 'labels'>): TableColumns =>
  columnsOf(decodeText(bytes).text, labels !== undefined);

/**
 * @param file its name, for the report
 * @param tissue name of the scenario's tissue that begins with the cells
 * @throws an error that says what was found, where, and what was expected
 */
export function importCells(
  file: string,
  bytes: Uint8Array,
  scenario: Prepared,
  tissue: string,
  given: ImportGiven = {},
): TissueImport {
  refuseOther(bytes);
  refuseIdle(formOf(bytes, given), given);
  return isPicture(bytes)
    ? fromPicture(file, bytes, scenario, tissue, given)
    : fromTable(file, bytes, scenario, tissue, given);
}

function tableIn(bytes: Uint8Array, { columns, measured, only, labels }: ImportGiven) {
  if (bytes.indexOf(0) >= 0 && bytes[0] < 0xfe)
    throw new ImportProblem({
      en: 'found bytes that are no text, expected a table or a PNG or TIFF picture',
      de: 'Die Datei enthält keinen Text; erwartet wird eine Tabelle oder ein Bild als PNG oder TIFF',
    });
  const { text, encoding } = decodeText(bytes);
  return {
    table: cellsOfTable(text, {
      ...(columns && { columns }),
      ...(measured && { levels: measured }),
      ...(only && { only }),
      ...(labels && { types: typesById(decodeText(labels).text) }),
    }),
    encoding,
  };
}

function fromTable(
  file: string,
  bytes: Uint8Array,
  scenario: Prepared,
  tissue: string,
  given: ImportGiven,
): TissueImport {
  const { table, encoding } = tableIn(bytes, given);
  const framed = frameCells(table.cells, table, scenario.tissues[tissue], given);
  return reported(firstTissueOf(table.cells, framed, scenario, tissue, given), {
    file,
    form: encoding === 'UTF-8' ? table.how : [...table.how, encoding],
    besides: (['only', 'area', 'noPlace'] as const).flatMap((reason): LeftOut[] => {
      const { rows, first } = table.passed[reason];
      return rows > 0 ? [{ reason, name: '', cells: rows, first: lineWords(first) }] : [];
    }),
    ignoredColumns: table.ignored,
    notes: table.notes.map((words) => ({ words })),
  });
}

function fromPicture(
  file: string,
  bytes: Uint8Array,
  scenario: Prepared,
  tissue: string,
  given: ImportGiven,
): TissueImport {
  const { read, framed, form } =
    given.labels === undefined
      ? ofColours(bytes, given)
      : ofLabels(bytes, given.labels, scenario.tissues[tissue], given);
  return reported(firstTissueOf(read.cells, framed, scenario, tissue, given), {
    file,
    form: [form],
    besides: read.leftOut,
    ignoredColumns: [],
    notes: read.notes,
  });
}

/** What is known of a file before its cells are placed; `besides` are cells that never came to be placed. */
interface BeforePlacing extends Pick<ImportReport, 'file' | 'form' | 'ignoredColumns'> {
  besides: LeftOut[];
  notes: Note[];
}

function reported({ own, report }: FirstTissue, { besides, notes, ...before }: BeforePlacing): TissueImport {
  if (report.read + besides.length === 0)
    throw new ImportProblem({
      en: 'found no cell, expected at least one',
      de: 'keine Zelle gefunden, mindestens eine erwartet',
    });
  return {
    own,
    report: {
      ...report,
      ...before,
      read: report.read + besides.reduce((sum, { cells }) => sum + cells, 0),
      leftOut: [...report.leftOut, ...besides],
      notes: [...notes, ...report.notes],
    },
  };
}

interface OfPicture {
  read: PictureRead;
  framed: Framed;
  form: Words;
}

function ofColours(bytes: Uint8Array, given: ImportGiven): OfPicture {
  const { colours = {}, pixel, size: asked, tolerance, thin } = given;
  if (Object.keys(colours).length === 0)
    throw new ImportProblem(
      {
        en: 'found a picture, expected what each colour means',
        de: 'Das ist ein Bild; erwartet wird, was jede Farbe bedeutet',
      },
      '--colours "#e69f00=tumour" "#ffffff=" says it',
    );
  const picture = pictureOf(bytes);
  const sites = (pixels: number): number =>
    pixel === undefined ? pixels : Math.max(1, Math.round((pixels * pixel) / SITE));
  if (asked === undefined && pixel === undefined && Math.max(picture.width, picture.height) > MOST_PIXELS)
    throw new ImportQuestion(
      'pixel',
      `found ${picture.width} × ${picture.height} pixels, which at one site a pixel would be ${((picture.width * SITE) / 1000).toFixed(0)} mm wide; expected how large a pixel is: --pixel 0.5um, or --size`,
    );
  const size = asked ?? { width: sites(picture.width), height: sites(picture.height) };
  if (pixel !== undefined) checkAsked(size, { width: sites(picture.width), height: sites(picture.height) });
  checkSides(size, picture);
  const read = cellsOfPicture(picture, size, {
    colours,
    ...(tolerance !== undefined && { tolerance }),
    ...(thin !== undefined && { thin }),
  });
  const one: Words =
    pixel === undefined
      ? { en: 'one pixel a site', de: 'ein Pixel je Gitterplatz' }
      : { told: { en: 'pixels of {pixel} µm', de: 'Pixel von {pixel} µm' }, pixel };
  return {
    read,
    framed: {
      ...size,
      measured: pixel !== undefined,
      spread: pixel === undefined ? '--size with more sites spreads them' : 'a larger --pixel spreads them',
      covers: asked ? { en: 'the whole picture', de: 'das ganze Bild' } : one,
    },
    form: FORMS.colours,
  };
}

function ofLabels(bytes: Uint8Array, table: Uint8Array, own: Size, given: ImportGiven): OfPicture {
  const mask = labelsOf(bytes);
  const read = cellsOfLabels(mask, decodeText(table).text);
  const framed = frameCells(read.cells, { unit: 'px', origin: 'corner', up: false }, own, given);
  return { read, framed, form: FORMS.labels };
}

/** For a picture of pixels of a known size its sites are known too. */
function checkAsked(asked: Size, { width, height }: Size): void {
  if (asked.width === width && asked.height === height) return;
  throw new ImportProblem(
    {
      told: {
        en: 'found a size of {columns} × {rows} sites and pixels that make {width} × {height}, expected one of the two',
        de: 'Die Größe ist {columns} × {rows} Gitterplätze, die der Pixel ergibt {width} × {height}; erwartet wird eines von beidem',
      },
      columns: asked.width,
      rows: asked.height,
      width,
      height,
    },
    'leave out --size or --pixel',
  );
}

function checkSides(size: Size, { width, height }: Size): void {
  const sides = [size.width, size.height];
  if (sides.some((side) => side > SIDES.most))
    throw new ImportProblem(
      {
        told: {
          en: 'found {width} × {height} pixels, expected at most {most} sites on a side',
          de: 'Das Bild hat {width} × {height} Pixel, höchstens {most} Gitterplätze je Seite sind möglich',
        },
        width,
        height,
        most: SIDES.most,
      },
      '--pixel or --size takes fewer',
    );
  if (sides.some((side) => side < SIDES.least))
    throw new ImportProblem(
      {
        told: {
          en: 'found {width} × {height} pixels, expected at least {least} sites on a side',
          de: 'Das Bild hat {width} × {height} Pixel, mindestens {least} Gitterplätze je Seite sind nötig',
        },
        width,
        height,
        least: SIDES.least,
      },
      'check --pixel',
    );
}
