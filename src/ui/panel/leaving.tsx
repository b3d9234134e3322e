import './leaving.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Distribution, Opened, Leaving as Those } from '../../serve/protocol.ts';
import { number, unitText } from '../format.ts';
import { focus, opened } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { Fold } from './fold.tsx';

/** Milliseconds between two requests while the run goes on. */
const EVERY = 800;
const WIDTH = 272;
const HEIGHT = 64;

/** Who leaves for blood: oxygen and receptors of the cells that would leave, over those of all cells. */
export function Leaving() {
  const run = opened.value;
  const arm = focus.value;
  const those = useSignal<Those[] | null>(null);
  const open = useSignal(false);
  const circulates = run?.measures.some(({ id }) => id.endsWith('.leaving.hypoxic')) ?? false;
  useEffect(() => {
    if (!open.value || !circulates) return;
    let asked = Number.NEGATIVE_INFINITY;
    let gone = false;
    const stop = arm.frames.listen(({ running }) => {
      if (running && performance.now() - asked < EVERY) return;
      asked = performance.now();
      arm.simulation.leaving().then(
        (found) => {
          if (!gone) those.value = found;
        },
        // The run has failed; this is reported elsewhere on the page.
        () => {},
      );
    });
    return () => {
      gone = true;
      stop();
    };
  }, [arm, open.value, circulates]);
  if (run === null || !circulates) return null;
  const say = texts.value.leaving;
  return (
    <Fold
      title={say.title}
      summary={say.summary}
      panel="more"
      start={run.view.panel === 'leaving'}
      opened={(now) => {
        open.value = now;
      }}
    >
      {those.value?.length === 0 && <p class="quiet">{say.nobody}</p>}
      {(those.value ?? []).map((one) => (
        <OfType key={`${one.tissue} ${one.cell}`} run={run} {...one} />
      ))}
      <p class="leaving-key">
        <i data-of="all" /> {say.all}
        <i data-of="leaving" /> {say.leaving}
      </p>
      <p class="quiet">{say.how}</p>
    </Fold>
  );
}

/** Oxygen, what colours the cells, and the states: what a reader can see in the picture. */
function OfType({ run, tissue, cell, of }: Those & { run: Opened }) {
  const shown = of.filter(({ id }) => nameOf(run, id) !== null).slice(0, MOST);
  const info = run.tissues.find(({ id }) => id === tissue);
  const type = run.cells.find(({ id }) => id === cell);
  return (
    <section class="leaving">
      <h3>{texts.value.leaving.of(type ? translated(type.label) : cell, info ? translated(info.label) : tissue)}</h3>
      {shown.map((one) => (
        <Bars key={one.id} run={run} of={one} />
      ))}
    </section>
  );
}

/** Maximum number of distributions for one type. */
const MOST = 4;

function nameOf(run: Opened, id: string): { label: string; unit: string } | null {
  const found = run.fields.find((field) => field.id === id) ?? run.columns.find((column) => column.id === id);
  return found ? { label: translated(found.label), unit: unitText(found.unit) } : null;
}

/** One distribution: bars for cells that leave, a line for all cells, scaled to the same height. */
function Bars({
  run,
  of: { id, from, to, all, leaving, meanOfAll, meanOfLeaving },
}: {
  run: Opened;
  of: Distribution;
}) {
  const { label, unit } = nameOf(run, id)!;
  const highest = Math.max(...all, ...leaving, 1e-9);
  const width = WIDTH / all.length;
  const y = (share: number) => HEIGHT - (share / highest) * (HEIGHT - 2);
  const line = all.map((share, i) => `${i === 0 ? 'M' : 'L'}${i * width} ${y(share)}H${(i + 1) * width}`).join('');
  const told = (value: number) => `${number(value)} ${unit}`.trim();
  return (
    <figure data-distribution={id}>
      <figcaption>
        <b>{label}</b>
        <span data-of="all">{told(meanOfAll)}</span>
        <span data-of="leaving">{told(meanOfLeaving)}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={texts.value.leaving.says(label, told(meanOfAll), told(meanOfLeaving))}
      >
        {leaving.map((share, i) => (
          <rect key={i} x={i * width + 1} y={y(share)} width={width - 2} height={HEIGHT - y(share)} />
        ))}
        <path d={line} />
      </svg>
      <p aria-hidden="true">
        <span>{number(from)}</span>
        <span>{told(to)}</span>
      </p>
    </figure>
  );
}
