/** Directions without trigonometric functions, so they are the same in every engine. */

/** cos and sin of a share of a full turn, by Taylor series about the nearest eighth of a turn. */
export function turnedBy(share: number): { x: number; y: number } {
  const eighth = Math.round(share * 8);
  const angle = (share - eighth / 8) * 6.283185307179586;
  let cos = 1;
  let sin = angle;
  let term = angle;
  for (let n = 2; n < 16; n++) {
    term = (term * angle) / n;
    const sign = n % 4 < 2 ? 1 : -1;
    if (n % 2 === 0) cos += sign * term;
    else sin += sign * term;
  }
  let x = cos;
  let y = sin;
  const root = 0.7071067811865476;
  for (let k = 0; k < eighth; k++) [x, y] = [root * (x - y), root * (x + y)];
  return { x, y };
}
