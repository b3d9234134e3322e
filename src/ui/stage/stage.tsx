import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Box } from '../../render/camera.ts';
import { narrowTissue, opened, painterKind } from '../run/state.ts';
import { Blood, hasBlood } from './blood.tsx';
import { drawStage } from './painters.ts';
import { TissueWindow } from './tissue-window.tsx';
import { setWindows } from './view.ts';

/** The tissues with the blood between the first and the others. */
export function Stage() {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const sketch = useRef<HTMLCanvasElement>(null);
  const run = opened.value;
  const blood = hasBlood(run);

  useLayoutEffect(() => drawStage(stage.current!, canvas.current!, sketch.current!), []);

  useLayoutEffect(() => {
    const element = stage.current!;
    const measure = () => setWindows(measureWindows(element));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const tissue of element.querySelectorAll('[data-view]')) observer.observe(tissue);
    measure();
    return () => observer.disconnect();
  }, [run, narrowTissue.value]);

  const [first, ...others] = run?.tissues ?? [];
  const shown = narrowTissue.value;
  return (
    <section
      class="stage"
      ref={stage}
      aria-label="Tissues"
      data-windows={run === null ? 0 : others.length > 0 ? 2 : 1}
      data-blood={blood}
    >
      <canvas ref={canvas} />
      <canvas ref={sketch} />
      {run !== null && run.tissues.length + (blood ? 1 : 0) > 1 && <TissueTabs />}
      {first !== undefined && <TissueWindow key={first.id} tissue={first} away={shown !== first.id} />}
      {run !== null && blood && <Blood run={run} away={shown !== 'blood'} />}
      {others.length > 0 && (
        <div class="others">
          {others.map((tissue) => (
            <TissueWindow key={tissue.id} tissue={tissue} away={shown !== tissue.id} />
          ))}
        </div>
      )}
      {painterKind.value === 'canvas' && <p class="quiet-line">No WebGL in this browser: drawn by the processor.</p>}
    </section>
  );
}

function TissueTabs() {
  const run = opened.value!;
  const tabs = run.tissues.map(({ id, label }) => ({ id, label }));
  if (hasBlood(run)) tabs.splice(1, 0, { id: 'blood', label: 'Blood' });
  return (
    <div class="tissue-tabs" role="tablist" aria-label="Tissue shown">
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
