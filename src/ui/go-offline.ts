/** Has the page kept for offline use, once it has had time to start. */

/** Milliseconds after which this no longer delays anything the user waits for. */
const AFTER = 8000;

export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  setTimeout(() => {
    navigator.serviceWorker.register('./offline.js', { type: 'module' }).catch(() => {
      // A browser that keeps nothing still shows the page.
    });
  }, AFTER);
}
