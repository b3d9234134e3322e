/** The scenarios that ship with the page, and reading one of them or one that was dropped. */
import { readScenario } from '../../scenario/read.ts';

const texts = import.meta.glob<string>('../../../scenarios/**/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Path from the folder `scenarios` → text. */
const files = new Map(Object.entries(texts).map(([path, text]) => [path.replace(/^.*?scenarios\//, ''), text]));

export interface Listed {
  id: string;
  code: string;
  title: string;
}

/** The scenarios on offer, by their code. The shared base and the sweeps are not on offer. */
export const listed: Listed[] = [...files]
  .filter(([path]) => !path.includes('/'))
  .map(([path, text]) => ({
    id: path.replace(/\.yaml$/, ''),
    code: topLevel(text, 'code'),
    title: topLevel(text, 'title') || path,
  }))
  .sort((a, b) => (a.code === b.code ? 0 : a.code.localeCompare(b.code, 'en', { numeric: true })));

export function shipped(id: string): { name: string; text: string } | null {
  const text = files.get(`${id}.yaml`);
  return text === undefined ? null : { name: `scenarios/${id}.yaml`, text };
}

/** Reads and checks a scenario; what it extends is looked for among the shipped files. */
export function read(name: string, text: string): { scenario: unknown | null; problems: string[] } {
  return readScenario(name, text, fileText);
}

function fileText(path: string): string | null {
  const plain = path.replace(/^(\.\.?\/)+/, '').replace(/^.*?scenarios\//, '');
  return files.get(plain) ?? [...files].find(([known]) => known.endsWith(`/${plain}`))?.[1] ?? null;
}

function topLevel(text: string, key: string): string {
  const found = new RegExp(`^${key}:[ \\t]*(.+)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  return found.replace(/^(['"])(.*)\1$/, '$2');
}
