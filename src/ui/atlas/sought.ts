import { signal } from '@preact/signals';

/** What is sought among the claims; kept while one of them is looked at. */
export const claimsSought = signal('');
