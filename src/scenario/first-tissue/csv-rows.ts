/** Rows of tables from other tools: CSV with commas, semicolons or tabs between the columns. */
import { type CsvError, parse } from 'csv-parse/sync';

export interface Row {
  fields: string[];
  /** Line number, from 1. */
  line: number;
}

const SEPARATORS = [',', ';', '\t'];

/**
 * The rows of a table, without empty ones; the separator is the one most frequent in the first row.
 * @param expected what the table should hold, for the message
 * @param comment start of lines to skip
 * @throws an error for text that is not a table
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

/** Whether a number is written with a decimal comma: `37,5`. */
export const hasDecimalComma = (field: string): boolean => /^[+-]?\d+,\d+(e[+-]?\d+)?$/i.test(field);

/** The message for a field without a number. */
export const noNumber = (field: string): string =>
  hasDecimalComma(field)
    ? `found "${field}" with a decimal comma, expected a decimal point`
    : `found "${field}", expected a number`;
