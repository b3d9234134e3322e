/** What a picture and the measures say of the seats of a niche, against who holds which. */
import { expect, test } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { drawPicture, pictureBytes, pictureParts } from '../../src/observe/picture.ts';
import { TUBE_DIRECTIONS } from '../../src/observe/shown.ts';
import { openRun, stepOnce } from '../../src/run/run.ts';
import { looksOf } from '../../src/serve/describe-run.ts';
import { NO_DIRECTION } from '../../src/world/lattice.ts';
import { PHASE } from '../../src/world/world.ts';
import { shipped } from '../laws/worlds.ts';

test('every seat that is held is drawn from both of its ends, and free seats are what is left', () => {
  const scenario = shipped('niche');
  const run = openRun(scenario, 'seats');
  const { world } = run.engine;
  const { model } = world;
  const tissue = world.tissues[model.niche!.tissue];
  const { width, height, stride } = tissue.lattice;
  const of = (word: string) => measuresOf(model, scenario).filter(({ id }) => id.startsWith(`marrow.${word}`));
  const seen = { free: 0, held: 0, without: 0 };
  for (const steps of [1, 60, 400]) {
    for (let k = 0; k < steps; k++) stepOnce(run);
    const { parts } = pictureParts(new ArrayBuffer(pictureBytes(width * height)), 0, width * height);
    drawPicture(world, tissue, { tissue: 'marrow', colour: 'CXCR4', field: '' }, looksOf(scenario), parts);
    const { pool } = tissue;
    const counted = { offered: 0, held: 0, free: 0, drawn: 0 };
    for (let row = 0; row < pool.counts[0]; row++) {
      if (pool.type[row] === 0 || pool.phase[row] !== PHASE.alive) continue;
      const type = model.cells[pool.type[row] - 1];
      const [x, y] = [pool.site[row] % stride, Math.floor(pool.site[row] / stride)];
      const at = 4 * (y * width + x);
      if (type.offersSeats) {
        counted.offered += type.offersSeats.count;
        counted.free += parts.structural[at + 2];
        for (let k = 0; k < 8; k++) counted.drawn += (parts.structural[at + 3] >> k) & 1;
      }
      if (pool.link[row] < NO_DIRECTION) {
        counted.held++;
        const [dx, dy] = TUBE_DIRECTIONS[pool.link[row]];
        const niche = 4 * (((y + dy + height) % height) * width + ((x + dx + width) % width));
        expect((parts.structural[niche + 3] >> ((pool.link[row] + 4) % 8)) & 1).toBe(1);
        expect(parts.mobile[at + 3]).toBe(32 * pool.link[row]);
      } else if (type.id === 'HPC') {
        expect(parts.mobile[at + 2]).toBe(255);
        seen.without++;
      }
    }
    expect(counted.drawn).toBe(counted.held);
    expect(counted.free).toBe(counted.offered - counted.held);
    expect([...readMeasures(run.engine, of('freeSeats'))]).toEqual([counted.free]);
    expect(readMeasures(run.engine, of('seats.')).reduce((sum, one) => sum + one, 0)).toBe(counted.held);
    seen.free += counted.free;
    seen.held += counted.held;
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
});
