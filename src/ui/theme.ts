import { effect, signal } from '@preact/signals';
import type { Theme } from '../render/colour.ts';

const KEY = 'stroma.theme';
const ORDER: readonly Theme[] = ['dark', 'light', 'projector'];

export const theme = signal<Theme>(remembered());

export function nextTheme(): Theme {
  return ORDER[(ORDER.indexOf(theme.value) + 1) % ORDER.length];
}

/** Keeps the page's attribute and the browser's storage in step with the signal. */
export function followTheme(): void {
  const first = theme.peek();
  let chosen = false;
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
    // Until the user chooses one, the system's choice is followed.
    chosen ||= theme.value !== first;
    if (!chosen) return;
    try {
      localStorage.setItem(KEY, theme.value);
    } catch {
      // A browser without storage forgets the theme.
    }
  });
}

function remembered(): Theme {
  const asked = new URLSearchParams(location.search).get('theme');
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEY);
  } catch {
    // As above.
  }
  return ORDER.find((one) => one === asked) ?? ORDER.find((one) => one === kept) ?? ofSystem();
}

/** The system's choice between dark and light. */
function ofSystem(): Theme {
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}
