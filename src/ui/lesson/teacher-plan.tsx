import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';
import { lesson } from './lesson.ts';
import './teacher-plan.css';

/** The lesson plan for a teacher, with the students' ideas that the questions address; it can be printed. */
export function PlanDialog({ close }: { close: () => void }) {
  const now = lesson.value;
  if (now === null) return null;
  const { scenario } = now;
  const { objective, needs, plan, questions } = scenario.lesson;
  const say = texts.value.plan;
  const ideas = questions.filter(({ idea }) => translated(idea) !== '');
  return (
    <Dialog title={say.title(plan.reduce((sum, { minutes }) => sum + minutes, 0))} close={close}>
      <div class="worksheet-choice">
        <span />
        <button type="button" class="main" data-action="print" onClick={() => window.print()}>
          {say.print}
        </button>
      </div>
      <article class="worksheet teacher-plan" data-readout="plan">
        <h3>
          {scenario.code} {translated(scenario.title)}
        </h3>
        <p>{translated(objective)}</p>
        {translated(needs) !== '' && <p>{`${texts.value.lesson.needs}: ${translated(needs)}`}</p>}
        <ol>
          {plan.map(({ minutes, does }) => (
            <li key={translated(does)}>
              <b>{say.minutes(minutes)}</b>
              <span>{translated(does)}</span>
            </li>
          ))}
        </ol>
        {ideas.length > 0 && (
          <section>
            <h4>{say.ideas}</h4>
            {ideas.map(({ idea, truth }) => (
              <p key={translated(idea)}>
                <i>{texts.value.lesson.quoted(translated(idea))}</i> {translated(truth)}
              </p>
            ))}
          </section>
        )}
        <p class="quiet">{say.notReal}</p>
      </article>
    </Dialog>
  );
}
