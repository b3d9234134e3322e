/** Which painter draws on the stage: a quick sketch at once, then WebGL, or the processor where there is none. */
import { openCanvas } from '../../render/canvas.ts';
import type { Painter } from '../../render/painter.ts';
import { openSketch } from '../../render/sketch.ts';
import type { Arm } from '../run/arm.ts';
import { painterKind, pictured } from '../run/state.ts';
import { drawOn } from './view.ts';

/** Opening WebGL may hold the page up for half a second: the sketch is shown and the page answers at least so long, ms. */
const SKETCH_TIME = 300;

/** Draws a run on a stage that has two canvases, of which the second lies on top and is for the sketch. Returns how to stop. */
export function drawStage(
  arm: Arm,
  stage: HTMLElement,
  canvas: HTMLCanvasElement,
  above: HTMLCanvasElement,
): () => void {
  let stop = () => {};
  let gone = false;
  const stopSketch = drawOn(arm, openSketch(above), stage, () => {
    performance.mark('first picture');
    pictured.value = true;
    setTimeout(() => void replace(), SKETCH_TIME);
  });
  const replace = async () => {
    const painter = await openPainter(canvas);
    painterKind.value = painter.kind;
    if (gone) painter.close();
    else stop = drawOn(arm, painter, stage, hideSketch);
  };
  const hideSketch = () => {
    stopSketch();
    above.hidden = true;
    performance.mark('picture by its painter');
  };
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
    // Drawn without WebGL below; the page says so.
  }
  return openCanvas(canvas);
}
