import './profile-chart.css';
import { computed, useSignal } from '@preact/signals';
import { scaleBar } from '../../render/camera.ts';
import type { CellTypeInfo, FieldInfo, Opened, Profile } from '../../serve/protocol.ts';
import { number, roundNumber, unitText } from '../format.ts';
import type { Arm } from '../run/arm.ts';
import type { Curve } from '../run/series.ts';
import { arms, hoursAt, letterOf } from '../run/state.ts';
import { saveAs } from '../share/save.ts';
import { Icon } from '../shell/icon.tsx';
import { Glyph } from '../stage/glyph.tsx';
import { texts, translated } from '../texts/language.ts';
import { theme } from '../theme.ts';
import { armStrokes } from '../timeline/arm-strokes.ts';
import { Numbers } from '../timeline/measure-table.tsx';
import { type Across, type Ends, Plot } from '../timeline/plot.tsx';
import { answers } from './line.ts';

/** Greatest distance between ticks, as a share of the line. */
const WIDEST_TICK = 0.5;
const MAX_ROWS = 120;

/** Length of the line, µm. */
const length = computed(() => Math.max(1, ...[...answers.value.values()].map(({ along }) => along.at(-1)!)));
const ACROSS: Across = { ends: computed(() => ({ from: 0, to: length.value })), changed: answers };

const NOTHING: Curve = { x: new Float64Array(0), y: new Float64Array(0) };

/** A field along the measured line, one curve per run, over the cells that the line crosses. */
export function ProfileChart({ run, field }: { run: Opened; field: FieldInfo }) {
  const table = useSignal(false);
  const ends = useSignal<Ends>({ low: 0, high: 1 });
  const label = translated(field.label);
  const say = texts.value.measure;
  const curves = (): Curve[] => arms.value.map((arm) => curveOf(answers.value.get(arm), field.id));
  return (
    <figure class="profile" data-profile={field.id}>
      <figcaption>
        <span>{label}</span> <small>{unitText(field.unit)}</small>
        <button
          type="button"
          class="plain"
          data-action="profile-table"
          aria-label={say.asTable(label)}
          onClick={() => {
            table.value = true;
          }}
        >
          <Icon name="table" size={14} />
        </button>
      </figcaption>
      <Plot curves={curves} strokes={armStrokes()} ends={ends} across={ACROSS} />
      <div class="lane-scale" aria-hidden="true">
        <span>{roundNumber(ends.value.high)}</span>
        <span>{roundNumber(ends.value.low)}</span>
      </div>
      <Ticks />
      <Strips run={run} />
      {table.value && (
        <ProfileTable
          run={run}
          field={field}
          close={() => {
            table.value = false;
          }}
        />
      )}
    </figure>
  );
}

function curveOf(answer: Profile | undefined, field: string): Curve {
  const values = answer?.fields.find(({ id }) => id === field)?.values;
  return answer === undefined || values === undefined ? NOTHING : { x: answer.along, y: values };
}

/** Distances from the first end, in round µm. */
function Ticks() {
  const all = length.value;
  const step = scaleBar(1 / all, WIDEST_TICK);
  const ticks = Array.from({ length: Math.floor(all / step + 1e-9) + 1 }, (_, i) => i * step);
  return (
    <div class="profile-ticks" aria-hidden="true">
      {ticks.map((at) => (
        <span key={at} data-side={at === 0 ? 'start' : 'middle'} style={{ left: `${(100 * at) / all}%` }}>
          {number(at)}
        </span>
      ))}
      <span data-side="unit">µm</span>
    </div>
  );
}

/** The cells that the line crosses in every run, in the colours of their types. */
const Strips = ({ run }: { run: Opened }) => (
  <div class="profile-strips">
    {arms.value.map((arm) => {
      const answer = answers.value.get(arm);
      return answer && <Strip key={arm.key} arm={arm} answer={answer} types={run.cells} />;
    })}
  </div>
);

/** Names and symbols of the cells that the line crosses. */
export function CellsAlong({ run }: { run: Opened }) {
  const read = [...answers.value.values()];
  const met = run.cells.filter((_, type) => read.some(({ cells }) => cells.includes(type + 1)));
  const say = texts.value.measure;
  return (
    <ul class="profile-cells" aria-label={say.cells}>
      {met.map((cell) => (
        <li key={cell.id}>
          <Glyph cell={cell} />
          {translated(cell.label)}
        </li>
      ))}
      {met.length === 0 && <li>{say.noCells}</li>}
    </ul>
  );
}

function Strip({ arm, answer, types }: { arm: Arm; answer: Profile; types: CellTypeInfo[] }) {
  const { cells, step } = answer;
  const colours = theme.value === 'dark' ? 'dark' : 'light';
  return (
    <div class="profile-strip" data-step={step}>
      {/* The first and the last sample are at the ends of the axis. */}
      <svg aria-hidden="true" viewBox={`0.5 0 ${Math.max(1, cells.length - 1)} 1`} preserveAspectRatio="none">
        {[...cells].map(
          (type, at) => type > 0 && <rect key={at} x={at} width="1" height="1" fill={types[type - 1]?.[colours]} />,
        )}
      </svg>
      {arms.value.length > 1 && <span>{letterOf(arm)}</span>}
    </div>
  );
}

/** The values along the line of every run: some to read, all of them as CSV. */
function ProfileTable({ run, field, close }: { run: Opened; field: FieldInfo; close: () => void }) {
  const label = translated(field.label);
  const unit = unitText(field.unit);
  const say = texts.value.measure;
  const read = arms.value.flatMap((arm) => answers.value.get(arm) ?? []);
  const first = read[0];
  if (first === undefined) return null;
  const samples = first.along.length;
  const stride = Math.ceil(samples / MAX_ROWS);
  const rows = Array.from({ length: Math.ceil(samples / stride) }, (_, k) => k * stride);
  const heading = unit === '' ? label : `${label}, ${unit}`;
  return (
    <Numbers
      title={say.along(label, number(length.value))}
      says={`${say.tableSays} ${stride > 1 ? say.rows(number(rows.length), number(samples)) : ''}`}
      headings={[
        say.distance,
        say.site,
        ...arms.value.map((arm) => (arms.value.length > 1 ? `${letterOf(arm)}: ${heading}` : heading)),
      ]}
      rows={rows.map((at) => [
        number(first.along[at]),
        `${first.x[at]}, ${first.y[at]}`,
        ...read.map((answer) => number(curveOf(answer, field.id).y[at] ?? Number.NaN)),
      ])}
      download={() => download(run, field)}
      close={close}
    />
  );
}

function download(run: Opened, field: FieldInfo): void {
  const lines = ['run,step,hours,tissue,distance_um,site_x,site_y,field,unit,value,cell'];
  for (const arm of arms.value) {
    const answer = answers.value.get(arm);
    if (answer === undefined) continue;
    const { y: values } = curveOf(answer, field.id);
    answer.along.forEach((at, i) => {
      lines.push(
        [
          letterOf(arm),
          answer.step,
          hoursAt(answer.step),
          answer.tissue,
          at,
          answer.x[i],
          answer.y[i],
          field.id,
          field.unit,
          values[i],
          run.cells[answer.cells[i] - 1]?.id ?? '',
        ].join(','),
      );
    });
  }
  saveAs(`${run.id}-${field.id}-line.csv`, `${lines.join('\n')}\n`, 'text/csv');
}
