import type { TissueFrame } from '../serve/protocol.ts';
import type { Appearance } from './colour.ts';

/** Where on the canvas a tissue is drawn (CSS pixels), and which part of it (sites). */
export interface Placed {
  tissue: string;
  left: number;
  top: number;
  width: number;
  height: number;
  /** Site coordinates of the top left corner. */
  x: number;
  y: number;
  /** CSS pixels per site. */
  sitePixels: number;
}

/** The same place, counted in sites that the picture shows: one for each square of `grain` × `grain` sites. */
export const inPicture = (place: Placed, { grain }: Pick<TissueFrame, 'grain'>): Placed => ({
  ...place,
  x: place.x / grain,
  y: place.y / grain,
  sitePixels: place.sitePixels * grain,
});

/** Samples per pixel and axis; enough for the largest lattice on a screen. */
export const MAX_SAMPLES = 4;

/** Draws a picture whenever it is told to: with WebGL in the page or in a worker, or with the processor. */
export interface Drawer {
  /** @param share of the device's resolution to draw at */
  resize(width: number, height: number, pixelRatio: number, share: number): void;
  setAppearance(appearance: Appearance): void;
  /** Uses a frame's tissues; their arrays must stay alive until the next call. */
  setTissues(tissues: TissueFrame[]): void;
  /** When zoomed out, reads up to `samples` × `samples` sites per pixel: fewer are faster. */
  draw(placed: Placed[], samples: number): void;
  close(): void;
}

/** Called once the last picture is drawn, with the time that took, milliseconds. */
export type Drawn = (took: number) => void;

/** Draws frames on a canvas, in turn with whoever else needs the page or the graphics card. */
export interface Painter extends Drawer {
  readonly kind: 'webgl' | 'canvas';
  /** Whether a picture in full, at the device's resolution with `MAX_SAMPLES`, takes long. */
  readonly slow: boolean;
  /** Calls back once the last picture is on its canvas; at once if it already is. */
  whenDrawn(then: () => void): void;
  /** Calls back once the last picture is drawn and any pause after a slow one is over; at once if they already are. */
  whenFree(then: () => void): void;
  /** Ends that pause: somebody is waiting for the next picture. */
  hasten(): void;
}
