/** Every design, by its name in sweep files. */
import type { DesignRow } from '../sweep-schema.ts';
import type { Design, Space } from './design.ts';
import { grid } from './grid.ts';
import { latinHypercube } from './latin-hypercube.ts';
import { list } from './list.ts';
import { morris } from './morris.ts';
import { saltelli } from './saltelli.ts';
import { sobol } from './sobol.ts';

export function makeDesign(design: DesignRow, space: Space): Design {
  switch (design.kind) {
    case 'grid':
      return grid(space);
    case 'list':
    case 'table':
      return list(space);
    case 'latinHypercube':
      return latinHypercube(design.points, space);
    case 'sobol':
      return sobol(design.points, space);
    case 'morris':
      return morris(design.trajectories, design.levels, space);
    case 'saltelli':
      return saltelli(design.samples, space);
  }
}
