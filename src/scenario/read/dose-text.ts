/** Doses and rates of infusion as files and options state them: always with a unit, since some are by body weight. */
import { type Dimension, nearestUnit, oneOfUnits, parseQuantity, splitQuantity, unitsOf } from '../../base/units.ts';

/** A way in which a mass of a drug is stated: for the whole body, or by kg of its weight. */
interface Stated {
  name: string;
  example: string;
  whole: Dimension;
  perWeight: Dimension;
  /** The unit in which it is kept, and the most of it. */
  unit: string;
  most: number;
}

const DOSE: Stated = {
  name: 'dose',
  example: '240 ug/kg or 400 mg',
  whole: 'mass',
  perWeight: 'massPerWeight',
  unit: 'mg',
  most: 1e6,
};

const RATE: Stated = {
  name: 'rate',
  example: '10 ug/kg/h or 2 mg/h',
  whole: 'massRate',
  perWeight: 'massRatePerWeight',
  unit: 'mg/h',
  most: 1e6,
};

type Read = { mg: number } | { mgPerKg: number } | { problem: string };

/**
 * Reads a mass that states its unit, for the whole body or per kg of body weight.
 * @returns a problem for a number without a unit, with another unit, or out of range
 */
function readMass(raw: unknown, { name, example, whole: body, perWeight, unit: kept, most }: Stated): Read {
  const units = [...unitsOf(body), ...unitsOf(perWeight)];
  const split = typeof raw === 'string' || typeof raw === 'number' ? splitQuantity(String(raw)) : null;
  if (!split) {
    const found = raw === undefined ? 'nothing' : JSON.stringify(raw);
    return { problem: `found ${found}, expected a ${name} such as ${example}` };
  }
  const { value, unit } = split;
  if (unit === '')
    return {
      problem: `found ${value} without a unit, expected ${oneOfUnits(units)}; a ${name} always states its unit`,
    };
  const [whole, byWeight] = [body, perWeight].map((one) => parseQuantity(String(raw), one));
  const read = 'value' in whole ? whole : byWeight;
  if ('problem' in read) {
    const expected = `expected a ${name} such as ${example}, with ${oneOfUnits(units)}`;
    return { problem: `found "${raw}", ${expected}${nearestUnit(read.unit, units)}` };
  }
  if (!(read.value >= 0 && read.value <= most))
    return { problem: `${raw} is out of range, expected a ${name} of 0 to ${most} ${kept}` };
  return read === whole ? { mg: read.value } : { mgPerKg: read.value };
}

/** For a body of a weight, kg. Throws if it is not of that kind. */
function forBody(read: Read, weight: number): number {
  if ('problem' in read) throw new Error(read.problem);
  return 'mg' in read ? read.mg : read.mgPerKg * weight;
}

/** Reads `240 ug/kg` or `400 mg`: as mg, or as mg per kg of body weight. */
export const readDose = (raw: unknown): Read => readMass(raw, DOSE);

/** Reads `10 ug/kg/h` or `2 mg/h`: as mg/h, or as mg/h per kg of body weight. */
export const readRate = (raw: unknown): Read => readMass(raw, RATE);

/** A dose in mg for a body of this weight, kg. Throws if it is not a dose. */
export const doseInMg = (raw: unknown, weight: number): number => forBody(readDose(raw), weight);

/** A rate in mg/h for a body of this weight, kg. Throws if it is not a rate. */
export const rateInMgPerHour = (raw: unknown, weight: number): number => forBody(readRate(raw), weight);

/** A dose in mg as text that reads back as the same number. */
export const doseText = (mg: number): string => `${mg} ${DOSE.unit}`;

/** A rate in mg/h as text that reads back as the same number. */
export const rateText = (mgPerHour: number): string => `${mgPerHour} ${RATE.unit}`;
