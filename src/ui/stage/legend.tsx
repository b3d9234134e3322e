import './legend.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { columnTable, compositedStops, fieldTable, parseColour } from '../../render/colour.ts';
import { CELL_FLAGS, type CellTypeInfo, type ColumnInfo, type FieldInfo } from '../../serve/protocol.ts';
import type { Text } from '../../texts/text.ts';
import { english } from '../../texts/words.ts';
import { number, unitText } from '../format.ts';
import { colour, fieldsShown, opened, present } from '../run/state.ts';
import { isSubject } from '../run/subject.ts';
import { texts, translated } from '../texts/language.ts';
import { theme } from '../theme.ts';
import { faintByChoice, pointAt, showAllTypes, toggleType } from './faint-types.ts';
import { Glyph } from './glyph.tsx';
import { SeatsMeter } from './seats-meter.tsx';

const STAGE = { dark: '#0a0d12', light: '#ffffff', projector: '#ffffff' };

/** Scales and symbols of what the picture shows at present. */
export function Legend() {
  const run = opened.value;
  const say = texts.value.legend;
  const element = useScrolledByKeys();
  if (run === null) return <section class="legend" aria-label={say.name} />;
  const column = run.columns.find((one) => one.id === colour.value);
  const { types, dead, hypoxic } = present.value;
  const cells = run.cells.filter((_, index) => types.has(index));
  const subject = run.cells.find((cell) => isSubject(run, cell));
  return (
    <section class="legend" aria-label={say.name} ref={element}>
      {column !== undefined && <ColumnScale column={column} />}
      {fieldsShown.value.map((field) => (
        <FieldScale key={field.id} field={field} />
      ))}
      <SeatsMeter />
      <ul>
        {cells.map((cell) => (
          <CellToggle
            key={cell.id}
            cell={cell}
            value={column !== undefined && isSubject(run, cell) ? 150 : null}
            isFaint={faintByChoice.value.has(cell.id)}
          />
        ))}
        {hypoxic && column === undefined && subject !== undefined && (
          <CellSymbol cell={subject} label={say.hypoxic} flags={CELL_FLAGS.hypoxic} value={null} />
        )}
        {dead && subject !== undefined && (
          <CellSymbol cell={subject} label={say.dead} flags={CELL_FLAGS.dead} value={null} />
        )}
        {cells.some(({ id }) => faintByChoice.value.has(id)) && (
          <li>
            <button type="button" class="link" data-action="show-all" onClick={showAllTypes}>
              {say.showAll}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

/** Makes an element focusable where it is wider than its place, so that the keyboard can scroll it. */
function useScrolledByKeys() {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const follow = () => {
      const now = element.current;
      if (now === null) return;
      if (now.scrollWidth > now.clientWidth) now.tabIndex = 0;
      else now.removeAttribute('tabindex');
    };
    follow();
    window.addEventListener('resize', follow);
    return () => window.removeEventListener('resize', follow);
  });
  return element;
}

/** A type in the legend: pressed, its cells are drawn faintly, so that the others stand out. */
function CellToggle({ cell, value, isFaint }: { cell: CellTypeInfo; value: number | null; isFaint: boolean }) {
  const label = translated(cell.label);
  return (
    <li>
      <button
        type="button"
        class="legend-type"
        data-action={`type-${cell.id}`}
        aria-pressed={!isFaint}
        title={`${translated(cell.help)} ${isFaint ? texts.value.legend.bringOut(label) : texts.value.legend.fade(label)}`.trim()}
        onMouseEnter={() => pointAt(cell.id)}
        onMouseLeave={() => pointAt(null)}
        onClick={() => {
          pointAt(null);
          toggleType(cell.id);
        }}
      >
        <Glyph cell={cell} flags={CELL_FLAGS.perfused} value={value} />
        <span>{label}</span>
      </button>
    </li>
  );
}

function CellSymbol({
  cell,
  label,
  flags,
  value,
}: {
  cell: CellTypeInfo;
  label: string;
  flags: number;
  value: number | null;
}) {
  return (
    <li>
      <Glyph cell={cell} flags={flags} value={value} />
      {label}
    </li>
  );
}

function ColumnScale({ column }: { column: ColumnInfo }) {
  const stops = compositedStops(columnTable(theme.value), parseColour(STAGE[theme.value]));
  const middle = (column.low + column.high) / 2;
  return (
    <Scale title={titled(column.label, column.unit)} stops={stops}>
      <Tick at={0} text={number(column.low)} />
      <Tick at={0.5} text={number(middle)} />
      <Tick at={1} text={number(column.high)} />
    </Scale>
  );
}

/** Share of the scale from its start within which a contour leaves no room for the 0 there. */
const CROWDED = 0.25;

function FieldScale({ field }: { field: FieldInfo }) {
  const stops = compositedStops(fieldTable(field.kind, theme.value), parseColour(STAGE[theme.value]));
  const last = field.contours.length - 1;
  const inside = field.contours.filter((contour) => contour.value > 0 && contour.value < field.high);
  return (
    <Scale title={titled(field.label, field.unit)} stops={stops}>
      {!inside.some(({ value }) => value < CROWDED * field.high) && <Tick at={0} text="0" />}
      {inside.map((contour, i) => (
        <Tick
          key={contour.value}
          at={contour.value / field.high}
          text={hasRoom(field, inside, i) ? contourText(contour) : ''}
          mark={contour === field.contours[last] ? 'solid' : 'dashed'}
        />
      ))}
      <Tick at={1} text={number(field.high)} />
    </Scale>
  );
}

/** Width of a letter of the ticks, as a share of the scale. */
const LETTER = 0.055;

/** Whether the text of a contour stays clear of the next one and of the end; its mark is drawn in any case. */
function hasRoom({ high }: FieldInfo, inside: FieldInfo['contours'], i: number): boolean {
  const { value } = inside[i];
  const next = inside[i + 1];
  const room = (next === undefined ? high : next.value) - value;
  const needed = (lettersOf(inside[i]) + (next === undefined ? number(high).length * 2 : lettersOf(next))) / 2;
  return room / high >= needed * LETTER;
}

const lettersOf = ({ value, label }: FieldInfo['contours'][number]): number =>
  number(value).length + (hasName({ value, label }) ? nameParts(label).join('').length + 1 : 0);

function Scale({ title, stops, children }: { title: string; stops: string[]; children: ComponentChildren }) {
  return (
    <div class="scale">
      <span>{title}</span>
      <i class="scale-colours" style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }} />
      <div class="scale-ticks">{children}</div>
    </div>
  );
}

