/** From places in a file to sites: unit, origin, direction of y, and the size of the tissue. */
import type { CompleteText } from '../../texts/text.ts';
import type { Words } from '../../texts/words.ts';
import { SITE } from '../vocabulary.ts';
import type { CellList } from './cell-list.ts';
import type { Recognised, Unit } from './cell-tables.ts';
import { ImportProblem, ImportQuestion, mismatch } from './import-problem.ts';

export interface Size {
  width: number;
  height: number;
}

/** How the user says that places are meant; what is left out is taken from the form of the file. */
export interface FrameGiven {
  unit?: Unit | undefined;
  /** µm of a pixel. */
  pixel?: number | undefined;
  origin?: 'corner' | 'middle' | undefined;
  y?: 'up' | 'down' | undefined;
  /** Factor on x and y, since cells that lie closer than sites need more room here. */
  scale?: number;
  /** Sites of the tissue. */
  size?: Size | undefined;
}

export interface Framed extends Size {
  /** The part of the plane that the tissue covers, in words. */
  covers: Words;
  /** Whether places are real lengths, not sites of a drawing. */
  measured: boolean;
  /** The option of the command line that sets cells farther apart. */
  spread: string;
}

/** Sites along a side of a tissue. */
export const SIDES = { least: 8, most: 4096 };

/** Units in words. */
const UNIT_WORDS: Record<'um' | 'site', CompleteText> = {
  um: { en: 'in µm', de: 'in µm' },
  site: { en: 'in sites', de: 'in Gitterplätzen' },
};

/**
 * Turns the places of cells into sites, in place. Where µm or pixels count from a corner, the tissue is the part of the
 * plane that has cells; otherwise it has the size of the scenario's tissue, or more if cells need it.
 * @throws an error if the unit is not known
 */
export function frameCells(
  cells: CellList,
  read: Pick<Recognised, 'unit' | 'origin' | 'up'>,
  own: Size,
  given: FrameGiven,
): Framed {
  const { scale = 1 } = given;
  if (!(scale > 0 && Number.isFinite(scale)))
    throw new ImportProblem(
      mismatch(
        { told: { en: 'distances times {scale}', de: 'Abstände mal {scale}' }, scale: String(scale) },
        { en: 'a number above 0', de: 'eine Zahl über 0' },
      ),
    );
  const unit = given.unit ?? read.unit;
  if (unit === null)
    throw new ImportQuestion(
      'unit',
      'found x and y without a unit, expected --unit um, px or site (of 20 µm); no column says it',
    );
  if (unit === 'px' && given.pixel === undefined)
    throw new ImportQuestion('pixel', 'found x and y in pixels, expected how large one is: --pixel 0.5um');
  if (unit !== 'px' && given.pixel !== undefined)
    throw new ImportProblem(
      {
        told: {
          en: 'found x and y {unit}, so that the size of a pixel changes nothing; expected it for places in pixels alone',
          de: 'x und y stehen {unit}, sodass die Größe eines Pixels nichts ändert; sie gehört nur zu Orten in Pixeln',
        },
        unit: UNIT_WORDS[unit],
      },
      '--unit px says that they are, else leave out --pixel',
    );
  // Sites are those of a drawing, whatever wrote the table.
  const form = given.unit === 'site' ? { origin: 'corner', up: false } : read;
  const middle = (given.origin ?? form.origin) === 'middle';
  const up = given.y === undefined ? form.up : given.y === 'up';
  const step = (unit === 'um' ? 1 : unit === 'px' ? given.pixel! : SITE) * scale;
  const box = boxOf(cells);
  const cropped = !middle && unit !== 'site';
  const left = cropped ? box.left : 0;
  const bottom = up ? box.bottom : 0;
  const top = cropped && !up ? box.top : 0;
  const across = (x: number): number => ((x - left) * step) / SITE;
  const down = (y: number): number => (middle ? (up ? -y : y) : up ? bottom - y : y - top) * (step / SITE);
  const size = given.size ?? sizeFor(cells, { across, down, middle, cropped }, own);
  const { length } = cells.x;
  for (let i = 0; i < length; i++) {
    cells.x[i] = Math.floor(across(cells.x[i]) + (middle ? size.width / 2 : 0));
    cells.y[i] = Math.floor(down(cells.y[i]) + (middle ? size.height / 2 : 0));
  }
  const where: Words = middle
    ? { en: '0 in the middle', de: '0 in der Mitte' }
    : cropped
      ? {
          told: { en: 'x {left} to {right}, y {top} to {bottom}', de: 'x {left} bis {right}, y {top} bis {bottom}' },
          left: rounded(box.left),
          right: rounded(box.right),
          top: rounded(box.top),
          bottom: rounded(box.bottom),
        }
      : up
        ? { en: '0 in the lower left corner', de: '0 in der linken unteren Ecke' }
        : { en: '0 in the upper left corner', de: '0 in der linken oberen Ecke' };
  const covers: Words = {
    told: '{where}, {unit}, {direction}{factor}',
    where,
    unit:
      unit === 'px'
        ? {
            told: { en: 'in pixels of {pixel} µm', de: 'in Pixeln von {pixel} µm' },
            pixel: rounded(given.pixel!),
          }
        : UNIT_WORDS[unit],
    direction: up ? { en: 'y upwards', de: 'y nach oben' } : { en: 'y downwards', de: 'y nach unten' },
    factor:
      scale === 1
        ? ''
        : {
            told: { en: ', {scale} times as far apart', de: ', {scale}-mal so weit auseinander' },
            scale: rounded(scale),
          },
  };
  return { ...size, measured: unit !== 'site', covers, spread: '--scale spreads them' };
}

