/** The parts of sweeps that are loaded on demand. */
export const loadSweeps = () => import('./store.ts');
export const loadView = () => import('./sweep-view.tsx');