function Tick({ at, text, mark }: { at: number; text: ComponentChildren; mark?: 'solid' | 'dashed' }) {
  const side = at <= 0 ? 'start' : at >= 1 ? 'end' : 'middle';
  return (
    <span data-side={side} style={{ left: `${at * 100}%` }}>
      {mark !== undefined && <i data-mark={mark} />}
      {text}
    </span>
  );
}

function titled(label: Text, unit: string): string {
  return unitText(unit) === '' ? translated(label) : `${translated(label)}, ${unitText(unit)}`;
}

/** A contour's value, and its name where it has one. */
function contourText(contour: FieldInfo['contours'][number]): ComponentChildren {
  if (!hasName(contour)) return number(contour.value);
  return (
    <>
      {number(contour.value)} {contourName(contour)}
    </>
  );
}

/** Whether a contour has a name besides its number. */
export const hasName = ({ value, label }: FieldInfo['contours'][number]): boolean =>
  !english(label).startsWith(String(value));

/** Parts of a contour's name: `K_d` is written with a subscript. */
const nameParts = (label: Text): string[] => translated(label).split('_');

export function contourName({ label }: { label: Text }): ComponentChildren {
  const [name, low] = nameParts(label);
  return (
    <>
      {name}
      {low !== undefined && <sub>{low}</sub>}
    </>
  );
}
