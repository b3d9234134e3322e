import './tissue-window.css';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { inView, scaleBar } from '../../render/camera.ts';
import type { Point, TissueInfo } from '../../serve/protocol.ts';
import { fixed, number } from '../format.ts';
import { Overlay } from '../inspect/cell-overlay.tsx';
import { inspectAt, inspectNext, leaveCell } from '../inspect/inspected.ts';
import { placing } from '../lesson/marked-place.ts';
import { PlaceOverlay } from '../lesson/place-overlay.tsx';
import { leaveMeasured, measureAt, measureFrom } from '../measure/line.ts';
import { Aim, MeasureOverlay } from '../measure/line-overlay.tsx';
import { strokeAt, strokeFrom, tool } from '../panel/tools.tsx';
import type { Arm } from '../run/arm.ts';
import { besideTissues, focus } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { Captions } from './captions.tsx';
import { attachGestures, type Drawing } from './gestures.ts';
import { NameAtPointer } from './name-at-pointer.tsx';
import { summaryOf } from './tissue-summary.ts';
import { camera, hasInset, INSET, windows } from './view.ts';

/** A tissue's window on the stage: its name, a summary, the scale bar, and an inset of the whole when zoomed. */
export function TissueWindow({ arm, tissue, away }: { arm: Arm; tissue: TissueInfo; away: boolean }) {
  const element = useRef<HTMLDivElement>(null);
  const siteHere = useCallback((dx: number, dy: number) => siteAt(tissue, dx, dy), [tissue]);
  useEffect(
    () =>
      attachGestures(element.current!, tissue.id, {
        pick: (dx, dy, goesOn) => void pickAt(arm, tissue, siteAt(tissue, dx, dy), goesOn).catch(() => {}),
        draw: (dx, dy) => drawingFrom(arm, tissue, siteAt(tissue, dx, dy)),
        next: (dx, dy) => void inspectNext({ x: dx, y: dy }).catch(() => {}),
        leave: () => {
          leaveCell();
          leaveMeasured();
        },
      }),
    [arm, tissue],
  );
  // In a lesson, the heads of the runs show the measure in question, once it may be seen.
  const summary = besideTissues.value === null ? summaryOf(arm, tissue.id) : '';
  return (
    <div
      class="tissue"
      ref={element}
      data-view={tissue.id}
      data-away={away}
      data-tool={isPlacing(tissue) ? 'measure' : tool.value}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved and zoomed with the keyboard
      tabIndex={0}
      role="img"
      aria-label={texts.value.stage.tissue(
        translated(tissue.label),
        summary,
        texts.value.stage.enter[isPlacing(tissue) ? 'mark' : tool.value],
      )}
    >
      <div class="tissue-name" data-bare={summary === ''}>
        <h2>{translated(tissue.label)}</h2>
        {summary !== '' && <p>{summary}</p>}
      </div>
      <Overlay arm={arm} tissue={tissue} />
      <MeasureOverlay arm={arm} tissue={tissue} />
      <PlaceOverlay tissue={tissue} />
      <NameAtPointer arm={arm} tissue={tissue} window={element} siteAt={siteHere} />
      {(tool.value !== 'look' || isPlacing(tissue)) && <Aim />}
      <Captions arm={arm} tissue={tissue} />
      <Inset tissue={tissue} />
      <ScaleBar />
    </div>
  );
}

/** Whether a lesson asks for a place in a tissue. */
const isPlacing = ({ id }: TissueInfo): boolean => placing.value?.tissue === id;

/** The place in a tissue at a point of its window, CSS pixels from its middle; null while there is no picture. */
function siteAt(tissue: TissueInfo, dx: number, dy: number): Point | null {
  const seen = camera.value;
  const box = windows.value[tissue.id];
  if (seen === null || box === undefined) return null;
  const view = inView(seen, tissue, box);
  return {
    x: (view.left + view.width / 2 + dx / seen.scale) / tissue.site,
    y: (view.top + view.height / 2 + dy / seen.scale) / tissue.site,
  };
}

/** Uses the tool at a place; the inspecting tool, where there is no cell, leaves the inspected one. */
async function pickAt(arm: Arm, tissue: TissueInfo, at: Point | null, goesOn: boolean): Promise<void> {
  if (at === null) return;
  if (isPlacing(tissue)) return placing.value!.put(at);
  focus.value = arm;
  if (tool.value === 'measure') measureAt(tissue, at, goesOn);
  else if (tool.value !== 'look') await strokeAt(arm.opened.value!, tissue.id, at.x, at.y);
  else if (!(await inspectAt(arm, tissue.id, at))) leaveCell();
}

/** Starts drawing with the tool from a place; null for the inspecting tool, which draws nothing. */
function drawingFrom(arm: Arm, tissue: TissueInfo, from: Point | null): Drawing | null {
  if (from === null || tool.value === 'look' || isPlacing(tissue)) return null;
  const line = tool.value === 'measure' ? measureFrom(tissue, from) : null;
  const stroke = strokeFrom(arm.opened.value!, tissue, from.x, from.y);
  return {
    to: (dx, dy) => {
      const at = siteAt(tissue, dx, dy);
      if (at === null) return;
      focus.value = arm;
      if (line !== null) line.to(at);
      else stroke(at.x, at.y);
    },
    drop: () => line?.drop(),
  };
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
