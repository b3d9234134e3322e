/** Small plots of the results of a sweep, as SVG for the page of its report, which sets the colours. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { interpolateViridis } from 'd3-scale-chromatic';
import type { Interval } from '../../analysis/statistics.ts';
import type { Level } from '../plan.ts';

/** A plot's size and margins, in units of its letters' size on the page. */
export interface PlotSize {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Beside others, with the measure's name above it. */
export const SMALL: PlotSize = { width: 340, height: 220, left: 58, right: 12, top: 10, bottom: 40 };
/** Alone, with both axes named. */
export const LARGE: PlotSize = { width: 720, height: 420, left: 92, right: 20, top: 16, bottom: 48 };

const innerOf = ({ width, height, right, bottom }: PlotSize) => ({ right: width - right, bottom: height - bottom });
/** Significant figures of numbers on axes and in tooltips. */
const FIGURES = 4;

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const shortNumber = (value: number): string => String(Number(value.toPrecision(FIGURES)));

export const at = (x: number): string => x.toFixed(1);

/** A factor as the x axis of a plot, or an axis of a map. */
export interface FactorAxis {
  label: string;
  /** Position of a value, from 0 to 1. */
  place(value: Level): number;
  ticks: { place: number; text: string }[];
}

/** Number of ticks that fit an axis. */
export const TICKS = 5;

/** Numbers along a scale; words side by side, in the order of the list. */
export function factorAxis(label: string, values: readonly Level[], log: boolean): FactorAxis {
  const numbers = values.filter((value): value is number => typeof value === 'number');
  if (numbers.length < values.length) {
    const words = [...new Set(values.map(String))];
    const place = (value: Level): number => (words.indexOf(String(value)) + 0.5) / words.length;
    return { label, place, ticks: words.map((text) => ({ place: place(text), text })) };
  }
  const domain: [number, number] = [Math.min(...numbers), Math.max(...numbers)];
  const scale = (log && domain[0] > 0 ? scaleLog() : scaleLinear()).domain(domain).range([0.04, 0.96]);
  const own = [...new Set(numbers)];
  const ticks = own.length <= TICKS ? own : scale.ticks(TICKS);
  const shown = ticks.length > 2 * TICKS ? ticks.filter((tick) => isPowerOfTen(tick)) : ticks;
  return {
    label,
    place: (value) => scale(value as number),
    ticks: shown.map((tick) => ({ place: scale(tick), text: shortNumber(tick) })),
  };
}

/** Whether a number is written as a 1 and zeros only. */
const isPowerOfTen = (tick: number): boolean => /^(10*|0\.0*1|1e[+-]\d+)$/.test(String(tick));

export interface Point {
  run: number;
  x: Level;
  y: number;
  tip: string;
}

/** Runs as dots that can be clicked, and the mean with its interval at each level. A large one names its y axis. */
export function scatter(
  axis: FactorAxis,
  yLabel: string,
  points: readonly Point[],
  means: readonly Mean[],
  size: PlotSize,
): string {
  const inner = innerOf(size);
  const values = [...points.map(({ y }) => y), ...means.flatMap(({ low, high }) => [low, high])];
  const y = scaleLinear()
    .domain([Math.min(...values), Math.max(...values)])
    .nice(TICKS)
    .range([inner.bottom, size.top]);
  const x = (place: number): number => size.left + place * (inner.right - size.left);
  const bars = means.map(
    ({ place, low, high }) =>
      `<line class="interval" x1="${at(x(place))}" x2="${at(x(place))}" y1="${at(y(low))}" y2="${at(y(high))}"/>`,
  );
  const line = means
    .map(({ place, estimate }, i) => `${i === 0 ? 'M' : 'L'}${at(x(place))} ${at(y(estimate))}`)
    .join('');
  return svg(
    `${yLabel} by ${axis.label}`,
    [
      ...axis.ticks.map(({ place, text }) => words(x(place), inner.bottom + 16, text, 'middle')),
      ...y
        .ticks(TICKS)
        .flatMap((tick) => [
          `<line class="grid" x1="${size.left}" x2="${inner.right}" y1="${at(y(tick))}" y2="${at(y(tick))}"/>`,
          words(size.left - 6, y(tick) + 4, shortNumber(tick), 'end'),
        ]),
      nameBelow(size, axis.label),
      size === LARGE ? upright(size, yLabel) : '',
      ...sideBySide(points).map(
        ([point, aside]) =>
          `<circle class="run" tabindex="0" role="link" aria-label="${escaped(point.tip)}" data-run="${point.run}" cx="${at(x(axis.place(point.x)) + aside)}" cy="${at(y(point.y))}" r="3"><title>${escaped(point.tip)}</title></circle>`,
      ),
      ...bars,
      `<path class="mean" d="${line}"/>`,
      ...means.map(
        ({ place, estimate }) => `<circle class="mean" cx="${at(x(place))}" cy="${at(y(estimate))}" r="3.5"/>`,
      ),
    ].join(''),
    size,
    'group',
  );
}

/** Points with the sideways offset that keeps those of one level from overlapping. */
function sideBySide(points: readonly Point[]): [Point, number][] {
  const levels = new Map<Level, Point[]>();
  for (const point of points) levels.set(point.x, [...(levels.get(point.x) ?? []), point]);
  return [...levels.values()].flatMap((own) => {
    const step = Math.min(WIDEST_STEP, WIDEST_LEVEL / own.length);
    return own.map((point, i): [Point, number] => [point, (i - (own.length - 1) / 2) * step]);
  });
}

/** Largest distance between adjacent dots of a level, and from its first to its last. */
const WIDEST_STEP = 5;
const WIDEST_LEVEL = 30;

export interface Mean extends Interval {
  place: number;
}

/** Mean over runs by two factors, as squares with their numbers. */
export function heatMap(
  x: FactorAxis,
  y: FactorAxis,
  cells: readonly { x: number; y: number; value: number }[],
  size: PlotSize,
): string {
  const inner = innerOf(size);
  const columns = [...new Set(cells.map((cell) => cell.x))].sort((a, b) => a - b);
  const rows = [...new Set(cells.map((cell) => cell.y))].sort((a, b) => b - a);
  const width = (inner.right - size.left) / columns.length;
  const height = (inner.bottom - size.top) / rows.length;
  const values = cells.map(({ value }) => value);
  const colour = scaleLinear()
    .domain([Math.min(...values), Math.max(...values)])
    .range([0.05, 0.95]);
  const squares = cells.map((cell) => {
    const left = size.left + columns.indexOf(cell.x) * width;
    const top = size.top + rows.indexOf(cell.y) * height;
    const share = values.length > 1 ? colour(cell.value) : 0.5;
    const text = words(
      left + width / 2,
      top + height / 2 + 4,
      shortNumber(cell.value),
      'middle',
      share < 0.6 ? 'on-dark' : 'on-light',
    );
    return `<rect x="${at(left)}" y="${at(top)}" width="${at(width)}" height="${at(height)}" fill="${interpolateViridis(share)}"/>${width > 30 ? text : ''}`;
  });
  return svg(
    `mean by ${x.label} and ${y.label}`,
    [
      ...squares,
      ...columns.map((place, i) => words(size.left + (i + 0.5) * width, inner.bottom + 16, tickAt(x, place), 'middle')),
      ...rows.map((place, i) => words(size.left - 6, size.top + (i + 0.5) * height + 4, tickAt(y, place), 'end')),
      nameBelow(size, x.label),
      upright(size, y.label),
    ].join(''),
    size,
  );
}

const tickAt = (axis: FactorAxis, place: number): string =>
  axis.ticks.find((tick) => Math.abs(tick.place - place) < 1e-9)?.text ?? '';

export const words = (x: number, y: number, text: string, anchor: string, kind = ''): string =>
  `<text${kind === '' ? '' : ` class="${kind}"`} x="${at(x)}" y="${at(y)}" text-anchor="${anchor}">${escaped(text)}</text>`;

/** What a letter of a name takes. */
const LETTER = 6;

/** A name that fits its axis; the plot itself is called by the whole one. */
const fitted = (text: string, room: number): string =>
  text.length * LETTER <= room ? text : `${text.slice(0, Math.floor(room / LETTER) - 1).trimEnd()}…`;

/** The name of an x axis. */
const nameBelow = ({ width, height, left, right }: PlotSize, text: string): string =>
  words((left + width - right) / 2, height - 6, fitted(text, width - left), 'middle', 'label');

/** The name of a y axis. */
const upright = ({ height, top, bottom }: PlotSize, text: string): string =>
  `<text class="label" text-anchor="middle" transform="translate(12 ${(top + height - bottom) / 2}) rotate(-90)">${escaped(fitted(text, height))}</text>`;

export const svg = (
  label: string,
  body: string,
  { width, height }: Pick<PlotSize, 'width' | 'height'>,
  role = 'img',
): string =>
  `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="${role}" aria-label="${escaped(label)}">${body}</svg>`;
