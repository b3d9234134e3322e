import './about.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { EVIDENCE } from '../../scenario/schema/evidence.ts';
import type { Evidence, Opened } from '../../serve/protocol.ts';
import { number, unitText } from '../format.ts';
import { EvidenceMark } from '../panel/explanation.tsx';
import { focus } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { Dialog } from './dialog.tsx';
import { KEYS, SHORTCUTS } from './shortcuts.ts';

/** What the numbers of this run mean, and what they do not. */
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
  const say = texts.value.about;
  const numbers = Object.values(focus.value.scenario?.provenance ?? {});
  return (
    <Dialog title={say.title} close={close}>
      <h3>{say.sure}</h3>
      <p class="quiet" data-readout="census">
        {say.census(numbers.length, countsByMark(numbers))}
      </p>
      <p class="quiet">{say.chance}</p>
      <h3>{say.evidence}</h3>
      <dl class="marks">
        {EVIDENCE.map((mark) => (
          <div key={mark}>
            <dt>
              <EvidenceMark evidence={mark} />
            </dt>
            <dd>{texts.value.evidenceMeans[mark]}</dd>
          </div>
        ))}
      </dl>
      <h3>{say.here}</h3>
      <ul class="notes">
        {run.notes.map((note) => (
          <li key={note}>{translated(note)}</li>
        ))}
        {run.tissues.map((tissue) => (
          <li key={tissue.id}>
            {say.sample(
              translated(tissue.label),
              number((tissue.width * tissue.site) / 1000),
              number((tissue.height * tissue.site) / 1000),
              number(tissue.weight),
            )}
          </li>
        ))}
      </ul>
      <details>
        <summary>{say.measured(run.measures.length)}</summary>
        <dl class="measures">
          {run.measures.map((measure) => (
            <div key={measure.id}>
              <dt>
                {translated(measure.label)} <small>{unitText(measure.unit)}</small>
              </dt>
              <dd>{translated(measure.help)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p class="quiet">{say.model(<code>{model.value}</code>)}</p>
      <h3>{texts.value.keys.title}</h3>
      <dl class="keys">
        {SHORTCUTS.map((one) => (
          <div key={one}>
            <dt>
              <kbd>{KEYS[one]}</kbd>
            </dt>
            <dd>{texts.value.keys[one]}</dd>
          </div>
        ))}
      </dl>
      <Licences />
    </Dialog>
  );
}

/** The licences of all that is in the page: a file of the build, or a part of the page that comes as one file. */
function Licences() {
  const within = document.querySelector<HTMLTemplateElement>('template#licences');
  const address = useMemo(
    () =>
      within === null
        ? './licences.txt'
        : URL.createObjectURL(new Blob([within.content.textContent ?? ''], { type: 'text/plain;charset=utf-8' })),
    [within],
  );
  // A page served from source has no list: it is made with the build.
  if (!import.meta.env.PROD) return null;
  return (
    <p class="quiet">
      <a href={address} data-action="licences" target="_blank" rel="noopener">
        {texts.value.about.licences}
      </a>
    </p>
  );
}

/** How many numbers bear each mark, in words; unused marks are left out. */
const countsByMark = (numbers: readonly { evidence: Evidence }[]): string[] =>
  EVIDENCE.map((mark) => ({ mark, count: numbers.filter(({ evidence }) => evidence === mark).length }))
    .filter(({ count }) => count > 0)
    .map(({ mark, count }) => texts.value.about.part(count, texts.value.evidence[mark]));
