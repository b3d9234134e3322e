/** Options with which a benchmark is over soon. */
export const FEW = ['--rounds', '1', '--steps', '3', '--threads', '2'];
