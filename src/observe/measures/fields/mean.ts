/** The mean of a species over a tissue. */
import { ofFields } from './of-fields.ts';

export const mean = ofFields({
  key: 'mean',
  read: ({ model, tissue, species }) => {
    const { width, height } = model.tissues[tissue];
    return ({ sum }) => sum[species] / (width * height);
  },
});
