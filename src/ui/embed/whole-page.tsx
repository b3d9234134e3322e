import './whole-page.css';
import { Mark } from '../shell/icon.tsx';
import { texts } from '../texts/language.ts';
import { wholeAddress } from './panels.ts';

/** The link from an embedded page to the whole page. */
export function WholePage() {
  const say = texts.value.embed;
  return (
    <a class="whole-page" href={wholeAddress()} target="_blank" rel="noopener" aria-label={say.whole} title={say.whole}>
      <Mark /> Stroma
    </a>
  );
}
