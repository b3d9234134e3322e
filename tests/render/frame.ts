/** A tissue made for pictures: every shape in both slots, in every state, over every kind of ground and a smooth field. */
import { jointsAt } from '../../src/observe/joints.ts';
import type { Appearance, Theme } from '../../src/render/colour.ts';
import { appearanceOf } from '../../src/render/colour.ts';
import { SHAPES } from '../../src/scenario/cell-shapes.ts';
import { CELL_FLAGS, type CellTypeInfo, type FieldInfo, type TissueFrame } from '../../src/serve/protocol.ts';

export const WIDTH = 34;
export const HEIGHT = 26;
/** Every site with a number of its own, so that states do not follow the rows. */
const scattered = (site: number): number => Math.imul(site + 1, 2654435761) >>> 0;

const COLOURS = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7'];

const cells = SHAPES.map((shape, i) => ({
  shape,
  dark: COLOURS[i % COLOURS.length],
  light: COLOURS[(i + 3) % COLOURS.length],
  // Some types stand back.
  faint: i % 3 === 1,
})) as unknown as CellTypeInfo[];

const field = (kind: FieldInfo['kind']): FieldInfo =>
  ({ kind, high: 10, contours: [1, 3, 5, 8].map((value) => ({ value, label: '' })) }) as unknown as FieldInfo;

/** Its cells by type or by a column, over a field of some kind or none. */
export const look = (theme: Theme, colour: string, kind: FieldInfo['kind'] | null): Appearance =>
  appearanceOf(cells, theme, colour, kind === null ? null : field(kind));

export function frame(): TissueFrame {
  const sites = WIDTH * HEIGHT;
  const structural = new Uint8Array(sites * 4);
  const mobile = new Uint8Array(sites * 4);
  const ground = new Uint8Array(sites);
  const values = new Float32Array(sites);
  for (let site = 0; site < sites; site++) {
    const [x, y] = [site % WIDTH, Math.floor(site / WIDTH)];
    const chance = scattered(site);
    ground[site] = x > 29 ? 3 : (chance >>> 28) % 3;
    values[site] = 11 * Math.exp(-((x - 12) ** 2 + (y - 10) ** 2) / 120);
    // The last column of types is left to tubes, so that they join.
    const type = x % 8 === 7 || y === 20 ? SHAPES.indexOf('tube') : site % SHAPES.length;
    if (chance % 5 !== 0)
      structural.set([type + 1, flagsOf(chance >>> 3), chance & 255, (chance >>> 8) & 255], site * 4);
    if (chance % 3 === 0)
      mobile.set(
        [((site * 7) % SHAPES.length) + 1, flagsOf(chance >>> 9), (chance >>> 5) & 255, chance & 255],
        site * 4,
      );
  }
  const tube = SHAPES.indexOf('tube') + 1;
  for (let at = 0; at < structural.length; at += 4)
    if (structural[at] === tube && (structural[at + 1] & CELL_FLAGS.dead) === 0)
      structural[at + 3] = jointsAt(structural, WIDTH, HEIGHT, at);
  return {
    id: 'made',
    width: WIDTH,
    height: HEIGHT,
    grain: 1,
    structural,
    mobile,
    ground,
    field: values,
    tubes: true,
    fieldId: 'x',
    colourId: 'x',
  };
}

/** One in eight is dead; hypoxic, seated, perfused and tip as they come. */
const flagsOf = (chance: number): number => (chance % 8 === 0 ? 1 : 0) | (chance & 0b111100);
