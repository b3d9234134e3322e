/** Doses as files and options state them: always with a unit, since some are in mg and some by body weight. */
import { nearestUnit, oneOfUnits, parseQuantity, splitQuantity, unitsOf } from '../../base/units.ts';

const UNITS = [...unitsOf('mass'), ...unitsOf('massPerWeight')];
const MAX_MG = 1e6;

/**
 * Reads `240 ug/kg` or `400 mg`: as mg, or as mg per kg of body weight.
 * @returns a problem for a number without a unit, with another unit, or out of range
 */
export function readDose(raw: unknown): { mg: number } | { mgPerKg: number } | { problem: string } {
  const split = typeof raw === 'string' || typeof raw === 'number' ? splitQuantity(String(raw)) : null;
  if (!split) {
    const found = raw === undefined ? 'nothing' : JSON.stringify(raw);
    return { problem: `found ${found}, expected a dose such as 240 ug/kg or 400 mg` };
  }
  const { value, unit } = split;
  if (unit === '')
    return { problem: `found ${value} without a unit, expected ${oneOfUnits(UNITS)}; a dose always states its unit` };
  const [whole, perWeight] = (['mass', 'massPerWeight'] as const).map((one) => parseQuantity(String(raw), one));
  const read = 'value' in whole ? whole : perWeight;
  if ('problem' in read) {
    const expected = `expected a dose such as 240 ug/kg or 400 mg, with ${oneOfUnits(UNITS)}`;
    return { problem: `found "${raw}", ${expected}${nearestUnit(read.unit, UNITS)}` };
  }
  if (!(read.value >= 0 && read.value <= MAX_MG))
    return { problem: `${raw} is out of range, expected a dose of 0 to ${MAX_MG} mg` };
  return read === whole ? { mg: read.value } : { mgPerKg: read.value };
}

/** A dose in mg for a body of this weight, kg. Throws if it is not a dose. */
export function doseInMg(raw: unknown, weight: number): number {
  const dose = readDose(raw);
  if ('problem' in dose) throw new Error(dose.problem);
  return 'mg' in dose ? dose.mg : dose.mgPerKg * weight;
}

/** A dose in mg as text that reads back as the same number. */
export const doseText = (mg: number): string => `${mg} mg`;
