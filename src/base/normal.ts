/** Normal variates from uniform ones, with the same bits everywhere. */
import { log } from './exact.ts';

const CENTRE_A = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
] as const;
const CENTRE_B = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1,
] as const;
const TAIL_C = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
] as const;
const TAIL_D = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1] as const;
/** Where the tails begin. */
const TAIL = 0.02425;
/** Half a step of a 32-bit draw, to stay clear of 0 and 1. */
const LEAST = 1 / 8589934592;

const polynomial = (coefficients: readonly number[], x: number): number => {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
};

/** The standard normal quantile of u in [0, 1), by Acklam's rational approximation; relative error below 1.2e-9. */
export function normalQuantile(u: number): number {
  const p = Math.min(1 - LEAST, Math.max(LEAST, u));
  if (p < TAIL) return tail(p);
  if (p > 1 - TAIL) return -tail(1 - p);
  const q = p - 0.5;
  const r = q * q;
  return (polynomial(CENTRE_A, r) * q) / polynomial(CENTRE_B, r);
}

function tail(p: number): number {
  const q = Math.sqrt(-2 * log(p));
  return polynomial(TAIL_C, q) / polynomial(TAIL_D, q);
}
