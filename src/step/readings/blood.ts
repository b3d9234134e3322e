/** Concentration of a ligand in blood, nM. */
import { shared } from './reading.ts';

export const blood = shared<'blood'>(({ world }, { species }) => world.blood[world.model.blood.species + species]);
