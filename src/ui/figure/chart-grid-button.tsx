import { useSignal } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { loaded } from '../loaded.tsx';
import { arms } from '../run/state.ts';
import { Icon } from '../shell/icon.tsx';
import { texts } from '../texts/language.ts';
import { chosen } from './chosen-charts.ts';

const ChartGrid = loaded(async () => (await import('./chart-grid.tsx')).ChartGrid);

/** The way to the grid; beside the names of several runs there is room for a sign only. */
export function ChartGridButton({ run, charts }: { run: Opened; charts: readonly MeasureInfo[] }) {
  const open = useSignal(false);
  const isSign = arms.value.length > 1;
  return (
    <>
      <button
        type="button"
        class={isSign ? 'plain small' : 'link'}
        data-action="chart-grid"
        aria-haspopup="dialog"
        aria-label={isSign ? texts.value.figure.grid : undefined}
        title={texts.value.figure.grid}
        onClick={() => {
          if (chosen.peek().scenario !== run.id)
            chosen.value = { scenario: run.id, measures: charts.map(({ id }) => id) };
          open.value = true;
        }}
      >
        {isSign ? <Icon name="tiles" size={14} /> : texts.value.figure.moreCharts}
      </button>
      {open.value && (
        <ChartGrid
          run={run}
          close={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}
