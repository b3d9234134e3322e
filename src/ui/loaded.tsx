import './loaded.css';
import { signal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { texts } from './texts/language.ts';

/** A view whose code is loaded when it is first shown, or before that by `begin`. */
export interface Loaded<Props> {
  (props: Props): JSX.Element | null;
  /** Starts to load it; if that fails, the view says so where it is shown. */
  begin(): Promise<void>;
}

export function loaded<Props extends object = object>(load: () => Promise<ComponentType<Props>>): Loaded<Props> {
  const come = signal<{ View: ComponentType<Props> } | 'failed' | null>(null);
  let loading: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    loading ??= load().then(
      (View) => {
        come.value = { View };
      },
      () => {
        come.value = 'failed';
      },
    );
    return loading;
  };
  const Shown = (props: Props) => {
    useEffect(() => void begin(), []);
    if (come.value === null) return null;
    if (come.value === 'failed') return <NotLoaded />;
    const { View } = come.value;
    return <View {...props} />;
  };
  return Object.assign(Shown, { begin });
}

/** Says that a part of the page could not be loaded; what was done is kept, so that the page can be loaded again. */
function NotLoaded() {
  const say = texts.value.page;
  return (
    <p class="not-loaded" role="alert">
      {say.notLoaded}{' '}
      <button type="button" class="link" data-action="reload" onClick={() => location.reload()}>
        {say.reload}
      </button>
    </p>
  );
}
