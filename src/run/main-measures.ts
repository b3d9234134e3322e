/** The measures that stand for a run where not all are shown. */
import { namesMeant } from '../base/patterns.ts';
import type { Measure } from '../observe/measures/measure.ts';
import { modelOf, type Prepared } from '../scenario/prepared.ts';

/**
 * The ids of measures that a scenario records, else of those that it charts, else the usual ones: how many cells there
 * are of each type that its tissues begin with, the mean oxygen of each tissue, and the drugs that it gives.
 */
export function mainMeasures(scenario: Prepared, all: readonly Measure[]): string[] {
  const ids = all.map(({ id }) => id);
  if (scenario.measure.length > 0) return [...new Set(scenario.measure.flatMap((text) => namesMeant(text, ids)))];
  const charts = scenario.view.charts.filter((id) => all.some((one) => one.id === id));
  return charts.length > 0 ? charts : usualMeasures(scenario, all);
}

function usualMeasures(scenario: Prepared, all: readonly Measure[]): string[] {
  const { species } = modelOf(scenario);
  const oxygen = new Set(species.filter((one) => one.oxygen).map(({ id }) => id));
  const given = new Set(scenario.schedule.map(({ dose }) => dose));
  const drawn = Object.fromEntries(
    Object.entries(scenario.tissues).map(([id, { layout }]) => [id, new Set(layout.flatMap(cellsOf))]),
  );
  return all
    .filter(({ key, args: { tissue = '', cell = '', species = '', drug } }) => {
      if (key === 'count') return drawn[tissue]?.has(cell);
      return key === 'mean' ? oxygen.has(species) : key === 'freeDrug' && given.has(drug);
    })
    .map(({ id }) => id);
}

/** The cell types that a row of a layout draws. */
const cellsOf = (row: object): unknown[] => ('cell' in row ? [row.cell] : []);
