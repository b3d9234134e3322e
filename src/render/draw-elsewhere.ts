/** Draws in a worker, which all canvases of the page share: the page hands pictures over and goes on. */
import DrawWorker from '../../workers/draw.ts?worker';
import { Reading } from './being-read.ts';
import type { FromDrawer, NewCanvas, Ready, ToDrawer } from './draw-messages.ts';
import type { Drawer, Drawn } from './painter.ts';

/** Told when a canvas has lost what was drawn on it, and needs a successor. */
type Lost = () => void;

interface Worked {
  worker: Worker;
  /** Whether it draws with WebGL; rejects when it could not be started. */
  webgl: Promise<boolean>;
  /** Of the canvases that it draws on. */
  lost: Set<Lost>;
  /** Ends it: all its canvases are lost. */
  fail(why: string): void;
}

/** A picture that takes longer than this will not come, milliseconds. */
const SILENCE = 20_000;

/** Workers that may fail before the page draws by itself. */
const TRIALS = 3;

let present: Worked | null = null;
let failures = 0;

function start(): Worked {
  const worker: Worker = new DrawWorker();
  const lost = new Set<Lost>();
  let fail: Worked['fail'] = () => {};
  const webgl = new Promise<boolean>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Ready>) => resolve(data.webgl);
    fail = (why) => {
      if (present?.worker !== worker) return;
      present = null;
      failures++;
      reject(new Error(why));
      worker.terminate();
      for (const tell of [...lost]) tell();
    };
  });
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message || 'the worker that draws could not be started');
  };
  return { worker, webgl, lost, fail };
}

/**
 * Whether drawing in a worker is possible, with WebGL 2, and of use: where a picture cannot be shared it would be copied,
 * which costs the page more than drawing; nor where workers that draw have failed. Starts the worker.
 */
export async function drawsElsewhere(): Promise<boolean> {
  if (failures >= TRIALS || !crossOriginIsolated || !('transferControlToOffscreen' in HTMLCanvasElement.prototype))
    return false;
  present ??= start();
  return await present.webgl.catch(() => false);
}

/**
 * Opens a drawer of a canvas in the worker; `lost` is called once when the canvas has to be replaced.
 *
 * @throws Error when the worker cannot draw on it; the canvas is of no use then
 */
export async function openElsewhere(canvas: HTMLCanvasElement, drawn: Drawn, lost: Lost): Promise<Drawer> {
  present ??= start();
  const { worker, lost: toTell, fail } = present;
  const { port1, port2 } = new MessageChannel();
  const given: NewCanvas = { canvas: canvas.transferControlToOffscreen(), port: port2 };
  toTell.add(lost);
  const reading = new Reading();
  let patience = 0;
  const send = (message: ToDrawer) => port1.postMessage(message);
  await new Promise<void>((resolve, reject) => {
    port1.onmessage = ({ data }: MessageEvent<FromDrawer>) => {
      if ('drawn' in data) {
        clearTimeout(patience);
        drawn(data.drawn);
      } else if ('taken' in data) reading.taken();
      else if ('lost' in data) lost();
      else if ('opened' in data) resolve();
      else {
        // The canvas gets a successor at once, not again when the worker ends.
        toTell.delete(lost);
        port1.close();
        reject(new Error(data.failed));
      }
    };
    worker.postMessage(given, [given.canvas, port2]);
  });
  // A canvas that takes another size is empty: it does so with the next picture, in one message.
  let size: ToDrawer['size'];
  return {
    resize(width, height, pixelRatio, share) {
      size = { width, height, pixelRatio, share };
    },
    setAppearance: (appearance) => send({ appearance }),
    setTissues(tissues) {
      for (const { structural } of tissues) reading.hold(structural.buffer);
      send({ tissues });
    },
    draw(placed, samples) {
      reading.send();
      clearTimeout(patience);
      patience = Number(setTimeout(() => fail('a picture did not come'), SILENCE));
      send({ size, draw: { placed, samples } });
      size = undefined;
    },
    close() {
      toTell.delete(lost);
      clearTimeout(patience);
      reading.end();
      send({ close: true });
      port1.close();
    },
  };
}
