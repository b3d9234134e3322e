/** Dead cells that still lie there. */
import { ofCells } from './of-cells.ts';

export const dead = ofCells({
  key: 'dead',
  read:
    ({ cell }) =>
    ({ dead }) =>
      dead[cell],
});
