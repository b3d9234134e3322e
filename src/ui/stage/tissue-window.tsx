import { useEffect, useRef } from 'preact/hooks';
import { inView, scaleBar } from '../../render/camera.ts';
import type { TissueInfo } from '../../simulation/protocol.ts';
import { inspectAt, inspectNext, leaveCell } from '../inspect/inspected.ts';
import { Overlay } from '../inspect/overlay.tsx';
import { strokeAt, tool } from '../panel/tools.tsx';
import type { Arm } from '../run/arm.ts';
import { focus } from '../run/state.ts';
import { fixed, number, reading, unitText } from '../text.ts';
import { said, texts } from '../texts/language.ts';
import { attachGestures } from './gestures.ts';
import { camera, hasInset, INSET, windows } from './view.ts';

/** A tissue's window on the stage: its name, what it holds, the scale bar, and the whole of it when zoomed. */
export function TissueWindow({ arm, tissue, away }: { arm: Arm; tissue: TissueInfo; away: boolean }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      attachGestures(element.current!, tissue.id, {
        pick: (dx, dy) => void pickAt(arm, tissue, dx, dy).catch(() => {}),
        next: (dx, dy) => void inspectNext(dx, dy).catch(() => {}),
        leave: leaveCell,
      }),
    [arm, tissue],
  );
  const summary = summaryOf(arm, tissue.id);
  return (
    <div
      class="tissue"
      ref={element}
      data-view={tissue.id}
      data-away={away}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved and zoomed with the keyboard
      tabIndex={0}
      role="img"
      aria-label={texts.value.stage.tissue(said(tissue.label), summary)}
    >
      <div class="tissue-name">
        <h2>{said(tissue.label)}</h2>
        <p>{summary}</p>
      </div>
      <Overlay arm={arm} tissue={tissue} />
      <Inset tissue={tissue} />
      <ScaleBar />
    </div>
  );
}

/** Looks at the cell at a point of the window, CSS pixels from its middle; where there is none at no cell any more. */
async function pickAt(arm: Arm, tissue: TissueInfo, dx: number, dy: number): Promise<void> {
  const seen = camera.value;
  const box = windows.value[tissue.id];
  if (seen === null || box === undefined) return;
  const view = inView(seen, tissue, box);
  const x = (view.left + view.width / 2 + dx / seen.scale) / tissue.site;
  const y = (view.top + view.height / 2 + dy / seen.scale) / tissue.site;
  focus.value = arm;
  if (tool.value !== 'look') return strokeAt(arm.opened.value!, tissue.id, x, y);
  if (!(await inspectAt(arm, tissue.id, x, y))) leaveCell();
}

function ScaleBar() {
  if (camera.value === null) return null;
  const length = scaleBar(camera.value.scale, 88);
  const text = length >= 1000 ? `${number(length / 1000)} mm` : `${number(length)} µm`;
  return (
    <div class="scale-bar">
      <span>{text}</span>
      <i style={{ width: `${length * camera.value.scale}px` }} />
    </div>
  );
}

function Inset({ tissue }: { tissue: TissueInfo }) {
  const box = windows.value[tissue.id];
  if (box === undefined || camera.value === null || !hasInset(tissue.id)) return null;
  const width = tissue.width * tissue.site;
  const height = tissue.height * tissue.site;
  const seen = inView(camera.value, tissue, box);
  const scale = INSET.size / Math.max(width, height);
  const left = Math.max(0, seen.left);
  const top = Math.max(0, seen.top);
  const frame = {
    left: `${(INSET.size - width * scale) / 2 + left * scale}px`,
    top: `${(INSET.size - height * scale) / 2 + top * scale}px`,
    width: `${(Math.min(width, seen.left + seen.width) - left) * scale}px`,
    height: `${(Math.min(height, seen.top + seen.height) - top) * scale}px`,
  };
  const mm = (length: number) => fixed(length / 1000, 2);
  return (
    <div class="inset" style={{ left: `${INSET.left}px`, bottom: `${INSET.bottom}px` }}>
      <div class="inset-frame" style={{ width: `${INSET.size}px`, height: `${INSET.size}px` }}>
        <i style={frame} />
      </div>
      <p>
        {texts.value.stage.view(mm(Math.min(seen.width, width)), mm(Math.min(seen.height, height)))}
        <br />
        {texts.value.stage.viewOf(mm(width), mm(height))}
      </p>
    </div>
  );
}

/** How many cells of its first kind the tissue has, and one more of its measures: a charted one, or seats held. */
function summaryOf({ opened, readouts }: Arm, tissue: string): string {
  const run = opened.value;
  if (run === null) return '';
  const value = (id: string) => readouts.value[run.measures.findIndex((measure) => measure.id === id)];
  const main =
    run.cells.find((cell) => (value(`${tissue}.${cell.id}.count`) ?? 0) > 0 && cell.layer !== 'structural') ?? null;
  const cell = run.cells.find((one) => one.shape === 'disc' && (value(`${tissue}.${one.id}.count`) ?? 0) > 0) ?? main;
  const count = `${tissue}.${cell?.id}.count`;
  const hasSeats = run.measures.some(({ id }) => id.startsWith(`${tissue}.seats.`) && (value(id) ?? 0) > 0);
  const more =
    run.measures.find(({ id }) => run.view.charts.includes(id) && id.startsWith(`${tissue}.`) && id !== count) ??
    run.measures.find(({ id }) => hasSeats && id === `${tissue}.seats.${cell?.id}`);
  const kind = said(cell?.label ?? '');
  const parts: string[] = [];
  if (cell !== null) parts.push(`${kind} ${reading(value(`${tissue}.${cell.id}.count`) ?? Number.NaN)}`);
  if (more !== undefined) {
    const label = said(more.label).replace(`, ${kind}`, '').replace(`${kind}, `, '').replace(`${kind} `, '');
    parts.push(
      `${texts.value.stage.measure(label)} ${reading(value(more.id) ?? Number.NaN)} ${more.unit === 'cells' ? '' : unitText(more.unit)}`.trim(),
    );
  }
  return parts.join(', ');
}
