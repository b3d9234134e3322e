/** How many cells of a type that comes from a pool are in blood, over those at rest. */
import { shared } from './reading.ts';

export const pool = shared<'pool'>(({ world }, { pool: at }) => world.blood[world.model.blood.pools + at]);
