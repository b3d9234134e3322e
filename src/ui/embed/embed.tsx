import './embed.css';
import { useSignal } from '@preact/signals';
import { texts } from '../texts/language.ts';
import { PANELS, type Panel } from './panels.ts';

/** Parts that an embedding page usually needs. */
const USUAL: readonly Panel[] = ['legend', 'time', 'levers'];

/** The HTML element that embeds the runs in another page, with a choice of parts. */
export function Embed({ address, told }: { address: string; told: (text: string) => void }) {
  const say = texts.value.embed;
  const chosen = useSignal<ReadonlySet<Panel>>(new Set(USUAL));
  const toggle = (panel: Panel, on: boolean) => {
    const next = new Set(chosen.value);
    if (on) next.add(panel);
    else next.delete(panel);
    chosen.value = next;
  };
  const element =
    address === ''
      ? ''
      : elementOf(
          address,
          [...PANELS].filter((panel) => chosen.value.has(panel)),
        );
  return (
    <details class="share-part embed">
      <summary>{say.title}</summary>
      <fieldset class="checks" data-control="panels">
        <legend>{say.parts}</legend>
        {PANELS.map((panel) => (
          <label key={panel}>
            <input
              type="checkbox"
              value={panel}
              checked={chosen.value.has(panel)}
              onChange={(event) => toggle(panel, event.currentTarget.checked)}
            />
            <span>{say.panels[panel]}</span>
          </label>
        ))}
      </fieldset>
      <label class="embed-code">
        <span class="unseen">{say.code}</span>
        <textarea
          readOnly
          rows={3}
          data-readout="embed"
          value={element}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <div class="share-actions">
        <button
          type="button"
          data-action="copy-embed"
          disabled={element === ''}
          onClick={() =>
            void navigator.clipboard
              .writeText(element)
              .then(() => told(say.copied))
              .catch((error: unknown) => told(String(error)))
          }
        >
          {say.copy}
        </button>
      </div>
    </details>
  );
}

function elementOf(address: string, panels: readonly Panel[]): string {
  const url = new URL(address);
  url.searchParams.set('panels', panels.join(','));
  // Commas need no escape in an address, and are easier to read without.
  const shown = url.href.replaceAll('%2C', ',');
  return `<iframe src="${shown}" title="Stroma" width="960" height="600" allow="fullscreen" loading="lazy"></iframe>`;
}
