import './whole-page.css';
import { opened } from '../run/state.ts';
import { Mark } from '../shell/icon.tsx';
import { texts, translated } from '../texts/language.ts';
import { shows, wholeAddress } from './panels.ts';

/** The link from an embedded page to the whole page. */
export function WholePage() {
  const say = texts.value.embed;
  return (
    <>
      {/* Without the header, the page has no other. */}
      {!shows('head') && <h1 class="unseen">{translated(opened.value?.question ?? '')}</h1>}
      <a class="whole-page" href={wholeAddress()} target="_blank" rel="noopener" title={say.whole}>
        <Mark /> Stroma<span class="unseen">: {say.whole}</span>
      </a>
    </>
  );
}
