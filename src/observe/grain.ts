/** A tissue seen from afar: a picture in which one site of each square of sites represents all of them. */

/** Maximum number of sites along an edge of such a square. */
export const MAX_GRAIN = 64;

/** Squares of `grain` sites in a row of `sites`. */
export const squaresIn = (sites: number, grain: number): number => Math.ceil(sites / grain);

/**
 * Index of the site that represents the square (`x`, `y`): each of its sites is equally likely, and the choice is
 * fixed. So on average types keep the shares that they have in the tissue.
 */
export function siteShown(
  x: number,
  y: number,
  grain: number,
  { width, height, stride }: { width: number; height: number; stride: number },
): number {
  const [left, top] = [x * grain, y * grain];
  if (grain === 1) return top * stride + left;
  let mixed = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  const across = (mixed & 0xffff) % Math.min(grain, width - left);
  const down = (mixed >>> 16) % Math.min(grain, height - top);
  return (top + down) * stride + left + across;
}
