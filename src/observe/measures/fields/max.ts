/** The most of a species that there is anywhere in a tissue. */
import { ofFields } from './of-fields.ts';

export const max = ofFields({
  key: 'max',
  read:
    ({ species }) =>
    ({ largest }) =>
      largest[species],
});
