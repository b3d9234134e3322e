/** Which painter draws on the stage: a quick sketch at once, then WebGL, or the CPU where there is none. */
import { openCanvas } from '../../render/canvas.ts';
import { drawsElsewhere, openElsewhere } from '../../render/draw-elsewhere.ts';
import { paced } from '../../render/paced.ts';
import type { Painter } from '../../render/painter.ts';
import { openSketch } from '../../render/sketch.ts';
import type { Arm } from '../run/arm.ts';
import { painterKind, pictured } from '../run/state.ts';
import { drawOn } from './view.ts';

/** Opening WebGL may take the processor for half a second: the sketch is shown for at least this long beforehand, ms. */
const SKETCH_TIME = 300;

/** Draws a run on a stage with two canvases, the upper one for the sketch. Returns a function that stops it. */
export function drawStage(
  arm: Arm,
  stage: HTMLElement,
  canvas: HTMLCanvasElement,
  above: HTMLCanvasElement,
): () => void {
  let stop = () => {};
  let stopSketch = () => {};
  let gone = false;
  /** Draws sketches until the painter of a canvas has drawn. */
  const begin = (on: HTMLCanvasElement): void => {
    stopSketch();
    above.hidden = false;
    stopSketch = drawOn(arm, openSketch(above), stage, () => {
      performance.mark('first picture');
      pictured.value = true;
      setTimeout(() => void replace(on), SKETCH_TIME);
    });
  };
  const replace = async (on: HTMLCanvasElement): Promise<void> => {
    const painter = await openPainter(on, startAnew);
    if (gone) return painter.close();
    painterKind.value = painter.kind;
    stop = drawOn(arm, painter, stage, hideSketch);
  };
  const hideSketch = (): void => {
    stopSketch();
    above.hidden = true;
    performance.mark('picture by its painter');
  };
  /** When the graphics card is lost, so are all textures: a new canvas gets a new painter. */
  const startAnew = (lost: HTMLCanvasElement): void => {
    if (gone) return;
    stop();
    stop = () => {};
    begin(successor(lost));
  };
  begin(canvas);
  return () => {
    gone = true;
    stopSketch();
    stop();
  };
}

/** A new canvas in the place of one that cannot be drawn on any more. */
function successor(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const fresh = document.createElement('canvas');
  canvas.replaceWith(fresh);
  return fresh;
}

/** Opens the best painter of a canvas; `lost` is called once when the canvas has lost what was drawn on it. */
async function openPainter(canvas: HTMLCanvasElement, lost: (canvas: HTMLCanvasElement) => void): Promise<Painter> {
  if (await drawsElsewhere()) {
    try {
      return await paced((drawn) => openElsewhere(canvas, drawn, () => lost(canvas)));
    } catch {
      return openCanvas(successor(canvas));
    }
  }
  try {
    const { hasWebgl, openWebgl } = await import('../../render/webgl.ts');
    if (hasWebgl()) {
      canvas.addEventListener('webglcontextlost', () => lost(canvas), { once: true });
      return await paced((drawn) => openWebgl(canvas, drawn));
    }
  } catch {
    // The CPU painter below takes over; the page says so.
  }
  return openCanvas(canvas);
}
