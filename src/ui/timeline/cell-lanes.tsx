import './lanes.css';
import './cell-lanes.css';
import { useSignal } from '@preact/signals';
import type { CellMoment, Opened } from '../../serve/protocol.ts';
import { quantity, roundNumber, time } from '../format.ts';
import { bornAt, type Inspected, inspected, receptorOf } from '../inspect/inspected.ts';
import { eventsOf, type LifeEvent, numberOf, type Stretch, stretchesOf, type Trait } from '../inspect/life.ts';
import { lookBack, lookingBack, stopLookingBack } from '../inspect/look-back.ts';
import { labelOfType, shortIdentity, wordOfPhase, wordsOfFlags } from '../inspect/names-of-cells.ts';
import { hoursAt, opened } from '../run/state.ts';
import { Icon } from '../shell/icon.tsx';
import { texts, translated } from '../texts/language.ts';
import { theme } from '../theme.ts';
import { INK } from './arm-strokes.ts';
import { along, axis } from './axis.ts';
import { CellTable } from './life-table.tsx';
import { type Across, type Ends, Plot } from './plot.tsx';

/** The time of the run, redrawn as more is known about the cell. */
const LIFETIME: Across = { ends: axis, changed: inspected };

/** Maximum number of receptor levels with a lane. */
const MAX_LEVELS = 2;

/** The history of the inspected cell, shown instead of the charts of the run. */
export function CellLanes({ now }: { now: Inspected }) {
  const run = opened.value;
  const table = useSignal(false);
  if (run === null) return null;
  const events = eventsOf(now);
  const traits = traitsOf(run, now);
  return (
    <>
      <Head now={now} run={run} events={events} table={() => (table.value = true)} />
      <div class="lanes cell-lanes" data-panel="cell-history">
        <StateLane now={now} run={run} events={events} />
        {traits.map((trait) => (
          <TraitLane key={trait.id} trait={trait} now={now} />
        ))}
      </div>
      {table.value && (
        <CellTable
          now={now}
          run={run}
          traits={traits}
          events={events}
          close={() => {
            table.value = false;
          }}
        />
      )}
    </>
  );
}

/** Oxygen, the levels of the receptors that its type has, and the occupancy of the one that is shown first. */
function traitsOf(run: Opened, { arm, cell }: Inspected): Trait[] {
  const first = receptorOf(arm);
  const receptors = run.columns.filter(
    ({ id, cells }) => cells.includes(cell.type) && cell.occupancy.some((one) => one.id === id),
  );
  const levels = [...receptors.filter(({ id }) => id === first), ...receptors.filter(({ id }) => id !== first)];
  const oxygen = run.fields.find(({ kind }) => kind === 'oxygen');
  const say = texts.value.cellHistory;
  const traits: Trait[] = levels.slice(0, MAX_LEVELS).map(({ id, label, unit }) => ({
    id,
    label: translated(label),
    unit,
    of: ({ columns }) => numberOf(columns, id),
  }));
  if (oxygen !== undefined) {
    const { id, label, unit } = oxygen;
    traits.unshift({ id, label: translated(label), unit, of: ({ fields }) => numberOf(fields, id) });
  }
  const [bound] = levels;
  if (bound !== undefined)
    traits.push({
      id: `occupancy.${bound.id}`,
      label: say.occupied(translated(bound.label)),
      unit: '%',
      of: ({ occupancy }) => 100 * numberOf(occupancy, bound.id),
    });
  return traits;
}

/** The cell's name, how far back its history is known, and buttons to go further back. */
function Head({ now, run, events, table }: { now: Inspected; run: Opened; events: LifeEvent[]; table: () => void }) {
  const say = texts.value.cellHistory;
  const way = lookingBack.value;
  const born = bornAt(now);
  const known = now.reached <= born ? say.whole : say.since(time(hoursAt(now.reached)));
  const day = Math.round((24 * 60) / run.minutesPerStep);
  const kinds = [...new Set(events.map(({ kind }) => kind))];
  return (
    <div class="cell-head">
      <p>
        <b>
          {labelOfType(run, now.cell.type)} {shortIdentity(now.identity)}
        </b>{' '}
        <span data-readout="known" data-value={now.reached}>
          {known}
        </span>
      </p>
      {way !== null ? (
        <>
          <progress
            max={Math.max(1, way.to - way.begin)}
            value={way.at - way.begin}
            aria-label={say.progress(time(hoursAt(way.at)))}
          />
          <button type="button" class="small" data-action="stop-looking-back" onClick={stopLookingBack}>
            {say.stop}
          </button>
        </>
      ) : (
        now.reached > born && (
          <>
            <button
              type="button"
              class="small"
              data-action="look-back"
              title={say.lookBackTitle}
              onClick={() => void lookBack(false)}
            >
              {say.lookBack}
            </button>
            {now.reached - born > day && (
              <button type="button" class="small" data-action="look-back-whole" onClick={() => void lookBack(true)}>
                {say.lookBackWhole}
              </button>
            )}
          </>
        )
      )}
      <ul class="cell-key" aria-hidden="true">
        {kinds.map((kind) => (
          <li key={kind}>
            <Mark kind={kind} /> {say.kinds[kind]}
          </li>
        ))}
      </ul>
      <button type="button" class="plain small" data-action="table" aria-label={say.asTable} onClick={table}>
        <Icon name="table" size={14} />
      </button>
    </div>
  );
}

