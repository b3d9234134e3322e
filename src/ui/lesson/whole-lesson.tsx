import { LessonChart } from './lesson-chart.tsx';
import { LessonView } from './lesson-view.tsx';

/** A lesson as the page shows it: its steps, and its chart beside the tissue. */
export const WholeLesson = () => (
  <>
    <LessonView />
    <LessonChart />
  </>
);