/** Six figures, as each language writes them. */
const rounded = (value: number): CompleteText => {
  const en = String(Number(value.toPrecision(6)));
  return { en, de: en.replace('.', ',') };
};

function boxOf({ x, y }: CellList) {
  const box = { left: 0, right: 0, top: 0, bottom: 0 };
  for (let i = 0; i < x.length; i++) {
    box.left = i === 0 ? x[i] : Math.min(box.left, x[i]);
    box.right = i === 0 ? x[i] : Math.max(box.right, x[i]);
    box.top = i === 0 ? y[i] : Math.min(box.top, y[i]);
    box.bottom = i === 0 ? y[i] : Math.max(box.bottom, y[i]);
  }
  return box;
}

/** The size that holds all cells: at least that of the scenario's tissue, unless the plane is cropped to the cells. */
function sizeFor(
  { x, y }: CellList,
  {
    across,
    down,
    middle,
    cropped,
  }: { across: (x: number) => number; down: (y: number) => number; middle: boolean; cropped: boolean },
  own: Size,
): Size {
  const need = { width: SIDES.least, height: SIDES.least };
  for (let i = 0; i < x.length; i++) {
    const [column, row] = [across(x[i]), down(y[i])];
    // About the middle, each side needs its own half.
    const reach = (at: number): number =>
      middle ? 2 * (at < 0 ? Math.ceil(-at) : Math.floor(at) + 1) : Math.floor(at) + 1;
    need.width = Math.max(need.width, reach(column));
    need.height = Math.max(need.height, reach(row));
  }
  const size = cropped ? need : { width: Math.max(need.width, own.width), height: Math.max(need.height, own.height) };
  for (const side of [size.width, size.height])
    if (side > SIDES.most)
      throw new ImportProblem(
        {
          told: {
            en: 'found cells over {width} × {height} sites ({site} µm each), expected at most {most} on a side',
            de: 'Die Zellen liegen auf {width} × {height} Gitterplätzen (je {site} µm), höchstens {most} je Seite sind möglich',
          },
          ...size,
          site: SITE,
          most: SIDES.most,
        },
        'check --unit and --pixel, or take a part with --size or --only',
      );
  return size;
}
