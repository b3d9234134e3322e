import './line-overlay.css';
import { inView } from '../../render/camera.ts';
import type { FieldInfo, Point, Profile, TissueInfo } from '../../serve/protocol.ts';
import { number, unitText } from '../format.ts';
import type { Arm } from '../run/arm.ts';
import { camera, windows } from '../stage/view.ts';
import { translated } from '../texts/language.ts';
import { answers, measured } from './line.ts';

/** Distance from an end of the line to its text, CSS pixels. */
const BESIDE = 10;
/** Width of the text at an end, CSS pixels. */
const TEXT_ROOM = 64;

/** The place or line being measured, drawn over a tissue, with the values at the place. */
export function MeasureOverlay({ arm, tissue }: { arm: Arm; tissue: TissueInfo }) {
  const now = measured.value;
  const box = windows.value[tissue.id];
  const seen = camera.value;
  if (now === null || now.tissue !== tissue.id || box === undefined || seen === null) return null;
  const view = inView(seen, tissue, box);
  const place = ({ x, y }: Point): Point => ({
    x: (x * tissue.site - view.left) * seen.scale,
    y: (y * tissue.site - view.top) * seen.scale,
  });
  const from = place(now.from);
  const answer = answers.value.get(arm);
  const fields = arm.opened.value?.fields ?? [];
  if (now.to === null) {
    return (
      <>
        <svg class="measure-overlay" aria-hidden="true">
          <circle class="measure-casing" cx={from.x} cy={from.y} r="5" />
          <circle cx={from.x} cy={from.y} r="5" />
        </svg>
        {answer !== undefined && <PlaceLabel at={from} width={box.width} height={box.height} {...{ answer, fields }} />}
      </>
    );
  }
  const to = place(now.to);
  const length = tissue.site * Math.hypot(now.to.x - now.from.x, now.to.y - now.from.y);
  return (
    <svg class="measure-overlay" aria-hidden="true">
      <path class="measure-casing" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      <path d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      <circle cx={from.x} cy={from.y} r="3" />
      <circle cx={to.x} cy={to.y} r="3" />
      <EndText at={from} other={to} width={box.width} text="0" />
      <EndText at={to} other={from} width={box.width} text={`${number(length)} µm`} />
    </svg>
  );
}

/** Distance of an end from the first one, written away from the line, or above or below it if there is no room. */
function EndText({ at, other, width, text }: { at: Point; other: Point; width: number; text: string }) {
  const away = at.x >= other.x;
  const room = away ? at.x < width - TEXT_ROOM : at.x > TEXT_ROOM;
  const right = away === room;
  const y = room ? at.y : at.y + (at.y > other.y ? 2 : -2) * BESIDE;
  return (
    <text x={at.x + (right ? BESIDE : -BESIDE)} y={y} text-anchor={right ? 'start' : 'end'} dy="0.35em">
      {text}
    </text>
  );
}

interface PlaceLabelProps {
  at: Point;
  width: number;
  height: number;
  answer: Profile;
  fields: FieldInfo[];
}

/** All fields at the place, on the side of it that has more room. */
function PlaceLabel({ at, width, height, answer, fields }: PlaceLabelProps) {
  const side = at.x > width / 2 ? { right: `${width - at.x + BESIDE}px` } : { left: `${at.x + BESIDE}px` };
  const end = at.y > height / 2 ? { bottom: `${height - at.y}px` } : { top: `${at.y}px` };
  return (
    <dl class="measure-label" style={{ ...side, ...end }}>
      {fields.map((field) => (
        <div key={field.id}>
          <dt>{translated(field.label)}</dt>
          <dd>
            <b>{number(answer.fields.find(({ id }) => id === field.id)?.values[0] ?? Number.NaN)}</b>{' '}
            <small>{unitText(field.unit)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Marks the middle of a window, where a tool acts when used from the keyboard. */
export function Aim() {
  return (
    <svg class="aim" aria-hidden="true" viewBox="-12 -12 24 24">
      <path class="measure-casing" d="M-12 0H-4M4 0H12M0 -12V-4M0 4V12" />
      <path d="M-12 0H-4M4 0H12M0 -12V-4M0 4V12" />
    </svg>
  );
}
