/** Which measures are charted: those named by the scenario, until others are chosen. */
import './chosen.css';
import { signal } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { texts, translated } from '../texts/language.ts';

/** Measures chosen by hand to replace others, for one scenario. */
const chosen = signal<{ scenario: string; instead: Readonly<Record<string, string>> }>({ scenario: '', instead: {} });

/** The charted measures, each with the scenario's measure whose place it has. */
export function chartsOf(run: Opened): { place: string; measure: MeasureInfo }[] {
  const instead = chosen.value.scenario === run.id ? chosen.value.instead : {};
  return run.view.charts.flatMap((place) => {
    const measure = run.measures.find(({ id }) => id === (instead[place] ?? place));
    return measure === undefined ? [] : [{ place, measure }];
  });
}

function choose(run: Opened, place: string, measure: string): void {
  const instead = chosen.value.scenario === run.id ? chosen.value.instead : {};
  chosen.value = { scenario: run.id, instead: { ...instead, [place]: measure } };
}

/** A chart's name, which is also a list for choosing another measure. */
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
  const say = texts.value.timeline;
  const groupOf = ({ id }: MeasureInfo) => id.slice(0, id.indexOf('.'));
  const groups = [...new Set(run.measures.map(groupOf))];
  return (
    <span class="lane-name">
      {label}
      <select
        data-control="chart"
        aria-label={say.chart(label)}
        title={translated(measure.help)}
        value={measure.id}
        onChange={(event) => choose(run, place, event.currentTarget.value)}
      >
        {groups.map((group) => (
          <optgroup
            key={group}
            label={translated(run.tissues.find(({ id }) => id === group)?.label ?? say.groups(group))}
          >
            {run.measures
              .filter((one) => groupOf(one) === group)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {translated(one.label)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </span>
  );
}
