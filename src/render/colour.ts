/**
 * Colour tables and the appearance of a picture, read by both the shader and the painter.
 *
 * More of a quantity always stands out from the ground: on the dark theme tables run from dark to bright, on the
 * light ones from bright to dark. No DOM here: the command line paints with the same tables.
 */
import { interpolateCividis, interpolateMagma, interpolateViridis } from 'd3-scale-chromatic';
import type { CellTypeInfo, FieldInfo } from '../serve/protocol.ts';
import { shapeIndex } from './shapes.ts';

export type Theme = 'dark' | 'light' | 'projector';

export type Rgb = readonly [number, number, number];

/** Colours of a picture of one tissue; channels 0–255. */
export interface Appearance {
  stage: Rgb;
  outside: Rgb;
  /** Dead cells. */
  grey: Rgb;
  /** The thin edge round a cell: the stage's colour, or ink on a projector. */
  edge: Rgb;
  contour: Rgb;
  /** Four bytes per type: red, green, blue, and the shape index, with DIMMED set where the type is drawn faintly. */
  palette: Uint8Array;
  /** Whether round cells are coloured by a column; other shapes keep the colour of their type as a landmark. */
  byColumn: boolean;
  /** 256 × RGBA. */
  columnTable: Uint8Array;
  fieldTable: Uint8Array;
  /** Upper end of the field's scale; 0 when no field is drawn. */
  fieldHigh: number;
  /** Dashed first, solid last; at most four. */
  contours: number[];
}

const STAGE: Record<Theme, { stage: string; outside: string; grey: string; edge: string; contour: string }> = {
  dark: { stage: '#0a0d12', outside: '#07090d', grey: '#656d7a', edge: '#0a0d12', contour: '#d3ecd9' },
  light: { stage: '#ffffff', outside: '#f2f0ea', grey: '#82878f', edge: '#ffffff', contour: '#1f4d4a' },
  projector: { stage: '#ffffff', outside: '#e4e4e4', grey: '#82878f', edge: '#2b2f36', contour: '#000000' },
};

/** Bit of a type's shape in the palette: its cells are drawn faintly. */
export const DIMMED = 128;
/** Opacity of a cell that is drawn faintly. */
export const FAINT = 0.22;

/** Index of the shape of a palette entry. */
export const shapeIn = (palette: Uint8Array, entry: number): number => palette[entry + 3] & ~DIMMED;

/** Opacity of the cells of a palette entry. */
export const seenOf = (palette: Uint8Array, entry: number): number => ((palette[entry + 3] & DIMMED) === 0 ? 1 : FAINT);

/** What a picture needs to know about a cell type; faint ones recede. */
export type Look = Pick<CellTypeInfo, 'dark' | 'light' | 'shape'> & { faint?: boolean };

/** The appearance of a scenario's cells in a theme, coloured by `colour` (`type` or a column), over `field`. */
export function appearanceOf(
  cells: readonly Look[],
  theme: Theme,
  colour: string,
  field: Pick<FieldInfo, 'kind' | 'high' | 'contours'> | null,
): Appearance {
  const palette = new Uint8Array(256 * 4);
  cells.slice(0, 255).forEach((cell, index) => {
    palette.set(
      [
        ...parseColour(theme === 'dark' ? cell.dark : cell.light),
        shapeIndex(cell.shape) | (cell.faint === true ? DIMMED : 0),
      ],
      index * 4,
    );
  });
  const colours = STAGE[theme];
  return {
    stage: parseColour(colours.stage),
    outside: parseColour(colours.outside),
    grey: parseColour(colours.grey),
    edge: parseColour(colours.edge),
    contour: parseColour(colours.contour),
    palette,
    byColumn: colour !== 'type',
    columnTable: columnTable(theme),
    fieldTable: field === null ? new Uint8Array(1024) : fieldTable(field.kind, theme),
    fieldHigh: field === null ? 0 : field.high,
    contours: field === null ? [] : field.contours.slice(0, 4).map((contour) => contour.value),
  };
}

/** Colours of cells by a column: the part of the magma table that stands out from the ground. */
export function columnTable(theme: Theme): Uint8Array {
  return theme === 'dark'
    ? table(
        (t) => interpolateMagma(0.43 + 0.555 * t),
        () => 1,
      )
    : table(
        (t) => interpolateMagma(0.67 - 0.55 * t),
        () => 1,
      );
}

/** Colours and opacity of a field: ligands viridis, drugs cividis, oxygen magma, which glows where it is lacking. */
export function fieldTable(kind: FieldInfo['kind'], theme: Theme): Uint8Array {
  const dark = theme === 'dark';
  switch (kind) {
    case 'ligand':
      return dark
        ? table(
            (t) => interpolateViridis(0.05 + 0.77 * t),
            (t) => 0.08 + 0.37 * t ** 0.7,
          )
        : table(
            (t) => interpolateViridis(1 - 0.88 * t),
            (t) => 0.07 + 0.43 * t,
          );
    case 'drug':
      return dark
        ? table(
            (t) => interpolateCividis(0.1 + 0.85 * t),
            (t) => 0.06 + 0.52 * t,
          )
        : table(
            (t) => interpolateCividis(0.95 - 0.85 * t),
            (t) => 0.06 + 0.42 * t,
          );
    case 'oxygen':
      return dark
        ? table(
            (t) => interpolateMagma(0.04 + 0.62 * (1 - t)),
            (t) => 0.2 + 0.36 * (1 - t),
          )
        : table(
            (t) => interpolateMagma(0.3 + 0.68 * t),
            (t) => 0.1 + 0.36 * (1 - t),
          );
  }
}

/** Parses `#rgb`, `#rrggbb` or `rgb(r, g, b)`; anything else is a mid grey. */
export function parseColour(text: string): Rgb {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const value = Number.parseInt(full, 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  }
  const parts = /^rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)/.exec(text);
  return parts === null ? [128, 128, 128] : [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/** CSS colour stops of a table laid over a ground colour, for a legend bar that matches the tissue. */
export function compositedStops(colours: Uint8Array, ground: Rgb, count = 24): string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = Math.round((index / (count - 1)) * 255) * 4;
    const alpha = colours[at + 3] / 255;
    const mixed = ground.map((channel, k) => Math.round(channel + (colours[at + k] - channel) * alpha));
    return `rgb(${mixed.join(' ')})`;
  });
}

function table(colour: (t: number) => string, opacity: (t: number) => number): Uint8Array {
  const bytes = new Uint8Array(256 * 4);
  for (let index = 0; index < 256; index++) {
    const t = index / 255;
    bytes.set([...parseColour(colour(t)), Math.round(255 * opacity(t))], index * 4);
  }
  return bytes;
}
