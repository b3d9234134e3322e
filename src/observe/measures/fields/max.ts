/** The largest value of a species anywhere in a tissue. */
import { ofFields } from './of-fields.ts';

export const max = ofFields({
  key: 'max',
  read:
    ({ species }) =>
    ({ largest }) =>
      largest[species],
});
