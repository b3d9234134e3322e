/** How diverse the clones are. */
import { diversityOf } from '../../clones.ts';
import { ofCells } from './of-cells.ts';

export const shannon = ofCells({
  key: 'shannon',
  unit: '',
  fits: ({ type }) => type.inherits.length > 0,
  read:
    ({ cell }) =>
    ({ clones }) =>
      diversityOf([...clones[cell].values()]),
});
