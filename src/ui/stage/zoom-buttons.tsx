import './zoom-buttons.css';
import type { TissueInfo } from '../../serve/protocol.ts';
import { toggleFullScreen } from '../shell/full-screen.ts';
import { IconButton } from '../shell/icon-button.tsx';
import { texts } from '../texts/language.ts';
import { home, windows, zoom } from './view.ts';

/** Narrowest window of a tissue with room for the buttons, CSS pixels. */
const LEAST_WIDTH = 360;
/** Height below which they stand in a row, so that the scale bar stays free, CSS pixels. */
const LOW = 210;
/** How far one press zooms in. */
const NEARER = 1.6;

/** Zoom in, zoom out, the whole tissue, and full screen; beside the largest tissue shown. */
export function ZoomButtons({ tissue }: { tissue: TissueInfo }) {
  const box = windows.value[tissue.id];
  const say = texts.value.stage;
  if (box === undefined || box.width < LEAST_WIDTH) return null;
  return (
    <div
      class="zoom-buttons"
      data-row={box.height < LOW}
      role="toolbar"
      aria-label={say.zoom}
      style={{ left: `${box.left + box.width}px`, top: `${box.top}px` }}
    >
      <IconButton action="zoom-in" icon="plus" label={say.nearer} press={() => zoom(tissue.id, 0, 0, NEARER)} />
      <IconButton action="zoom-out" icon="minus" label={say.farther} press={() => zoom(tissue.id, 0, 0, 1 / NEARER)} />
      <IconButton action="zoom-home" icon="target" label={say.whole} press={home} />
      {document.fullscreenEnabled && (
        <IconButton action="full-screen" icon="corners" label={say.fullScreen} press={toggleFullScreen} />
      )}
    </div>
  );
}
