import './given-stretch.css';
import type { Lasting } from '../../run/command.ts';
import { howMuch, inWords } from '../panel/command-words.ts';
import { hoursAt, live } from '../run/state.ts';
import { along } from './axis.ts';

/**
 * An infusion or a held level, from its first moment to its last: on the lane of its drug with how much it is, on the
 * axis as a mark. Cells that are infused at once are a mark without a length.
 */
export function GivenStretch({ command, of }: { command: Lasting; of: 'drug' | 'axis' }) {
  const { step, steps } = command;
  const isAtOnce = steps === undefined && command.do === 'infuseCells';
  const from = along(hoursAt(step));
  const to = isAtOnce ? from : steps === undefined ? 1 : along(hoursAt(step + steps));
  if (to < 0 || from > 1) return null;
  const [left, right] = [Math.max(0, from), Math.min(1, to)];
  const words = inWords(command);
  return (
    <span
      class="given-stretch"
      role="img"
      data-of={of}
      data-given={step <= live.value.step}
      aria-label={words}
      title={words}
      style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
    >
      {of === 'drug' && <span>{howMuch(command)}</span>}
    </span>
  );
}
