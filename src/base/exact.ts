/**
 * Elementary functions with the same bits in every JavaScript engine.
 *
 * `Math.exp`, `Math.log` and `**` differ between engines in the last digit, so one such call in the core would make a
 * run differ between browsers. These use only `+ - * /` and exact scaling by powers of two, which IEEE 754 fixes.
 * Polynomials and constants: FreeBSD msun `e_exp.c` and `e_log.c` (Sun Microsystems, 1993); error below 1 ulp.
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;

/** ln 2. */
export const LN2 = 0.6931471805599453;
/** ln 10. */
export const LN10 = 2.302585092994046;

const EXP_1 = 1.66666666666666019037e-1;
const EXP_2 = -2.77777777770155933842e-3;
const EXP_3 = 6.61375632143793436117e-5;
const EXP_4 = -1.6533902205465251539e-6;
const EXP_5 = 4.13813679705723846039e-8;

const LOG_1 = 6.66666666666673513e-1;
const LOG_2 = 3.999999999940941908e-1;
const LOG_3 = 2.857142874366239149e-1;
const LOG_4 = 2.222219843214978396e-1;
const LOG_5 = 1.818357216161805012e-1;
const LOG_6 = 1.531383769920937332e-1;
const LOG_7 = 1.479819860511658591e-1;

const EXP_OVERFLOW = 709.782712893384;
const EXP_UNDERFLOW = -745.1332191019411;
const BIAS = 1023;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** 2^k for −1022 ≤ k ≤ 1023, exactly. */
function powerOfTwo(k: number): number {
  words[0] = 0;
  words[1] = (k + BIAS) << 20;
  return double[0];
}

/** e^x. Overflows to Infinity above 709.78 and underflows to 0 below −745.13. */
export function exp(x: number): number {
  if (x > EXP_OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x < EXP_UNDERFLOW) return 0;
  const k = Math.round(x * INVERSE_LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (EXP_1 + t * (EXP_2 + t * (EXP_3 + t * (EXP_4 + t * EXP_5))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k === 1024) return y * 2 * powerOfTwo(1023);
  if (k < -1021) return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
  return y * powerOfTwo(k);
}

/** Natural logarithm of x > 0; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  let value = x;
  if (value < powerOfTwo(-1022)) {
    value *= powerOfTwo(54);
    k -= 54;
  }
  double[0] = value;
  const high = words[1];
  k += (high >>> 20) - BIAS;
  const mantissa = high & 0xfffff;
  const carry = (mantissa + 0x95f64) & 0x100000;
  words[1] = mantissa | (carry ^ 0x3ff00000);
  k += carry >>> 20;
  const f = double[0] - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const remainder = w * (LOG_2 + w * (LOG_4 + w * LOG_6)) + z * (LOG_1 + w * (LOG_3 + w * (LOG_5 + w * LOG_7)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + remainder) + k * LN2_LOW) - f);
}

/** Logarithm of x > 0 to base 10, within 2 ulp; −Infinity at 0, NaN below. */
export const log10 = (x: number): number => log(x) / LN10;

/** x^n for a whole n ≥ 0, by repeated squaring. */
export function power(x: number, n: number): number {
  let result = 1;
  let square = x;
  for (let left = n; left > 0; left >>>= 1) {
    if (left & 1) result *= square;
    square *= square;
  }
  return result;
}

/** x^n for x ≥ 0 and any n > 0: whole powers by squaring, others within 1e-12 of the true value; 0 for x ≤ 0. */
export const anyPower = (x: number, n: number): number =>
  n === Math.round(n) ? power(x, n) : x > 0 ? exp(n * log(x)) : 0;

/** Chance that something with a constant rate happens within a given time: 1 − e^(−rate · minutes). */
export function chance(rate: number, minutes: number): number {
  const x = rate * minutes;
  if (x < 1e-5) return x * (1 - x * (0.5 - x / 6));
  return 1 - exp(-x);
}

/** Hill factor xⁿ/(Kⁿ + xⁿ) for x ≥ 0, K > 0 and any n > 0. */
export function hill(x: number, half: number, n: number): number {
  if (!(x > 0)) return 0;
  const ratio = anyPower(x / half, n);
  return ratio === Number.POSITIVE_INFINITY ? 1 : ratio / (1 + ratio);
}
