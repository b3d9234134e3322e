/**
 * Student's t by numerical integration, independent of any library: with x = √ν·tan θ its density is proportional to
 * cos(θ)^(ν − 1).
 */

function integral(from: number, to: number, freedom: number): number {
  const n = 4000;
  const h = (to - from) / n;
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    const weight = i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * Math.max(0, Math.cos(from + i * h)) ** (freedom - 1);
  }
  return (sum * h) / 3;
}

/** Two-sided p of a t. */
export function studentP(t: number, freedom: number): number {
  const at = Math.atan(Math.abs(t) / Math.sqrt(freedom));
  return integral(at, Math.PI / 2, freedom) / integral(0, Math.PI / 2, freedom);
}

/** The t with a two-sided p of 0.05. */
export function studentT(freedom: number): number {
  let [low, high] = [0, 20];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (studentP(middle, freedom) > 0.05) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
