import { useSignal } from '@preact/signals';
import { csvLine } from '../../base/csv.ts';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { fixed, number, unitText } from '../format.ts';
import { loaded } from '../loaded.tsx';
import { arms, hoursAt, letterOf, opened } from '../run/state.ts';
import { saveAs } from '../share/save.ts';
import { Dialog } from '../shell/dialog.tsx';
import { Icon } from '../shell/icon.tsx';
import { texts, translated } from '../texts/language.ts';

const FigureDialog = loaded(async () => (await import('../figure/figure-dialog.tsx')).FigureDialog);

const MAX_ROWS = 120;

/** The buttons from a chart to its numbers, and to a large figure of it. */
export function AsTable({ run, measure, label }: { run: Opened; measure: MeasureInfo; label: string }) {
  const open = useSignal(false);
  const large = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="plain small"
        data-action="enlarge"
        aria-label={texts.value.figure.enlarge(label)}
        onClick={() => {
          large.value = true;
        }}
      >
        <Icon name="corners" size={14} />
      </button>
      {large.value && (
        <FigureDialog
          run={run}
          measure={measure}
          close={() => {
            large.value = false;
          }}
        />
      )}
      <button
        type="button"
        class="plain small"
        data-action="table"
        aria-label={texts.value.timeline.asTable(label)}
        onClick={() => {
          open.value = true;
        }}
      >
        <Icon name="table" size={14} />
      </button>
      {open.value && (
        <Table
          measure={measure}
          index={run.measures.indexOf(measure)}
          close={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

/** A measure's numbers in all runs that are shown: some of the rows to read, all of them as CSV. */
function Table({ measure, index, close }: { measure: MeasureInfo; index: number; close: () => void }) {
  const all = rowsOf(index);
  const stride = Math.max(1, Math.ceil(all.length / MAX_ROWS));
  const unit = unitText(measure.unit);
  const label = translated(measure.label);
  const say = texts.value.timeline;
  const heading = unit === '' ? label : `${label}, ${unit}`;
  const runs = arms.value.length === 1 ? [heading] : arms.value.map((arm) => `${letterOf(arm)}: ${heading}`);
  return (
    <Numbers
      title={label}
      says={`${translated(measure.help)}. ${stride > 1 ? say.everyRow(stride, number(all.length)) : ''}`}
      headings={[say.step, say.hoursColumn, ...runs]}
      rows={all
        .filter((_, row) => row % stride === 0)
        .map(({ step, values }) => [number(step), fixed(hoursAt(step), 2), ...values.map(number)])}
      download={() => download(measure, all)}
      close={close}
    />
  );
}

interface Row {
  step: number;
  /** One for each run; NaN where it has none at this step. */
  values: number[];
}

/** A measure of all runs, at every step that any of them has. */
function rowsOf(measure: number): Row[] {
  const values = arms.value.map(
    ({ series }) =>
      new Map(Array.from({ length: series.rows }, (_, row) => [series.step(row), series.value(row, measure)])),
  );
  const steps = [...new Set(values.flatMap((one) => [...one.keys()]))].sort((a, b) => a - b);
  return steps.map((step) => ({ step, values: values.map((one) => one.get(step) ?? Number.NaN) }));
}

interface NumbersProps {
  title: string;
  says: string;
  headings: string[];
  rows: string[][];
  download: () => void;
  close: () => void;
}

/** The numbers of a chart to read, and a button to download all of them. */
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

function download(measure: MeasureInfo, rows: readonly Row[]): void {
  const runs = arms.value.length === 1 ? ['value'] : arms.value.map((arm) => `value ${letterOf(arm)}`);
  const lines = rows.map(({ step, values }) =>
    csvLine([
      step,
      hoursAt(step),
      measure.id,
      measure.unit,
      ...values.map((value) => (Number.isNaN(value) ? '' : value)),
    ]),
  );
  const text = csvLine(['step', 'hours', 'measure', 'unit', ...runs]) + lines.join('');
  saveAs(`${opened.value?.id ?? 'run'}-${measure.id}.csv`, text, 'text/csv');
}
