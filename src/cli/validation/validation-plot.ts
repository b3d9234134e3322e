/** The results of a target as SVG: a row per number, with the accepted range, every seed and the interval. */
import type { TargetPart, TargetResult } from '../../validation/target-result.ts';
import { rangeOf } from '../../validation/target-result.ts';
import { intervalText, valueText } from '../numbers.ts';

const WIDTH = 760;
const LEFT = 24;
const RIGHT = 24;
const HEAD = 68;
const ROW = 76;
/** Colours that can be told apart with any kind of colour vision; a failure also has another mark. */
const INK = '#1c2733';
const FAINT = '#5b6875';
const ACCEPTED = '#cfe3f5';
const ACCEPTED_EDGE = '#4a86b8';
const PASSED = '#0b5394';
const FAILED = '#b3400a';
/** Share of the span that is left free at each end. */
const MARGIN = 0.08;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Words {
  size?: number;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
}

const words = (x: number, y: number, text: string, { size = 12, fill = INK, anchor = 'start' }: Words = {}): string =>
  `<text x="${round(x)}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}">${escaped(text)}</text>`;

const round = (x: number): number => Math.round(x * 10) / 10;

export function plotOf(result: TargetResult): string {
  const height = HEAD + ROW * result.parts.length + 12;
  const verdict = result.pass ? 'passes' : 'fails';
  const title = `${result.id}. ${result.title}`;
  const body = [
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    words(LEFT, 28, title, { size: 17 }),
    words(LEFT, 48, `${result.seeds} ${result.seeds === 1 ? 'seed' : 'seeds'}; ${verdict}`, { fill: FAINT }),
    ...result.parts.map((part, i) => partOf(part, HEAD + i * ROW)),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(`${title}; ${verdict}`)}" font-family="Inter, Helvetica, Arial, sans-serif">`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

/** One number: name and value, and on its own axis the accepted range, seeds, interval and mean. */
function partOf(part: TargetPart, top: number): string {
  const [least, most] = part.accept;
  const drawn = [part.low, part.high, part.estimate, ...part.values, least, most].filter(
    (value): value is number => value !== null && Number.isFinite(value),
  );
  const lowest = Math.min(...drawn);
  const highest = Math.max(...drawn);
  const span = highest - lowest || Math.abs(highest) || 1;
  const from = lowest - MARGIN * span;
  const to = highest + MARGIN * span;
  const at = (value: number): number => LEFT + ((value - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const colour = part.pass ? PASSED : FAILED;
  const line = top + 36;
  const unit = part.unit === '' ? '' : ` ${part.unit}`;
  const spread = intervalText(part);
  const interval = spread === '' ? '' : ` (${spread})`;
  const edges = [least, most].flatMap((edge) =>
    edge === null
      ? []
      : [
          `<line x1="${round(at(edge))}" x2="${round(at(edge))}" y1="${line - 14}" y2="${line + 14}" stroke="${ACCEPTED_EDGE}"/>`,
          words(at(edge), line + 27, valueText(edge), {
            size: 11,
            fill: FAINT,
            anchor: edge === lowest ? 'start' : edge === highest ? 'end' : 'middle',
          }),
        ],
  );
  const bandFrom = at(least ?? from);
  const bandTo = at(most ?? to);
  return [
    words(LEFT, top + 12, part.says || part.name),
    words(
      WIDTH - RIGHT,
      top + 12,
      `${valueText(part.estimate)}${unit}${interval}; accepted ${rangeOf(part.accept)}: ${part.pass ? 'pass' : 'fail'}`,
      { fill: colour, anchor: 'end' },
    ),
    `<rect x="${round(bandFrom)}" y="${line - 14}" width="${round(bandTo - bandFrom)}" height="28" fill="${ACCEPTED}"/>`,
    `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${line}" y2="${line}" stroke="${FAINT}" stroke-opacity="0.4"/>`,
    ...edges,
    ...part.values.map(
      (value, n) =>
        `<circle cx="${round(at(value))}" cy="${line - 6 + (n % 5) * 3}" r="2.5" fill="${INK}" fill-opacity="0.35"/>`,
    ),
    `<line x1="${round(at(part.low))}" x2="${round(at(part.high))}" y1="${line}" y2="${line}" stroke="${colour}" stroke-width="3"/>`,
    part.pass ? dot(at(part.estimate), line, colour) : cross(at(part.estimate), line, colour),
  ].join('\n');
}

const dot = (x: number, y: number, colour: string): string =>
  `<circle cx="${round(x)}" cy="${y}" r="5" fill="${colour}" stroke="#ffffff"/>`;

const cross = (x: number, y: number, colour: string): string =>
  `<path d="M${round(x - 6)} ${y - 6}l12 12m0 -12l-12 12" stroke="${colour}" stroke-width="3" fill="none"/>`;
