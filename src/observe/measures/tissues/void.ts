/** Open sites of a tissue. */
import { ofTissues } from './of-tissues.ts';

export const openVoid = ofTissues({
  key: 'void',
  unit: 'sites',
  needs: ['void'],
  read:
    () =>
    ({ open }) =>
      open[0],
});
