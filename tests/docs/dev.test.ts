/** The page as `npm run dev` serves it: scenarios are checked on the way, and watched. */
import { readdirSync } from 'node:fs';
import { createServer } from 'vite';
import { expect, test } from 'vitest';

test('every scenario is served, as a line of the list and in full', async () => {
  const server = await createServer({ server: { middlewareMode: true, watch: null, ws: false }, logLevel: 'silent' });
  try {
    const names = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
    const addresses = names.flatMap((name) => ['listed', 'checked'].map((form) => `/scenarios/${name}?${form}`));
    for (const address of [...addresses, '/src/ui/main.tsx']) {
      const module = await server.transformRequest(address);
      expect(module?.code, address).toMatch(/export default|import/);
    }
  } finally {
    await server.close();
  }
});
