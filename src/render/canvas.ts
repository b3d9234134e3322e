import type { TissueFrame } from '../serve/protocol.ts';
import type { Appearance } from './colour.ts';
import { paint } from './paint.ts';
import { inPicture, type Painter, type Placed } from './painter.ts';
import { Turn } from './turn-to-draw.ts';

/** Draws with the processor on a 2-D canvas, at one pixel per CSS pixel: for browsers without WebGL. */
export function openCanvas(canvas: HTMLCanvasElement): Painter {
  const context = canvas.getContext('2d', { alpha: false });
  let appearance: Appearance | null = null;
  const turn = new Turn();
  const tissues = new Map<string, TissueFrame>();
  return {
    kind: 'canvas',
    slow: false,
    resize(width, height) {
      canvas.width = Math.max(1, Math.round(width));
      canvas.height = Math.max(1, Math.round(height));
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    },
    setAppearance(next) {
      appearance = next;
    },
    setTissues(next) {
      for (const tissue of next) tissues.set(tissue.id, tissue);
    },
    whenDrawn: (then) => turn.whenDrawn(then),
    whenFree: (then) => turn.whenFree(then),
    hasten: () => turn.hasten(),
    draw(placed) {
      if (appearance === null || context === null) return;
      turn.take();
      const began = performance.now();
      for (const place of placed) drawTissue(context, appearance, tissues.get(place.tissue), place);
      turn.give(performance.now() - began);
    },
    close() {
      turn.end();
      tissues.clear();
    },
  };
}

function drawTissue(
  context: CanvasRenderingContext2D,
  appearance: Appearance,
  tissue: TissueFrame | undefined,
  place: Placed,
): void {
  const width = Math.round(place.width);
  const height = Math.round(place.height);
  if (tissue === undefined || tissue.structural.length === 0 || width < 1 || height < 1) return;
  const { x, y, sitePixels } = inPicture(place, tissue);
  const picture = paint(tissue, appearance, { width, height, x, y, sitePixels });
  context.putImageData(new ImageData(picture, width, height), Math.round(place.left), Math.round(place.top));
}
