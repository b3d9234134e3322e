/** The column kernels one number at a time: what they are compared with and measured against. */
import { APPLY, type ColumnKernels } from '../column-kernels.ts';

/** Twins that take the same byte offsets into the same memory. */
export function plainColumns(memory: WebAssembly.Memory): Omit<ColumnKernels, 'drawBatch'> {
  const floats = new Float32Array(memory.buffer);
  const words = new Uint32Array(memory.buffer);
  const bytes = new Uint8Array(memory.buffer);
  const over = (count: number, out: number, value: (i: number) => number): void => {
    const to = out >>> 2;
    for (let i = 0; i < count; i++) floats[to + i] = value(i);
  };
  return {
    gather(column, rows, count, out) {
      for (let i = 0; i < count; i++) words[(out >>> 2) + i] = words[(column >>> 2) + words[(rows >>> 2) + i]];
    },
    scatter(values, rows, count, column) {
      for (let i = 0; i < count; i++) words[(column >>> 2) + words[(rows >>> 2) + i]] = words[(values >>> 2) + i];
    },
    scatterAdd(values, rows, count, column) {
      for (let i = 0; i < count; i++) floats[(column >>> 2) + words[(rows >>> 2) + i]] += floats[(values >>> 2) + i];
    },
    relax(column, rows, count, targets, rise, fall) {
      for (let i = 0; i < count; i++) {
        const at = (column >>> 2) + words[(rows >>> 2) + i];
        const gap = floats[(targets >>> 2) + i] - floats[at];
        floats[at] = floats[at] + gap * (gap > 0 ? rise : fall);
      }
    },
    scale(x, out, count, factor) {
      over(count, out, (i) => factor * floats[(x >>> 2) + i]);
    },
    addScaled(x, out, count, factor) {
      over(count, out, (i) => floats[(out >>> 2) + i] + factor * floats[(x >>> 2) + i]);
    },
    multiply(x, out, count) {
      over(count, out, (i) => floats[(out >>> 2) + i] * floats[(x >>> 2) + i]);
    },
    divide(x, out, count, least) {
      over(count, out, (i) => floats[(out >>> 2) + i] / Math.max(least, floats[(x >>> 2) + i]));
    },
    dampen(x, out, count, rest) {
      over(count, out, (i) => floats[(out >>> 2) + i] / (rest + floats[(x >>> 2) + i]));
    },
    largest(x, out, count) {
      over(count, out, (i) => Math.max(floats[(out >>> 2) + i], floats[(x >>> 2) + i]));
    },
    saturate(x, out, count, rest) {
      over(count, out, (i) => floats[(x >>> 2) + i] / (rest + floats[(x >>> 2) + i]));
    },
    hill(x, out, count, half, power, falls) {
      over(count, out, (i) => {
        const ratio = Math.max(0, floats[(x >>> 2) + i]) / half;
        let raised = ratio;
        for (let k = 1; k < power; k++) raised *= ratio;
        return (falls ? 1 : raised) / (1 + raised);
      });
    },
    step(x, out, count, half, falls) {
      over(count, out, (i) => (floats[(x >>> 2) + i] >= half !== falls ? 1 : 0));
    },
    ramp(x, out, count, from, to) {
      over(count, out, (i) => Math.min(1, Math.max(0, (from - floats[(x >>> 2) + i]) / (from - to))));
    },
    apply(h, out, count, factor, operator) {
      over(count, out, (i) => {
        const value = floats[(h >>> 2) + i];
        const old = floats[(out >>> 2) + i];
        if (operator === APPLY.add) return old + factor * value;
        if (operator === APPLY.gate) return old * value;
        return old * (operator === APPLY.limit ? Math.min(factor, value) : 1 + (factor - 1) * value);
      });
    },
    below(draws, x, count, factor, out) {
      let found = 0;
      for (let i = 0; i < count; i++) {
        if (words[(draws >>> 2) + i] / 4294967296 < floats[(x >>> 2) + i] * factor) words[(out >>> 2) + found++] = i;
      }
      return found;
    },
    clip(out, count, low, high) {
      over(count, out, (i) => Math.min(high, Math.max(low, floats[(out >>> 2) + i])));
    },
    countAround(types, sites, count, stride, code, out) {
      over(count, out, (i) => {
        const site = types + words[(sites >>> 2) + i];
        let found = 0;
        for (let y = -stride; y <= stride; y += stride) {
          for (let x = -1; x <= 1; x++) if ((x !== 0 || y !== 0) && bytes[site + y + x] === code) found++;
        }
        return found;
      });
    },
    countWithin(types, sites, count, stride, code, reach, out) {
      over(count, out, (i) => {
        const site = types + words[(sites >>> 2) + i];
        let found = 0;
        for (let y = -Math.floor(reach); y <= reach; y++) {
          for (let x = -Math.floor(reach); x <= reach; x++) {
            const squared = x * x + y * y;
            if (squared > 0 && squared <= reach * reach && bytes[site + x + y * stride] === code) found++;
          }
        }
        return found;
      });
    },
    paint(structural, mobile, ground, count, table, background, out) {
      over(count, out, (i) => {
        const code = bytes[structural + i];
        const own = code !== 0 ? floats[(table >>> 2) + code] : bytes[ground + i] === 0 ? background : 0;
        return own + floats[(table >>> 2) + 256 + bytes[mobile + i]];
      });
    },
  };
}
