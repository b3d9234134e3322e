import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { texts } from '../texts/language.ts';
import { Icon } from './icon.tsx';

/** A modal window; Escape, the cross and a click outside close it. */
export function Dialog({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current!;
    const besides = (event: Event) => {
      if (event.target === element) close();
    };
    element.showModal();
    element.addEventListener('click', besides);
    return () => element.close();
  }, []);
  return (
    <dialog ref={dialog} aria-label={title} onClose={close}>
      <div class="dialog">
        <div class="dialog-head">
          <h2>{title}</h2>
          <button type="button" class="plain" data-action="close" aria-label={texts.value.dialog.close} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
