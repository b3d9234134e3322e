/** All cells of a run as a table, one row each, and its fields as plain pictures. */
import type { Model } from '../scenario/model.ts';
import { levelsOf } from '../scenario/vocabulary.ts';
import { sensed } from '../step/cells/signal.ts';
import type { Window } from '../step/window.ts';
import { NO_DIRECTION } from '../world/lattice.ts';
import { FLAG, hoursOf, type SeenPool, type SeenTissue, stepOf, tickOf } from '../world/world.ts';
import { hex, PHASE_NAMES } from './shown.ts';

export interface CellColumn {
  name: string;
  type: 'BOOLEAN' | 'INT32' | 'INT64' | 'DOUBLE' | 'FLOAT' | 'STRING';
  nullable: boolean;
}

export type CellField = string | number | bigint | boolean | null;

const column = (name: string, type: CellColumn['type'], nullable = false): CellColumn => ({ name, type, nullable });

/**
 * When (step, hours), where (tissue, x, y in sites), who (identity, mother, clone, type, phase, age in hours), whether it
 * sits in a niche or carries blood, how much of it is left, its receptors, states and traits, and the species at its
 * site (`at.…`, mmHg or nM).
 */
export const cellColumns = ({ names, species }: Model): CellColumn[] => [
  column('step', 'INT32'),
  column('hours', 'DOUBLE'),
  column('tissue', 'STRING'),
  column('identity', 'STRING'),
  column('mother', 'STRING', true),
  column('clone', 'INT64'),
  column('type', 'STRING'),
  column('phase', 'STRING'),
  column('x', 'INT32'),
  column('y', 'INT32'),
  column('age', 'DOUBLE'),
  column('seated', 'BOOLEAN'),
  column('perfused', 'BOOLEAN'),
  column('integrity', 'FLOAT'),
  ...levelsOf(names).map((name) => column(name, 'FLOAT')),
  ...species.map(({ id }) => column(`at.${id}`, 'FLOAT')),
];

/** The rows of all present cells, including dead ones that are not yet cleared. */
export function* cellRows(view: Window): Generator<CellField[]> {
  const { world } = view;
  const { model } = world;
  const [step, hours, tick] = [stepOf(world), hoursOf(world), tickOf(world)];
  for (const tissue of world.tissues) {
    const { pool, lattice } = tissue;
    const id = model.tissues[tissue.index].id;
    for (let row = 0; row < pool.counts[0]; row++) {
      if (pool.type[row] === 0) continue;
      const site = pool.site[row];
      const y = Math.floor(site / lattice.stride);
      yield [
        step,
        hours,
        id,
        hex(pool.identityHigh[row], pool.identityLow[row]),
        motherOf(pool, row),
        BigInt(pool.clone[row]),
        model.cells[pool.type[row] - 1].id,
        PHASE_NAMES[pool.phase[row]],
        site - y * lattice.stride,
        y,
        ((tick - pool.born[row]) * model.minutes) / 60,
        pool.link[row] !== NO_DIRECTION,
        (pool.flags[row] & FLAG.perfused) !== 0,
        pool.integrity[row],
        ...pool.levels.map((level) => level[row]),
        ...model.species.map((_, s) => sensed(view, tissue, s, site)),
      ];
    }
  }
}

/** Identity of the mother; null for founders. */
const motherOf = ({ motherHigh, motherLow }: SeenPool, row: number): string | null =>
  motherHigh[row] === 0 && motherLow[row] === 0 ? null : hex(motherHigh[row], motherLow[row]);

/** A field without the padding of its rows: height × width numbers, row by row. */
export function pictureOf({ lattice }: SeenTissue, field: Float32Array): Float32Array {
  const { width, height, stride } = lattice;
  const picture = new Float32Array(width * height);
  for (let y = 0; y < height; y++) picture.set(field.subarray(y * stride, y * stride + width), y * width);
  return picture;
}
