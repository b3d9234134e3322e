/**
 * Tables of cells as the programs of the field write them, recognised by their columns: which hold the place and the
 * type, in which unit, and where the plane begins.
 */
import { nearest } from '../../base/nearest.ts';
import type { CompleteText } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import { numberIn } from './csv-rows.ts';
import { ImportProblem, ImportQuestion, mismatch, named, placed, quoted } from './import-problem.ts';

export type Unit = 'um' | 'px' | 'site';

/** A table's columns by role. */
export interface Columns {
  /** One column, or two whose mean is taken (the sides of a box). */
  x: number[];
  y: number[];
  type: number;
  z: number;
}

export interface Recognised {
  /** What wrote it, for the report. */
  form: Words;
  columns: Columns;
  /** Null where the form does not say it. */
  unit: Unit | null;
  origin: 'corner' | 'middle';
  up: boolean;
}

/** A column's name as it is compared: letters and digits, `µ` as u. */
export const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[µμ]/g, 'u')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

interface Form {
  name: Words;
  /** Each role: the names that its column may have; of two in a list, both are there. */
  x: (string | [string, string])[];
  y: (string | [string, string])[];
  type: string[];
  unit: Unit | null;
  /** Further columns that only this program writes. */
  and?: string[];
}

/** Names of a column of types, the most telling first. */
export const TYPE = [
  'type',
  'cell type',
  'celltype',
  'phenotype',
  'classification',
  'class',
  'clustername',
  'cluster name',
  'annotation',
  'population',
  'cluster',
  'label',
];

/** Most particular first. */
const FORMS: Form[] = [
  { name: 'QuPath', x: ['centroid x um'], y: ['centroid y um'], type: ['classification', 'class', 'name'], unit: 'um' },
  { name: 'QuPath', x: ['centroid x px'], y: ['centroid y px'], type: ['classification', 'class', 'name'], unit: 'px' },
  {
    name: 'HALO',
    x: [['xmin', 'xmax']],
    y: [['ymin', 'ymax']],
    type: ['classifier label', 'phenotype', 'cell type', 'object type'],
    unit: 'px',
  },
  { name: 'inForm', x: ['cell x position'], y: ['cell y position'], type: ['phenotype', 'cell type'], unit: null },
  {
    name: 'Xenium',
    x: ['x centroid'],
    y: ['y centroid'],
    type: [...TYPE, 'group'],
    unit: 'um',
    and: ['transcript counts'],
  },
  { name: 'MCMICRO', x: ['x centroid'], y: ['y centroid'], type: TYPE, unit: 'px' },
  { name: 'CODEX', x: ['x x'], y: ['y y'], type: ['clustername', 'cluster name', ...TYPE], unit: 'px' },
  {
    name: 'Visium',
    x: ['pxl col in fullres'],
    y: ['pxl row in fullres'],
    type: TYPE,
    unit: 'px',
  },
  { name: 'CellProfiler', x: ['location center x'], y: ['location center y'], type: TYPE, unit: 'px' },
  { name: 'napari', x: ['axis 2'], y: ['axis 1'], type: TYPE, unit: 'px' },
  { name: 'napari', x: ['axis 1'], y: ['axis 0'], type: TYPE, unit: 'px' },
  {
    name: 'squidpy',
    x: ['spatial1', 'spatial 1'],
    y: ['spatial2', 'spatial 2'],
    type: [...TYPE, 'leiden'],
    unit: 'px',
  },
  { name: 'squidpy', x: ['spatial 0'], y: ['spatial 1'], type: [...TYPE, 'leiden'], unit: 'px' },
  {
    name: { en: 'a table in µm', de: 'eine Tabelle in µm' },
    x: ['x um', 'x in um'],
    y: ['y um', 'y in um'],
    type: TYPE,
    unit: 'um',
  },
  {
    name: { en: 'a table in pixels', de: 'eine Tabelle in Pixeln' },
    x: ['x px', 'x pixel', 'x in px'],
    y: ['y px', 'y pixel', 'y in px'],
    type: TYPE,
    unit: 'px',
  },
  { name: { en: 'a table', de: 'eine Tabelle' }, x: ['x'], y: ['y'], type: TYPE, unit: null },
];

/** Roles that `--columns` may give; any other name there is a mistake. */
export const ROLES = ['x', 'y', 'type'] as const;
export type Role = (typeof ROLES)[number];

/**
 * How a table is to be read.
 * @param header the names of its columns; null for a table without names
 * @param first its first row
 * @param given columns by role, as the user names them: a name, or a number from 1
 * @param ids names of a column of ids, where types are in a table of their own
 * @throws an error that lists the columns
 */
