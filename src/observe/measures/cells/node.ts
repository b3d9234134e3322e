/** Mean activity of a node of the inner pathways. */
import { meanOver } from '../measure.ts';
import { ofCells } from './of-cells.ts';

export const node = ofCells<{ node: string; index: number }>({
  key: 'node',
  unit: '',
  perLiving: true,
  needs: ['nodes'],
  fits: ({ model, type }) => type.rest.some((level, l) => l < model.receptors.length && level > 0),
  each: ({ model }) => model.names.nodes.map((node, index) => ({ node, index })),
  id: ({ place, type }, { node }) => `${place}.${type.id}.node.${node}`,
  args: (_, { node }) => ({ node }),
  read: ({ model, cell }, { index }) => {
    const slot = cell * model.names.nodes.length + index;
    return ({ living, nodes }) => meanOver(living[cell], nodes[slot]);
  },
});
