/** Rows of tables that other tools write: CSV with commas, semicolons or tabs between the columns. */
import { type CsvError, parse } from 'csv-parse/sync';

export interface Row {
  fields: string[];
  /** From 1. */
  line: number;
}

const SEPARATORS = [',', ';', '\t'];

/**
 * The rows of a table without empty ones; columns are set apart by what its first row has most of.
 * @param expected what the table should hold, for the message
 * @param comment what begins a line that is none
 * @throws an error for text that is no table
 */
export function rowsOf(text: string, expected: string, comment?: string): Row[] {
  const head = text.split(/\r?\n/).find((line) => line.trim() !== '' && !(comment && line.startsWith(comment))) ?? '';
  const count = (separator: string): number => head.split(separator).length;
  const delimiter = SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
  try {
    const records = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
      delimiter,
      ...(comment === undefined ? {} : { comment }),
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ fields: record, line: info.lines }));
  } catch (problem) {
    throw new Error(`found no table (${(problem as CsvError).message}), expected ${expected}`);
  }
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that a field holds, or null. */
export const numberIn = (field: string): number | null => (NUMBER.test(field) ? Number(field) : null);

/** `37,5`: a number as half of Europe writes it. */
export const hasDecimalComma = (field: string): boolean => /^[+-]?\d+,\d+(e[+-]?\d+)?$/i.test(field);

/** What a field holds in place of a number. */
export const noNumber = (field: string): string =>
  hasDecimalComma(field)
    ? `found "${field}" with a decimal comma, expected a decimal point`
    : `found "${field}", expected a number`;
