/** What a cell has besides receptors: states, which follow its surroundings, and traits, which it keeps for life. */

export interface State {
  id: string;
  relaxation: number;
  low: number;
  high: number;
}

export interface Trait {
  id: string;
  inherited: 'factor' | 'sum';
  noise: number;
  /** Share of divisions with a jump, and its size. */
  jumps: number;
  jump: number;
  /** Spread between the clones of the first tissue. */
  spread: number;
  /** Share of divisions after which one of the two cells has its type's value at rest. */
  asymmetric: number;
  /** Share of the first cells that start at `high`. */
  founders: number;
  low: number;
  high: number;
}
