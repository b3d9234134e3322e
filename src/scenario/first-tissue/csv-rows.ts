/** Rows of tables from other tools: commas, semicolons, tabs or bars between the columns. */
import { CsvError, parse } from 'csv-parse/sync';
import type { CompleteText } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import { A_NUMBER, ImportProblem, lineWords, mismatch, placed, quoted } from './import-problem.ts';
import { some } from './import-report.ts';

export interface Row {
  fields: string[];
  /** Line number, from 1. */
  line: number;
}

const SEPARATORS = [',', ';', '\t', '|'];

/** Rows looked at to find the separator. */
const HEAD = 5;

/** The lines with which a table begins, quotes as in the text. */
function firstLines(text: string, comment?: string): string[] {
  const lines: string[] = [];
  for (let from = 0; from < text.length && lines.length < HEAD; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end);
    if (line.trim() !== '' && !(comment && line.startsWith(comment))) lines.push(line);
    if (end < 0) break;
    from = end + 1;
  }
  return lines;
}

/** The separator that is most frequent in the first row, outside quotes. */
function separatorOf([first = '']: readonly string[]): string {
  const open = first.replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: string): number => open.split(separator).length;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

const OPTIONS = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true } as const;

export interface Delimited {
  separator: string;
  /** The first two rows. */
  head: string[][];
  /** Calls back with every row in order, and the number of its line, from 1. */
  each: (row: (fields: string[], line: number) => void) => void;
}

/**
 * A table row by row, so that a long one need not be held; empty rows are skipped.
 * @param expected what the table should hold, for the message
 * @param comment start of lines to skip
 * @throws an error for text that is not a table
 */
export function delimited(text: string, expected: Words, comment?: string): Delimited {
  const delimiter = separatorOf(firstLines(text, comment));
  const parsed = (more: object): string[][] => {
    try {
      return parse(text, { ...OPTIONS, delimiter, ...(comment === undefined ? {} : { comment }), ...more });
    } catch (problem) {
      if (!(problem instanceof CsvError)) throw problem;
      throw new ImportProblem(
        placed(lineWords(Number(problem.lines ?? 1)), mismatch(brokenWords(problem.code), expected)),
      );
    }
  };
  return {
    separator: delimiter,
    head: parsed({ to: 2 }),
    each: (row) => {
      parsed({
        on_record: (fields: string[], { lines }: { lines: number }) => {
          row(fields, lines);
          return null;
        },
      });
    },
  };
}

/** All rows of a table; see `delimited`. */
export function rowsOf(text: string, expected: Words, comment?: string): Row[] {
  const rows: Row[] = [];
  delimited(text, expected, comment).each((fields, line) => rows.push({ fields, line }));
  return rows;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The number that a field holds, or null. */
export const numberIn = (field: string): number | null => (NUMBER.test(field) ? Number(field) : null);

/** Whether a number is written with a decimal comma: `37,5`. */
export const hasDecimalComma = (field: string): boolean => /^[+-]?\d+,\d+(e[+-]?\d+)?$/i.test(field);

/** What is said of a field without a number. */
export const noNumber = (field: string): Words =>
  hasDecimalComma(field)
    ? mismatch(
        {
          told: { en: '{field!} with a decimal comma', de: '{field!} mit Dezimalkomma' },
          field: quoted(field),
        },
        { en: 'a decimal point', de: 'einen Dezimalpunkt' },
      )
    : mismatch(quoted(field), A_NUMBER);

/** Why a text is no table. */
const brokenWords = (code: string): CompleteText =>
  code === 'CSV_QUOTE_NOT_CLOSED'
    ? { en: 'a quotation mark that is never closed', de: 'ein Anführungszeichen ohne Ende' }
    : /QUOTE/.test(code)
      ? { en: 'a quotation mark within a field', de: 'ein Anführungszeichen mitten in einem Feld' }
      : { en: 'no table', de: 'keine Tabelle' };

export const columnCount = (count: number): Words =>
  some(count, { en: '1 column', de: '1 Spalte' }, { en: '{n} columns', de: '{n} Spalten' });
