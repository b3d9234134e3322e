import { useSignal } from '@preact/signals';
import { EditDialog } from '../edit/edit-dialog.tsx';
import { focus } from '../run/state.ts';
import { texts } from '../texts/language.ts';
import { Fold } from './fold.tsx';

/** The way to the scenario as text. */
export function EditRow() {
  const open = useSignal(false);
  const { scenario } = focus.value;
  const say = texts.value.edit;
  return (
    <Fold title={say.name} summary={say.summary} panel="more">
      <p class="quiet">{say.about}</p>
      <button
        type="button"
        data-action="edit"
        disabled={scenario === null}
        onClick={() => {
          open.value = true;
        }}
      >
        {say.open}
      </button>
      {open.value && scenario !== null && (
        <EditDialog
          scenario={scenario}
          close={() => {
            open.value = false;
          }}
        />
      )}
    </Fold>
  );
}
