/**
 * Draws a tissue quickly and roughly: one small stamp of its shape for every cell, no field. It shows the first
 * picture while the real painter opens, which takes a second or more where shaders are compiled in software.
 */
import { CELL_FLAGS, type TissueFrame } from '../serve/protocol.ts';
import { type Appearance, seenOf, shapeIn } from './colour.ts';
import { inPicture, type Painter, type Placed } from './painter.ts';
import { BROKEN_RING, SPINDLE, shapeDistance, THICK_SPINDLE } from './shapes.ts';

/** Edge of a stamp, pixels. */
const EDGE = 5;
/** Directions, over half a turn, in which a turned shape is drawn. */
const TURNS = 8;

export function openSketch(canvas: HTMLCanvasElement): Painter {
  const context = canvas.getContext('2d');
  const tissues = new Map<string, TissueFrame>();
  let appearance: Appearance | null = null;
  let ratio = 1;
  return {
    kind: 'canvas',
    slow: false,
    resize(width, height, pixelRatio) {
      ratio = pixelRatio;
      canvas.width = Math.max(1, Math.round(width * ratio));
      canvas.height = Math.max(1, Math.round(height * ratio));
    },
    setAppearance(next) {
      appearance = next;
    },
    setTissues(next) {
      for (const tissue of next) tissues.set(tissue.id, tissue);
    },
    whenDrawn: (then) => then(),
    whenFree: (then) => then(),
    hasten() {},
    draw(placed) {
      if (context === null || appearance === null) return;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const pictures = new Map<string, HTMLCanvasElement>();
      for (const place of placed) {
        const tissue = tissues.get(place.tissue);
        if (tissue === undefined) continue;
        const picture = pictures.get(tissue.id) ?? wholeTissue(tissue, appearance);
        pictures.set(tissue.id, picture);
        drawPart(context, picture, inPicture(place, tissue), appearance);
      }
    },
    close() {
      tissues.clear();
      canvas.width = 0;
    },
  };
}

function drawPart(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  place: Placed,
  appearance: Appearance,
): void {
  const { left, top, width, height, sitePixels } = place;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.fillStyle = `rgb(${appearance.outside.join(' ')})`;
  context.fillRect(left, top, width, height);
  const scale = sitePixels / EDGE;
  context.drawImage(
    picture,
    left - place.x * sitePixels,
    top - place.y * sitePixels,
    picture.width * scale,
    picture.height * scale,
  );
  context.restore();
}

/** All sites of a tissue, EDGE × EDGE pixels each. */
function wholeTissue(tissue: TissueFrame, appearance: Appearance): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = tissue.width * EDGE;
  canvas.height = tissue.height * EDGE;
  const pixels = new Uint32Array(canvas.width * canvas.height).fill(packed(appearance.stage));
  for (let y = 0; y < tissue.height; y++) {
    for (let x = 0; x < tissue.width; x++) {
      const slot = (y * tissue.width + x) * 4;
      const at = y * EDGE * canvas.width + x * EDGE;
      if (tissue.structural[slot] !== 0) stampCell(pixels, at, canvas.width, tissue.structural, slot, appearance);
      if (tissue.mobile[slot] !== 0) stampCell(pixels, at, canvas.width, tissue.mobile, slot, appearance);
    }
  }
  const bytes = new Uint8ClampedArray(pixels.buffer);
  canvas.getContext('2d')?.putImageData(new ImageData(bytes, canvas.width, canvas.height), 0, 0);
  return canvas;
}

function stampCell(
  pixels: Uint32Array,
  at: number,
  stride: number,
  cells: Uint8Array,
  slot: number,
  appearance: Appearance,
): void {
  const entry = (cells[slot] - 1) * 4;
  const dead = (cells[slot + 1] & CELL_FLAGS.dead) !== 0;
  const shape = dead ? BROKEN_RING : shapeIn(appearance.palette, entry);
  const seen = seenOf(appearance.palette, entry);
  const byColumn = appearance.byColumn && shape === 0;
  const table = byColumn ? appearance.columnTable : appearance.palette;
  const from = byColumn ? cells[slot + 2] * 4 : entry;
  const red = dead ? appearance.grey[0] : table[from];
  const green = dead ? appearance.grey[1] : table[from + 1];
  const blue = dead ? appearance.grey[2] : table[from + 2];
  const stamp = stampOf(shape, cells[slot + 3]);
  for (let y = 0, k = 0; y < EDGE; y++) {
    for (let x = 0; x < EDGE; x++, k++) {
      const share = stamp[k] * seen;
      if (share === 0) continue;
      const pixel = at + y * stride + x;
      const under = pixels[pixel];
      const r = (under & 255) + (((red - (under & 255)) * share) >> 8);
      const g = ((under >> 8) & 255) + (((green - ((under >> 8) & 255)) * share) >> 8);
      const b = ((under >> 16) & 255) + (((blue - ((under >> 16) & 255)) * share) >> 8);
      pixels[pixel] = 0xff000000 | (b << 16) | (g << 8) | r;
    }
  }
}

const stamps = new Map<number, Uint16Array>();

/** How much of each pixel a shape covers, 0–256; `angle` is in 256ths of a turn. */
function stampOf(shape: number, angle: number): Uint16Array {
  const long = shape === SPINDLE || shape === THICK_SPINDLE;
  const turn = long ? Math.round((angle / 256) * 2 * TURNS) % TURNS : 0;
  const key = shape * TURNS + turn;
  const known = stamps.get(key);
  if (known !== undefined) return known;
  const cosine = Math.cos((turn / TURNS) * Math.PI);
  const sine = Math.sin((turn / TURNS) * Math.PI);
  const stamp = new Uint16Array(EDGE * EDGE);
  for (let k = 0; k < stamp.length; k++) {
    const x = ((k % EDGE) + 0.5) / EDGE - 0.5;
    const y = (Math.floor(k / EDGE) + 0.5) / EDGE - 0.5;
    const distance = shapeDistance(shape, x * cosine + y * sine, y * cosine - x * sine);
    stamp[k] = Math.round(256 * Math.min(1, Math.max(0, 0.5 - distance * EDGE)));
  }
  stamps.set(key, stamp);
  return stamp;
}

const packed = ([red, green, blue]: readonly [number, number, number]): number =>
  (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
