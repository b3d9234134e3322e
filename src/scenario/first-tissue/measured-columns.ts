/** Measured columns: levels with which cells begin, and values of species, held out of the run to compare it with. */
import type { Words } from '../../texts/words.ts';
import type { Prepared } from '../prepared.ts';
import type { MeasuredRow } from '../schema/schema.ts';
import { spansOf } from '../spans.ts';
import type { CellList } from './cell-list.ts';
import { figure, type Note } from './import-report.ts';

const isMeasured = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** The measured levels that a type has. */
export function levelsFor({ cells }: Prepared, cell: string, { levels }: CellList): CellList['levels'] {
  const row = cells[cell];
  const own = row === undefined ? [] : [row.receptors, row.states, row.traits].flatMap((of) => Object.keys(of));
  return Object.fromEntries(Object.entries(levels).filter(([level]) => own.includes(level)));
}

/** Values relative to their median, to three figures; 1 where there is none. */
export function relative(values: readonly number[]): number[] {
  const known = values.filter(isMeasured).sort((a, b) => a - b);
  const middle = known[Math.floor(known.length / 2)] ?? 0;
  return values.map((value) => (middle > 0 && isMeasured(value) ? Number((value / middle).toPrecision(3)) : 1));
}

/**
 * What was measured by species: a value for each site that holds cells with one, their mean where there are two.
 * @param site the site of each cell; below 0 for those that are not in the tissue
 */
export function heldOut({ species }: Prepared, { levels }: CellList, site: Int32Array, width: number) {
  const rows = Object.entries(levels).flatMap(([name, values]): [string, MeasuredRow][] => {
    if (species[name] === undefined) return [];
    const bySite = new Map<number, number[]>();
    values.forEach((value, i) => {
      if (site[i] < 0 || !isMeasured(value)) return;
      const here = bySite.get(site[i]);
      if (here) here.push(value);
      else bySite.set(site[i], [value]);
    });
    const sites = [...bySite.keys()].sort((a, b) => a - b);
    const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
    if (sites.length === 0) return [];
    const row = {
      says: '',
      spans: spansOf(sites, width),
      values: sites.map((one) => Number(mean(bySite.get(one)!).toPrecision(3))),
    };
    return [[name, row]];
  });
  return Object.fromEntries(rows);
}

/** What became of each measured column. */
export const measuredNotes = ({ species }: Prepared, { levels, kind }: CellList): Note[] =>
  Object.entries(levels).map(([name, values]) => ({
    words: {
      told: species[name] === undefined ? AS_LEVEL : HELD_OUT,
      name,
      known: figure(values.filter(isMeasured).length),
      all: figure(kind.length),
      gaps: gapsIn(values),
    },
  }));

const AS_LEVEL = {
  en: '{name!} as measured in {known} of {all} cells{gaps}: the median of each type that has it is its level at rest, cells without a value have that',
  de: '{name!} wie gemessen bei {known} von {all} Zellen{gaps}: Der Median jedes Typs, der es hat, ist dessen Ruhewert, den auch Zellen ohne Wert haben',
};

const HELD_OUT = {
  en: '{name!} as measured in {known} of {all} cells{gaps} is held out: it takes no part in the run, which is compared with it',
  de: '{name!} wie gemessen bei {known} von {all} Zellen{gaps} bleibt außen vor: Es geht nicht in den Lauf ein, der damit verglichen wird',
};

/** How many values are none, and how many are below 0 and count as none. */
function gapsIn(values: readonly number[]): Words {
  const missing = values.filter((value) => !Number.isFinite(value)).length;
  const negative = values.filter((value) => value < 0).length;
  if (missing + negative === 0) return '';
  return {
    told: {
      en: ' ({missing} without a number, {negative} below 0)',
      de: ' ({missing} ohne Zahl, {negative} unter 0)',
    },
    missing: figure(missing),
    negative: figure(negative),
  };
}
