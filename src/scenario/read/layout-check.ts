/** Rows of a layout that draw nothing: beyond the lattice, between its sites, or of no size. */
import { coverOf, directions, middleOf, type Size, whereOf } from '../cover.ts';
import type { LayoutRow, MeasuredRow } from '../schema/schema.ts';
import { type Span, sitesIn } from '../spans.ts';
import type { Problem } from './problem.ts';

/** Maximum number of sites tested for a row; if that is not enough, the row is assumed to draw something. */
const MAX_LOOKS = 2e7;

/** Problems in the rows of a tissue's layout. A row with a share of 0 is switched off, which is valid. */
export function checkLayout(size: Size, layout: readonly LayoutRow[], at: readonly PropertyKey[]): Problem[] {
  return layout.flatMap((row, i) => {
    const path = [...at, i];
    if (row.draw === 'spans') {
      const outside = checkSpans(row.spans, size, path);
      if (outside.length > 0) return outside;
      const cells = sitesIn(row.spans);
      const uneven = Object.entries(row.levels ?? {}).find(([, values]) => values.length !== cells);
      if (uneven)
        return [
          {
            path: [...path, 'levels', uneven[0]],
            message: `found ${uneven[1].length} numbers, expected one for each of ${cells} cells`,
          },
        ];
    }
    if (drawsAny(row, size)) return [];
    const message = `found ${row.draw === 'spans' ? 'no spans' : `a ${row.draw} that covers no site`}, expected one within ${size.width} × ${size.height} sites`;
    return [{ path, message }];
  });
}

/** Problems in measured values: beyond the lattice, or not one for each site. */
export function checkMeasured(size: Size, { spans, values }: MeasuredRow, at: readonly PropertyKey[]): Problem[] {
  const outside = checkSpans(spans, size, at);
  if (outside.length > 0) return outside;
  const sites = sitesIn(spans);
  if (values.length === sites && sites > 0) return [];
  const message = `found ${values.length} numbers, expected one for each of ${sites} sites${sites > 0 ? '' : ', and at least one site'}`;
  return [{ path: [...at, 'values'], message }];
}

function checkSpans(spans: readonly Span[], size: Size, at: readonly PropertyKey[]): Problem[] {
  const out = spans.findIndex(([x, y, n]) => x + n > size.width || y >= size.height);
  if (out < 0) return [];
  const message = `found sites outside, expected them within ${size.width} × ${size.height}`;
  return [{ path: [...at, 'spans', out], message }];
}

function drawsAny(row: LayoutRow, size: Size): boolean {
  switch (row.draw) {
    case 'spans':
      return row.spans.length > 0;
    case 'seated':
      return true;
    case 'grid':
      return gridDrawsAny(row, size);
    case 'points': {
      const { x, y } = middleOf(size);
      return directions(Math.round(row.count), 0).some((arm) =>
        isWithin(size, Math.round((row.x ?? x) + arm.x * row.radius), Math.round((row.y ?? y) + arm.y * row.radius)),
      );
    }
    default: {
      const cover = coverOf(row, size);
      const looks = row.draw === 'strands' ? Math.max(1, row.count) : 1;
      const { left, right, top, bottom } = boxOf(row, size);
      let looksLeft = MAX_LOOKS / looks;
      for (let y = top; y <= bottom; y++) {
        for (let x = left; x <= right; x++) {
          if (cover(x, y) || looksLeft-- < 0) return true;
        }
      }
      return false;
    }
  }
}

const isWithin = ({ width, height }: Size, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < width && y < height;

/** The box of sites that a row may cover. */
function boxOf(row: LayoutRow, { width, height }: Size) {
  const all = { left: 0, right: width - 1, top: 0, bottom: height - 1 };
  if (row.draw !== 'disc' && row.draw !== 'ring') return all;
  const reach = row.draw === 'disc' ? row.radius : row.inner + row.width;
  const middle = middleOf({ width, height });
  const [x, y] = [row.x ?? middle.x, row.y ?? middle.y];
  return {
    left: Math.max(all.left, Math.ceil(x - reach)),
    right: Math.min(all.right, Math.floor(x + reach)),
    top: Math.max(all.top, Math.ceil(y - reach)),
    bottom: Math.min(all.bottom, Math.floor(y + reach)),
  };
}

/** Whether a point of a grid, moved by at most `jitter`, can lie in the tissue. */
function gridDrawsAny(row: Extract<LayoutRow, { draw: 'grid' }>, size: Size): boolean {
  const { every, offset } = row;
  const slack = Math.round(row.jitter);
  const first = offset + every * Math.max(0, Math.ceil((-slack - offset) / every));
  const { where, radius = 0 } = row;
  const reach = 1.5 * slack;
  const wide = whereOf({ where, radius: where === 'outside' ? Math.max(0, radius - reach) : radius + reach }, size);
  for (let y = first; y < size.height; y += every) {
    for (let x = first; x < size.width; x += every) if (wide(x, y)) return true;
  }
  return false;
}
