/** Which measures are charted: those named by the scenario, until others are chosen. */
import './chosen.css';
import { signal, useSignal } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { ChooseMeasure } from '../figure/choose-measure.tsx';
import { concentrationsOf } from '../run/drug-measures.ts';
import { texts, translated } from '../texts/language.ts';

/** Measures chosen by hand to replace others, for one scenario. */
const chosen = signal<{ scenario: string; instead: Readonly<Record<string, string>> }>({ scenario: '', instead: {} });

/** The charted measures, each with the scenario's measure that it replaces. */
export function chartsOf(run: Opened): { place: string; measure: MeasureInfo }[] {
  const instead = chosen.value.scenario === run.id ? chosen.value.instead : {};
  return run.view.charts.flatMap((place) => {
    const measure = run.measures.find(({ id }) => id === (instead[place] ?? place));
    return measure === undefined ? [] : [{ place, measure }];
  });
}

/** Whether the charts are those of the scenario. */
export const isUnchosen = (run: Opened): boolean =>
  chosen.value.scenario !== run.id || Object.keys(chosen.value.instead).length === 0;

function choose(run: Opened, place: string, measure: string): void {
  const instead = chosen.value.scenario === run.id ? chosen.value.instead : {};
  chosen.value = { scenario: run.id, instead: { ...instead, [place]: measure } };
}

/** Charts a measure in first place; if it is already charted, the two swap places. */
export function putFirst(run: Opened, measure: string): void {
  const drugs = concentrationsOf(run.drugs);
  const [first, ...others] = chartsOf(run).filter(({ place }) => !drugs.has(place));
  if (first === undefined) return;
  const before = others.find((one) => one.measure.id === measure);
  choose(run, first.place, measure);
  if (before !== undefined) choose(run, before.place, first.measure.id);
}

/** A chart's name, which is also the way to choose another measure. */
export function ChartName({
  run,
  place,
  measure,
  label,
}: {
  run: Opened;
  place: string;
  measure: MeasureInfo;
  label: string;
}) {
  const open = useSignal(false);
  const say = texts.value.timeline;
  return (
    <span class="lane-name">
      <button
        type="button"
        data-control="chart"
        aria-haspopup="dialog"
        aria-label={say.chart(label)}
        title={translated(measure.help)}
        onClick={() => {
          open.value = true;
        }}
      >
        {label}
      </button>
      {open.value && (
        <ChooseMeasure
          run={run}
          title={say.chart(label)}
          chosen={measure.id}
          choose={({ id }) => choose(run, place, id)}
          close={() => {
            open.value = false;
          }}
        />
      )}
    </span>
  );
}
