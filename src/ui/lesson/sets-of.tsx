import './sets-of.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Prepared } from '../../scenario/prepared.ts';
import { settingLabel } from '../../scenario/setting-words.ts';
import { moment } from '../format.ts';
import { texts, translated } from '../texts/language.ts';
import { answerInWords } from './answer-words.ts';
import { type HowSure, howSure, openSet } from './how-sure.ts';
import { written } from './judge.ts';
import type { Lesson } from './lesson.ts';
import { Closed } from './steps/step-parts.tsx';
import { choicesOf, type Task } from './task.ts';

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
  const { kept, found, fragile, fresh, spread } = known.value;
  const say = texts.value.howSure;
  const clear = found.factors.filter((one) => one.clear);
  const [other] = found.failing;
  return (
    <section class="sets-of" data-readout="sets" data-value={found.holds} data-sets={found.sets}>
      <h3>{say.title}</h3>
      <p>
        {spread === null
          ? say.holds(found.holds, found.sets, usualOf(asked))
          : say.spread(
              found.sets,
              inWords(asked, spread.low),
              inWords(asked, spread.high),
              inWords(asked, spread.middle),
            )}{' '}
        {say.asIs(found.asIs.holds, found.asIs.seeds, spread !== null)}
      </p>
      {fragile && <p class="reading">{say.fragile}</p>}
      {!fresh && <p>{say.stale}</p>}
      <Closed says={say.hangsOn} name="hangs-on">
        <p>
          {say.how} {say.notTruth}
        </p>
        {clear.length === 0 ? (
          <p>{say.none}</p>
        ) : (
          <ul>
            {clear.map(({ path, effect }) => (
              <li key={path}>{say.with(effect > 0, valueInWords(scenario, path), spread !== null)}</li>
            ))}
          </ul>
        )}
        {other !== undefined && fresh && (
          <button
            type="button"
            data-action="failing-set"
            onClick={() => void openSet(scenario, kept, other, armsOf(asked), wordsFor(asked, other, found))}
          >
            {say.openFailing}
          </button>
        )}
      </Closed>
    </section>
  );
}

/** A value of the model as students read it: rules by what they say. */
function valueInWords(scenario: Prepared, path: string): string {
  const say = texts.value.howSure;
  const [head, id] = path.split('.');
  if (head !== 'rules') return translated(settingLabel(scenario, path));
  const says = translated(scenario.rules[id].says);
  return path.endsWith('.half') ? say.threshold(says) : say.strength(says);
}

const armsOf = ({ sides }: Task): string[] => sides.map(({ arm }) => arm);

/** What is said of the runs that are opened. */
function wordsFor(asked: Task, set: number, { outcomes }: HowSure['found']) {
  const say = texts.value.howSure;
  const outcome = outcomes[set - 1] ?? null;
  const given = outcome === null ? texts.value.lesson.noAnswer : answerInWords(asked, outcome, null);
  const arm = (id: string): string => asked.sides.find((side) => side.arm === id)!.name;
  const until = moment(asked.at / 60);
  return {
    nameOf: (id: string, drawn: boolean) => say.run(arm(id), drawn ? set : null),
    arrived: () => texts.value.howSure.arrived(set, given, until),
  };
}

/** The answer that most runs give. */
const usualOf = (asked: Task): string => choicesOf(asked)[((asked.row.choose ?? asked.row.pick)?.usual ?? 1) - 1] ?? '';

const inWords = (asked: Task, value: number): string => written(asked, asked.row.estimate!.of, value);
