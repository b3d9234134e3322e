/** Reads a scenario file that a person gives; loaded when there is one, since the page starts without the reader. */

import { readFile } from '../../run/read-checked.ts';
import type { Files, ReadResult } from '../../scenario/read/read-scenario.ts';

const texts = import.meta.glob<string>('../../../scenarios/**/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Path from the folder `scenarios` → text. */
const known = new Map(Object.entries(texts).map(([path, text]) => [path.replace(/^.*?scenarios\//, ''), text]));

export const shippedFiles: Files = Object.assign(shippedText, { near: () => [...known.keys()] });

/** Reads and checks a scenario; what it extends is looked for among the shipped files. */
export const readGiven = (name: string, text: string): ReadResult => readFile(name, text, shippedFiles);

function shippedText(path: string): string | null {
  const plain = path.replace(/^(\.\.?\/)+/, '').replace(/^.*?scenarios\//, '');
  return known.get(plain) ?? [...known].find(([file]) => file.endsWith(`/${plain}`))?.[1] ?? null;
}