export function recognise(
  header: readonly string[] | null,
  first: readonly string[],
  given: Readonly<Partial<Record<Role, string>>>,
  ids: readonly string[] | null = null,
): Recognised {
  if (header === null) return headless(first, given);
  const names = header.map(plain);
  const at = (name: string): number => names.indexOf(name);
  const asked = Object.fromEntries(
    ROLES.flatMap((role) => (given[role] === undefined ? [] : [[role, columnAt(given[role], header, names)]])),
  ) as Partial<Record<Role, number>>;
  const has = (one: string | [string, string]): boolean => [one].flat().every((name) => at(name) >= 0);
  const form = FORMS.find(({ x, y, and = [] }) => x.some(has) && y.some(has) && and.every((name) => at(name) >= 0));
  const placeOf = (role: 'x' | 'y'): number[] => {
    const own = asked[role];
    if (own !== undefined) return [own];
    const named = form?.[role].find(has);
    return named === undefined ? [] : [named].flat().map((name) => single(at(name), header, names));
  };
  const columns: Columns = {
    x: placeOf('x'),
    y: placeOf('y'),
    type: asked.type ?? single(typeColumn(ids ?? form?.type ?? TYPE, at), header, names),
    z: at('z'),
  };
  const missing = ROLES.filter((role) => (role === 'type' ? columns.type < 0 : columns[role].length === 0));
  if (missing.length > 0) {
    const found = header.length === 0 ? 'none' : header.join(', ');
    throw new ImportQuestion(
      'columns',
      `found the columns ${found}, expected ${missing.join(', ')}`,
      `--columns names them: ${missing.map((role) => `${role}=…`).join(' ')}${missing.includes('type') ? '; --labels takes a table of types by id' : ''}`,
      header,
    );
  }
  const own = asked.x !== undefined || asked.y !== undefined;
  return {
    form: own || !form ? { en: 'a table with the columns named', de: 'eine Tabelle mit genannten Spalten' } : form.name,
    columns,
    unit: own ? unitIn(names[columns.x[0]]) : (form?.unit ?? null),
    origin: 'corner',
    up: false,
  };
}

const typeColumn = (wanted: readonly string[], at: (name: string) => number): number =>
  wanted.map(at).find((column) => column >= 0) ?? -1;

/** The unit that a column's name ends in. */
const unitIn = (name: string): Unit | null =>
  / (um|microns?)$/.test(name) ? 'um' : / (px|pixels?)$/.test(name) ? 'px' : null;

export const COLUMN: CompleteText = { en: 'the column', de: 'die Spalte' };

/** One of the columns of a table. */
export const oneOfColumns = (header: readonly string[]): Words =>
  header.length === 0
    ? { en: 'none: the table has no names', de: 'keine: Die Tabelle hat keine Namen' }
    : { told: { en: 'one of {names!}', de: 'eine von {names!}' }, names: header.join(', ') };

/** A column whose name is there once. */
function single(column: number, header: readonly string[], names: readonly string[]): number {
  if (column >= 0 && names.lastIndexOf(names[column]) !== column)
    throw new ImportProblem(
      mismatch(
        {
          told: { en: '{column!} twice', de: '{column!} zweimal' },
          column: named(COLUMN, header[column]),
        },
        { en: 'each column once', de: 'jede Spalte einmal' },
      ),
    );
  return column;
}

/** A column by its name as written, by its plain name, or by its number from 1. */
function columnAt(given: string, header: readonly string[], names: readonly string[]): number {
  const exact = header.indexOf(given);
  const column = exact >= 0 ? exact : names.indexOf(plain(given));
  if (column >= 0) return single(column, header, names);
  const number = /^\d+$/.test(given) ? Number(given) : 0;
  if (number >= 1 && number <= header.length) return number - 1;
  const near = nearest(given, header);
  throw new ImportProblem(
    placed('--columns', mismatch(quoted(given), oneOfColumns(header))),
    near === '' ? '' : `nearest is "${near}"`,
  );
}

/** A table without names of columns: x, y and type, or x, y, z and type as in PhysiCell's first form. */
function headless(first: readonly string[], given: Readonly<Partial<Record<Role, string>>>): Recognised {
  // Another column of types leaves the places what they are.
  const chosen = given.x !== undefined || given.y !== undefined;
  const wide = first.length > 3;
  const columnOf = (role: Role, otherwise: number): number => {
    const number = given[role] === undefined ? otherwise + 1 : Number(given[role]);
    if (Number.isInteger(number) && number >= 1 && number <= first.length) return number - 1;
    throw new ImportProblem(
      placed(
        '--columns',
        mismatch(`${role}=${given[role] ?? number}`, {
          told: {
            en: 'the number of one of {count} columns; the table has no names',
            de: 'die Nummer einer von {count} Spalten; die Tabelle hat keine Namen',
          },
          count: first.length,
        }),
      ),
    );
  };
  const columns = {
    x: [columnOf('x', 0)],
    y: [columnOf('y', 1)],
    type: columnOf('type', wide ? 3 : 2),
    z: wide && !chosen ? 2 : -1,
  };
  const physicell = wide && !chosen && first.slice(0, 4).every((field) => numberIn(field) !== null);
  return {
    form: physicell
      ? { en: 'PhysiCell, first form', de: 'PhysiCell, erste Form' }
      : { en: 'a table without names of columns', de: 'eine Tabelle ohne Spaltennamen' },
    columns,
    unit: physicell ? 'um' : null,
    origin: physicell ? 'middle' : 'corner',
    up: physicell,
  };
}
