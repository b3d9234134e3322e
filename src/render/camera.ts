/** Which part of each tissue is in view. One scale for all tissues, so that sizes compare. */
import type { TissueInfo } from '../serve/protocol.ts';

export interface Camera {
  /** CSS pixels per µm. */
  scale: number;
  /** The point in the middle of each tissue's window, µm. */
  centres: Record<string, { x: number; y: number }>;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const MAX_SCALE = 3.2;
/** CSS pixels per site at which shapes can be told apart; the first view zooms in that far if it can. */
const LEGIBLE = 5.6;

/** The first view: every window filled, slightly closer where that makes small cells legible. */
export function homeCamera(tissues: TissueInfo[], windows: Record<string, Box>): Camera {
  const shown = tissues.filter((tissue) => windows[tissue.id] !== undefined);
  const filling = shown.map((tissue) => fillScale(tissue, windows[tissue.id]));
  const fill = Math.max(...filling, 1e-4);
  const legible = LEGIBLE / Math.min(...tissues.map((tissue) => tissue.site));
  const scale = Math.max(fill, Math.min(legible, fill * 1.42));
  return { scale, centres: Object.fromEntries(tissues.map((tissue) => [tissue.id, middle(tissue)])) };
}

/** Smallest scale: the largest tissue fits its window whole. */
export function smallestScale(tissues: TissueInfo[], windows: Record<string, Box>): number {
  const fits = tissues.flatMap((tissue) => {
    const box = windows[tissue.id];
    return box === undefined
      ? []
      : [Math.min(box.width / (tissue.width * tissue.site), box.height / (tissue.height * tissue.site))];
  });
  return Math.min(...fits, MAX_SCALE);
}

/** Zooms by `factor` about a point of one tissue's window (CSS pixels from its middle); the others about their middle. */
export function zoomed(
  camera: Camera,
  tissue: string,
  dx: number,
  dy: number,
  factor: number,
  smallest: number,
): Camera {
  const scale = Math.min(MAX_SCALE, Math.max(smallest, camera.scale * factor));
  const centre = camera.centres[tissue];
  if (centre === undefined || scale === camera.scale) return { ...camera, scale };
  const shift = 1 / camera.scale - 1 / scale;
  const moved = { x: centre.x + dx * shift, y: centre.y + dy * shift };
  return { scale, centres: { ...camera.centres, [tissue]: moved } };
}

/** Moves a tissue under its window by CSS pixels. */
export function panned(camera: Camera, tissue: string, dx: number, dy: number): Camera {
  const centre = camera.centres[tissue];
  if (centre === undefined) return camera;
  const moved = { x: centre.x - dx / camera.scale, y: centre.y - dy / camera.scale };
  return { ...camera, centres: { ...camera.centres, [tissue]: moved } };
}

/** Keeps each tissue in its window: no empty border while the tissue is larger than the window. */
export function held(camera: Camera, tissues: TissueInfo[], windows: Record<string, Box>): Camera {
  const centres = { ...camera.centres };
  for (const tissue of tissues) {
    const box = windows[tissue.id];
    const centre = centres[tissue.id] ?? middle(tissue);
    if (box === undefined) continue;
    centres[tissue.id] = {
      x: hold(centre.x, tissue.width * tissue.site, box.width / camera.scale),
      y: hold(centre.y, tissue.height * tissue.site, box.height / camera.scale),
    };
  }
  return { scale: camera.scale, centres };
}

/** The part of a tissue in its window, µm. */
export function inView(camera: Camera, tissue: TissueInfo, box: Box): Box {
  const centre = camera.centres[tissue.id] ?? middle(tissue);
  const width = box.width / camera.scale;
  const height = box.height / camera.scale;
  return { left: centre.x - width / 2, top: centre.y - height / 2, width, height };
}

/** The longest length of the 1-2-5 series, in µm, that is at most `pixels` long. */
export function scaleBar(scale: number, pixels: number): number {
  const most = pixels / scale;
  const decade = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((candidate) => candidate * decade <= most) ?? 1;
  return step * decade;
}

function fillScale(tissue: TissueInfo, box: Box): number {
  return Math.max(box.width / (tissue.width * tissue.site), box.height / (tissue.height * tissue.site));
}

function middle(tissue: TissueInfo): { x: number; y: number } {
  return { x: (tissue.width * tissue.site) / 2, y: (tissue.height * tissue.site) / 2 };
}

function hold(centre: number, size: number, seen: number): number {
  return seen >= size ? size / 2 : Math.min(size - seen / 2, Math.max(seen / 2, centre));
}
