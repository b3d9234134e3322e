import './arm-legend.css';
import { arms, letterOf } from '../run/state.ts';
import { texts } from '../texts/language.ts';
import { armStrokes, isHidden, toggleArm } from './arm-strokes.ts';

/** Which curve belongs to which run; a click hides or shows it. */
export function ArmLegend() {
  if (arms.value.length < 2) return null;
  const strokes = armStrokes();
  return (
    <ul class="arm-legend" aria-label={texts.value.timeline.runs}>
      {arms.value.map((arm, at) => (
        <li key={arm.key}>
          <button
            type="button"
            class="plain"
            data-action={`curve-${letterOf(arm)}`}
            aria-pressed={!isHidden(arm)}
            title={arm.name.value}
            onClick={() => toggleArm(arm)}
          >
            <svg viewBox="0 0 16 4" width="16" height="4" aria-hidden="true">
              <path
                d="M0 2H16"
                stroke={strokes[at].colour}
                stroke-width="2"
                stroke-dasharray={strokes[at].dash?.join(' ')}
              />
            </svg>
            {letterOf(arm)}
          </button>
        </li>
      ))}
    </ul>
  );
}
