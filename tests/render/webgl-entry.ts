/** Draws one picture with WebGL and hands out its pixels: what a page has besides is left out. */
import type { Appearance } from '../../src/render/colour.ts';
import { MAX_SAMPLES, type Placed } from '../../src/render/painter.ts';
import { openWebgl } from '../../src/render/webgl.ts';
import type { TissueFrame } from '../../src/serve/protocol.ts';

/** RGBA, row-major from the top, of a tissue drawn as `placed` on a canvas of its size. */
export async function drawWebgl(tissue: TissueFrame, look: Appearance, placed: Placed): Promise<Uint8ClampedArray> {
  const canvas = document.createElement('canvas');
  const painter = await openWebgl(canvas, () => {});
  painter.resize(placed.width, placed.height, 1, 1);
  painter.setAppearance(look);
  painter.setTissues([tissue]);
  painter.draw([placed], MAX_SAMPLES);
  const copy = new OffscreenCanvas(placed.width, placed.height).getContext('2d')!;
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, placed.width, placed.height);
  painter.close();
  return data;
}
