/** Runs the present question and reads its answer. Existing runs are not repeated. */
import { untracked } from '@preact/signals';
import type { Arm } from '../run/arm.ts';
import { openScenario } from '../run/open.ts';
import { arms, colour, field, focus, narrowTissue, opened, problems, speed, stopAt, together } from '../run/state.ts';
import { pause, play, seek } from '../run/time.ts';
import { closeArm, openBeside } from '../run/twins.ts';
import { showAhead } from './ahead.ts';
import { judge } from './judge.ts';
import { type Answer, change, changeAnswer, type Lesson, lesson, revealed, task } from './lesson.ts';
import { judgePlace } from './marked-place.ts';
import { endSeeds } from './other-seeds.ts';
import { isRunOf, runOf } from './run-of-side.ts';
import type { Task } from './task.ts';

/** Shows the runs of the question, and plays them at full speed to the moment at which it is answered. */
export async function runTask(): Promise<void> {
  const now = lesson.value;
  const asked = task.value;
  if (now === null || asked === null) return;
  endSeeds();
  change({ step: 'run' });
  revealed.value = false;
  changeAnswer({ values: null, found: null, seeds: [] });
  try {
    if (!(await showRuns(asked, now.seed))) return;
    showAs(asked);
    const end = stepOf(asked);
    await Promise.all(arms.value.map((arm) => arm.simulation.pause()));
    // Each goes on from where it has been, at once; those that are behind catch up.
    for (const arm of arms.value) {
      const furthest = Math.min(end, Math.max(reached(arm), arm.series.last));
      if (furthest === reached(arm)) continue;
      await arm.simulation.seek(furthest);
      await arm.frames.refresh();
    }
    stopAt.value = end;
    speed.value = Number.POSITIVE_INFINITY;
    await play();
  } catch (error) {
    problems.value = { file: now.scenario.id, lines: [error instanceof Error ? error.message : String(error)] };
  }
}

const reached = (arm: Arm): number => arm.frames.current?.step ?? arm.live.peek().step;

/** Shows the existing runs of the present question at their start, so that the picture gives no answer away. */
export async function prepareRuns(): Promise<void> {
  const now = lesson.value;
  const asked = task.value;
  if (now === null || asked === null) return;
  for (const arm of arms.value.slice(1))
    if (!asked.sides.slice(1).some((side) => isRunOf(arm, side, now.seed))) closeArm(arm);
  focus.value = arms.value[0];
  await seek(0);
}

/** Opens the missing runs of a question, and ends those that it does not need. */
async function showRuns({ sides }: Task, seed: string): Promise<boolean> {
  const [first, ...others] = sides;
  if (!isRunOf(arms.value[0], first, seed) && !(await openScenario(first.scenario.id, first.scenario, seed)))
    return false;
  arms.value[0].name.value = first.name;
  for (const arm of arms.value.slice(1)) if (!others.some((side) => isRunOf(arm, side, seed))) closeArm(arm);
  for (const side of others)
    if (runOf(side, seed) === undefined && !(await showAhead(side, seed))) await openBeside(side.name, side.scenario);
  focus.value = arms.value[0];
  return true;
}

/** Colours the tissues as the question wants them. */
function showAs({ row, tissue }: Task): void {
  const run = opened.value;
  const wanted = row.place?.level ?? row.colour;
  if (wanted !== undefined && (wanted === 'type' || run?.columns.some(({ id }) => id === wanted)))
    colour.value = wanted;
  const drawn = row.place?.field ?? row.field;
  if (drawn !== undefined) field.value = drawn;
  if (tissue !== null) narrowTissue.value = tissue.id;
}

const stepOf = (asked: Task): number => Math.round(asked.at / opened.value!.minutesPerStep);

/** Whether the answer is being read. */
let concluding = false;

/** Whether all runs of a question have reached the moment at which they stop. */
export function haveArrived(): boolean {
  if (lesson.value?.step !== 'run' || concluding || together.value || stopAt.value === null) return false;
  const asked = task.value;
  return (
    asked !== null &&
    arms.value.length === asked.sides.length &&
    arms.value.every((arm) => arm.live.value.step >= stopAt.value!)
  );
}

/** Reads the answer and goes on to the explanation. */
export function concludeTask(): void {
  const now = untracked(() => lesson.value);
  const asked = untracked(() => task.value);
  if (now === null || asked === null) return;
  concluding = true;
  void conclude(asked, now)
    .catch((error: unknown) => {
      problems.value = { file: now.scenario.id, lines: [error instanceof Error ? error.message : String(error)] };
    })
    .finally(() => {
      concluding = false;
    });
}

async function conclude(asked: Task, now: Lesson): Promise<void> {
  await pause();
  stopAt.value = null;
  // The picture shows the very moment in question.
  if (arms.value.some((arm) => reached(arm) !== stepOf(asked))) await seek(stepOf(asked));
  const armOf = (arm: string) => runOf(asked.sides.find((side) => side.arm === arm)!, now.seed)!;
  const { values, found } = judge(asked, armOf);
  changeAnswer({ values, found, ...(await placeOf(asked, now.answers[now.at])) });
  change({ step: 'explain' });
}

async function placeOf({ row }: Task, { place }: Answer): Promise<Partial<Answer>> {
  if (row.place === undefined || place === null) return {};
  return { found: await judgePlace(arms.value[0], row.place, place) };
}
