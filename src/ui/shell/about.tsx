import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Evidence, Opened } from '../../simulation/protocol.ts';
import { EvidenceMark } from '../panel/explanation.tsx';
import { focus } from '../run/state.ts';
import { number, unitText } from '../text.ts';
import { Dialog } from './dialog.tsx';

const MARKS: readonly Evidence[] = ['seen', 'recalled', 'derived', 'assumed'];

/** What the numbers of this run mean and what they do not. */
export function About({ run, close }: { run: Opened; close: () => void }) {
  const model = useSignal('');
  useEffect(() => {
    void focus.value.simulation
      .modelDigest()
      .then((digest) => {
        model.value = digest;
      })
      .catch(() => {});
  }, [run]);
  return (
    <Dialog title="About these numbers" close={close}>
      <ul class="notes">
        {run.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {run.tissues.map((tissue) => (
          <li key={tissue.id}>
            {tissue.label} is a sample of {number((tissue.width * tissue.site) / 1000)} ×{' '}
            {number((tissue.height * tissue.site) / 1000)} mm; the body counts as {number(tissue.weight)} of them.
          </li>
        ))}
      </ul>
      <details>
        <summary>What is measured: {run.measures.length} numbers</summary>
        <dl class="measures">
          {run.measures.map((measure) => (
            <div key={measure.id}>
              <dt>
                {measure.label} <small>{unitText(measure.unit)}</small>
              </dt>
              <dd>{measure.help}</dd>
            </div>
          ))}
        </dl>
      </details>
      <h3>Where a number comes from</h3>
      <p class="marks">
        {MARKS.map((mark) => (
          <EvidenceMark key={mark} evidence={mark} />
        ))}
      </p>
      <p class="quiet">
        Model <code>{model.value}</code>. The same scenario, seed and log give the same 16 digits on every machine.
      </p>
    </Dialog>
  );
}
