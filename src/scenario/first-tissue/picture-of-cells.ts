/** A picture whose colours are cell types. */
import { counted } from '../../base/plain-words.ts';
import type { Drawn, Read, Size } from './first-tissue.ts';

export interface Picture extends Size {
  /** Bytes: red, green, blue and perhaps opacity; or grey and perhaps opacity. */
  data: ArrayLike<number>;
  channels: number;
}

/** Default for the largest distance from a named colour, in a space of red, green and blue, 0 to 255 each. */
export const TOLERANCE = 32;
/** Distance between black and white. */
export const MAX_TOLERANCE = 442;
/** Maximum number of unnamed colours listed. */
const MAX_TOLD = 5;

/**
 * The cells of a picture, one per site: each pixel counts as the nearest named colour. If the picture differs in size
 * from the tissue, each site takes the pixel at its middle. Where it is transparent, there is no cell.
 * @param colours cell types by `#rrggbb`; '' means no cell
 * @param tolerance largest distance from the named colour
 * @throws an error that lists the colours farther from every named one, with their counts and first places
 */
export function cellsOfPicture(
  picture: Picture,
  colours: Record<string, string>,
  { width, height }: Size,
  tolerance = TOLERANCE,
): Read {
  const known = Object.entries(colours).map(([colour, name]) => ({
    colour,
    name,
    parts: channelsOf(colour),
    sites: 0,
  }));
  const unknown = new Map<string, { count: number; x: number; y: number }>();
  const drawn: Drawn[] = [];
  let clear = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const column = Math.floor(((x + 0.5) * picture.width) / width);
      const row = Math.floor(((y + 0.5) * picture.height) / height);
      const pixel = pixelAt(picture, column, row);
      if (pixel === null) {
        clear++;
        continue;
      }
      const far = ({ parts }: { parts: number[] }): number =>
        Math.sqrt(parts.reduce((sum, part, k) => sum + (part - pixel[k]) * (part - pixel[k]), 0));
      const nearest = known.reduce((best, one) => (far(one) < far(best) ? one : best));
      if (far(nearest) > tolerance) {
        const colour = `#${pixel.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
        const seen = unknown.get(colour) ?? { count: 0, x: column, y: row };
        unknown.set(colour, { ...seen, count: seen.count + 1 });
        continue;
      }
      nearest.sites++;
      if (nearest.name !== '') drawn.push({ x, y, name: nearest.name, at: `pixel ${column}, ${row}` });
    }
  }
  if (unknown.size > 0) throw new Error(unnamed(unknown, tolerance));
  const empty = known.filter(({ name }) => name === '').reduce((sum, { sites }) => sum + sites, 0);
  const notes = [
    ...(picture.width === width && picture.height === height
      ? []
      : [`${picture.width} × ${picture.height} pixels are drawn on ${width} × ${height} sites`]),
    ...(clear > 0 ? [`no cell where it is transparent, ${counted(clear, 'site')}`] : []),
    ...(empty > 0 ? [`no cell by --colours, ${counted(empty, 'site')}`] : []),
    ...known.flatMap(({ colour, sites }) => (sites === 0 ? [`no pixel has the colour ${colour}`] : [])),
  ];
  return { drawn, notes };
}

/** Red, green and blue; null where the pixel is mostly transparent. */
function pixelAt({ data, channels, width }: Picture, column: number, row: number): number[] | null {
  const at = (row * width + column) * channels;
  const opacity = channels === 4 ? data[at + 3] : channels === 2 ? data[at + 1] : 255;
  if (opacity < 128) return null;
  return [0, 1, 2].map((k) => data[channels < 3 ? at : at + k]);
}

function unnamed(unknown: ReadonlyMap<string, { count: number; x: number; y: number }>, tolerance: number): string {
  const all = [...unknown].sort(([, a], [, b]) => b.count - a.count);
  const told = all
    .slice(0, MAX_TOLD)
    .map(([colour, { count, x, y }]) => `${colour} at ${counted(count, 'site')}, first at ${x}, ${y}`);
  const more = all.length > MAX_TOLD ? `; and ${all.length - MAX_TOLD} more colours` : '';
  return `found ${told.join('; ')}${more}; expected colours within ${tolerance} of a named one (distance in red, green and blue): name each, "${all[0][0]}=" for no cell, or set --tolerance`;
}

function channelsOf(colour: string): number[] {
  const [, ...parts] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  if (parts.length < 3) throw new Error(`found the colour "${colour}", expected one like #e69f00`);
  return parts.map((part) => Number.parseInt(part, 16));
}
