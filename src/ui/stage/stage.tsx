import './stage.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Box } from '../../render/camera.ts';
import type { Arm } from '../run/arm.ts';
import { arms, narrowTissue, opened, painterKind } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { ArmHead } from './arm-head.tsx';
import { Blood, hasBlood } from './bloodstream.tsx';
import { drawStage } from './painters.ts';
import { TissueWindow } from './tissue-window.tsx';
import { setWindows } from './view.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

/** The stages of the runs side by side: of a single run all tissues, of several the chosen one. */
export function Stages() {
  const run = opened.value;
  const alone = arms.value.length === 1;
  const several = run !== null && run.tissues.length + (hasBlood(run) ? 1 : 0) > 1;
  return (
    <div class="stages" data-arms={arms.value.length}>
      {several && <TissueTabs />}
      {arms.value.map((arm, index) => (
        <ArmStage key={arm.key} arm={arm} first={index === 0} alone={alone} />
      ))}
    </div>
  );
}

/** The tissues of a run with the blood between the first and the others. */
function ArmStage({ arm, first, alone }: { arm: Arm; first: boolean; alone: boolean }) {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const sketch = useRef<HTMLCanvasElement>(null);
  const run = arm.opened.value;
  const strips = alone && run?.view.strips === true;
  const blood = hasBlood(run) && !strips;

  useLayoutEffect(() => drawStage(arm, stage.current!, canvas.current!, sketch.current!), [arm]);

  // All stages have the same size, so the first one gives the places of the tissues.
  useLayoutEffect(() => {
    if (!first) return;
    const element = stage.current!;
    const measure = () => setWindows(measureWindows(element));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const tissue of element.querySelectorAll('[data-view]')) observer.observe(tissue);
    measure();
    return () => observer.disconnect();
  }, [run, narrowTissue.value, first, alone]);

  const [main, ...others] = run?.tissues ?? [];
  const shown = narrowTissue.value;
  return (
    <div class="arm" data-arm={arm.key}>
      {!alone && <ArmHead arm={arm} />}
      <section
        class="stage"
        ref={stage}
        aria-label={alone ? texts.value.stage.tissues : texts.value.stage.tissuesOf(arm.name.value)}
        data-windows={run === null ? 0 : alone && others.length > 0 ? 2 : 1}
        data-blood={alone && blood}
        data-strips={strips}
        data-painter={painterKind.value}
      >
        <canvas ref={canvas} />
        <canvas ref={sketch} />
        {main !== undefined && <TissueWindow key={main.id} arm={arm} tissue={main} away={shown !== main.id} />}
        {run !== null && blood && <Blood arm={arm} run={run} away={shown !== 'blood'} />}
        {others.length > 0 && (
          <div class="others" data-away={!others.some(({ id }) => id === shown)}>
            {others.map((tissue) => (
              <TissueWindow key={tissue.id} arm={arm} tissue={tissue} away={shown !== tissue.id} />
            ))}
          </div>
        )}
        {main !== undefined && first && <ZoomButtons tissue={main} />}
        {painterKind.value === 'canvas' && <p class="quiet-line">{texts.value.stage.noWebgl}</p>}
      </section>
    </div>
  );
}

function TissueTabs() {
  const run = opened.value!;
  const tabs = run.tissues.map(({ id, label }) => ({ id, label: translated(label) }));
  if (hasBlood(run)) tabs.splice(1, 0, { id: 'blood', label: texts.value.blood.name });
  return (
    <div class="tissue-tabs" role="tablist" aria-label={texts.value.stage.shown}>
      {tabs.map((tab) => (
        <button
          type="button"
          role="tab"
          key={tab.id}
          data-action={`view-${tab.id}`}
          aria-selected={narrowTissue.value === tab.id}
          onClick={() => {
            narrowTissue.value = tab.id;
          }}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

function measureWindows(stage: HTMLElement): Record<string, Box> {
  const origin = stage.getBoundingClientRect();
  const boxes: Record<string, Box> = {};
  for (const element of stage.querySelectorAll<HTMLElement>('[data-view]')) {
    const box = element.getBoundingClientRect();
    const id = element.dataset.view;
    if (id === undefined || box.width < 8 || box.height < 8) continue;
    boxes[id] = { left: box.left - origin.left, top: box.top - origin.top, width: box.width, height: box.height };
  }
  return boxes;
}
