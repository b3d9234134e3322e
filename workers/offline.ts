/**
 * Keeps the page for offline use, and gives it the two headers without which a browser denies it shared memory:
 * static hosts do not send them. Built files are named after their content, so a kept one is never out of date; the
 * page itself and the list of its files come from the network when there is one.
 */
/// <reference lib="webworker" />

const scope = self as unknown as ServiceWorkerGlobalScope;

const CACHE = 'stroma';
const LIST = 'files.json';

/** Keeps every file of the present page, and drops those of earlier ones. */
async function keepFiles(): Promise<void> {
  const listed = await fetch(new URL(LIST, scope.registration.scope), { cache: 'no-cache' });
  if (!listed.ok) return;
  const names = (await listed.json()) as string[];
  const wanted = new Set(['', ...names].map((name) => new URL(name, scope.registration.scope).href));
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const isNamed = (url: string) => /-[\w-]{8}\.\w+$/.test(url);
  const lacking = [...wanted].filter((url) => !kept.has(url) || !isNamed(url));
  await cache.addAll(lacking.map((url) => new Request(url, isNamed(url) ? {} : { cache: 'no-cache' })));
  await Promise.all([...kept].filter((url) => !wanted.has(url)).map((url) => cache.delete(url)));
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  // Hosts declare that answers vary by request; these do not.
  const kept = () => cache.match(request, { ignoreSearch: request.mode === 'navigate', ignoreVary: true });
  if (request.mode !== 'navigate') return (await kept()) ?? fetch(request);
  try {
    // Hosts let browsers keep the page for minutes: it would name files of an earlier build, which are gone.
    return await fetch(request, { cache: 'no-cache' });
  } catch (error) {
    const page = (await kept()) ?? (await cache.match(scope.registration.scope));
    if (page) return page;
    throw error;
  }
}

/** The same answer with the headers that isolate the page. */
async function isolated(request: Request): Promise<Response> {
  const given = await answer(request);
  if (given.type === 'opaque' || given.status === 0) return given;
  const headers = new Headers(given.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  return new Response(given.body, { status: given.status, statusText: given.statusText, headers });
}

scope.addEventListener('install', (event) => {
  event.waitUntil(keepFiles().then(() => scope.skipWaiting()));
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(scope.clients.claim());
});

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== scope.location.origin) return;
  event.respondWith(isolated(request));
  if (request.mode === 'navigate') event.waitUntil(keepFiles().catch(() => {}));
});
