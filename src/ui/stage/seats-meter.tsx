/** How many seats of the niche each type of cells holds, and how many are free: a bar with its numbers. */
import './seats-meter.css';
import { CELL_FLAGS } from '../../serve/protocol.ts';
import { number } from '../format.ts';
import { numbersHidden } from '../lesson/lesson.ts';
import { focus } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { theme } from '../theme.ts';
import { Glyph } from './glyph.tsx';

const FREE = '.freeSeats';

export function SeatsMeter() {
  const { opened, readouts } = focus.value;
  const run = opened.value;
  const measure = run?.measures.find(({ id }) => id.endsWith(FREE));
  if (run === null || measure === undefined || numbersHidden.value) return null;
  const say = texts.value.legend;
  const value = (id: string) => readouts.value[run.measures.findIndex((one) => one.id === id)] ?? 0;
  const tissue = measure.id.slice(0, -FREE.length);
  const free = value(measure.id);
  const held = run.cells
    .map((cell) => ({ cell, seats: value(`${tissue}.seats.${cell.id}`) }))
    .filter(({ seats }) => seats > 0);
  const all = held.reduce((sum, { seats }) => sum + seats, free);
  if (all === 0) return null;
  return (
    <div class="seats-meter" data-readout="seats">
      <span>{say.seats(number(all))}</span>
      <i class="seats-bar" aria-hidden="true">
        {held.map(({ cell, seats }) => (
          <b
            key={cell.id}
            style={{ width: `${(100 * seats) / all}%`, background: theme.value === 'dark' ? cell.dark : cell.light }}
          />
        ))}
      </i>
      <ul>
        {held.map(({ cell, seats }) => (
          <li key={cell.id} title={translated(cell.label)}>
            <Glyph cell={cell} flags={CELL_FLAGS.perfused} />
            {number(seats)}
          </li>
        ))}
        <li>{say.freeSeats(number(free))}</li>
      </ul>
    </div>
  );
}
