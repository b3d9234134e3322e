/** Draws for a page in a worker of its own, so that drawing never waits for the page or the page for it. */
import { type Adapter, DOMAdapter } from 'pixi.js';
import type { FromDrawer, NewCanvas, Ready, ToDrawer } from './draw-messages.ts';
import { hasWebgl, openWebgl } from './webgl.ts';

/** Pixi's ways to what a worker has in place of a document; text and images are not drawn. */
const inWorker: Adapter = {
  createCanvas: (width = 1, height = 1) => new OffscreenCanvas(width, height),
  createImage: () => {
    throw new Error('found an image to load, expected textures of bytes only');
  },
  getCanvasRenderingContext2D: () => OffscreenCanvasRenderingContext2D,
  getWebGLRenderingContext: () => WebGLRenderingContext,
  getNavigator: () => navigator,
  getBaseUrl: () => location.href,
  getFontFaceSet: () => null,
  fetch: (url, options) => fetch(url, options),
  parseXML: () => {
    throw new Error('found XML to read, expected textures of bytes only');
  },
};

/** Serves the page that started this worker. */
export function serveDrawing(page: { postMessage(message: Ready): void; onmessage: unknown }): void {
  DOMAdapter.set(inWorker);
  page.onmessage = ({ data }: MessageEvent<NewCanvas>) => void drawFor(data);
  page.postMessage({ webgl: hasWebgl() });
}

/** Draws on one canvas what its port asks for, in the order of the messages. */
async function drawFor({ canvas, port }: NewCanvas): Promise<void> {
  const tell = (message: FromDrawer) => port.postMessage(message);
  try {
    const drawer = await openWebgl(canvas, (drawn) => tell({ drawn }));
    canvas.addEventListener('webglcontextlost', () => tell({ lost: true }));
    port.onmessage = ({ data: { size, appearance, tissues, draw, close } }: MessageEvent<ToDrawer>) => {
      if (size) drawer.resize(size.width, size.height, size.pixelRatio, size.share);
      if (appearance) drawer.setAppearance(appearance);
      if (tissues) drawer.setTissues(tissues);
      if (draw) {
        drawer.draw(draw.placed, draw.samples);
        tell({ taken: true });
      }
      if (close) {
        drawer.close();
        port.close();
      }
    };
    tell({ opened: true });
  } catch (error) {
    tell({ failed: String(error) });
  }
}
