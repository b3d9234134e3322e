/** Open sites of a tissue. */
import { ofTissues } from './of-tissues.ts';

export const openVoid = ofTissues({
  key: 'void',
  unit: 'sites',
  needs: ['void'],
  says: ({ tissue }) => ({
    label: `Void, ${tissue}`,
    help: 'sites without matrix that no structural cell stands on',
  }),
  read:
    () =>
    ({ open }) =>
      open,
});
