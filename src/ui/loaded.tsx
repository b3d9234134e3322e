import { signal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';

/** A view whose code is loaded when it is first shown, or before that by `begin`. */
export interface Loaded<Props> {
  (props: Props): JSX.Element | null;
  /** Starts to load it; the promise is rejected if that fails, and the next call tries again. */
  begin(): Promise<void>;
}

export function loaded<Props extends object = object>(load: () => Promise<ComponentType<Props>>): Loaded<Props> {
  const come = signal<{ View: ComponentType<Props> } | null>(null);
  let loading: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    loading ??= load().then(
      (View) => {
        come.value = { View };
      },
      (error) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  const Shown = (props: Props) => {
    useEffect(() => void begin(), []);
    const { View } = come.value ?? {};
    return View ? <View {...props} /> : null;
  };
  return Object.assign(Shown, { begin });
}
