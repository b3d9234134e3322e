import './sets-of.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { settingLabel } from '../../scenario/setting-words.ts';
import { texts, translated } from '../texts/language.ts';
import { type HowSure, howSure, openSet } from './how-sure.ts';
import type { Lesson } from './lesson.ts';
import { Closed } from './steps/step-parts.tsx';
import type { Task } from './task.ts';

/** Beside the usual answer: in how many plausible sets of numbers the runs give it, and what that hangs on. */
export function SetsOf({ now, asked }: { now: Lesson; asked: Task }) {
  const known = useSignal<HowSure | null>(null);
  const { scenario, at } = now;
  useEffect(() => {
    known.value = null;
    let latest = true;
    void howSure(scenario, at).then((one) => {
      if (latest) known.value = one;
    });
    return () => {
      latest = false;
    };
  }, [scenario, at]);
  if (known.value === null || now.claim !== null) return null;
  const { kept, found, fragile, fresh } = known.value;
  const say = texts.value.howSure;
  const clear = found.factors.filter((one) => one.clear);
  const [first] = found.failing;
  return (
    <section class="sets-of" data-readout="sets" data-value={found.holds} data-sets={found.sets}>
      <p>
        {say.holds(found.holds, found.sets)} {fragile && <b>{say.fragile}</b>} {!fresh && say.stale}
      </p>
      <Closed says={say.hangsOn} name="hangs-on">
        <p>{say.how}</p>
        {clear.length === 0 ? (
          <p>{say.none}</p>
        ) : (
          <ul>
            {clear.map(({ path, effect }) => (
              <li key={path}>{say.with(effect > 0, translated(settingLabel(scenario, path)))}</li>
            ))}
          </ul>
        )}
        <p>{say.asIs(found.asIs.holds, found.asIs.seeds)}</p>
        {first !== undefined && fresh && (
          <button
            type="button"
            data-action="failing-set"
            onClick={() =>
              void openSet(
                scenario,
                kept,
                first,
                asked.sides.map(({ arm }) => arm),
                (arm, drawn) => say.run(asked.sides.find((side) => side.arm === arm)!.name, drawn ? first : null),
              )
            }
          >
            {say.openFailing}
          </button>
        )}
      </Closed>
    </section>
  );
}
