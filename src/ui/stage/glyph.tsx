import { appearanceOf, type Look, type Theme } from '../../render/colour.ts';
import { paint } from '../../render/paint.ts';
import { CELL_FLAGS, type TissueFrame } from '../../serve/protocol.ts';
import { theme } from '../theme.ts';

const SIZE = 15;

/** A cell's symbol, painted by the code that paints the tissue. It is an image, since a browser may drop a canvas. */
export function Glyph({
  cell,
  flags = CELL_FLAGS.perfused,
  value = null,
}: {
  cell: Look;
  flags?: number;
  value?: number | null;
}) {
  const pixels = Math.round(SIZE * Math.min(3, Math.max(2, window.devicePixelRatio)));
  return (
    <img class="glyph" alt="" src={glyphUrl(cell, flags, value, theme.value, pixels)} width={SIZE} height={SIZE} />
  );
}

/** Symbols as data URLs, keyed by everything they depend on. */
const urls = new Map<string, string>();

function glyphUrl(cell: Look, flags: number, value: number | null, on: Theme, pixels: number): string {
  const key = JSON.stringify([cell.shape, cell.dark, cell.light, flags, value, on, pixels]);
  const known = urls.get(key);
  if (known !== undefined) return known;
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  const picture = paintGlyph(cell, flags, value, on, pixels);
  canvas.getContext('2d')?.putImageData(new ImageData(picture, pixels, pixels), 0, 0);
  const url = canvas.toDataURL();
  urls.set(key, url);
  return url;
}

/** The angle byte of a cell, 256 for a full turn. */
const ANGLE = 226;

/** A single cell; a tube alone is a ring, as in a tissue. The stage's colour is removed afterwards. */
function paintGlyph(
  cell: Look,
  flags: number,
  value: number | null,
  on: Theme,
  pixels: number,
): Uint8ClampedArray<ArrayBuffer> {
  const appearance = appearanceOf([cell], on, value === null ? 'type' : 'column', null);
  // Only spindles point somewhere; a tube is joined to nothing, and no seat of a niche cell is held.
  const one = [1, flags, value ?? 0, cell.shape === 'spindle' || cell.shape === 'thickSpindle' ? ANGLE : 0];
  const empty = [0, 0, 0, 0];
  const structural = Uint8Array.from([
    ...empty,
    ...empty,
    ...empty,
    ...empty,
    ...one,
    ...empty,
    ...empty,
    ...empty,
    ...empty,
  ]);
  const tissue: TissueFrame = {
    id: 'glyph',
    width: 3,
    height: 3,
    grain: 1,
    structural,
    mobile: new Uint8Array(36),
    ground: new Uint8Array(9),
    field: new Float32Array(9),
    tubes: cell.shape === 'tube',
    fieldId: '',
    colourId: 'type',
  };
  const margin = 0.08;
  return onTransparent(
    paint(tissue, appearance, {
      width: pixels,
      height: pixels,
      x: 1 - margin,
      y: 1 - margin,
      sitePixels: pixels / (1 + 2 * margin),
    }),
    appearance.stage,
  );
}

/** Makes the stage's colour in a picture transparent, so that it can lie on any surface. */
function onTransparent(
  picture: Uint8ClampedArray<ArrayBuffer>,
  stage: readonly [number, number, number],
): Uint8ClampedArray<ArrayBuffer> {
  for (let at = 0; at < picture.length; at += 4) {
    const same = picture[at] === stage[0] && picture[at + 1] === stage[1] && picture[at + 2] === stage[2];
    if (same) picture[at + 3] = 0;
  }
  return picture;
}
