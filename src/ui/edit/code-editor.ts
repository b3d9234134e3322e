/** The editor of a scenario's text, with its problems marked and its keys completed. Loaded when it is opened. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { yaml } from '@codemirror/lang-yaml';
import { type Diagnostic, linter, lintGutter } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { knownKeys } from '../../scenario/schema/lookup.ts';
import { readGiven } from '../run/read-given-scenario.ts';
import { opened } from '../run/state.ts';
import { keyOfLine, keyPath } from './key-path.ts';
import { problemsAt } from './problems-at.ts';

export interface CodeEditor {
  text(): string;
  close(): void;
}

interface EditorAt {
  parent: HTMLElement;
  name: string;
  text: string;
  /** The editor's label for screen readers. */
  label: string;
  /** Receives the problems of the text once typing pauses. */
  checked: (problems: string[]) => void;
}

/** Pause in typing before the text is checked, milliseconds. */
const REST = 400;

export function openEditor({ parent, name, text, label, checked }: EditorAt): CodeEditor {
  const check = (view: EditorView): Diagnostic[] => {
    const now = view.state.doc.toString();
    const { problems } = readGiven(name, now);
    checked(problems);
    return problemsAt(now, problems).map((one) => ({ ...one, severity: 'error' }));
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        basicSetup,
        yaml(),
        lintGutter(),
        linter(check, { delay: REST }),
        autocompletion({ override: [complete] }),
        EditorView.lineWrapping,
        // It takes key presses by itself; stated explicitly, tools that check scrolling parts know it too.
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      ],
    }),
  });
  return { text: () => view.state.doc.toString(), close: () => view.destroy() };
}

/** Measures after `measure:`, else the keys that the parameter table allows at the cursor. */
function complete(context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const word = /[\w.-]*$/.exec(before)![0];
  if (word === '' && !context.explicit) return null;
  const from = context.pos - word.length;
  if (/\b(measure|chart|charts|known)\b[^,}]*$/.test(before)) {
    const measures = opened.peek()?.measures ?? [];
    return {
      from,
      options: measures.map(({ id, unit }): Completion => ({ label: id, detail: unit, type: 'variable' })),
    };
  }
  const key = keyOfLine(before);
  const within = /\{[^}]*$/.test(before) && key !== null;
  const lines = context.state.doc.toString().split('\n');
  const indent = before.length - before.trimStart().length;
  const path = keyPath(lines, line.number - 1, indent);
  if (/^\s*- /.test(before)) path.push('0');
  if (within) path.push(key);
  else if (key !== null) return null;
  const keys = knownKeys(path);
  return keys.length === 0
    ? null
    : { from, options: keys.map((label) => ({ label, apply: `${label}: `, type: 'property' })) };
}
