/** Form elements of dialogs and panels. */
import type { Signal } from '@preact/signals';
import { NumberInput } from './number-input.tsx';
import { texts } from './texts/language.ts';

export interface Option<Id extends string = string> {
  id: Id;
  label: string;
}

interface RadiosProps<Id extends string> {
  /** Read out by screen readers, not shown. */
  legend: string;
  name: string;
  value: Id;
  options: readonly Option<Id>[];
  choose: (id: Id) => void;
}

/** A choice from a few options, in a row. */
export function Radios<Id extends string>({ legend, name, value, options, choose }: RadiosProps<Id>) {
  return (
    <fieldset class="choices" data-control={name}>
      <legend class="unseen">{legend}</legend>
      <div>
        {options.map((one) => (
          <label key={one.id}>
            <input type="radio" name={name} value={one.id} checked={value === one.id} onChange={() => choose(one.id)} />
            <span>{one.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps<Id extends string> {
  label: string;
  /** Whether only screen readers get the label, as in a row that already names what is chosen. */
  unseen?: boolean;
  name: string;
  value: Id;
  options: readonly Option<Id>[];
  choose: (id: Id) => void;
}

/** A choice from many options, in a list. */
export function Choice<Id extends string>(props: ChoiceProps<Id>) {
  const { label, unseen = false, name, value, options, choose } = props;
  return (
    <label>
      <span class={unseen ? 'unseen' : undefined}>{label}</span>
      <select
        data-control={name}
        value={value}
        onChange={(event) => choose(options[event.currentTarget.selectedIndex].id)}
      >
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface NumberFieldProps {
  /** With its unit. */
  label: string;
  name: string;
  value: number;
  low?: number | undefined;
  high?: number | undefined;
  change: (value: number) => void;
}

/** A number field; text that is not a number changes nothing. */
export function NumberField({ label, name, value, low, high, change }: NumberFieldProps) {
  return (
    <label>
      <span>{label}</span>
      <NumberInput
        name={name}
        value={value}
        low={low}
        high={high}
        required
        change={(next) => Number.isFinite(next) && change(next)}
      />
    </label>
  );
}

interface SearchFieldProps {
  /** Read out by screen readers, and shown while nothing is sought. */
  label: string;
  name: string;
  sought: Signal<string>;
  class?: string;
}

/** A field for words that are sought; what follows from them is read from the signal. */
export function SearchField({ label, name, sought, class: own }: SearchFieldProps) {
  return (
    <label class={own}>
      <span class="unseen">{label}</span>
      <input
        type="search"
        data-control={name}
        placeholder={label}
        value={sought.value}
        onInput={(event) => {
          sought.value = event.currentTarget.value;
        }}
      />
    </label>
  );
}

interface ToCopyProps {
  label: string;
  /** Whether only screen readers get the label, as when it already appears above. */
  unseen?: boolean;
  readout: string;
  value: string;
}

/** Text to be copied: it is read-only, and is selected whole when it receives the focus. */
export function ToCopy({ label, unseen = false, readout, value }: ToCopyProps) {
  return (
    <label>
      <span class={unseen ? 'unseen' : undefined}>{label}</span>
      <input
        type="text"
        readOnly
        data-readout={readout}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
    </label>
  );
}

/** An address to be handed on, and what is said of one that opens on this computer alone. */
export function AddressToCopy(props: ToCopyProps) {
  return (
    <>
      <ToCopy {...props} />
      {isOfThisComputer(props.value) && <p class="quiet">{texts.value.share.here}</p>}
    </>
  );
}

function isOfThisComputer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'file:' || /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}
