/** A saved figure is well formed whatever its texts and numbers are, and holds its curves. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureSvg, SIZES } from '../../src/ui/figure/figure-svg.ts';

const colours = { ground: '#fff', ink: '#000', quiet: '#555', line: '#ccc' };
// A difference of larger numbers is none any more.
const number = fc.oneof(fc.double({ min: -1e150, max: 1e150 }), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY));
const point = fc.record({ x: number, y: number });

/** Tags of a text, each closed as XML closes it; throws where one is not. */
function tags(svg: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?:\s+[\w:-]+=(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g,
    (_, end, name, __, empty) => {
      if (end === '/') {
        if (open.pop() !== name) throw new Error(`</${name}> closes another`);
      } else {
        seen.push(name);
        if (empty === '') open.push(name);
      }
      return '';
    },
  );
  if (open.length > 0 || /[<>]/.test(rest)) throw new Error(`left: ${open.join()} ${rest.slice(0, 80)}`);
  return seen;
}

test('any texts and numbers give a well-formed figure', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.array(point, { maxLength: 20 }),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.constantFrom('large' as const, 'small' as const),
      (label, points, caption, size) => {
        const band = points.map(({ x, y }) => ({ x, low: y, high: 2 * y }));
        const curve = { label, colour: '#123456', dash: '', points, band };
        const svg = figureSvg({
          title: label,
          xLabel: label,
          yLabel: label,
          curves: [curve, curve],
          caption,
          colours,
          format: String,
          size,
        });
        expect(tags(svg).filter((name) => name === 'polyline')).toHaveLength(2);
        expect(svg).not.toMatch(/NaN|Infinity(?![^<]*<\/text>)/);
      },
    ),
  );
});

test('what lies outside the shown part is left out, and the rest keeps its place', () => {
  const points = [0, 1, 2, 3, 4].map((x) => ({ x, y: 10 * x }));
  const spec = { title: 't', xLabel: 'x', yLabel: 'y', caption: [], colours, format: String, size: 'large' as const };
  const curves = [{ label: 'a', colour: '#000', dash: '6 4', points }];
  const drawn = (svg: string) =>
    /points="([^"]*)"/
      .exec(svg)![1]
      .split(' ')
      .map((one) => one.split(',').map(Number));
  const [whole, part] = [undefined, { from: 1, to: 3 }].map((within) => drawn(figureSvg({ ...spec, curves, within })));
  expect(whole).toHaveLength(5);
  expect(part).toHaveLength(3);
  expect(part[0][0]).toBe(whole[0][0]);
  expect(part[2][0]).toBe(whole[4][0]);
  for (const [x, y] of whole) expect(x >= 0 && x <= SIZES.large.width && y >= 0 && y <= SIZES.large.height).toBe(true);
});

test('a band goes along the highest values and back along the lowest, in the place of its curve', () => {
  const points = [0, 1, 2].map((x) => ({ x, y: 10 }));
  const band = points.map(({ x }) => ({ x, low: 5 + x, high: 20 + x }));
  const svg = figureSvg({
    title: 't',
    xLabel: 'x',
    yLabel: 'y',
    caption: [],
    colours,
    format: String,
    size: 'large',
    curves: [{ label: 'a', colour: '#123456', dash: '', points, band }],
  });
  const [, edge] = /<polygon fill="#123456"[^>]*points="([^"]*)"/.exec(svg)!;
  const corners = edge.split(' ').map((one) => one.split(',').map(Number));
  const line = /<polyline[^>]*points="([^"]*)"/
    .exec(svg)![1]
    .split(' ')
    .map((one) => one.split(',').map(Number));
  expect(corners).toHaveLength(6);
  corners.slice(0, 3).forEach(([x, y], i) => {
    expect(x).toBe(line[i][0]);
    expect(y).toBeLessThan(line[i][1]);
    expect(corners[5 - i][0]).toBe(x);
    expect(corners[5 - i][1]).toBeGreaterThan(line[i][1]);
  });
});
