/**
 * A cell's past, computed again beside the present run: a second run starts from a kept state and passes through the
 * same moments, while the present one stands still or goes on.
 */
import { dequal } from 'dequal/lite';
import type { Resumable } from '../base/resumable.ts';
import { momentOf } from '../observe/explain.ts';
import { type Found, findCell } from '../observe/kin.ts';
import type { CellMoment } from '../observe/shown.ts';
import { type Run, stepResumably } from '../run/run.ts';
import { restoreRun } from '../run/snapshot.ts';
import { stepOf, tickOf } from '../world/world.ts';
import type { KeptState, RetraceRequest } from './protocol.ts';

export class Retrace {
  readonly moments: CellMoment[] = [];
  /** Steps in which a daughter was born. */
  readonly divisions: number[] = [];
  private readonly run: Run;
  private cell: Found | null = null;

  /** @param kept a state of `run` at or before the first step requested */
  constructor(
    { scenario, seed, log }: Run,
    kept: KeptState,
    readonly request: RetraceRequest,
  ) {
    this.run = restoreRun({ scenario, seed, log: [...log], past: [], ...kept });
    this.sample();
  }

  get step(): number {
    return stepOf(this.run.engine.world);
  }

  get done(): boolean {
    return this.step >= this.request.to;
  }

  /** Whether this is the retrace for `request`. */
  answers(request: RetraceRequest): boolean {
    return dequal(this.request, request);
  }

  /** Does the next step. */
  *next(): Resumable {
    yield* stepResumably(this.run);
    this.sample();
  }

  /** Keeps a moment of the cell: at intervals, and whenever its type, phase or flags change. */
  private sample(): void {
    const { engine } = this.run;
    const { identity, from, to, every } = this.request;
    if (this.step < from) return;
    if (!this.cell || !this.isStill(this.cell)) this.cell = findCell(engine.world, identity);
    if (!this.cell) return;
    const { tissue, row } = this.cell;
    if (this.hasDivided(this.cell)) this.divisions.push(this.step);
    const last = this.moments.at(-1);
    const now = momentOf(engine, tissue, row);
    const changed = !last || last.type !== now.type || last.phase !== now.phase || last.flags !== now.flags;
    if (changed || this.step - from === 0 || (to - this.step) % every === 0) this.moments.push(now);
  }

  /** Whether the row still holds the cell: a row belongs to one cell for life. */
  private isStill({ tissue: { pool }, row }: Found): boolean {
    const { identity } = this.request;
    return (
      pool.identityHigh[row] === Number.parseInt(identity.slice(0, 8), 16) &&
      pool.identityLow[row] === Number.parseInt(identity.slice(8), 16)
    );
  }

  /** Whether a daughter of a cell was born in the last step. */
  private hasDivided({ tissue: { pool }, row: mother }: Found): boolean {
    const tick = tickOf(this.run.engine.world) - 1;
    for (let row = 0; row < pool.counts[0]; row++) {
      if (
        pool.born[row] === tick &&
        pool.type[row] !== 0 &&
        pool.motherLow[row] === pool.identityLow[mother] &&
        pool.motherHigh[row] === pool.identityHigh[mother]
      )
        return true;
    }
    return false;
  }
}
