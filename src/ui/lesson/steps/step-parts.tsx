/** Parts shared by several steps of a lesson. */
import './step-parts.css';
import type { ComponentChildren } from 'preact';
import type { Text } from '../../../texts/text.ts';
import { moment } from '../../format.ts';
import { texts, translated } from '../../texts/language.ts';
import { Linked } from '../glossary.tsx';
import { exploring } from '../lesson.ts';
import { whatIsRead } from '../reads.ts';
import type { Task } from '../task.ts';

/** The setting and the question, without the answer. */
export function Question({ asked }: { asked: Task }) {
  const { row, compares } = asked;
  return (
    <>
      {translated(row.setting) !== '' && (
        <p class="reading setting">
          <Linked text={translated(row.setting)} />
        </p>
      )}
      <p class="reading asked" data-readout="question">
        {compares === null ? (
          <Linked text={translated(row.ask)} />
        ) : (
          texts.value.lesson.asks(compares.first, compares.second, compares.rule, whatIsRead(asked))
        )}
      </p>
    </>
  );
}

/** A list of a lesson's lines. */
export function Lines({ lines }: { lines: readonly Text[] }) {
  return (
    <ul class="reading">
      {lines.map((line) => (
        <li key={translated(line)}>
          <Linked text={translated(line)} />
        </li>
      ))}
    </ul>
  );
}

/** A text of a lesson under a heading; nothing where the author wrote none. */
export function Told({ heading, text }: { heading: string; text: string }) {
  if (text === '') return null;
  return (
    <>
      <h3>{heading}</h3>
      <p class="reading">
        <Linked text={text} />
      </p>
    </>
  );
}

/** A part that is closed at first, with a heading that says what is in it. */
export function Closed({ says, name, children }: { says: string; name: string; children: ComponentChildren }) {
  return (
    <details class="lesson-fold" data-fold={name}>
      <summary>{says}</summary>
      {children}
    </details>
  );
}

/** Names the runs of a question, in a sentence. */
export const runsInWords = ({ sides }: Task): string => sides.map(({ name }) => name).join(' · ');

export const endOfRuns = ({ at }: Task): string => moment(at / 60);

export function Next({ label, go }: { label: string; go: () => void }) {
  return (
    <button type="button" class="main" data-action="lesson-next" onClick={go}>
      {label}
    </button>
  );
}

/** Shows the run with its levers; the lesson waits. */
export function Explore() {
  return (
    <button
      type="button"
      data-action="explore"
      onClick={() => {
        exploring.value = true;
      }}
    >
      {texts.value.lesson.explore}
    </button>
  );
}
