import { useSignal } from '@preact/signals';
import { EditDialog } from '../edit/edit-dialog.tsx';
import { focus } from '../run/state.ts';
import { texts } from '../texts/language.ts';
import { Fold } from './fold.tsx';

/** The way to the scenario as text. */
export function EditRow() {
  const say = texts.value.edit;
  return (
    <Fold title={say.name} summary={say.summary} panel="more">
      <p class="quiet">{say.about}</p>
      <EditButton action="edit" />
    </Fold>
  );
}

/** Opens the scenario as text. */
export function EditButton({ action }: { action: string }) {
  const open = useSignal(false);
  const { scenario } = focus.value;
  return (
    <>
      <button
        type="button"
        data-action={action}
        disabled={scenario === null}
        onClick={() => {
          open.value = true;
        }}
      >
        {texts.value.edit.open}
      </button>
      {open.value && scenario !== null && (
        <EditDialog
          scenario={scenario}
          close={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}
