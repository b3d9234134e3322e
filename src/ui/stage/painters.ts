/** Which painter draws on the stage: a quick sketch at once, then WebGL, or the CPU where there is none. */
import { openCanvas } from '../../render/canvas.ts';
import type { Painter } from '../../render/painter.ts';
import { openSketch } from '../../render/sketch.ts';
import type { Arm } from '../run/arm.ts';
import { painterKind, pictured } from '../run/state.ts';
import { drawOn } from './view.ts';

/** Opening WebGL may block the page for half a second: the sketch is shown for at least this long beforehand, ms. */
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
    const painter = await openPainter(on);
    if (gone) return painter.close();
    painterKind.value = painter.kind;
    on.addEventListener('webglcontextlost', () => startAnew(on), { once: true });
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
    const fresh = document.createElement('canvas');
    lost.replaceWith(fresh);
    begin(fresh);
  };
  begin(canvas);
  return () => {
    gone = true;
    stopSketch();
    stop();
  };
}

async function openPainter(canvas: HTMLCanvasElement): Promise<Painter> {
  try {
    const { hasWebgl, openWebgl } = await import('../../render/webgl.ts');
    if (hasWebgl()) return await openWebgl(canvas);
  } catch {
    // The CPU painter below takes over; the page says so.
  }
  return openCanvas(canvas);
}
