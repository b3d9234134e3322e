import '../panel/lever.css';
import './inspector.css';
import './why.css';
import type { CellExplanation } from '../../serve/protocol.ts';
import { number, reading, time, unitText } from '../format.ts';
import { inLesson } from '../lesson/lesson.ts';
import { EvidenceMark } from '../panel/explanation.tsx';
import { opened } from '../run/state.ts';
import { Icon } from '../shell/icon.tsx';
import { Glyph } from '../stage/glyph.tsx';
import { texts, translated } from '../texts/language.ts';
import { CellTimeline } from '../timeline/timeline.tsx';
import { following, type Inspected, inspected, leaveCell, markClone, receptorOf, showClone } from './inspected.ts';
import { KinList } from './kin-list.tsx';
import { labelOfOutput, shortIdentity } from './names-of-cells.ts';

/** The ends of the bars, as factors. */
const MIN_FACTOR = 1 / 8;
const MAX_FACTOR = 8;
const SCALE = [
  { at: 1 / 8, text: '1/8' },
  { at: 1 / 2, text: '1/2' },
  { at: 1, text: '1' },
  { at: 2, text: '2' },
  { at: 8, text: '8' },
];

/** One cell: what it is, what it senses, and why it does what it does. */
export function Inspector() {
  const now = inspected.value;
  const run = opened.value;
  if (now === null || run === null) return null;
  const { cell } = now;
  const type = run.cells.find(({ id }) => id === cell.type);
  const active = cell.outputs.filter(({ terms }) => terms.length > 0);
  const atRest = cell.outputs.length - active.length;
  const say = texts.value.inspector;
  return (
    <section class="inspector" aria-label={texts.value.page.cell}>
      <header>
        {type !== undefined && <Glyph cell={type} flags={cell.phase === 'alive' ? 0 : 1} value={null} />}
        <h2 tabIndex={-1}>
          {translated(type?.label ?? cell.type)} <small data-readout="identity">{shortIdentity(cell.identity)}</small>
        </h2>
        <button
          type="button"
          data-action="follow"
          aria-pressed={following.value}
          onClick={() => {
            following.value = !following.value;
          }}
        >
          <Icon name="target" size={16} /> {say.follow}
        </button>
        <button type="button" class="plain" data-action="leave-cell" aria-label={say.back} onClick={leaveCell}>
          <Icon name="close" />
        </button>
      </header>
      <p class="inspector-origin">
        {now.gone ? say.gone : cell.phase !== 'alive' ? `${say.phases[cell.phase] ?? cell.phase}. ` : ''}
        {lifeOf(cell)}{' '}
        <label>
          <input
            type="checkbox"
            data-control="clone"
            checked={showClone.value}
            onChange={(event) => {
              markClone(now.arm, event.currentTarget.checked ? cell.clone : null);
            }}
          />{' '}
          {say.clone(number(cell.clone))}
        </label>
      </p>
      <Senses now={now} />
      <Chances cell={cell} />
      <KinList now={now} />
      <div class="why">
        <div class="why-head">
          <h3>{say.why}</h3>
          <span class="why-scale" aria-hidden="true">
            {SCALE.map(({ at, text }) => (
              <i key={text} style={{ left: `${along(at) * 100}%` }}>
                {text}
              </i>
            ))}
          </span>
          <span>{say.factor}</span>
        </div>
        {active.map((output) => (
          <Output key={output.output} output={output} />
        ))}
        {cell.outputs.length === 0 && <p class="quiet">{say.deadCell}</p>}
        {atRest > 0 && <p class="quiet">{say.atRest(atRest)}</p>}
      </div>
      {inLesson.value && <CellTimeline now={now} led />}
    </section>
  );
}

function lifeOf(cell: CellExplanation): string {
  const say = texts.value.inspector;
  const founder = /^0+$/.test(cell.mother);
  // Founders of the first picture are numbered; later cells have a longer name.
  const from = founder
    ? /^0{8}/.test(cell.identity)
      ? say.fromStart
      : say.cameLater
    : say.born(shortIdentity(cell.mother));
  return say.life(time(cell.ageHours), from);
}

