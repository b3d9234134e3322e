import type { Phrases } from './phrases.ts';

/** Was Szenarien und Rechenkern sagen, auf Deutsch. */
export const phrases: Phrases = {};
