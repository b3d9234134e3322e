import type { MeasureInfo } from '../../simulation/protocol.ts';
import { focus, hoursAt, opened } from '../run/state.ts';
import { saveAs } from '../share/save.ts';
import { Dialog } from '../shell/dialog.tsx';
import { number, time, unitText } from '../text.ts';
import { said, texts } from '../texts/language.ts';

const MOST = 120;

/** A measure's numbers: some of its rows to read, all of them as CSV. */
export function Table({ measure, index, close }: { measure: MeasureInfo; index: number; close: () => void }) {
  const { series } = focus.value;
  const stride = Math.max(1, Math.ceil(series.rows / MOST));
  const rows = Array.from({ length: Math.ceil(series.rows / stride) }, (_, k) => k * stride);
  const unit = unitText(measure.unit);
  const label = said(measure.label);
  const say = texts.value.timeline;
  return (
    <Numbers
      title={label}
      says={`${said(measure.help)} ${stride > 1 ? say.everyRow(stride, number(series.rows)) : ''}`}
      headings={[say.step, say.timeColumn, unit === '' ? label : `${label}, ${unit}`]}
      rows={rows.map((row) => [
        number(series.step(row)),
        time(hoursAt(series.step(row))),
        number(series.value(row, index)),
      ])}
      download={() => download(measure, index)}
      close={close}
    />
  );
}

interface NumbersProps {
  title: string;
  says: string;
  headings: string[];
  rows: string[][];
  download: () => void;
  close: () => void;
}

/** The numbers of a chart to read, and the way to all of them. */
export function Numbers({ title, says, headings, rows, download, close }: NumbersProps) {
  return (
    <Dialog title={title} close={close}>
      <p class="quiet">{says}</p>
      <p>
        <button type="button" data-action="csv" onClick={download}>
          {texts.value.timeline.download}
        </button>
      </p>
      <table>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th scope="col" key={heading}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={headings[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

function download(measure: MeasureInfo, index: number): void {
  const { series } = focus.value;
  const lines = ['step,hours,measure,unit,value'];
  for (let row = 0; row < series.rows; row++) {
    lines.push(
      [series.step(row), hoursAt(series.step(row)), measure.id, measure.unit, series.value(row, index)].join(','),
    );
  }
  saveAs(`${opened.value?.id ?? 'run'}-${measure.id}.csv`, `${lines.join('\n')}\n`, 'text/csv');
}
