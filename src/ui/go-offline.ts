/** Has the page kept for when there is no network, once it has had time to start. */

/** Milliseconds after which nothing that a person waits for is held up by it. */
const AFTER = 8000;

export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  setTimeout(() => {
    navigator.serviceWorker.register('./offline.js', { type: 'module' }).catch(() => {
      // A browser that keeps nothing still shows the page.
    });
  }, AFTER);
}
