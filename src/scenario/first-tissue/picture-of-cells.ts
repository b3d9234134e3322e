/** A picture whose colours are cell types, or whose numbers are cells. */
import { counted } from '../../base/plain-words.ts';
import type { Words } from '../../texts/words.ts';
import { type CellList, cellList } from './cell-list.ts';
import type { Size } from './frame.ts';
import { type LeftOut, listed, type Note, some } from './import-report.ts';
import { type SitesRead, sitesOfPixels } from './sites-of-pixels.ts';

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
    throw new Error(`--thin: found "${missing}", expected a type that --colours names: ${names.slice(1).join(', ')}`);
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
  const pixels = (count: number): Words =>
    some(count, { en: '1 pixel', de: '1 Pixel' }, { en: '{n} pixels', de: '{n} Pixel' });
  const told: Words[] = [
    ...(same ? [] : [scaledNote(picture, size, thin)]),
    ...(clear > 0
      ? [
          {
            told: {
              en: 'no cell where it is transparent, {pixels}',
              de: 'keine Zelle, wo es durchsichtig ist, {pixels}',
            },
            pixels: pixels(clear),
          },
        ]
      : []),
    ...(empty > 0
      ? [
          {
            told: { en: 'no cell by colour, {pixels}', de: 'der Farbe nach keine Zelle, {pixels}' },
            pixels: pixels(empty),
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
    notes: [...told.map((words) => ({ words })), ...pieceNotes(read, names)],
    leftOut: [...read.specks].map(([type, { pieces, first }]) => ({
      reason: 'speck',
      name: names[type],
      cells: pieces,
      first: pixelWords(first),
    })),
  };
}

/** What became of pieces that are smaller or thinner than a site. */
function pieceNotes({ small, specks, thinned }: SitesRead, names: readonly string[]): Note[] {
  const namesOf = (types: Iterable<number>): string[] => [...types].map((type) => names[type]);
  const thin = (types: Iterable<number>): string => `--thin ${namesOf(types).join(' ')}`;
  const total = [...thinned.values()].reduce((sum, pieces) => sum + pieces, 0);
  return [
    ...(small > 0
      ? [
          {
            words: some(
              small,
              {
                en: '1 piece that fills no site by half has one',
                de: '1 Stück, das keinen Gitterplatz halb füllt, hat einen',
              },
              {
                en: '{n} pieces that fill no site by half have one each',
                de: '{n} Stücke, die keinen Gitterplatz halb füllen, haben je einen',
              },
            ),
          },
        ]
      : []),
    ...(total > 0
      ? [
          {
            words: some(
              total,
              {
                en: '1 piece of {names!} is thinner than a site and has fewer sites than half its area',
                de: '1 Stück {names!} ist dünner als ein Gitterplatz und hat weniger Plätze als die Hälfte seiner Fläche',
              },
              {
                en: '{n} pieces of {names!} are thinner than a site and have fewer sites than half their area',
                de: '{n} Stücke {names!} sind dünner als ein Gitterplatz und haben weniger Plätze als die Hälfte ihrer Fläche',
              },
              { names: listed(namesOf(thinned.keys())) },
            ),
            hint: `${thin(thinned.keys())} gives a site to each that has a pixel there`,
          },
        ]
      : []),
    ...(specks.size > 0
      ? [
          {
            words: {
              told: {
                en: 'pieces of {names!} of less than a twentieth of a site count as specks',
                de: 'Stücke {names!} von weniger als einem Zwanzigstel eines Gitterplatzes gelten als Flecken',
              },
              names: listed(namesOf(specks.keys())),
            },
            hint: `${thin(specks.keys())} takes each pixel`,
          },
        ]
      : []),
  ];
}

const CLEAR = 255;

/** The index of the named colour of each pixel, or CLEAR. Counts the pixels of each colour. */
function kindsOf(picture: Picture, known: readonly Colour[], tolerance: number): Uint8Array {
  if (known.length >= CLEAR) throw new Error(`--colours: found ${known.length} colours, expected fewer than ${CLEAR}`);
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
  if (unknown.size > 0) throw new Error(unnamed(unknown, tolerance));
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

function scaledNote({ width, height }: Size, size: Size, thin: readonly string[]): Words {
  const given = { width, height, columns: size.width, rows: size.height, thin: listed(thin) };
  if (width <= size.width)
    return {
      told: {
        en: '{width} × {height} pixels are drawn on {columns} × {rows} sites',
        de: '{width} × {height} Pixel liegen auf {columns} × {rows} Gitterplätzen',
      },
      ...given,
    };
  const most = {
    en: '{width} × {height} pixels are drawn on {columns} × {rows} sites: a site takes the type of most of its pixels',
    de: '{width} × {height} Pixel liegen auf {columns} × {rows} Gitterplätzen: Ein Platz bekommt den Typ der meisten seiner Pixel',
  };
  if (thin.length === 0) return { told: most, ...given };
  return {
    told: {
      en: `${most.en}, and {thin!} if any pixel has it`,
      de: `${most.de}, und {thin!}, sobald ein Pixel ihn hat`,
    },
    ...given,
  };
}

/** Red, green and blue; null where the pixel is mostly transparent. */
function pixelAt({ data, channels }: Picture, pixel: number): number[] | null {
  const at = pixel * channels;
  const opacity = channels === 4 ? data[at + 3] : channels === 2 ? data[at + 1] : 255;
  if (opacity < 128) return null;
  return [0, 1, 2].map((k) => data[channels < 3 ? at : at + k]);
}

function unnamed(unknown: ReadonlyMap<string, { count: number; x: number; y: number }>, tolerance: number): string {
  const all = [...unknown].sort(([, a], [, b]) => b.count - a.count);
  const told = all
    .slice(0, MAX_TOLD)
    .map(([colour, { count, x, y }]) => `${colour} at ${counted(count, 'pixel')}, first at ${x}, ${y}`);
  const more = all.length > MAX_TOLD ? `; and ${all.length - MAX_TOLD} more colours` : '';
  return `found ${told.join('; ')}${more}; expected colours within ${tolerance} of a named one (distance in red, green and blue): name each, "${all[0][0]}=" for no cell, or set --tolerance`;
}

function channelsOf(colour: string): number[] {
  const [, ...parts] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  if (parts.length < 3) throw new Error(`found the colour "${colour}", expected one like #e69f00`);
  return parts.map((part) => Number.parseInt(part, 16));
}
