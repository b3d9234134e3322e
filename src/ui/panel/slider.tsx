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

/** A slider with its ends and its usual value written under it. Sends every movement. */
export function Slider(props: SliderProps) {
  const { low, high, value } = props;
  const part = (at: number) => (high > low ? Math.min(1, Math.max(0, (at - low) / (high - low))) : 0);
  const usual = part(props.usual);
  const middle = low + (high - low) / 3;
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
        <span style={{ '--at': 0 }}>{props.format(low)}</span>
        {showMiddle && <span style={{ '--at': part(middle) }}>{props.format(middle)}</span>}
        {usual > 0.12 && usual < 0.88 && (
          <span style={{ '--at': usual }} data-usual>
            {props.usualText}
          </span>
        )}
        <span style={{ '--at': 1 }}>{props.format(high)}</span>
      </div>
    </div>
  );
}
