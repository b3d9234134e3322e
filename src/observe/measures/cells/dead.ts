/** Dead cells that are not yet cleared. */
import { ofCells } from './of-cells.ts';

export const dead = ofCells({
  key: 'dead',
  read:
    ({ cell }) =>
    ({ dead }) =>
      dead[cell],
});
