/** How much of a tissue lacks oxygen before anything has happened in it. */
import { livingIn } from '../observe/living.ts';
import type { Prepared } from '../scenario/prepared.ts';
import { openRun } from './run.ts';

/** The share of a tissue's cells that lack oxygen when a run begins. */
export function hypoxicAtStart(scenario: Prepared, tissue: string): number {
  const { engine } = openRun(scenario);
  const { model } = engine.world;
  const seen = engine.world.tissues[model.tissues.findIndex(({ id }) => id === tissue)];
  const pressure = seen.fields[model.oxygen.species];
  const { rows, first } = livingIn(seen, model.cells.length);
  const cells = first[model.cells.length];
  let lacking = 0;
  for (let i = 0; i < cells; i++) if (pressure[seen.pool.site[rows[i]]] < model.oxygen.hypoxic) lacking++;
  return cells === 0 ? 0 : lacking / cells;
}
