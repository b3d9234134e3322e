import { signal } from '@preact/signals';

/** The search words among the claims; kept while one claim is open. */
export const claimsSought = signal('');
