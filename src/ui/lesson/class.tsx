import './class.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isRight } from '../../analysis/answer.ts';
import type { LessonResult } from '../../link/class-result.ts';
import { ToCopy } from '../form.tsx';
import { Dialog } from '../shell/dialog.tsx';
import { texts } from '../texts/language.ts';
import { givenOf } from './answer-words.ts';
import { HandOver } from './hand-over.tsx';
import { type Lesson, lesson } from './lesson.ts';
import { PooledQuestion } from './pooled-question.tsx';
import { QrCode } from './qr-code.tsx';

/** Identifies this page among those of a class. */
const PAGE = crypto.randomUUID().slice(0, 6);

/** What this page hands to a teacher. */
function resultOf({ scenario, seed, tasks, answers }: Lesson): LessonResult {
  return {
    page: PAGE,
    scenario: scenario.id,
    seed,
    answers: answers.map((own, i) => {
      const { row } = tasks[i];
      const given = givenOf(own);
      const { found, values, sure } = own;
      const decides = row.choose?.of ?? row.estimate?.of;
      const value = decides === undefined ? found : (values?.[decides] ?? null);
      const held = given === null || found === null ? null : isRight(row, given, found);
      return { given, sure, found, value: finite(value), held };
    }),
  };
}

const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);

/** The result that this page hands to a teacher: a line of text, and the same as a picture. */
export function OwnResult({ now }: { now: Lesson }) {
  const text = useSignal('');
  const say = texts.value.classResults;
  useEffect(() => {
    void import('../../link/class-result.ts').then(({ resultText }) => {
      text.value = resultText(resultOf(now));
    });
  }, [now]);
  return (
    <div class="own-result">
      <h3>{say.own}</h3>
      <p class="quiet">{say.holds}</p>
      <div class="fields wide">
        <ToCopy label={say.own} unseen readout="result" value={text.value} />
      </div>
      <button type="button" data-action="copy-result" onClick={() => void navigator.clipboard?.writeText(text.value)}>
        {say.copy}
      </button>
      {text.value !== '' && <QrCode text={text.value} label={say.qr} />}
    </div>
  );
}

/** The results of a class, pasted or dropped: the predictions, and the outcomes with all seeds. */
export function ClassDialog({ close }: { close: () => void }) {
  const text = useSignal('');
  const results = useSignal<LessonResult[]>([]);
  const problems = useSignal<string[]>([]);
  const shown = useSignal(false);
  const now = lesson.value;
  const say = texts.value.classResults;
  const read = async (given: string) => {
    text.value = given;
    const { readResults } = await import('../../link/class-result.ts');
    const found = readResults(given);
    const own = found.results.filter(({ scenario }) => scenario === now?.scenario.id);
    results.value = own;
    problems.value = found.problems;
    const others = found.results.length - own.length;
    if (others > 0) problems.value = [...found.problems, say.leftOut(others)];
  };
  const add = (files: readonly File[]) =>
    void Promise.all(files.map((file) => file.text())).then((all) => read([text.value, ...all].join('\n')));
  if (now === null) return null;
  const seeds = new Set(results.value.map(({ seed }) => seed)).size;
  return (
    <Dialog title={say.title} close={close}>
      <div class="share">
        <p class="quiet">{say.how}</p>
        <HandOver scenario={now.scenario} />
        <label class="class-text">
          <span>{say.paste}</span>
          <textarea
            rows={4}
            data-control="results"
            value={text.value}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              event.stopPropagation();
              const { files } = event.dataTransfer!;
              if (files.length > 0) add([...files]);
              else void read(`${text.value}\n${event.dataTransfer!.getData('text/plain')}`);
            }}
            onInput={(event) => void read(event.currentTarget.value)}
          />
        </label>
        <input
          type="file"
          multiple
          accept=".txt,text/plain"
          aria-label={say.files}
          data-control="result-files"
          onChange={(event) => add([...(event.currentTarget.files ?? [])])}
        />
        <p role="status" data-readout="class-size" data-value={results.value.length} data-seeds={seeds}>
          {say.pages(results.value.length, seeds)}
          {problems.value.length > 0 && `; ${problems.value.join('; ')}`}
        </p>
        {results.value.length > 0 && (
          <button
            type="button"
            class="main"
            data-action="reveal-class"
            aria-pressed={shown.value}
            onClick={() => {
              shown.value = !shown.value;
            }}
          >
            {shown.value ? say.hide : say.reveal}
          </button>
        )}
        {results.value.length > 0 &&
          now.tasks.map((task, i) => (
            <PooledQuestion
              key={i}
              number={i + 1}
              task={task}
              answers={results.value.flatMap(({ answers }) => answers[i] ?? [])}
              shown={shown.value}
            />
          ))}
      </div>
    </Dialog>
  );
}
