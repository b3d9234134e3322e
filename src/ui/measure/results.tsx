import './results.css';
import type { ComponentChildren } from 'preact';
import type { FieldInfo, Opened, Profile } from '../../serve/protocol.ts';
import { number, reading, unitText } from '../format.ts';
import type { Arm } from '../run/arm.ts';
import { arms, letterOf, opened } from '../run/state.ts';
import { Icon } from '../shell/icon.tsx';
import { contourName, hasName } from '../stage/legend.tsx';
import { texts, translated } from '../texts/language.ts';
import { answers, chart, charted, leaveMeasured, type Measured, measured } from './line.ts';
import { CellsAlong, ProfileChart } from './profile-chart.tsx';

/** The measurements: a list of all fields at a place, or charts of some along a line. */
export function MeasureResults() {
  const now = measured.value;
  const run = opened.value;
  if (now === null || run === null) return null;
  const say = texts.value.measure;
  return (
    <section class="measured" aria-label={say.name}>
      <header>
        <h3>{whereIs(run, now)}</h3>
        <button type="button" class="plain" data-action="leave-measured" aria-label={say.leave} onClick={leaveMeasured}>
          <Icon name="close" size={16} />
        </button>
      </header>
      {now.to === null ? <FieldList run={run} /> : <Charts run={run} />}
    </section>
  );
}

function whereIs(run: Opened, { tissue, from, to }: Measured): string {
  const info = run.tissues.find(({ id }) => id === tissue);
  if (info === undefined) return '';
  const say = texts.value.measure;
  if (to === null) return say.place(translated(info.label), number(from.x * info.site), number(from.y * info.site));
  return say.line(translated(info.label), number(info.site * Math.hypot(to.x - from.x, to.y - from.y)));
}

/** Every field at a place, in every run. */
function FieldList({ run }: { run: Opened }) {
  const several = arms.value.length > 1;
  return (
    <table class="measured-fields">
      <thead>
        <tr class={several ? '' : 'unseen'}>
          <th scope="col">{texts.value.measure.field}</th>
          {arms.value.map((arm) => (
            <th scope="col" key={arm.key}>
              {several ? letterOf(arm) : texts.value.timeline.value}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {run.fields.map((field) => (
          <tr key={field.id}>
            <th scope="row">{translated(field.label)}</th>
            {arms.value.map((arm) => (
              <Value key={arm.key} arm={arm} field={field} alone={!several} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ arm, field, alone }: { arm: Arm; field: FieldInfo; alone: boolean }) {
  const value = readAt(answers.value.get(arm), field.id);
  return (
    <td>
      <b data-readout={`field.${field.id}`} data-value={value}>
        {number(value)}
      </b>{' '}
      <small>{unitText(field.unit)}</small>
      {alone && Number.isFinite(value) && <small>{shareOf(field, value)}</small>}
    </td>
  );
}

const readAt = (answer: Profile | undefined, field: string): number =>
  answer?.fields.find(({ id }) => id === field)?.values[0] ?? Number.NaN;

/** A value as a share of the named contour, or else of the end of the colour scale. */
function shareOf({ contours, high }: FieldInfo, value: number): ComponentChildren {
  const named = contours.filter(hasName).at(-1);
  const say = texts.value.measure;
  if (named === undefined) return say.ofScale(reading((100 * value) / high));
  return say.ofContour(reading((100 * value) / named.value), contourName(named));
}

function Charts({ run }: { run: Opened }) {
  const shown = charted.value;
  return (
    <>
      <fieldset class="measured-choice">
        <legend class="unseen">{texts.value.measure.charted}</legend>
        {run.fields.map((field) => (
          <label key={field.id}>
            <input
              type="checkbox"
              data-control="measured-field"
              value={field.id}
              checked={shown.includes(field)}
              onChange={(event) => chart(field.id, event.currentTarget.checked)}
            />
            {translated(field.label)}
          </label>
        ))}
      </fieldset>
      {shown.map((field) => (
        <ProfileChart key={field.id} run={run} field={field} />
      ))}
      {shown.length > 0 && <CellsAlong run={run} />}
    </>
  );
}
