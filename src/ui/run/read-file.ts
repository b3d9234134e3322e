/** Reads a scenario file that a person gives; loaded when there is one, since the page starts without the reader. */
import { type ReadResult, readScenario } from '../../scenario/read.ts';

const texts = import.meta.glob<string>('../../../scenarios/**/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Path from the folder `scenarios` → text. */
const files = new Map(Object.entries(texts).map(([path, text]) => [path.replace(/^.*?scenarios\//, ''), text]));

/** Reads and checks a scenario; what it extends is looked for among the shipped files. */
export const readFile = (name: string, text: string): ReadResult => readScenario(name, text, shippedText);

function shippedText(path: string): string | null {
  const plain = path.replace(/^(\.\.?\/)+/, '').replace(/^.*?scenarios\//, '');
  return files.get(plain) ?? [...files].find(([known]) => known.endsWith(`/${plain}`))?.[1] ?? null;
}
