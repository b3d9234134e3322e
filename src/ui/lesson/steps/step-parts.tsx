/** Parts shared by several steps of a lesson. */
import './step-parts.css';
import type { Prepared } from '../../../scenario/prepared.ts';
import { quantity } from '../../format.ts';
import { language, texts, translated } from '../../texts/language.ts';
import { Linked } from '../glossary.tsx';
import { whatIsRead } from '../reads.ts';
import type { Task } from '../tasks.ts';

/** A lesson's texts in the present language, or in English where the scenario lacks them. */
export const textsOf = ({ lesson }: Prepared): Prepared['lesson'][string] | undefined =>
  lesson[language.value] ?? lesson.en;

/** What is compared, in a sentence that does not give the answer. */
export function Question({ asked }: { asked: Task }) {
  const rule = asked.rule === null ? null : translated(asked.rule.says);
  return (
    <p class="reading" data-readout="question">
      {texts.value.lesson.asks(asked.first.name, asked.second.name, rule, whatIsRead(asked))}
    </p>
  );
}

/** A list of a lesson's lines. */
export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="reading">
      {lines.map((line) => (
        <li key={line}>
          <Linked text={line} />
        </li>
      ))}
    </ul>
  );
}

/** What the lesson was about; shown when nothing is left to predict. */
export function About({ scenario }: { scenario: Prepared }) {
  const own = textsOf(scenario);
  return (
    <>
      <h3>{texts.value.lesson.objective}</h3>
      {own !== undefined && (
        <p class="reading">
          <Linked text={own.objective} />
        </p>
      )}
      <p class="reading">
        <Linked text={translated(scenario.description)} />
      </p>
    </>
  );
}

/** A value with its unit. */
export const shown = (value: number, unit: string): string => {
  const { value: text, unit: after } = quantity(value, unit);
  return `${text} ${after}`.trim();
};

export function Next({ label, go }: { label: string; go: () => void }) {
  return (
    <button type="button" class="main" data-action="lesson-next" onClick={go}>
      {label}
    </button>
  );
}
