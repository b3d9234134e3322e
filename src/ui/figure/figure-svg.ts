/** A figure as SVG: curves on axes with their names and units, a legend, and a caption that names the run. Pure. */
import { scaleLinear } from 'd3-scale';

export interface FigureCurve {
  label: string;
  colour: string;
  /** Dash pattern of the stroke; '' for a solid one. */
  dash: string;
  points: { x: number; y: number }[];
  /** A range around the curve, as over other seeds. */
  band?: { x: number; low: number; high: number }[];
}

export interface FigureSpec {
  title: string;
  /** With its unit. */
  xLabel: string;
  yLabel: string;
  curves: FigureCurve[];
  /** Lines under the figure. */
  caption: string[];
  /** Part of the horizontal axis that is shown; all of it by default. */
  within?: { from: number; to: number } | undefined;
  colours: { ground: string; ink: string; quiet: string; line: string };
  /** A number as written on an axis. */
  format: (value: number) => string;
  size: keyof typeof SIZES;
}

/** Alone, with its title and caption; or one of several, with its title beside it. */
export const SIZES = {
  large: { width: 960, height: 560, left: 92, right: 32, top: 56, bottom: 64, ticks: 6, whole: true },
  small: { width: 480, height: 270, left: 72, right: 16, top: 14, bottom: 48, ticks: 4, whole: false },
} as const;
const LINE = 18;
/** Shortest axis, and the share of the values below which their difference counts as 0. */
const LEAST_SPAN = 1e-300;
const SAME = 1e-12;
const FONT = '"Inter Variable", Inter, "Helvetica Neue", Arial, sans-serif';

/** The whole figure. Points outside the shown part, and those without a value, are left out. */
export function figureSvg(spec: FigureSpec): string {
  const { title, xLabel, yLabel, curves, within, colours, format } = spec;
  const size = SIZES[spec.size];
  const caption = size.whole ? spec.caption : [];
  const shown = curves.map((curve) => ({
    ...curve,
    points: curve.points.filter(
      ({ x, y }) =>
        Number.isFinite(x) && Number.isFinite(y) && (within === undefined || (x >= within.from && x <= within.to)),
    ),
    band: (curve.band ?? []).filter(
      ({ x, low, high }) =>
        [x, low, high].every(Number.isFinite) && (within === undefined || (x >= within.from && x <= within.to)),
    ),
  }));
  const legendHeight = curves.length > 1 ? LINE : 0;
  const below = size.bottom + legendHeight + caption.length * LINE;
  const bottom = size.height - below;
  const right = size.width - size.right;
  const all = shown.flatMap(({ points }) => points);
  const x = scaleLinear()
    .domain(
      within === undefined
        ? endsOf(
            all.map((one) => one.x),
            false,
          )
        : [within.from, within.to],
    )
    .range([size.left, right]);
  const y = scaleLinear()
    .domain(
      endsOf(
        [...all.map((one) => one.y), ...shown.flatMap(({ band }) => band.flatMap(({ low, high }) => [low, high]))],
        true,
      ),
    )
    .nice(size.ticks)
    .range([bottom, size.top]);
  const text = (at: [number, number], words: string, more = '') =>
    `<text x="${round(at[0])}" y="${round(at[1])}" ${more}>${escaped(words)}</text>`;
  const parts = [
    `<rect width="${size.width}" height="${size.height}" fill="${colours.ground}"/>`,
    size.whole ? text([size.left, 32], title, `font-size="18" font-weight="600" fill="${colours.ink}"`) : '',
    ...y
      .ticks(size.ticks)
      .flatMap((tick) => [
        `<line x1="${size.left}" x2="${right}" y1="${round(y(tick))}" y2="${round(y(tick))}" stroke="${colours.line}"/>`,
        text([size.left - 10, y(tick) + 4], format(tick), `text-anchor="end" fill="${colours.quiet}"`),
      ]),
    ...x
      .ticks(size.ticks + 2)
      .map((tick) => text([x(tick), bottom + 20], format(tick), `text-anchor="middle" fill="${colours.quiet}"`)),
    `<line x1="${size.left}" x2="${right}" y1="${bottom}" y2="${bottom}" stroke="${colours.ink}"/>`,
    text([(size.left + right) / 2, bottom + 40], xLabel, `text-anchor="middle" fill="${colours.ink}"`),
    `<text transform="translate(${size.whole ? 20 : 16} ${round((size.top + bottom) / 2)}) rotate(-90)" text-anchor="middle" fill="${colours.ink}">${escaped(yLabel)}</text>`,
    ...shown
      .filter(({ band }) => band.length > 1)
      .map(({ colour, band }) => {
        const edge = [
          ...band.map((one) => [one.x, one.high] as const),
          ...[...band].reverse().map((one) => [one.x, one.low] as const),
        ];
        return `<polygon fill="${colour}" fill-opacity="0.18" points="${edge.map(([h, v]) => `${round(x(h))},${round(y(v))}`).join(' ')}"/>`;
      }),
    ...shown.map(
      ({ colour, dash, points }) =>
        `<polyline fill="none" stroke="${colour}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`} points="${points
          .map((one) => `${round(x(one.x))},${round(y(one.y))}`)
          .join(' ')}"/>`,
    ),
    ...(curves.length > 1 ? legend(curves, size, bottom + size.bottom, colours.ink) : []),
    ...caption.map((line, i) =>
      text([size.left, bottom + size.bottom + legendHeight + (i + 1) * LINE - 4], line, `fill="${colours.quiet}"`),
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" font-family='${FONT}' font-size="13">${parts.join('')}</svg>`;
}

function legend(
  curves: readonly FigureCurve[],
  size: (typeof SIZES)[keyof typeof SIZES],
  y: number,
  ink: string,
): string[] {
  const width = (size.width - size.left - size.right) / curves.length;
  return curves.flatMap(({ label, colour, dash }, i) => {
    const x = size.left + i * width;
    return [
      `<line x1="${round(x)}" x2="${round(x + 28)}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`,
      `<text x="${round(x + 36)}" y="${y + 4}" fill="${ink}">${escaped(label)}</text>`,
    ];
  });
}

/** The ends of an axis; a vertical one holds 0. */
function endsOf(values: readonly number[], withZero: boolean): [number, number] {
  let low = withZero ? 0 : Number.POSITIVE_INFINITY;
  let high = withZero ? 0 : Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  // A difference due to rounding does not count.
  const size = Math.max(Math.abs(low), Math.abs(high));
  return high - low > Math.max(LEAST_SPAN, SAME * size) ? [low, high] : [low, low + Math.max(1, size)];
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
