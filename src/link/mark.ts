/** Start of an address fragment that holds a run; apart from its reader, which is loaded only when needed. */
export const LINK = '#run=';
