/** Results of one step for its own later stages, per tissue; none are read once the step is over. */
import type { Model } from '../scenario/model.ts';
import { type Buffer, type Kind, type SectionPlan, section, view } from '../world/sections.ts';
import type { TissueState } from '../world/world.ts';
import { BLOCK } from './cells/block.ts';
import { PROPOSAL_COLUMNS, type Proposals } from './cells/proposals.ts';

const CELL_COLUMNS = {
  rows: 'i32',
  speed: 'f32',
  adhesion: 'f32',
  integrin: 'f32',
  mutation: 'f32',
  erosion: 'f32',
  leaving: 'f32',
  draining: 'f32',
} as const;

/** The index of each number in `TissueWork.numbers`. */
const NUMBER = { blocks: 0, vesselsChanged: 1, heldChanged: 2, matrixChanged: 3, vesselsLost: 4 } as const;

/** The offset of each number of a block of cells in `TissueWork.blocks`. */
export const IN_BLOCK = { type: 0, from: 1, count: 2, proposals: 3 } as const;
export const BLOCK_NUMBERS = 4;

/** Sections of memory for the work on a tissue. */
export function workSections(model: Model, tissue: Model['tissues'][number]): SectionPlan[] {
  const { id, capacity } = tissue;
  const own = (name: string, kind: Kind, length: number) => section(`${id}.work.${name}`, kind, length);
  const blocks = Math.ceil(capacity / BLOCK) + model.cells.length + 1;
  return [
    ...Object.entries(CELL_COLUMNS).map(([name, kind]) => own(name, kind, capacity)),
    ...Object.entries(PROPOSAL_COLUMNS).map(([name, kind]) => own(`proposals.${name}`, kind, capacity)),
    own('first', 'i32', model.cells.length + 2),
    own('next', 'i32', model.cells.length + 1),
    own('blocks', 'i32', BLOCK_NUMBERS * blocks),
    own('toBlood', 'f64', model.species.length),
    own('numbers', 'i32', Object.keys(NUMBER).length),
  ];
}

export class TissueWork {
  /** Living rows type by type, then the dead: `rows[first[t] .. first[t + 1])` are of type t. */
  readonly rows: Int32Array;
  readonly first: Int32Array;
  /** Where the next row of each type goes while rows are grouped. */
  readonly next: Int32Array;
  readonly speed: Float32Array;
  readonly adhesion: Float32Array;
  readonly integrin: Float32Array;
  /** How often traits jump at division, relative to their own rate. */
  readonly mutation: Float32Array;
  /** Volume that each cell removes from each cell that it touches, µm³/min. */
  readonly erosion: Float32Array;
  /** Rows in blocks of one type each, `BLOCK_NUMBERS` numbers per block. */
  readonly blocks: Int32Array;
  /** Rate at which each cell leaves for blood, and for lymph, per minute. */
  readonly leaving: Float32Array;
  readonly draining: Float32Array;
  readonly proposals: Proposals;
  /** Amount per species that entered blood in this step, nM · sites. */
  readonly toBlood: Float64Array;
  private readonly numbers: Int32Array;
  private readonly oxygenResult: Float64Array;

  constructor(model: Model, buffer: Buffer, tissue: TissueState) {
    const { id } = model.tissues[tissue.index];
    const get = <K extends Kind>(name: string, kind: K) => view(buffer, `${id}.work.${name}`, kind);
    this.rows = get('rows', 'i32');
    this.speed = get('speed', 'f32');
    this.adhesion = get('adhesion', 'f32');
    this.integrin = get('integrin', 'f32');
    this.mutation = get('mutation', 'f32');
    this.erosion = get('erosion', 'f32');
    this.first = get('first', 'i32');
    this.next = get('next', 'i32');
    this.blocks = get('blocks', 'i32');
    this.leaving = get('leaving', 'f32');
    this.draining = get('draining', 'f32');
    this.toBlood = get('toBlood', 'f64');
    this.numbers = get('numbers', 'i32');
    this.proposals = Object.fromEntries(
      Object.entries(PROPOSAL_COLUMNS).map(([name, kind]) => [name, get(`proposals.${name}`, kind)]),
    ) as unknown as Proposals;
    this.proposals.count = 0;
    this.oxygenResult = tissue.scratch.oxygenResult;
  }

  /** Cells leave or erode only if they have decided to: a cell born or converted in this step has not. */
  clearRates(rows: number): void {
    this.leaving.fill(0, 0, rows);
    this.draining.fill(0, 0, rows);
    this.erosion.fill(0, 0, rows);
  }

  get blockCount(): number {
    return this.numbers[NUMBER.blocks];
  }
  set blockCount(count: number) {
    this.numbers[NUMBER.blocks] = count;
  }
  /** Set when a cell starts or stops carrying blood or lymph, so that vessels are listed again. */
  get vesselsChanged(): boolean {
    return this.numbers[NUMBER.vesselsChanged] !== 0;
  }
  set vesselsChanged(changed: boolean) {
    this.numbers[NUMBER.vesselsChanged] = changed ? 1 : 0;
  }
  /** Set when vessels or ground change, so that the faces and held sites of oxygen are rebuilt. */
  get heldChanged(): boolean {
    return this.numbers[NUMBER.heldChanged] !== 0;
  }
  set heldChanged(changed: boolean) {
    this.numbers[NUMBER.heldChanged] = changed ? 1 : 0;
  }
  /** Set when ground or matrix change, so that conductances and retardation are rebuilt. */
  get matrixChanged(): boolean {
    return this.numbers[NUMBER.matrixChanged] !== 0;
  }
  set matrixChanged(changed: boolean) {
    this.numbers[NUMBER.matrixChanged] = changed ? 1 : 0;
  }
  /** Set when a vessel cell is lost, so that cut-off vessels are searched for. */
  get vesselsLost(): boolean {
    return this.numbers[NUMBER.vesselsLost] !== 0;
  }
  set vesselsLost(lost: boolean) {
    this.numbers[NUMBER.vesselsLost] = lost ? 1 : 0;
  }
  /** Rounds and relative residual of the last oxygen solve. */
  get oxygenRounds(): number {
    return this.oxygenResult[0];
  }
  get oxygenResidual(): number {
    return this.oxygenResult[1];
  }
}
