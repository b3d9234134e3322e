/** The cells that a tissue's picture shows, and their sites in the tissue. */
import { CELL_FLAGS, type Point, siteShown, type TissueFrame, type TissueInfo } from '../../serve/protocol.ts';

/** The site of the tissue that a picture shows at a given picture index. */
export function siteOf(frame: TissueFrame, index: number, { width, height }: TissueInfo): Point {
  const [x, y] = [index % frame.width, Math.floor(index / frame.width)];
  const site = siteShown(x, y, frame.grain, { width, height, stride: width });
  return { x: site % width, y: Math.floor(site / width) };
}

const isCell = ({ structural, mobile }: TissueFrame, index: number): boolean =>
  structural[4 * index] > 0 || mobile[4 * index] > 0;

const isAlive = ({ structural, mobile }: TissueFrame, index: number): boolean =>
  [structural, mobile].some((cells) => cells[4 * index] > 0 && (cells[4 * index + 1] & CELL_FLAGS.dead) === 0);

/** The cell nearest to a point of the tissue, at most two sites of the picture away. */
export function nearestCell(frame: TissueFrame, tissue: TissueInfo, { x, y }: Point): Point | null {
  const { grain } = frame;
  let best: { site: Point; far: number } | null = null;
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) {
      const [column, row] = [Math.floor(x / grain) + dx, Math.floor(y / grain) + dy];
      const index = row * frame.width + column;
      if (column < 0 || row < 0 || column >= frame.width || row >= frame.height || !isCell(frame, index)) continue;
      const site = siteOf(frame, index, tissue);
      // A living cell is more likely meant than a dead one beside it.
      const far = Math.hypot(site.x + 0.5 - x, site.y + 0.5 - y) / grain + (isAlive(frame, index) ? 0 : 1.2);
      if (best === null || far < best.far) best = { site, far };
    }
  }
  return best?.site ?? null;
}

/** The next living cell from a site in a direction: straight ahead before aside. */
export function nextCell(frame: TissueFrame, tissue: TissueInfo, from: Point, direction: Point): Point | null {
  let best: { site: Point; far: number } | null = null;
  for (let index = 0; index < frame.width * frame.height; index++) {
    if (!isAlive(frame, index)) continue;
    const site = siteOf(frame, index, tissue);
    const [dx, dy] = [site.x - from.x, site.y - from.y];
    const ahead = dx * direction.x + dy * direction.y;
    const far = ahead + 2 * Math.abs(dx * direction.y - dy * direction.x);
    if (ahead > 0 && (best === null || far < best.far)) best = { site, far };
  }
  return best?.site ?? null;
}
