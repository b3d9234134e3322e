import './place-overlay.css';
import { inView } from '../../render/camera.ts';
import type { TissueInfo } from '../../serve/protocol.ts';
import { camera, windows } from '../stage/view.ts';
import { texts } from '../texts/language.ts';
import { placed } from './marked-place.ts';

/** Above a place nearer to the top than this lie the names of the tissues: its own stands below it, CSS pixels. */
const ROOM_ABOVE = 80;

/** The place that was clicked as the answer to a question, drawn over its tissue. */
export function PlaceOverlay({ tissue }: { tissue: TissueInfo }) {
  const now = placed.value;
  const box = windows.value[tissue.id];
  const seen = camera.value;
  if (now === null || now.tissue !== tissue.id || box === undefined || seen === null) return null;
  const view = inView(seen, tissue, box);
  const x = (now.x * tissue.site - view.left) * seen.scale;
  const y = (now.y * tissue.site - view.top) * seen.scale;
  const radius = now.radius * tissue.site * seen.scale;
  return (
    <svg class="place-overlay" aria-hidden="true">
      <circle class="place-casing" cx={x} cy={y} r={radius} />
      <circle cx={x} cy={y} r={radius} />
      <text x={x} y={y - radius > ROOM_ABOVE ? y - radius - 8 : y + radius + 18} text-anchor="middle">
        {texts.value.lesson.yourPlace}
      </text>
    </svg>
  );
}
