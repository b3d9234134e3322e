/** What a page and the worker that draws for it say to each other: one worker, and a port for each canvas. */
import type { TissueFrame } from '../serve/protocol.ts';
import type { Appearance } from './colour.ts';
import type { Placed } from './painter.ts';

/** The worker's first message. */
export interface Ready {
  /** Whether it can draw with WebGL 2. */
  webgl: boolean;
}

/** To the worker: draws on a canvas what comes by a port. */
export interface NewCanvas {
  canvas: OffscreenCanvas;
  port: MessagePort;
}

/** By the port of a canvas to the worker; several wishes in one message are done in this order. */
export interface ToDrawer {
  size?: { width: number; height: number; pixelRatio: number; share: number } | undefined;
  appearance?: Appearance;
  tissues?: TissueFrame[];
  draw?: { placed: Placed[]; samples: number };
  close?: true;
}

/** By the port of a canvas to the page. */
export type FromDrawer =
  /** Its renderer is open, or could not be. */
  | { opened: true }
  | { failed: string }
  /** The memory of the oldest tissues that were sent and not yet taken is not read any more. */
  | { taken: true }
  /** The last picture is drawn, in so many milliseconds. */
  | { drawn: number }
  /** The graphics card has dropped all textures. */
  | { lost: true };
