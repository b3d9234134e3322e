/** What of sweeps is loaded when it is asked for. */
export const loadSweeps = () => import('./store.ts');
export const loadView = () => import('./sweep-view.tsx');
