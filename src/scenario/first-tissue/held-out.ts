/** Measured columns of species: held out of the run, to compare it with them. */
import type { Prepared } from '../prepared.ts';
import type { MeasuredRow } from '../schema/schema.ts';
import { spansOf } from '../spans.ts';
import type { CellList } from './cell-list.ts';
import { figure, type Note } from './import-report.ts';

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
    return [
      [
        name,
        {
          says: '',
          spans: spansOf(sites, width),
          values: sites.map((one) => Number(mean(bySite.get(one)!).toPrecision(3))),
        },
      ],
    ];
  });
  return Object.fromEntries(rows);
}

const isMeasured = (value: number): boolean => Number.isFinite(value) && value >= 0;

export function heldOutNotes({ species }: Prepared, { levels, kind }: CellList): Note[] {
  return Object.entries(levels).flatMap(([name, values]) =>
    species[name] === undefined
      ? []
      : [
          {
            words: {
              told: {
                en: '{name!} as measured in {known} of {all} cells is held out: it takes no part in the run, which is compared with it',
                de: '{name!} wie gemessen bei {known} von {all} Zellen bleibt außen vor: Es geht nicht in den Lauf ein, der damit verglichen wird',
              },
              name,
              known: figure(values.filter(isMeasured).length),
              all: figure(kind.length),
            },
          },
        ],
  );
}
