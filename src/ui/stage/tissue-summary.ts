/** The line under a tissue's name: which two things it counts. They stay the same throughout a run. */
import type { CellTypeInfo, MeasureInfo, Opened } from '../../serve/protocol.ts';
import { reading, unitText } from '../format.ts';
import type { Arm } from '../run/arm.ts';
import { isSubject } from '../run/subject.ts';
import { translated } from '../texts/language.ts';

/** The value of a measure, by its id; 0 where a tissue does not have it. */
type Values = (id: string) => number;

/** The summary of a tissue of a run as it is now. */
export function summaryOf({ opened, readouts, series }: Arm, tissue: string): string {
  const run = opened.value;
  if (run === null) return '';
  const at = (id: string) => run.measures.findIndex((one) => one.id === id);
  const now: Values = (id) => readouts.value[at(id)] ?? 0;
  const atStart: Values = (id) => (series.rows > 0 && at(id) >= 0 ? series.value(0, at(id)) : now(id));
  return summaryFrom(run, tissue, atStart, now);
}

/** The same from values at the start, which decide what is counted, and values now. */
export function summaryFrom(run: Opened, tissue: string, atStart: Values, now: Values): string {
  const cell = countedIn(run, tissue, atStart);
  const more = alsoIn(run, tissue, cell, atStart);
  const parts: string[] = [];
  if (cell !== null) {
    const count = now(countOf(tissue, cell));
    parts.push(`${reading(count)} ${translated((count === 1 ? cell.singular : cell.plural) ?? cell.label)}`);
  }
  if (more !== null) parts.push(amountOf(more, cell, now(more.id)));
  return parts.join(' · ');
}

const countOf = (tissue: string, { id }: CellTypeInfo): string => `${tissue}.${id}.count`;

/**
 * The cells a tissue is of: the subject of the scenario if it has some at the start, or else the first that move there;
 * in an empty tissue the subject, if that can come from another.
 */
function countedIn(run: Opened, tissue: string, atStart: Values): CellTypeInfo | null {
  const has = (cell: CellTypeInfo, where = tissue) => atStart(countOf(where, cell)) > 0;
  const subject = run.cells.find((cell) => isSubject(run, cell)) ?? null;
  if (subject !== null && has(subject)) return subject;
  const moving = run.cells.find((cell) => cell.layer !== 'structural' && has(cell));
  if (moving !== undefined || subject === null) return moving ?? null;
  return run.tissues.some(({ id }) => has(subject, id)) ? subject : null;
}

/** A further measure of the tissue: one that the scenario charts, or the seats that these cells hold. */
function alsoIn(run: Opened, tissue: string, cell: CellTypeInfo | null, atStart: Values): MeasureInfo | null {
  const charted = run.measures.find(
    ({ id }) =>
      run.view.charts.includes(id) && id.startsWith(`${tissue}.`) && (cell === null || id !== countOf(tissue, cell)),
  );
  const hasSeats = run.measures.some(({ id }) => id.startsWith(`${tissue}.seats.`) && atStart(id) > 0);
  const seats = hasSeats ? run.measures.find(({ id }) => id === `${tissue}.seats.${cell?.id}`) : undefined;
  return charted ?? seats ?? null;
}

/** Its value with its name; the cells have just been named, so a measure of them need not name them again. */
function amountOf(measure: MeasureInfo, cell: CellTypeInfo | null, value: number): string {
  const { id, label, short, unit } = measure;
  const isOfCells = cell !== null && id.split('.').slice(1).includes(cell.id);
  const isShare = unit === '%' || unit === 'cells';
  const shown = `${reading(value)} ${unit === 'cells' ? '' : unitText(unit)}`.trim();
  if (isOfCells && isShare) return `${shown} ${translated(short)}`;
  return `${translated(isOfCells ? short : label)} ${shown}`;
}
