/** Start of an address fragment that holds a run; kept apart from its reader, which is loaded only when needed. */
export const LINK = '#run=';
