import './differences.css';
import { moment, quantity } from '../format.ts';
import { labelIn } from '../run/measure-name.ts';
import { hoursAt, letterOf, opened, running, target } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { putFirst } from '../timeline/chosen.tsx';
import { compared, listedDifferences } from './most-different.ts';

/** Where two runs differ most, as a table; a measure in it can be charted. */
export function WhatDiffersMost() {
  const run = opened.value;
  const pair = compared.value;
  const rows = listedDifferences.value;
  if (run === null || pair === null) return null;
  const say = texts.value.twins;
  const shown = (value: number, unit: string): string => {
    const { value: number, unit: name } = quantity(value, unit);
    return unit === 'cells' ? number : [number, name].filter(Boolean).join(' ');
  };
  const at = Math.min(...pair.map((arm) => arm.live.value.step));
  return (
    <section class="differences" aria-label={say.most}>
      <header>
        <h2>{say.most}</h2>
        <p>{say.mostAt(moment(hoursAt(at)))}</p>
      </header>
      {rows.length === 0 ? (
        <p class="quiet">{target.value === null && !running.value && say.nothingYet}</p>
      ) : (
        <table data-readout="differences">
          <thead>
            <tr>
              <th scope="col">{say.measure}</th>
              {pair.map((arm) => (
                <th scope="col" key={arm.key}>
                  {letterOf(arm)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ measure, values }) => (
              <tr key={measure.id} data-measure={measure.id}>
                <th scope="row">
                  <button
                    type="button"
                    data-action="chart-difference"
                    title={`${translated(measure.help)} (${say.toChart})`}
                    onClick={() => putFirst(run, measure.id)}
                  >
                    {labelIn(run, measure)}
                  </button>
                </th>
                {values.map((value, i) => (
                  <td key={pair[i].key}>{shown(value, measure.unit)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 0 && <p class="quiet">{say.mostHelp}</p>}
    </section>
  );
}
