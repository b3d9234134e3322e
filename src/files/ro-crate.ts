/**
 * RO-Crate 1.2: a folder says in one file what is in it, which program made it of what, and when. Whatever else
 * somebody writes into that file, such as a licence or authors, stays when it is written again.
 */
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { dequal } from 'dequal/lite';
import { entriesIn, writeWhole } from './write-whole.ts';

export const CRATE = 'ro-crate-metadata.json';

const VERSION = 'https://w3id.org/ro/crate/1.2';

export interface Crate {
  name: string;
  description: string;
  /** When its content was made, ISO 8601; without it, when something last changed in its folder. */
  date?: string | undefined;
  /** What a file or a folder in it is, by its name; '' where that is not known. */
  about(name: string): string;
  software: { name: string; version: string };
  /** What was run, and which of the files has it in full. */
  object: { name: string; identifier: string; within: string };
  /** The files that came out, where they are there. */
  results: readonly string[];
}

interface Entity {
  '@id': string;
  [key: string]: unknown;
}

/** The keys that are written here; all others are somebody else's. */
const OWN: ReadonlySet<string> = new Set(
  (
    '@id @type about conformsTo name description datePublished hasPart mentions encodingFormat softwareVersion ' +
    'identifier isPartOf instrument object result'
  ).split(' '),
);

/** Writes what is in a folder, unless it says so already. */
export function writeCrate(folder: string, crate: Crate): void {
  const now = statSync(folder).mtime.toISOString();
  const before = graphIn(folder);
  const graphAt = (date: string): Entity[] => withOthers(graphOf(folder, crate, date), before);
  const dated = before.find((one) => one['@id'] === ROOT)?.datePublished;
  const graph = graphAt(crate.date ?? (typeof dated === 'string' ? dated : now));
  if (dequal(graph, before)) return;
  const changed = crate.date === undefined ? graphAt(now) : graph;
  writeWhole(
    join(folder, CRATE),
    `${JSON.stringify({ '@context': `${VERSION}/context`, '@graph': changed }, null, 1)}\n`,
  );
}

const ROOT = './';

/** The entities of the file that is there; none where there is none that can be read. */
function graphIn(folder: string): Entity[] {
  try {
    const { '@graph': graph } = JSON.parse(readFileSync(join(folder, CRATE), 'utf8')) as { '@graph'?: unknown };
    return Array.isArray(graph) ? graph.filter(isEntity) : [];
  } catch {
    return [];
  }
}

const isEntity = (value: unknown): value is Entity =>
  typeof value === 'object' && value !== null && typeof (value as Entity)['@id'] === 'string';

const to = (id: string): { '@id': string } => ({ '@id': id });

function graphOf(folder: string, crate: Crate, date: string): Entity[] {
  const { name, description, software, object, about } = crate;
  const parts = entriesIn(folder)
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== CRATE)
    .map((entry): Entity => partOf(entry.name, entry.isDirectory(), about(entry.name)))
    .sort((a, b) => (a['@id'] < b['@id'] ? -1 : 1));
  const ids = new Set(parts.map((one) => one['@id']));
  const results = crate.results.flatMap((one) => [idOf(one), `${idOf(one)}/`].filter((id) => ids.has(id)));
  const program = `#${software.name.toLowerCase()}-${software.version}`;
  const made = results.length > 0;
  return [
    { '@id': CRATE, '@type': 'CreativeWork', conformsTo: to(VERSION), about: to(ROOT) },
    {
      '@id': ROOT,
      '@type': 'Dataset',
      name,
      description,
      datePublished: date,
      hasPart: [...ids].map(to),
      mentions: made ? [to('#run')] : [to('#object'), to(program)],
    },
    ...(made
      ? [
          {
            '@id': '#run',
            '@type': 'CreateAction',
            name: `${software.name} ran ${object.name}`,
            instrument: to(program),
            object: to('#object'),
            result: results.map(to),
          },
        ]
      : []),
    { '@id': program, '@type': 'SoftwareApplication', name: software.name, softwareVersion: software.version },
    {
      '@id': '#object',
      '@type': 'CreativeWork',
      name: object.name,
      identifier: object.identifier,
      isPartOf: to(idOf(object.within)),
    },
    ...parts,
  ];
}

/** A name as a relative address. */
const idOf = (name: string): string => encodeURIComponent(name);

function partOf(name: string, isFolder: boolean, description: string): Entity {
  const told = { name, ...(description && { description }) };
  if (isFolder) return { '@id': `${idOf(name)}/`, '@type': 'Dataset', ...told };
  const encodingFormat = FORMATS[extname(name).toLowerCase()] ?? 'application/octet-stream';
  return { '@id': idOf(name), '@type': 'File', ...told, encodingFormat };
}

/** Media types by the ends of names. */
const FORMATS: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.parquet': 'application/vnd.apache.parquet',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.yaml': 'application/yaml',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.stroma': 'application/gzip',
};

/** The graph with the properties that somebody has added to its entities, and the entities that these speak of. */
function withOthers(graph: readonly Entity[], before: readonly Entity[]): Entity[] {
  const old = new Map(before.map((one) => [one['@id'], one]));
  const written = graph.map((one) => ({ ...othersOf(old.get(one['@id'])), ...one }));
  const known = new Set(graph.map((one) => one['@id']));
  const added: Entity[] = [];
  const take = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const own = isEntity(value) && !known.has(value['@id']) ? old.get(value['@id']) : undefined;
    if (own) {
      known.add(own['@id']);
      added.push(own);
      take(Object.values(own));
    }
    for (const inner of Object.values(value)) take(inner);
  };
  for (const one of graph) take(othersOf(old.get(one['@id'])));
  return [...written, ...added];
}

const othersOf = (entity: Entity | undefined): { [key: string]: unknown } =>
  Object.fromEntries(Object.entries(entity ?? {}).filter(([key]) => !OWN.has(key)));
