/** Readouts: measures that a scenario makes from others, as a sum of products and quotients. */
import type { Prepared } from '../../scenario/prepared.ts';
import type { Measure } from './measure.ts';

interface Factor {
  name: string;
  divides: boolean;
}

/** The factors of `a * b / c`. */
function factorsOf(product: string): Factor[] {
  let divides = false;
  return product.split(/([*/])/).flatMap((token) => {
    if (token === '*' || token === '/') {
      divides = token === '/';
      return [];
    }
    return [{ name: token.trim(), divides }];
  });
}

const isNumber = (name: string): boolean => name !== '' && Number.isFinite(Number(name));

/** The names of the measures in a product, without its numbers. */
export const measuresIn = (product: string): string[] =>
  factorsOf(product).flatMap(({ name }) => (isNumber(name) ? [] : [name]));

/** The readouts whose measures all exist; the others are reported when the scenario is read. */
export function readoutMeasures(scenario: Prepared, measures: readonly Measure[]): Measure[] {
  const known = new Map(measures.map((measure) => [measure.id, measure]));
  return Object.entries(scenario.readouts).flatMap(([id, { label, phrase, unit, help, sum }]): Measure[] => {
    if (sum.some((product) => measuresIn(product).some((name) => !known.has(name)))) return [];
    const products = sum.map((product) =>
      factorsOf(product).map(({ name, divides }) => ({ divides, of: known.get(name) ?? Number(name) })),
    );
    return [
      {
        key: 'readout',
        args: {},
        id: `readouts.${id}`,
        label,
        phrase: phrase ?? label,
        short: label,
        help,
        unit,
        needs: products.flat().flatMap(({ of }) => (typeof of === 'number' ? [] : (of.needs ?? []))),
        read: (view, tallies) => {
          let total = 0;
          for (const factors of products) {
            let value = 1;
            for (const { divides, of } of factors) {
              const factor = typeof of === 'number' ? of : of.read(view, tallies);
              // A quotient by 0 is 0: nothing has a ratio to what is not there.
              if (!divides) value *= factor;
              else value = factor === 0 ? 0 : value / factor;
            }
            total += value;
          }
          return total;
        },
      },
    ];
  });
}
