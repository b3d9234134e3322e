/** Keeps sessions on this device and follows the browser's Back and Forward; both are loaded once there is a picture. */
import { effect } from '@preact/signals';
import { pictured } from '../run/state.ts';
import { showAgain } from './choose.ts';
import { followHistory } from './places.ts';

export function keepOnDevice(): void {
  followHistory(showAgain);
  effect(() => {
    if (pictured.value) void import('./keeper.ts').then(({ keepSessions }) => keepSessions());
  });
}
