/** XML as a tree that remembers which of its values were read, and which a report has told. */

import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { brokenXml, NO_XML, SECOND_ROOT, SETTINGS } from './broken-xml.ts';
import { ImportProblem, mismatch } from './import-problem.ts';

export interface XmlNode {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: XmlNode[];
  read: boolean;
  told: boolean;
  /** Its tag and those around it, each with the name that tells it from others of the tag. */
  path: string;
}

type Ordered = { [key: string]: unknown }[];

const ATTRIBUTES = ':@';

/** @throws an error with line and column for text that is not XML */
export function xmlTree(text: string): XmlNode {
  const plain = text.replace(/^\uFEFF/, '');
  const valid = XMLValidator.validate(plain);
  if (valid !== true) throw brokenXml(plain, valid.err);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
  });
  let parsed: Ordered;
  try {
    parsed = parser.parse(plain) as Ordered;
  } catch {
    throw new ImportProblem(
      mismatch(
        {
          en: 'XML with declarations or comments that are not read',
          de: 'XML mit Deklarationen oder Kommentaren, die nicht gelesen werden',
        },
        SETTINGS,
      ),
    );
  }
  const [root, ...more] = nodesOf(parsed, '');
  if (root === undefined) throw new ImportProblem(mismatch(NO_XML, SETTINGS));
  if (more.length > 0) throw new ImportProblem(SECOND_ROOT);
  return root;
}

function nodesOf(entries: Ordered, around: string): XmlNode[] {
  const times = new Map<string, number>();
  return entries.flatMap((entry): XmlNode[] => {
    const tag = Object.keys(entry).find((key) => key !== ATTRIBUTES && key !== '#text');
    if (tag === undefined || tag.startsWith('?')) return [];
    const inner = (entry[tag] ?? []) as Ordered;
    const text = inner.map((one) => (typeof one['#text'] === 'string' ? one['#text'] : '')).join('');
    const attributes = (entry[ATTRIBUTES] ?? {}) as Record<string, string>;
    const label = labelOf(tag, attributes);
    const time = (times.get(label) ?? 0) + 1;
    times.set(label, time);
    const path = `${around === '' ? '' : `${around}/`}${label}${time > 1 ? ` ${time}` : ''}`;
    return [{ tag, attributes, text: text.trim(), children: nodesOf(inner, path), read: false, told: false, path }];
  });
}

/** A tag with what tells its elements apart: `substrate[oxygen]`. */
function labelOf(tag: string, { name, ID, index, start_index: start, substrate }: XmlNode['attributes']): string {
  const own = name ?? ID ?? index ?? start ?? substrate;
  return own === undefined ? tag : `${tag}[${own}]`;
}

/** The nodes of a tag under a node. */
export const childrenOf = (node: XmlNode | undefined, tag: string): XmlNode[] =>
  node?.children.filter((child) => child.tag === tag) ?? [];

/** The first node at a path of tags. */
export const nodeAt = (node: XmlNode | undefined, ...tags: string[]): XmlNode | undefined =>
  tags.reduce((at: XmlNode | undefined, tag) => childrenOf(at, tag)[0], node);

/** The text of a node, which counts as read; '' without one. */
export function textOf(node: XmlNode | undefined): string {
  if (node === undefined) return '';
  node.read = true;
  return node.text;
}

/** The text of the first node at a path. */
export const textAt = (node: XmlNode | undefined, ...tags: string[]): string => textOf(nodeAt(node, ...tags));

/** Marks a node and all below it as read. */
export function markRead(node: XmlNode | undefined): void {
  if (node === undefined) return;
  node.read = true;
  node.children.forEach(markRead);
}

/** Whether a text or an attribute says yes. */
export const isYes = (text: string | undefined): boolean => /^(true|1|yes)$/i.test(text ?? '');

/** Whether a node says that it counts; without a word it does. */
export const isEnabled = (node: XmlNode | undefined): boolean =>
  node !== undefined && (node.attributes.enabled === undefined || isYes(node.attributes.enabled));
