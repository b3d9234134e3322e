import './slider.css';
import type { ComponentChildren } from 'preact';

interface SliderProps {
  name: string;
  label: string;
  value: number;
  low: number;
  high: number;
  step: number;
  usual: number;
  usualText: string;
  unit: string;
  format: (value: number) => string;
  large?: boolean;
  input: (value: number) => void;
  children?: ComponentChildren;
}

/** Half of the width of a letter under a slider, and the room that its ends need, as shares of its width. */
const LETTER = 0.0115;
const CLEAR = 0.08;

/** A slider with its ends and its usual value written under it. Sends every movement. */
export function Slider(props: SliderProps) {
  const { low, high, value } = props;
  const part = (at: number) => (high > low ? Math.min(1, Math.max(0, (at - low) / (high - low))) : 0);
  const usual = part(props.usual);
  const middle = low + (high - low) / 3;
  // About half the width of the text at the usual value, as a share of the slider's width.
  const half = props.usualText.length * LETTER;
  const showUsual = usual > 0.12 && usual < 0.88;
  const showMiddle = props.large === true && Math.abs(part(middle) - usual) > 0.2;
  return (
    <div class="slider" data-large={props.large === true}>
      <input
        type="range"
        data-control={props.name}
        aria-label={props.label}
        aria-valuetext={`${props.format(value)} ${props.unit}`}
        min={low}
        max={high}
        step={props.step}
        value={value}
        style={{ '--part': part(value) }}
        onInput={(event) => props.input(Number(event.currentTarget.value))}
      />
      <div class="slider-marks" aria-hidden="true">
        <span style={{ '--at': 0 }}>{showUsual && usual - half < CLEAR ? '' : props.format(low)}</span>
        {showMiddle && <span style={{ '--at': part(middle) }}>{props.format(middle)}</span>}
        {showUsual && (
          <span style={{ '--at': usual }} data-usual>
            {props.usualText}
          </span>
        )}
        <span style={{ '--at': 1 }}>{showUsual && usual + half > 1 - CLEAR ? '' : props.format(high)}</span>
      </div>
    </div>
  );
}
