import './class.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { LessonResult } from '../../link/class-result.ts';
import { number, reading, unitText } from '../format.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts } from '../texts/language.ts';
import { theme } from '../theme.ts';
import { ACCENT, INK } from '../timeline/arm-strokes.ts';
import { type Lesson, lesson } from './lesson.ts';
import { whatIsRead } from './reads.ts';
import { GUESSES, type Task, verdictOf } from './tasks.ts';

/** Identifies this page among those of a class. */
const PAGE = crypto.randomUUID();

const PLOT = { width: 520, height: 64, pad: 10 };

/** The result that this page hands to a teacher: one line of text. */
export function OwnResult({ now }: { now: Lesson }) {
  const text = useSignal('');
  useEffect(() => {
    void import('../../link/class-result.ts').then(({ resultText }) => {
      const answers = now.answers.map(({ guess, found }) => ({ guess, found }));
      text.value = resultText({ page: PAGE, scenario: now.scenario.id, seed: now.seed, answers });
    });
  }, [now]);
  return (
    <div class="fields wide">
      <label>
        <span>{texts.value.classResults.own}</span>
        <input
          type="text"
          readOnly
          data-readout="result"
          value={text.value}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
    </div>
  );
}

/** The results of a class, pasted or dropped: what was predicted, and the results of all seeds. */
export function ClassDialog({ close }: { close: () => void }) {
  const text = useSignal('');
  const results = useSignal<LessonResult[]>([]);
  const problems = useSignal<string[]>([]);
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
  if (now === null) return null;
  return (
    <Dialog title={say.title} close={close}>
      <div class="share">
        <label class="class-text">
          <span>{say.paste}</span>
          <textarea
            rows={4}
            data-control="results"
            value={text.value}
            onInput={(event) => void read(event.currentTarget.value)}
          />
        </label>
        <input
          type="file"
          multiple
          accept=".txt,text/plain"
          aria-label={say.files}
          data-control="result-files"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            void Promise.all(files.map((file) => file.text())).then((all) => read(all.join('\n')));
          }}
        />
        <p role="status" data-readout="class-size" data-value={results.value.length}>
          {say.pages(results.value.length)}
          {problems.value.length > 0 && `; ${problems.value.join('; ')}`}
        </p>
        {results.value.length > 0 &&
          now.tasks.map((task, i) => (
            <Pooled key={`${task.measure} ${task.second.name}`} task={task} at={i} results={results.value} />
          ))}
      </div>
    </Dialog>
  );
}

function Pooled({ task, at, results }: { task: Task; at: number; results: LessonResult[] }) {
  const say = texts.value.classResults;
  const answers = results.flatMap(({ answers }) => answers[at] ?? []);
  const guesses = GUESSES.map((guess) => ({ guess, count: answers.filter((one) => one.guess === guess).length }));
  const found = answers.flatMap((one) => one.found ?? []);
  const right = answers.filter(
    (one) => one.found !== null && one.guess === verdictOf(one.found.first, one.found.second),
  ).length;
  const most = Math.max(1e-9, ...found.flatMap(({ first, second }) => [first, second]));
  const x = (value: number) => PLOT.pad + (Math.max(0, value) / most) * (PLOT.width - 2 * PLOT.pad);
  return (
    <section class="pooled">
      <h3>{say.asks(whatIsRead(task), task.second.name)}</h3>
      <p>
        {say.predicted(
          guesses.map(({ guess, count }) => `${count} ${texts.value.lesson.verdicts[guess]}`).join(', '),
          right,
          found.length,
        )}
      </p>
      {found.length > 0 && (
        <svg
          viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
          role="img"
          aria-label={[
            range(
              task.first.name,
              found.map(({ first }) => first),
            ),
            range(
              task.second.name,
              found.map(({ second }) => second),
            ),
          ].join(', ')}
        >
          <line x1={PLOT.pad} x2={PLOT.width - PLOT.pad} y1="52" y2="52" stroke="currentColor" opacity="0.4" />
          {found.map(({ first, second }, i) => (
            <g key={`${i}-${first}`}>
              <circle cx={x(first)} cy={18} r="5" fill="none" stroke={INK[theme.value]} />
              <circle cx={x(second)} cy={36} r="5" fill={ACCENT[theme.value]} opacity="0.75" />
            </g>
          ))}
          <text x={PLOT.pad} y="63" font-size="10" fill="currentColor">
            0
          </text>
          <text x={PLOT.width - PLOT.pad} y="63" font-size="10" text-anchor="end" fill="currentColor">
            {number(most)} {unitText(task.unit)}
          </text>
        </svg>
      )}
      <p class="quiet">{say.key(task.first.name, task.second.name)}</p>
    </section>
  );
}

/** The lowest and highest value of a run, in words. */
const range = (name: string, values: readonly number[]): string =>
  texts.value.classResults.range(name, reading(Math.min(...values)), reading(Math.max(...values)));
