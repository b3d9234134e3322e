/** Bars with their intervals, one group for each factor, as SVG. */
import { scaleLinear } from 'd3-scale';
import type { Interval } from '../../analysis/statistics.ts';
import { at, shortNumber, svg, TICKS, words } from './plots.ts';

export interface BarRow {
  name: string;
  /** One for each series, in their order. */
  bars: readonly Interval[];
}

export interface BarOptions {
  /** Names of the series where there are several. */
  series?: readonly string[];
  /** A line across all bars, with its text above it. */
  line?: { at: number; text: string };
}

const RIGHT = 20;
const TOP = 10;
/** Height of a line of words above the bars. */
const HEAD = 18;
/** Longest line of a name, and what a letter takes of the margin. */
const LONGEST = 46;
const LETTER = 5.8;
const PLOT = 260;
const BAR = 14;
const GAP = 10;
const LINE = 12;

export function bars(label: string, rows: readonly BarRow[], { series = [], line }: BarOptions = {}): string {
  const names = rows.map(({ name }) => linesOf(name));
  const left = 16 + LETTER * Math.max(...names.flat().map(({ length }) => length));
  const width = left + PLOT + RIGHT;
  const top = TOP + (series.length > 0 ? HEAD : 0) + (line ? HEAD : 0);
  const height = GAP + Math.max(...rows.map((row) => BAR * row.bars.length), ...names.map((own) => LINE * own.length));
  const bottom = top + rows.length * height;
  const values = rows.flatMap((row) => row.bars.flatMap(({ low, high, estimate }) => [low, high, estimate]));
  const x = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(0, line?.at ?? 0, ...values)])
    .nice(TICKS)
    .range([left, left + PLOT]);
  const group = ({ bars: own }: BarRow, middle: number): string[] =>
    own.flatMap(({ estimate, low, high }, s) => {
      const y = middle + (s - (own.length - 1) / 2) * BAR;
      const [from, to] = [Math.min(x(0), x(estimate)), Math.max(x(0), x(estimate))];
      return [
        `<rect class="bar bar-${s + 1}" x="${at(from)}" width="${at(to - from)}" y="${at(y - BAR / 2 + 1)}" height="${BAR - 2}"/>`,
        `<line class="interval" x1="${at(x(low))}" x2="${at(x(high))}" y1="${at(y)}" y2="${at(y)}"/>`,
      ];
    });
  return svg(
    label,
    [
      ...series.map((name, s) => keyOf(name, s, left)),
      ...x
        .ticks(TICKS)
        .flatMap((tick) => [
          `<line class="grid" x1="${at(x(tick))}" x2="${at(x(tick))}" y1="${top}" y2="${at(bottom)}"/>`,
          words(x(tick), bottom + 16, shortNumber(tick), 'middle'),
        ]),
      ...rows.flatMap((row, i) => {
        const middle = top + (i + 0.5) * height;
        const own = names[i];
        const first = middle + 4 - ((own.length - 1) * LINE) / 2;
        return [...own.map((text, n) => words(left - 6, first + n * LINE, text, 'end')), ...group(row, middle)];
      }),
      ...(line ? [lineAcross(x(line.at), top, bottom, line.text)] : []),
      labelBelow(label, left, bottom + 34),
    ].join(''),
    { width: Math.ceil(width), height: Math.ceil(bottom + 42) },
  );
}

/** Under the middle of the plot, or where it is too long for that, up to its end. */
const labelBelow = (label: string, left: number, y: number): string =>
  label.length * LETTER > PLOT
    ? words(left + PLOT, y, label, 'end', 'label')
    : words(left + PLOT / 2, y, label, 'middle', 'label');

const keyOf = (name: string, s: number, left: number): string => {
  const x = left + s * (PLOT / 2);
  return `<rect class="bar bar-${s + 1}" x="${at(x)}" y="${TOP}" width="10" height="10"/>${words(x + 16, TOP + 9, name, 'start')}`;
};

const lineAcross = (x: number, top: number, bottom: number, text: string): string =>
  `<line class="chance" x1="${at(x)}" x2="${at(x)}" y1="${top}" y2="${at(bottom)}"/>${words(x, top - 5, text, 'start')}`;

/** A name in lines that fit the margin, broken between words. */
function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= LONGEST) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
