/** What RO-Crate 1.2 asks of the folder of a crate, as far as a machine can look at it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from 'ro-crate/lib/validator.js';

export interface Entity {
  '@id': string;
  '@type': string;
  [key: string]: unknown;
}

const SPECIFICATION = 'https://w3id.org/ro/crate/1.2';
export const CRATE = 'ro-crate-metadata.json';

export const graphOf = (folder: string): Entity[] =>
  (JSON.parse(readFileSync(join(folder, CRATE), 'utf8')) as { '@graph': Entity[] })['@graph'];

const idsIn = (value: unknown): string[] =>
  [value].flat().flatMap((one) => (typeof one === 'object' && one !== null ? [(one as Entity)['@id']] : []));

/** Everything in which a crate is none, one line each. */
export function crateProblems(folder: string): string[] {
  const text = readFileSync(join(folder, CRATE), 'utf8');
  const json = JSON.parse(text) as { '@context': unknown; '@graph': Entity[] };
  const graph = json['@graph'];
  const problems: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) problems.push(what);
  };
  must(Object.keys(json).join() === '@context,@graph', 'has other keys than @context and @graph');
  must(json['@context'] === `${SPECIFICATION}/context`, 'has another context');
  const byId = new Map(graph.map((one) => [one['@id'], one]));
  must(byId.size === graph.length, 'has an @id twice');

  const descriptor = byId.get(CRATE);
  must(descriptor?.['@type'] === 'CreativeWork', 'has no descriptor');
  must(idsIn(descriptor?.conformsTo).join() === SPECIFICATION, 'conforms to another specification');
  must(idsIn(descriptor?.about).join() === './', 'describes something else');
  const root = byId.get('./');
  must(root?.['@type'] === 'Dataset', 'has no root dataset');
  for (const key of ['name', 'description']) must(typeof root?.[key] === 'string' && root[key] !== '', `has no ${key}`);
  const date = String(root?.datePublished);
  must(/^\d{4}-\d\d-\d\d/.test(date) && !Number.isNaN(Date.parse(date)), `is published on ${date}`);

  const parts = idsIn(root?.hasPart);
  for (const one of graph) {
    const id = one['@id'];
    must(typeof one['@type'] === 'string', `${id} has no type`);
    for (const [key, value] of Object.entries(one)) {
      for (const inner of [value].flat()) {
        if (typeof inner !== 'object' || inner === null) continue;
        must(Object.keys(inner).join() === '@id', `${id}.${key} is not flat`);
        const to = String((inner as Entity)['@id']);
        must(byId.has(to) || /^https?:/.test(to), `${id}.${key} leads to ${to}, which is not there`);
      }
    }
    if (id === './' || id === CRATE) continue;
    const isData = one['@type'] === 'File' || one['@type'] === 'Dataset';
    if (!isData) {
      const isNamed = graph.some((other) => Object.entries(other).some(([, value]) => idsIn(value).includes(id)));
      must(isNamed, `nothing leads to ${id}`);
      continue;
    }
    must(parts.includes(id), `${id} is no part of the root`);
    const path = join(folder, decodeURIComponent(id));
    must(existsSync(path), `${id} is not there`);
    must(
      !existsSync(path) || statSync(path).isDirectory() === (one['@type'] === 'Dataset'),
      `${id} is of another type`,
    );
    must((one['@type'] === 'Dataset') === id.endsWith('/'), `${id} is written as another type`);
    must(one['@type'] === 'Dataset' || /^\w+\/[\w.+-]+$/.test(String(one.encodingFormat)), `${id} has no media type`);
  }

  for (const action of graph.filter((one) => one['@type'] === 'CreateAction')) {
    const program = byId.get(idsIn(action.instrument)[0] ?? '');
    must(program?.['@type'] === 'SoftwareApplication', 'was made by no program');
    must(/^\d+\.\d+\.\d+$/.test(String(program?.softwareVersion)), 'was made by a program without a version');
    for (const key of ['object', 'result']) must(idsIn(action[key]).length > 0, `its action has no ${key}`);
    for (const id of idsIn(action.result)) must(parts.includes(id), `its action made ${id}, which is no part`);
  }
  const found = readdirSync(folder, { withFileTypes: true }).filter(
    ({ name }) => !name.startsWith('.') && name !== CRATE,
  );
  for (const entry of found)
    must(
      parts.includes(encodeURIComponent(entry.name) + (entry.isDirectory() ? '/' : '')),
      `${entry.name} is not listed`,
    );
  return descriptor && root ? [...problems, ...othersProblems(json, root.license !== undefined)] : problems;
}

/** What another reader of crates finds: a root without something, and keys and types that the context does not have. */
function othersProblems(json: { '@graph': Entity[] }, hasLicence: boolean): string[] {
  const validator = new Validator();
  validator.parseJSON(structuredClone(json));
  validator.rootDataEntity();
  const errors = validator.results.filter(({ status }) => status === 'error').map(({ message }) => message);
  const missing = errors.filter((message) => hasLicence || message !== 'Missing required property: license');
  const terms = new Set(json['@graph'].flatMap((one) => [...Object.keys(one), one['@type']]));
  const unknown = [...terms].filter((term) => !term.startsWith('@') && validator.crate.resolveTerm(term) === undefined);
  return [...missing, ...unknown.map((term) => `${term} is no term of the context`)];
}
