import './lanes.css';
import { useSignal } from '@preact/signals';
import { drugGiven, isLasting } from '../../run/command.ts';
import type { ControlInfo, DrugInfo, Opened } from '../../serve/protocol.ts';
import { atStep, number, reading, unitText } from '../format.ts';
import { arms, controlValues, hoursAt, live, log, measureIndex, readouts } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { armStrokes } from './arm-strokes.ts';
import { along } from './axis.ts';
import { type Dose, DoseMark } from './dose-mark.tsx';
import { GivenStretch } from './given-stretch.tsx';
import { AsTable } from './measure-table.tsx';
import { type Ends, measureCurves, Plot } from './plot.tsx';

/** The prominent lever over time: a line with a step at every movement. */
export function LeverLane({ control }: { control: ControlInfo }) {
  const now = along(live.value.hours);
  const moves = log.value.flatMap((command) =>
    command.do === 'set' && command.path === control.path
      ? [{ at: along(hoursAt(command.step)), value: command.value }]
      : [],
  );
  const value = controlValues.value[control.path] ?? control.value;
  const height = (one: number) => 82 - 64 * ((one - control.low) / (control.high - control.low || 1));
  const points = moves.filter((move) => move.at > -1).sort((a, b) => a.at - b.at);
  let level = height(control.value);
  let path = `M0 ${level}`;
  for (const move of points) {
    const at = clamp(move.at) * 1000;
    path += `H${at}V${height(move.value)}`;
    level = height(move.value);
  }
  const settled = lastSettled(points, control);
  return (
    <figure class="lane" data-lane={control.path}>
      <figcaption>
        <span>{sentence(translated(control.label))}</span>
        <span class="lane-value">
          <b>{atStep(value, control.step)}</b> <small>{unitText(control.unit)}</small>
        </span>
      </figcaption>
      <div class="lane-draw">
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
          <path d={`${path}H${Math.max(0, clamp(now) * 1000)}`} class="lever-line" />
          <path d={`M${clamp(now) * 1000} ${level}H1000`} class="lever-line later" />
        </svg>
        {settled !== null && settled.at >= 0 && (
          <span
            class="lane-mark"
            data-side={settled.at > 0.85 ? 'left' : 'right'}
            style={{ left: `${settled.at * 100}%`, top: `${height(settled.value)}%` }}
          >
            <i />
            {texts.value.timeline.change(number(settled.before), number(settled.value))} {control.unit}
          </span>
        )}
      </div>
    </figure>
  );
}

/** The last group of movements as one change: from the value before it to the value after. */
function lastSettled(
  points: { at: number; value: number }[],
  control: ControlInfo,
): { at: number; value: number; before: number } | null {
  const last = points.at(-1);
  if (last === undefined) return null;
  let first = points.length - 1;
  while (first > 0 && points[first].at - points[first - 1].at < 0.012) first--;
  const before = first > 0 ? points[first - 1].value : control.value;
  return { at: last.at, value: last.value, before };
}

const DRUG = '#8e9ff0';

/** A drug over time: its free concentration in the blood, and what is given and planned of it. */
export function DrugLane({ run, drug }: { run: Opened; drug: DrugInfo }) {
  const ends = useSignal<Ends>({ low: 0, high: 1 });
  const measure = measureIndex(`blood.${drug.id}`);
  const doses = log.value.filter((command): command is Dose => command.do === 'dose' && command.drug === drug.id);
  const value = readouts.value[measure];
  const unit = measure < 0 ? '' : unitText(run.measures[measure].unit);
  const first = doses.find((dose) => dose.step <= live.value.step) ?? doses[0];
  const side = first === undefined ? null : sideOf(first, doses);
  return (
    <figure class="lane" data-lane={`drug.${drug.id}`}>
      <figcaption>
        <span>{translated(drug.label)}</span>
        <span class="lane-value">
          <b>{value === undefined ? '–' : reading(value)}</b> <small>{unit}</small>
        </span>
        {measure >= 0 && <AsTable run={run} measure={run.measures[measure]} label={translated(drug.label)} />}
      </figcaption>
      <div class="lane-draw">
        {measure >= 0 && (
          <Plot
            curves={(columns) => measureCurves(measure, columns)}
            strokes={arms.value.length === 1 ? [{ colour: DRUG }] : armStrokes()}
            ends={ends}
          />
        )}
        {log.value
          .filter(isLasting)
          .map(
            (command, index) =>
              drugGiven(command) === drug.id && (
                <GivenStretch key={command.number ?? `new ${index}`} command={command} of="drug" />
              ),
          )}
        {doses.map((dose, index) => (
          <DoseMark key={dose.number ?? `new ${index}`} dose={dose} drug={drug} />
        ))}
        {first !== undefined && side !== null && (
          <span class="dose-text" data-side={side} style={{ left: `${clamp(along(hoursAt(first.step))) * 100}%` }}>
            {number(first.amount / drug.mgPerUnit)} {drug.doseUnit}
          </span>
        )}
      </div>
    </figure>
  );
}

/** Width of the words beside a dose, as a share of the axis. */
const WORDS = 0.15;

/** The side of a dose with room for words; null where another dose or an end is near on both sides. */
function sideOf(dose: Dose, doses: readonly Dose[]): 'left' | 'right' | null {
  const at = along(hoursAt(dose.step));
  const others = doses.filter((one) => one !== dose).map(({ step }) => along(hoursAt(step)));
  const isFree = (from: number, to: number) =>
    from >= 0 && to <= 1 && !others.some((other) => other > from && other < to);
  return isFree(at, at + WORDS) ? 'right' : isFree(at - WORDS, at) ? 'left' : null;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function sentence(label: string): string {
  return label.slice(0, 1).toUpperCase() + label.slice(1);
}
