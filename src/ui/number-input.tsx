import { useLayoutEffect, useRef } from 'preact/hooks';

interface NumberInputProps {
  name: string;
  /** NaN for none. */
  value: number;
  low?: number | undefined;
  high?: number | undefined;
  required?: boolean;
  /** Gets NaN for what is not a number, as while one is being typed. */
  change: (value: number) => void;
}

/** An input for a number. As long as it has the focus, its text is the user's: "0" may go on to "0.5". */
export function NumberInput({ name, value, change, low, high, required }: NumberInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const show = () => {
    const element = input.current;
    // One that is taken off the page loses the focus too.
    if (element === null) return;
    if (!Object.is(element.valueAsNumber, value)) element.value = Number.isNaN(value) ? '' : String(value);
  };
  useLayoutEffect(() => {
    if (document.activeElement !== input.current) show();
  }, [value]);
  return (
    <input
      ref={input}
      type="number"
      step="any"
      min={low}
      max={high}
      required={required}
      data-control={name}
      onInput={(event) => change(event.currentTarget.valueAsNumber)}
      // Text of which the owner made no number stays, and is marked as invalid.
      onBlur={() => !Number.isNaN(value) && show()}
    />
  );
}