/** What the cell has and senses at present. */
function Senses({ now: { cell, arm } }: { now: Inspected }) {
  const run = opened.value!;
  const receptor = receptorOf(arm);
  const column = run.columns.find(({ id }) => id === receptor);
  const shown: { value: string; unit: string; label: string }[] = [];
  for (const { id, value } of cell.fields) {
    const field = run.fields.find((one) => one.id === id);
    if (field !== undefined && (field.kind === 'oxygen' || id === run.view.field))
      shown.push({ value: reading(value), unit: unitText(field.unit), label: translated(field.label) });
  }
  const level = cell.columns.find(({ id }) => id === receptor);
  if (column !== undefined && level !== undefined)
    shown.push({ value: `×${reading(level.value)}`, unit: '', label: translated(column.label) });
  const bound = cell.occupancy.find(({ id }) => id === receptor);
  if (bound !== undefined)
    shown.push({ value: reading(100 * bound.value), unit: '%', label: texts.value.inspector.occupied });
  return (
    <dl class="senses">
      {shown.map(({ value, unit, label }) => (
        <div key={label}>
          <dd>
            <b>{value}</b> <small>{unit}</small>
          </dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  );
}

function Chances({ cell }: { cell: CellExplanation }) {
  const moves = cell.moves.reduce((sum, { chance }) => sum + chance, 0);
  if (cell.phase !== 'alive') return null;
  return (
    <p class="lever-note" data-readout="moves" data-value={moves}>
      {texts.value.inspector.chances(reading(100 * moves), reading(100 * (1 - moves)))}
      {moves > 0 && texts.value.inspector.petals}.
    </p>
  );
}

/** Position of a factor on the scale, 0–1. */
function along(factor: number): number {
  const held = Math.min(MAX_FACTOR, Math.max(MIN_FACTOR, factor));
  return Math.log(held / MIN_FACTOR) / Math.log(MAX_FACTOR / MIN_FACTOR);
}

function Output({ output }: { output: CellExplanation['outputs'][number] }) {
  const run = opened.value!;
  const factor = output.base > 0 ? output.value / output.base : Number.NaN;
  const unit = unitText(output.unit);
  return (
    <div class="output">
      <div class="output-head">
        <b>{labelOfOutput(run, output.output)}</b>
        <span class="output-value">
          {number(output.value)} <small>{unit}</small>
        </span>
        <Bar factor={factor} strong />
        <b class="factor">{Number.isFinite(factor) ? `×${reading(factor)}` : ''}</b>
      </div>
      {output.terms.map((term) => {
        const field = run.fields.find(({ id }) => id === term.input);
        return (
          <div class="term" key={`${term.rule} ${term.input}`} data-rule={term.rule}>
            <span class="term-rule">{/^R\d/.test(term.rule) ? term.rule : ''}</span>
            <span class="term-says">{translated(term.says)}</span>
            <span class="term-input" title={term.input}>
              {number(term.inputValue)} <small>{field ? unitText(field.unit) : ''}</small>
            </span>
            {term.adds ? <span /> : <Bar factor={term.factor} />}
            <span class="factor">
              {term.adds ? `${term.factor < 0 ? '' : '+'}${number(term.factor)}` : `×${reading(term.factor)}`}
            </span>
            <small class="term-source" title={term.source}>
              <EvidenceMark evidence={term.evidence} /> {term.source}
            </small>
          </div>
        );
      })}
    </div>
  );
}

/** A bar from 1 to a factor, on a scale where halving and doubling have the same length. */
function Bar({ factor, strong = false }: { factor: number; strong?: boolean }) {
  if (!Number.isFinite(factor)) return <span />;
  const [from, to] = [along(1), along(factor)].sort((a, b) => a - b) as [number, number];
  return (
    <span class="bar" data-strong={strong} aria-hidden="true">
      <i style={{ left: `${from * 100}%`, width: `max(1px, ${(to - from) * 100}%)` }} />
    </span>
  );
}
