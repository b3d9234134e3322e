/** A picture whose colours are cell types, or whose numbers are cells. */
import type { Words } from '../../texts/words.ts';
import { type CellList, cellList } from './cell-list.ts';
import type { Size } from './frame.ts';
import { ImportProblem, joined, mismatch, named, placed, quoted } from './import-problem.ts';
import type { LeftOut, Note } from './import-report.ts';
import { pieceNotes, pixelCount, scaledNote } from './picture-notes.ts';
import { sitesOfPixels } from './sites-of-pixels.ts';

export interface Picture extends Size {
  /** Bytes: red, green, blue and perhaps opacity; or grey and perhaps opacity. */
  data: ArrayLike<number>;
  channels: number;
}

export interface PictureRead {
  cells: CellList;
  notes: Note[];
  /** What of the picture never came to be placed. */
  leftOut: LeftOut[];
}

/** Default for the largest distance from a named colour, in a space of red, green and blue, 0 to 255 each. */
export const TOLERANCE = 32;
/** Distance between black and white. */
export const MAX_TOLERANCE = 442;
/** Maximum number of unnamed colours listed. */
const MAX_TOLD = 5;

export interface ColoursMeant {
  /** Cell types by `#rrggbb`; '' means no cell. */
  colours: Readonly<Record<string, string>>;
  /** Largest distance from the named colour. */
  tolerance?: number;
  /** Types of which one pixel is enough for a site of many pixels; of others the most frequent counts. */
  thin?: readonly string[];
}

interface Colour {
  colour: string;
  name: string;
  parts: number[];
  pixels: number;
}

/**
 * The cells of a picture, one per site: each pixel counts as the nearest named colour. Where it is transparent, there
 * is no cell. For sites of several pixels see `sitesOfPixels`.
 * @param size sites of the tissue
 * @throws an error that lists the colours farther from every named one, with their counts and first places
 */
export function cellsOfPicture(picture: Picture, size: Size, meant: ColoursMeant): PictureRead {
  const { tolerance = TOLERANCE, thin = [] } = meant;
  const known = Object.entries(meant.colours).map(
    ([colour, name]): Colour => ({ colour, name, parts: channelsOf(colour), pixels: 0 }),
  );
  const kinds = kindsOf(picture, known, tolerance);
  const names = ['', ...new Set(known.flatMap(({ name }) => (name === '' ? [] : [name])))];
  const nameAt = known.map(({ name }) => names.indexOf(name));
  const missing = thin.find((name) => !names.includes(name));
  if (missing !== undefined)
    throw new ImportProblem(
      placed(
        '--thin',
        mismatch(quoted(missing), {
          told: { en: 'a type that --colours names: {names!}', de: 'ein Typ, den eine Farbe nennt: {names!}' },
          names: names.slice(1).join(', '),
        }),
      ),
    );
  const pixelWords = (pixel: number): Words => ({
    told: { en: 'pixel {x}, {y}', de: 'Pixel {x}, {y}' },
    x: pixel % picture.width,
    y: Math.floor(pixel / picture.width),
  });
  const types = Uint8Array.from(kinds, (kind) => (kind === CLEAR ? 0 : nameAt[kind]));
  const read = sitesOfPixels(
    types,
    picture,
    size,
    names.map((name) => thin.includes(name)),
  );
  const { list, add } = cellList(pixelWords);
  for (const { type, x, y, at } of read.cells) add(names[type], x, y, at);
  const empty = known.filter(({ name }) => name === '').reduce((sum, { pixels }) => sum + pixels, 0);
  const clear = kinds.reduce((sum, kind) => sum + (kind === CLEAR ? 1 : 0), 0);
  const same = picture.width === size.width && picture.height === size.height;
  const told: Words[] = [
    ...(same ? [] : [scaledNote(picture, size, thin)]),
    ...(clear > 0
      ? [
          {
            told: {
              en: 'no cell where it is transparent, {pixels}',
              de: 'keine Zelle, wo es durchsichtig ist, {pixels}',
            },
            pixels: pixelCount(clear),
          },
        ]
      : []),
    ...(empty > 0
      ? [
          {
            told: { en: 'no cell by colour, {pixels}', de: 'der Farbe nach keine Zelle, {pixels}' },
            pixels: pixelCount(empty),
          },
        ]
      : []),
    ...known.flatMap(({ colour, pixels: count }) =>
      count === 0
        ? [{ told: { en: 'no pixel has the colour {colour}', de: 'kein Pixel hat die Farbe {colour}' }, colour }]
        : [],
    ),
  ];
  return {
    cells: list,
    notes: [...told.map((words) => ({ words })), ...pieceNotes(read, names, thin)],
    leftOut: [...read.specks].map(([type, { pieces, first }]) => ({
      reason: 'speck',
      name: names[type],
      cells: pieces,
      first: pixelWords(first),
    })),
  };
}