/** Its states over time, and its events. */
function StateLane({ now, run, events }: { now: Inspected; run: Opened; events: LifeEvent[] }) {
  const say = texts.value.cellHistory;
  const { cell, history } = now;
  const lives = stretchesOf(history, ({ type, phase }) => `${type} ${phase}`);
  const states = stretchesOf(history, ({ flags }) => wordsOfFlags(flags).join(', ')).filter(
    ({ moment }) => wordsOfFlags(moment.flags).length > 0,
  );
  const lifeText = ({ type, phase }: CellMoment) =>
    phase === 'alive' ? labelOfType(run, type) : `${labelOfType(run, type)}, ${wordOfPhase(phase)}`;
  return (
    <figure class="lane" data-lane="cell.state">
      <figcaption>
        <span>{say.state}</span>
        <span class="lane-value">
          {now.gone ? say.goneShort : [wordOfPhase(cell.phase), ...wordsOfFlags(cell.flags)].join(', ')}
        </span>
      </figcaption>
      <div class="lane-draw cell-states">
        {lives.map((stretch) => (
          <span
            key={stretch.from}
            class="cell-stretch"
            data-dead={stretch.moment.phase !== 'alive'}
            style={{ ...placeOf(stretch), borderTopColor: colourOf(run, stretch.moment.type) }}
            aria-hidden="true"
          >
            {lifeText(stretch.moment)}
          </span>
        ))}
        {states.map((stretch) => (
          <span key={stretch.from} class="cell-stretch cell-flags" style={placeOf(stretch)} aria-hidden="true">
            {wordsOfFlags(stretch.moment.flags).join(', ')}
          </span>
        ))}
        {events.map((event) => {
          const at = along(hoursAt(event.step));
          return at < 0 || at > 1 ? null : (
            <span
              key={`${event.step} ${event.kind}`}
              class="cell-event"
              data-kind={event.kind}
              title={wordsOf(run, event)}
              style={{ left: `${at * 100}%` }}
              aria-hidden="true"
            >
              <Mark kind={event.kind} />
            </span>
          );
        })}
        <ul class="unseen" aria-label={say.events}>
          {events.map((event) => (
            <li key={`${event.step} ${event.kind}`}>{wordsOf(run, event)}</li>
          ))}
        </ul>
      </div>
    </figure>
  );
}

/** Position on the axis of the part of a stretch that is in view. */
function placeOf({ from, to }: Stretch): { left: string; width: string } {
  const [left, right] = [from, to].map((step) => Math.min(1, Math.max(0, along(hoursAt(step))))) as [number, number];
  return { left: `${left * 100}%`, width: `max(2px, ${(right - left) * 100}%)` };
}

function wordsOf(run: Opened, event: LifeEvent): string {
  const say = texts.value.cellHistory;
  const what =
    event.kind === 'conversion'
      ? say.becomes(labelOfType(run, event.type))
      : event.kind === 'death'
        ? wordOfPhase(event.phase)
        : say.kinds[event.kind];
  return say.event(time(hoursAt(event.step)), what);
}

const MARKS: Record<LifeEvent['kind'], string> = {
  birth: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
  division: 'M0 -5L5 0L0 5L-5 0Z',
  conversion: 'M0 -4.5L4.5 4L-4.5 4Z',
  death: 'M-4 -4L4 4M4 -4L-4 4',
  gone: 'M-4 -4V4M-4 0H4M1 -3L4 0L1 3',
};

/** The shape of an event: filled where a line goes on, an outline where it begins or ends. */
function Mark({ kind }: { kind: LifeEvent['kind'] }) {
  const full = kind === 'division' || kind === 'conversion';
  return (
    <svg class="cell-mark" viewBox="-6 -6 12 12" aria-hidden="true">
      <path d={MARKS[kind]} data-full={full} />
    </svg>
  );
}

function TraitLane({ trait, now }: { trait: Trait; now: Inspected }) {
  const ends = useSignal<Ends>({ low: 0, high: 1 });
  const last = now.history.at(-1);
  const shown = quantity(last === undefined ? undefined : trait.of(last), trait.unit);
  const { history } = now;
  return (
    <figure class="lane" data-lane={`cell.${trait.id}`}>
      <figcaption>
        <span>{trait.label}</span>
        <span class="lane-value">
          <b>{shown.value}</b> <small>{shown.unit}</small>
        </span>
      </figcaption>
      <Plot
        curves={() => [
          {
            x: Float64Array.from(history, ({ step }) => hoursAt(step)),
            y: Float64Array.from(history, (moment) => trait.of(moment)),
          },
        ]}
        strokes={[{ colour: INK[theme.value] }]}
        ends={ends}
        across={LIFETIME}
      />
      <div class="lane-scale" aria-hidden="true">
        <span>{roundNumber(ends.value.high)}</span>
        <span>{roundNumber(ends.value.low)}</span>
      </div>
    </figure>
  );
}

function colourOf(run: Opened, type: string): string {
  const cell = run.cells.find(({ id }) => id === type);
  if (cell === undefined) return INK[theme.value];
  return theme.value === 'dark' ? cell.dark : cell.light;
}
