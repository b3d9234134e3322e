/**
 * What became of a file that was imported, in full: all that was read is either kept or left out for a stated reason.
 * Plain data, for the command line, for JSON, and for the page.
 */
import { counted } from '../../base/plain-words.ts';

/** Why cells are left out. */
export const REASONS = {
  names: 'left out by name',
  noType: 'without a type',
  unknown: 'of a type without a counterpart',
  outside: 'outside the tissue',
  noRoom: 'without a free site nearby',
  only: 'in rows that were not asked for',
} as const;
export type Reason = keyof typeof REASONS;

export interface ImportReport {
  file: string;
  /** How the file was read: its form and separator, say. */
  form: string[];
  frame: {
    /** Sites of the tissue. */
    width: number;
    height: number;
    /** µm of a site. */
    site: number;
    /** The part of the plane that the tissue covers, in words. */
    covers: string;
  };
  /** Cells read. */
  read: number;
  /** Cells in the tissue. */
  kept: number;
  /** By type in the file: the type here, how many were kept, and whether that type only takes room. */
  types: { name: string; here: string; cells: number; filler: boolean }[];
  leftOut: { reason: Reason; name: string; cells: number; first: string }[];
  moved: { cells: number; farthest: number };
  ignoredColumns: string[];
  /** What the tissue has besides the cells of the file. */
  adds: string[];
  /** Share of the cells of the tissue that lack oxygen at the start; null until it is known. */
  hypoxic: number | null;
  /** Anything else that was guessed or changed. */
  notes: string[];
}

/** Maximum number of names in a line. */
const MAX_NAMED = 20;

export const listed = (names: readonly string[], most = MAX_NAMED): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;

/** A report as lines of English. */
export function reportLines(report: ImportReport): string[] {
  const { frame, read, kept, types, leftOut, moved, ignoredColumns, adds, hypoxic } = report;
  const mm = (sites: number): string => ((sites * frame.site) / 1000).toFixed(2);
  const lost = leftOut.reduce((sum, { cells }) => sum + cells, 0);
  return [
    `read as ${report.form.join(', ')}`,
    `${counted(read, 'cell')}, ${mm(frame.width)} × ${mm(frame.height)} mm, 1 site = ${frame.site} µm; ${frame.covers}`,
    `kept ${kept}: ${listed(types.map(typeText))}`,
    ...(lost > 0 ? [`left out ${lost}:`] : []),
    ...leftOut.map(
      ({ reason, name, cells, first }) =>
        `  ${counted(cells, 'cell')} ${REASONS[reason]}${name === '' ? '' : `, "${name}"`}, first at ${first}`,
    ),
    ...(moved.cells > 0
      ? [`moved ${counted(moved.cells, 'cell')} by up to ${counted(moved.farthest, 'site')}: another has their site`]
      : []),
    ...(ignoredColumns.length > 0 ? [`ignored columns: ${listed(ignoredColumns)}`] : []),
    ...report.notes,
    adds.length > 0 ? `the scenario adds ${listed(adds)}` : 'the scenario adds no cells of its own',
    ...(hypoxic === null ? [] : [`${(100 * hypoxic).toFixed(1)} % of the cells lack oxygen at the start`]),
  ];
}

const typeText = ({ name, here, cells, filler }: ImportReport['types'][number]): string =>
  filler ? `${cells} "${name}" as filler` : name === here ? `${cells} ${here}` : `${cells} "${name}" as ${here}`;