const CLEAR = 255;

/** The index of the named colour of each pixel, or CLEAR. Counts the pixels of each colour. */
function kindsOf(picture: Picture, known: readonly Colour[], tolerance: number): Uint8Array {
  if (known.length >= CLEAR)
    throw new ImportProblem(
      placed(
        '--colours',
        mismatch(
          { told: { en: '{count} colours', de: '{count} Farben' }, count: known.length },
          { told: { en: 'fewer than {most}', de: 'weniger als {most}' }, most: CLEAR },
        ),
      ),
    );
  const { width, height } = picture;
  const kinds = new Uint8Array(width * height).fill(CLEAR);
  const unknown = new Map<string, { count: number; x: number; y: number }>();
  // A picture has few colours and many pixels.
  const found = new Map<number, number>();
  for (let at = 0; at < kinds.length; at++) {
    const pixel = pixelAt(picture, at);
    if (pixel === null) continue;
    const code = (pixel[0] << 16) | (pixel[1] << 8) | pixel[2];
    let kind = found.get(code);
    if (kind === undefined) {
      const far = known.map(({ parts }) => Math.hypot(parts[0] - pixel[0], parts[1] - pixel[1], parts[2] - pixel[2]));
      const nearest = far.indexOf(Math.min(...far));
      kind = far[nearest] <= tolerance ? nearest : -1;
      found.set(code, kind);
    }
    if (kind < 0) {
      const colour = `#${pixel.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
      const seen = unknown.get(colour) ?? { count: 0, x: at % width, y: Math.floor(at / width) };
      unknown.set(colour, { ...seen, count: seen.count + 1 });
    } else {
      kinds[at] = kind;
      known[kind].pixels++;
    }
  }
  if (unknown.size > 0) throw unnamed(unknown, tolerance);
  return kinds;
}

/** The colours of a picture that cover at least this share of it. */
const LEAST_SHARE = 1e-4;

/** The most frequent colours of a picture, `#rrggbb`, so that a person can say what each means. */
export function coloursOf(picture: Picture, most: number): string[] {
  const counts = new Map<string, number>();
  const pixels = picture.width * picture.height;
  for (let at = 0; at < pixels; at++) {
    const pixel = pixelAt(picture, at);
    if (pixel === null) continue;
    const colour = `#${pixel.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= LEAST_SHARE * pixels)
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([colour]) => colour);
}

/** Red, green and blue; null where the pixel is mostly transparent. */
function pixelAt({ data, channels }: Picture, pixel: number): number[] | null {
  const at = pixel * channels;
  const opacity = channels === 4 ? data[at + 3] : channels === 2 ? data[at + 1] : 255;
  if (opacity < 128) return null;
  return [0, 1, 2].map((k) => data[channels < 3 ? at : at + k]);
}

function unnamed(unknown: ReadonlyMap<string, { count: number; x: number; y: number }>, tolerance: number) {
  const all = [...unknown].sort(([, a], [, b]) => b.count - a.count);
  const told = all.slice(0, MAX_TOLD).map(
    ([colour, { count, x, y }]): Words => ({
      told: { en: '{colour!} at {pixels}, first at {x}, {y}', de: '{colour!} bei {pixels}, zuerst bei {x}, {y}' },
      colour,
      pixels: pixelCount(count),
      x,
      y,
    }),
  );
  if (all.length > MAX_TOLD)
    told.push({
      told: { en: 'and {more} more colours', de: 'und {more} weitere Farben' },
      more: all.length - MAX_TOLD,
    });
  return new ImportProblem(
    mismatch(joined(told), {
      told: {
        en: 'colours within {tolerance} of a named one (distance in red, green and blue)',
        de: 'Farben im Abstand von höchstens {tolerance} zu einer genannten (in Rot, Grün und Blau)',
      },
      tolerance,
    }),
    `name each, "${all[0][0]}=" for no cell, or set --tolerance`,
  );
}

function channelsOf(colour: string): number[] {
  const [, ...parts] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  if (parts.length < 3)
    throw new ImportProblem(
      mismatch(named({ en: 'the colour', de: 'die Farbe' }, colour), {
        en: 'one like #e69f00',
        de: 'eine wie #e69f00',
      }),
    );
  return parts.map((part) => Number.parseInt(part, 16));
}
