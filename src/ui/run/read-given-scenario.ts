/** Reads a scenario file given by the user; loaded on demand, since the page starts without the reader. */

import { readFile } from '../../run/read-checked.ts';
import type { Files, ReadResult } from '../../scenario/read/read-scenario.ts';

const texts = import.meta.glob<string>('../../../scenarios/**/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Text by path from the folder `scenarios`. */
const known = new Map(Object.entries(texts).map(([path, text]) => [path.replace(/^.*?scenarios\//, ''), text]));

export const shippedFiles: Files = Object.assign(shippedText, { near: () => [...known.keys()] });

/** Reads and checks a scenario; files that it extends are looked up among the shipped ones. */
export const readGiven = (name: string, text: string): ReadResult => readFile(name, text, shippedFiles);

function shippedText(path: string): string | null {
  const plain = path.replace(/^(\.\.?\/)+/, '').replace(/^.*?scenarios\//, '');
  return known.get(plain) ?? [...known].find(([file]) => file.endsWith(`/${plain}`))?.[1] ?? null;
}
