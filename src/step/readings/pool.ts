/** Cells in blood of a type that comes from a pool, over their number at rest. */
import { shared } from './reading.ts';

export const pool = shared<'pool'>(({ world }, { pool: at }) => world.blood[world.model.blood.pools + at]);
