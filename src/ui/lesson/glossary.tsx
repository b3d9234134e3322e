import './glossary.css';
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Prepared } from '../../scenario/prepared.ts';
import type { Opened } from '../../serve/protocol.ts';
import { focus, opened } from '../run/state.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';

export interface Term {
  word: string;
  /** Other spellings of the term. */
  also: string[];
  says: string;
}

/** The term being looked up; '' shows all of them, null none. */
export const lookedUp = signal<string | null>(null);

/** The terms of a scenario with their meaning, from its own rows. */
export function termsOf(run: Opened): Term[] {
  const rows = [
    ...run.cells.map(({ id, label, singular, plural, help }) => ({ id, label, forms: [singular, plural], help })),
    ...[...run.fields, ...run.columns, ...run.drugs].map(({ id, label, help }) => ({ id, label, forms: [], help })),
  ];
  const terms = new Map<string, Term>();
  for (const { id, label: words, forms, help } of rows) {
    const label = translated(words);
    if (help === '' || terms.has(label)) continue;
    const also = [id, ...forms.map(translated)].filter((word) => word !== label && word.length > 1);
    terms.set(label, { word: label, also: [...new Set(also)], says: translated(help) });
  }
  return [...terms.values()].sort((a, b) => (a.word.toLowerCase() < b.word.toLowerCase() ? -1 : 1));
}

/** A term is not matched next to one of these characters. */
const LETTER = '[\\p{L}\\p{N}_-]';

/** Text in which every term of the scenario can be looked up. */
export function Linked({ text }: { text: string }) {
  const run = opened.value;
  if (run === null) return <>{text}</>;
  const words: { word: string; term: Term | null }[] = [
    ...termsOf(run).flatMap((term) => [term.word, ...term.also].map((word) => ({ word, term }))),
    ...placesOf(focus.value.scenario).map((word) => ({ word, term: null })),
  ];
  // Longest first, so that a term inside a longer term, or "bone" in "bone marrow", is not matched alone.
  words.sort((a, b) => b.word.length - a.word.length);
  const all = words.map(({ word }) => escaped(word)).join('|');
  const pattern = new RegExp(`(?<!${LETTER})(${all})(?!${LETTER})`, 'giu');
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const match of words.length === 0 ? [] : text.matchAll(pattern)) {
    const { term } = words.find(({ word }) => word.toLowerCase() === match[1].toLowerCase())!;
    if (term === null) continue;
    parts.push(text.slice(from, match.index));
    parts.push(
      <button
        type="button"
        class="glossary-term"
        key={match.index}
        onClick={() => {
          lookedUp.value = term.word;
        }}
      >
        {match[0]}
      </button>,
    );
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return <>{parts}</>;
}

/** Names of places, which are no terms. */
const placesOf = (scenario: Prepared | null): string[] =>
  scenario === null
    ? []
    : [...Object.values(scenario.circulation.organs), ...Object.values(scenario.tissues)]
        .map(({ label }) => translated(label))
        .filter((word) => word.length > 1);

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One term, or all of them. */
export function Glossary() {
  const run = opened.value;
  const word = lookedUp.value;
  if (run === null || word === null) return null;
  const terms = termsOf(run).filter((term) => word === '' || term.word === word);
  return (
    <Dialog
      title={word === '' ? texts.value.glossary.title : word}
      close={() => {
        lookedUp.value = null;
      }}
    >
      <dl class="measures" data-readout="glossary">
        {terms.map((term) => (
          <div key={term.word}>
            {word === '' && <dt>{term.word}</dt>}
            <dd>{term.says}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
