/**
 * The questions of a lesson. Authors write them in the scenario; where there are none, each expectation of the scenario
 * is posed as one, for its author.
 */
import { chartOf, endOf, runsOf } from '../../analysis/answer.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { tasksOfExpectations } from './from-expectations.ts';
import { placed, type QuestionRow, sideOf, type Task } from './task.ts';

/** The questions of a scenario. */
export function tasksOf(scenario: Prepared, run: Opened): Task[] {
  const { questions } = scenario.lesson;
  return questions.length === 0
    ? tasksOfExpectations(scenario, run)
    : questions.map((row) => taskOf(scenario, run, row));
}

function taskOf(scenario: Prepared, run: Opened, row: QuestionRow): Task {
  const info = (id: string): MeasureInfo => run.measures.find((one) => one.id === id)!;
  return {
    ...placed(run, row, chartOf(row).map(info)),
    row,
    sides: runsOf(row).map((arm) => sideOf(scenario, arm)),
    at: endOf(row, scenario.duration),
    known: row.known === undefined ? null : info(row.known),
    compares: null,
  };
}
