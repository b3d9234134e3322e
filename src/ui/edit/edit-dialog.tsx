import './edit-dialog.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Prepared } from '../../scenario/prepared.ts';
import { openText } from '../session/choose.ts';
import { saveAs } from '../share/save.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts } from '../texts/language.ts';
import type { CodeEditor } from './code-editor.ts';

/** A scenario as text, to change, check, run and save. */
export function EditDialog({ scenario, close }: { scenario: Prepared; close: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditor | null>(null);
  const name = useSignal(`${scenario.id}.yaml`);
  const problems = useSignal<string[] | null>(null);
  const say = texts.value.edit;
  useEffect(() => {
    let gone = false;
    void Promise.all([import('./code-editor.ts'), import('./scenario-text.ts')]).then(async ([code, given]) => {
      const { name: file, text } = await given.textOf(scenario);
      if (gone || place.current === null) return;
      name.value = file;
      const checked = (found: string[]) => {
        problems.value = found;
      };
      editor.current = code.openEditor({ parent: place.current, name: file, text, label: say.text, checked });
    });
    return () => {
      gone = true;
      editor.current?.close();
    };
  }, []);
  const found = problems.value;
  return (
    <Dialog title={say.title(name.value)} close={close}>
      <div class="edit">
        <p class="quiet">{say.how}</p>
        <div class="edit-text" ref={place} data-control="scenario-text" />
        <p role="status" data-readout="edit-problems" data-value={found?.length ?? ''}>
          {found === null ? say.checking : found.length === 0 ? say.right : say.problems(found.length, found[0])}
        </p>
        <div class="share-actions">
          <button
            type="button"
            class="main"
            data-action="run-text"
            disabled={found === null || found.length > 0}
            onClick={() => {
              close();
              void openText(name.value, editor.current!.text());
            }}
          >
            {say.run}
          </button>
          <button
            type="button"
            data-action="save-text"
            disabled={found === null}
            onClick={() => saveAs(name.value, editor.current!.text(), 'text/yaml')}
          >
            {say.save}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
