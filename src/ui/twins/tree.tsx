import { time } from '../format.ts';
import './twins.css';
import './tree.css';
import type { Arm } from '../run/arm.ts';
import { arms, focus, hoursAt, letterOf } from '../run/state.ts';
import { texts } from '../texts/language.ts';
import { axis } from '../timeline/axis.ts';

const WIDTH = 276;
const ROW = 40;
const TOP = 22;
const LEFT = 8;
/** Room for names to the right of the longest lines. */
const NAMES = 128;
const NAME_AFTER = 16;

/** Which run branched off which, and when. */
export function Branches() {
  const runs = arms.value;
  const { from, to } = axis.value;
  const across = (hours: number) => LEFT + ((hours - from) / (to - from)) * (WIDTH - NAMES - LEFT);
  const row = (arm: Arm) => TOP + 18 + runs.indexOf(arm) * ROW;
  const now = across(hoursAt(focus.value.live.value.step));
  const height = TOP + runs.length * ROW;
  // While it is computed again, a run may not have come to its own fork yet.
  const drawnTo = runs.map(({ live: { value: at }, origin }) =>
    across(hoursAt(Math.max(at.step, origin?.step ?? at.step))),
  );
  const names = Math.max(...drawnTo, now) + NAME_AFTER;
  const say = texts.value.twins;
  return (
    <section class="branches" aria-label={say.branches}>
      <header>
        <h2>{say.branches}</h2>
        <p>{say.sameDraws}</p>
      </header>
      <div class="tree" style={{ height: `${height}px` }}>
        <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} aria-hidden="true">
          <line x1={now} x2={now} y1={TOP - 6} y2={height} class="tree-now" />
          {runs.map((arm) => {
            const reached = hoursAt(arm.live.value.step);
            const start = across(arm.origin === null ? Math.min(reached, Math.max(from, 0)) : hoursAt(arm.origin.step));
            const y = row(arm);
            const parent = arm.origin !== null && runs.includes(arm.origin.arm) ? row(arm.origin.arm) : null;
            const end = Math.max(start, across(reached));
            return (
              <g key={arm.key} data-letter={letterOf(arm)} data-focus={focus.value === arm}>
                {parent !== null && (
                  <path
                    d={`M${start} ${parent}V${y - 8}q0 8 8 8H${Math.max(start + 8, end)}`}
                    fill="none"
                    class="tree-line"
                  />
                )}
                {parent === null && <path d={`M${start} ${y}H${end}`} class="tree-line" />}
                {parent !== null && <circle cx={start} cy={parent} r="4.5" class="tree-fork" />}
                <circle cx={Math.max(end, parent === null ? end : start + 8)} cy={y} r="4.5" class="tree-end" />
              </g>
            );
          })}
        </svg>
        <span class="tree-time" style={{ left: `${now}px` }}>
          {time(hoursAt(focus.value.live.value.step))}
        </span>
        <ol>
          {runs.map((arm) => (
            <li key={arm.key} style={{ top: `${row(arm) - 16}px`, left: `${names}px` }}>
              <label>
                <b>{letterOf(arm)}</b>
                <input
                  type="text"
                  aria-label={say.nameOf(letterOf(arm))}
                  data-control={`name-${letterOf(arm)}`}
                  value={arm.name.value || say.firstRun}
                  title={arm.name.value || say.firstRun}
                  onChange={(event) => {
                    arm.name.value = event.currentTarget.value;
                  }}
                />
              </label>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
