import './skip.css';
import { texts } from '../texts/language.ts';

/** The first stop of the Tab key: leads past the header to Play and to the tissue. Seen only while it has the focus. */
export function Skip() {
  const say = texts.value.page;
  const to = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus();
  return (
    <div class="skip">
      <button type="button" data-action="skip-play" onClick={to('[data-action="play"], [data-action="pause"]')}>
        {say.skipToPlay}
      </button>
      <button type="button" data-action="skip-tissue" onClick={to('[data-view]')}>
        {say.skipToTissue}
      </button>
    </div>
  );
}
