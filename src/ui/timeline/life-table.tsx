import './life-table.css';
import type { CellMoment, Opened } from '../../serve/protocol.ts';
import { CELL_FLAGS } from '../../serve/protocol.ts';
import { number, time, unitText } from '../format.ts';
import type { Inspected } from '../inspect/inspected.ts';
import type { LifeEvent, Trait } from '../inspect/life.ts';
import { labelOfType, shortIdentity, wordOfPhase, wordsOfFlags } from '../inspect/names-of-cells.ts';
import { hoursAt } from '../run/state.ts';
import { saveAs } from '../share/save.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts } from '../texts/language.ts';

const MAX_ROWS = 120;

interface CellTableProps {
  now: Inspected;
  run: Opened;
  traits: Trait[];
  events: LifeEvent[];
  close: () => void;
}

/** A cell's history in numbers: some of its moments to read, all of them, with all that is known, as CSV. */
export function CellTable({ now, run, traits, events, close }: CellTableProps) {
  const { history } = now;
  const stride = Math.max(1, Math.ceil(history.length / MAX_ROWS));
  const say = texts.value.timeline;
  const own = texts.value.cellHistory;
  return (
    <Dialog title={own.tableTitle(`${labelOfType(run, now.cell.type)} ${shortIdentity(now.identity)}`)} close={close}>
      {stride > 1 && <p class="quiet">{say.everyRow(stride, number(history.length))}</p>}
      <p>
        <button type="button" data-action="csv" onClick={() => download(now, run, events)}>
          {say.download}
        </button>
      </p>
      {events.length > 0 && (
        <p class="quiet">
          {events.map((event) => own.event(time(hoursAt(event.step)), own.kinds[event.kind])).join('; ')}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{say.step}</th>
            <th scope="col">{say.timeColumn}</th>
            <th scope="col">{own.state}</th>
            {traits.map(({ id, label, unit }) => (
              <th key={id} scope="col">
                {unitText(unit) === '' ? label : `${label}, ${unitText(unit)}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {history
            .filter((_, i) => i % stride === 0)
            .map((moment) => (
              <tr key={moment.step}>
                <td>{number(moment.step)}</td>
                <td class="line">{time(hoursAt(moment.step))}</td>
                <td>
                  {[labelOfType(run, moment.type), wordOfPhase(moment.phase), ...wordsOfFlags(moment.flags)].join(', ')}
                </td>
                {traits.map(({ id, of }) => (
                  <td key={id}>{number(of(moment))}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </Dialog>
  );
}

/** Flags that have a column of 0 or 1. */
const FLAGS = ['hypoxic', 'seated', 'perfused', 'tip'] as const;

/** One row per moment; `at.…` are the concentrations at the cell, events are those since the row before. */
function download({ identity, history }: Inspected, run: Opened, events: LifeEvent[]): void {
  const units = new Map(run.fields.map(({ id, unit }) => [id, unit]));
  const first = history[0];
  const head = [
    'identity,step,hours,tissue,x,y,type,phase',
    ...FLAGS,
    ...(first?.columns.map(({ id }) => id) ?? []),
    ...(first?.fields.map(({ id }) => `at.${id} (${units.get(id) ?? ''})`) ?? []),
    ...(first?.occupancy.map(({ id }) => `occupancy.${id}`) ?? []),
    'events',
  ];
  const row = (moment: CellMoment, before: number) =>
    [
      identity,
      moment.step,
      hoursAt(moment.step),
      moment.tissue,
      moment.x,
      moment.y,
      moment.type,
      moment.phase,
      ...FLAGS.map((flag) => ((moment.flags & CELL_FLAGS[flag]) === 0 ? 0 : 1)),
      ...[...moment.columns, ...moment.fields, ...moment.occupancy].map(({ value }) => value),
      events
        .filter(({ step }) => step > before && step <= moment.step)
        .map(({ kind }) => kind)
        .join(' '),
    ].join(',');
  const rows = history.map((moment, i) => row(moment, history[i - 1]?.step ?? Number.NEGATIVE_INFINITY));
  saveAs(`${run.id}-cell-${shortIdentity(identity)}.csv`, `${[head.join(','), ...rows].join('\n')}\n`, 'text/csv');
}
