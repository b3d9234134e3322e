/** The red cells of the blood: drawn once as an endless strip; the stream shows the part that flows by. */
import { siteNoise } from '../../render/shapes.ts';

/** Between two rows of cells, CSS pixels. */
const ROW = 10;
const ROWS = 64;
const PERIOD = ROW * ROWS;
/** Height of the pieces in which the strip is drawn, CSS pixels. */
const PIECE = 8;
/** Width of the strip, CSS pixels. */
const WIDTH = 24;
/** How far from the middle cells may flow, CSS pixels. */
const SPREAD = 8;

interface Strip {
  canvas: HTMLCanvasElement;
  colour: string;
  ratio: number;
}

let strip: Strip | null = null;

/**
 * Draws the cells that have flowed by `offset`, at `ratio` device pixels per CSS pixel.
 * @param middle where the middle of the stream is at a height, CSS pixels
 */
export function drawRedCells(
  context: CanvasRenderingContext2D,
  height: number,
  offset: number,
  middle: (y: number) => number,
  colour: string,
  ratio: number,
): void {
  if (strip?.colour !== colour || strip.ratio !== ratio) strip = { canvas: drawStrip(colour, ratio), colour, ratio };
  const { canvas } = strip;
  const flowed = Math.round(offset * ratio);
  const [period, piece] = [Math.round(PERIOD * ratio), Math.round(PIECE * ratio)];
  for (let y = 0; y < height * ratio; y += piece) {
    const from = (((y - flowed) % period) + period) % period;
    const left = middle((y + piece / 2) / ratio) - WIDTH / 2;
    context.drawImage(canvas, 0, from, canvas.width, piece, left, y / ratio, WIDTH, piece / ratio);
  }
}

/** The strip, with its beginning repeated at its end. */
function drawStrip(colour: string, ratio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(WIDTH * ratio);
  canvas.height = Math.round((PERIOD + PIECE) * ratio) + 1;
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  context.scale(ratio, ratio);
  context.fillStyle = colour;
  for (let row = -1; row <= ROWS + 1; row++) {
    const same = (row + ROWS) % ROWS;
    for (let k = 0; k < 3; k++) {
      const x = WIDTH / 2 + (siteNoise(same, k + 7) - 0.5) * 2 * SPREAD;
      const y = row * ROW + 8 * siteNoise(same, k);
      context.globalAlpha = 0.35 + 0.5 * siteNoise(same, k + 13);
      context.beginPath();
      context.ellipse(x, y, 2, 1.2, siteNoise(same, k + 3) * 3, 0, 2 * Math.PI);
      context.fill();
    }
  }
  return canvas;
}
