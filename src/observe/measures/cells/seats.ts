/** Niche seats that the cells hold: `<tissue>.seats.<cell>`. */
import { ofCells } from './of-cells.ts';

export const seats = ofCells({
  key: 'seats',
  fits: ({ type }) => Boolean(type.takesSeats),
  id: ({ place, type }) => `${place}.seats.${type.id}`,
  read:
    ({ cell }) =>
    ({ seated }) =>
      seated[cell],
});
