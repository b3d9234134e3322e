import fc from 'fast-check';
import { expect, test } from 'vitest';
import { siteShown } from '../../src/observe/grain.ts';
import { drawPicture, pictureBytes, pictureParts, pictureSize } from '../../src/observe/picture.ts';
import { advance, openRun, type Run } from '../../src/run/run.ts';
import { recipes } from '../laws/conservation.ts';
import { smallWorld } from '../laws/worlds.ts';

const LOOKS = {
  columns: {},
  measured: {},
  tubes: new Set<number>(),
  turning: new Set<number>(),
  coloured: new Set<number>(),
};

function picture(run: Run, place: number, grain: number | undefined) {
  const { world } = run.engine;
  const tissue = world.tissues[place];
  const layer = { tissue: world.model.tissues[place].id, colour: 'type', field: world.model.names.species[0], grain };
  const size = pictureSize(tissue, layer);
  const sites = size.width * size.height;
  const { parts } = pictureParts(new ArrayBuffer(pictureBytes(sites)), 0, sites);
  drawPicture(world, tissue, layer, LOOKS, parts);
  return { ...size, ...parts };
}

/** Bytes of a cell that are the same from afar: the last two tell of seats, which are drawn near by. */
function bytesOfAll(run: Run, code: number): number {
  const type = run.engine.world.model.cells[code - 1];
  return type?.offersSeats || type?.takesSeats ? 2 : 4;
}

test('from afar, a picture shows of each square of sites one as it is', () => {
  fc.assert(
    fc.property(recipes, fc.integer({ min: 1, max: 9 }), (recipe, grain) => {
      const run = openRun(smallWorld(recipe));
      advance(run, 3);
      run.engine.world.tissues.forEach(({ lattice: { width, height } }, place) => {
        const whole = picture(run, place, undefined);
        const coarse = picture(run, place, grain);
        expect([whole.width, whole.height]).toEqual([width, height]);
        expect([coarse.width, coarse.height]).toEqual([Math.ceil(width / grain), Math.ceil(height / grain)]);
        for (let at = 0; at < coarse.width * coarse.height; at++) {
          const square = [at % coarse.width, Math.floor(at / coarse.width)];
          const site = siteShown(square[0], square[1], grain, { width, height, stride: width });
          expect([Math.floor((site % width) / grain), Math.floor(site / width / grain)]).toEqual(square);
          expect(coarse.ground[at]).toBe(whole.ground[site]);
          expect(coarse.field[at]).toBe(whole.field[site]);
          for (const slot of ['structural', 'mobile'] as const)
            expect([...coarse[slot].subarray(4 * at, 4 * at + bytesOfAll(run, whole[slot][4 * site]))]).toEqual([
              ...whole[slot].subarray(4 * site, 4 * site + bytesOfAll(run, whole[slot][4 * site])),
            ]);
        }
      });
    }),
    { numRuns: 30 },
  );
});

test('every site of a square stands for its square as often as any other', () => {
  for (const grain of [2, 3, 5]) {
    const size = { width: 300 * grain, height: 300 * grain, stride: 300 * grain };
    const times = new Array<number>(grain * grain).fill(0);
    for (let y = 0; y < 300; y++) {
      for (let x = 0; x < 300; x++) {
        const site = siteShown(x, y, grain, size);
        times[(Math.floor(site / size.stride) % grain) * grain + ((site % size.stride) % grain)]++;
      }
    }
    const expected = 90_000 / grain ** 2;
    for (const one of times) expect(Math.abs(one - expected)).toBeLessThan(5 * Math.sqrt(expected));
  }
});
