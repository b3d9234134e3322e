/** How the fragment of an address begins that holds a run; apart from what reads it, which is loaded when there is one. */
export const LINK = '#run=';
