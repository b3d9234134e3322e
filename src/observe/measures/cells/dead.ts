/** Dead cells that still lie there. */
import { ofCells } from './of-cells.ts';

export const dead = ofCells({
  key: 'dead',
  says: ({ cell }) => ({ label: `${cell}, dead`, help: 'dead cells not cleared yet' }),
  read:
    ({ cell }) =>
    ({ dead }) =>
      dead[cell]!,
});
