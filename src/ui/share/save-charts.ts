/** Saves what the charts show as a table. */
import type { Opened } from '../../serve/protocol.ts';
import { arms } from '../run/state.ts';
import { chartsOf } from '../timeline/chosen.tsx';
import { shownCharts } from '../timeline/shown-charts.ts';
import { chartsCsv } from './hand-out.ts';
import { saveAs } from './save.ts';

export function saveCharts(run: Opened): void {
  const charted = [...shownCharts(run), ...chartsOf(run)].map(({ measure }) => measure);
  saveAs(`${run.id}-charts.csv`, chartsCsv(arms.value, [...new Set(charted)]), 'text/csv');
}
