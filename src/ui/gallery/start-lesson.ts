/** Opens the lesson of the flagship. */
import { beginLesson } from '../lesson/follow-lesson.ts';
import { FLAGSHIP } from '../run/scenarios.ts';
import { choose } from '../session/choose.ts';

export async function startLesson(): Promise<void> {
  if (await choose(FLAGSHIP)) await beginLesson();
}
