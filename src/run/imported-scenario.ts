/** The scenario of an imported tissue, as a file has it: what it says besides the scenario that it extends. */

import { Document, isMap, isScalar, isSeq, Scalar, visit } from 'yaml';
import { namesMeant } from '../base/patterns.ts';
import { measuresOf } from '../observe/measures/measures.ts';
import type { FirstTissue } from '../scenario/first-tissue/first-tissue.ts';
import { modelOf, type Prepared, plainScenario, prepare } from '../scenario/prepared.ts';
import { type Json, merge } from '../scenario/read/plain-tree.ts';
import { type Span, spansText } from '../scenario/spans.ts';
import type { CompleteText } from '../texts/text.ts';
import { readValue } from './read-value.ts';

/**
 * @param title of the new scenario
 * @returns a tree of keys, with the spans of cells as rows of a layout
 */
export function importedScenario(
  scenario: Prepared,
  tissue: string,
  own: FirstTissue['own'],
  title: Json,
): { [key: string]: Json } {
  // Its question is that of another tissue.
  const bare = { code: '', question: '', description: '' };
  return { title, ...bare, ...(own as unknown as { [key: string]: Json }), ...withoutLost(scenario, tissue, own) };
}

/** What a scenario shows and records, without the measures of the old layout and without its expectations. */
function withoutLost(scenario: Prepared, tissue: string, own: FirstTissue['own']): { [key: string]: Json } {
  const tissues = { ...scenario.tissues, [tissue]: { ...scenario.tissues[tissue], ...own.tissues[tissue] } };
  const changed = prepare({ ...scenario, tissues });
  const known = measuresOf(modelOf(changed), changed).map(({ id }) => id);
  const kept = (named: readonly string[]): string[] => named.filter((name) => namesMeant(name, known).length > 0);
  const drawn = ['width', 'height', 'layout'].map((part) => `tissues.${tissue}.${part}`);
  const draws = (path: string): boolean => drawn.some((start) => path.startsWith(start));
  const arms = Object.entries(scenario.arms).filter(([, { set }]) => Object.keys(set).some(draws));
  // What was held out is the first thing to compare.
  const compared = Object.keys(changed.tissues[tissue].measured ?? {}).map((id) => `${tissue}.${id}.agreement`);
  return {
    ...(scenario.measure.length > 0 && { measure: [...compared, ...kept(scenario.measure)] }),
    ...(scenario.expect.length > 0 && { expect: [] }),
    // What they draw otherwise is not there any more.
    ...(arms.length > 0 && { arms: Object.fromEntries(arms.map(([id]) => [id, null])) }),
    // Its questions are about the tissue being replaced.
    ...(scenario.lesson.questions.length > 0 && { lesson: null }),
    view: {
      charts: [...compared, ...kept(scenario.view.charts)],
      ...(scenario.view.captions.length > 0 && { captions: [] }),
      // Whoever imports cells wants to see them.
      ...(scenario.view.faint.length > 0 && { faint: [] }),
    },
  };
}

/** The title of a tissue from a file. */
export const importedTitle = (file: string): CompleteText => ({
  en: `A tissue from ${file}`,
  de: `Ein Gewebe aus ${file}`,
});

/** The scenario itself with what an import says of it, checked as a file is. Throws if it is not right. */
export function withImport(scenario: Prepared, id: string, said: { [key: string]: Json }): Prepared {
  const whole = plainScenario(scenario) as unknown as { [key: string]: Json };
  const { scenario: read, problems } = readValue(merge(whole, said), id);
  if (!read) throw new Error(problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  return read;
}

/** The scenario as YAML, with spans as text: a line for each row of sites. */
export function importedText(scenario: object): string {
  const document = new Document(scenario);
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.key) && pair.key.value === 'levels' && isMap(pair.value)) {
        for (const one of pair.value.items)
          if (isSeq(one.value)) one.value = new Scalar((one.value.toJSON() as number[]).join(' '));
        return visit.SKIP;
      }
      if (isScalar(pair.key) && pair.key.value === 'values' && isSeq(pair.value)) {
        pair.value = new Scalar((pair.value.toJSON() as number[]).join(' '));
        return visit.SKIP;
      }
      if (!isScalar(pair.key) || pair.key.value !== 'spans' || !isSeq(pair.value)) return undefined;
      const text = new Scalar(spansText(pair.value.toJSON() as Span[]));
      text.type = Scalar.BLOCK_LITERAL;
      pair.value = text;
      return visit.SKIP;
    },
  });
  return document.toString();
}
