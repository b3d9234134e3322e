/** Limits of the engine and of outside input, for both reader and engine. */

/** Species, oxygen included: each has a bit in a 32-bit word that marks pending jumps. */
export const MAX_SPECIES = 32;
/** Cell types: a slot holds a type in seven bits, the eighth marks the dead. */
export const MAX_CELL_TYPES = 127;
/** Tissues: draws of one purpose are told apart by tissue in a table of eight. */
export const MAX_TISSUES = 8;
/** Traits: those of clones and founders are drawn in batches of this many. */
export const MAX_TRAITS = 64;
/** Events that may happen to a cell of one type. */
export const MAX_FATES = 64;

/** Sub-steps of a step: a cell crosses at most half a site in each. */
export const MAX_SUB_STEPS = 1024;

/** Commands in a log, and those before one step that leave a trace: each may need its own compiled model. */
export const MAX_COMMANDS = 10_000;
export const MAX_COMMANDS_IN_STEP = 1_000;
/** Steps of a run, and the last step that a command may name. */
export const MAX_STEPS = 1e9;
