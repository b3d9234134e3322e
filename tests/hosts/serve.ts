import { fileURLToPath } from 'node:url';
import { preview } from 'vite';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { build } from '../../scripts/build.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built page, with a slash at its end. */
    page: string;
  }
}

/** Builds the page, the command line and the bare engine when they are out of date, and serves the page. */
export default async function serve(project: TestProject) {
  build('page', 'node', 'core');
  const server = await preview({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    preview: { host: '127.0.0.1', port: 4310, open: false },
    logLevel: 'error',
  });
  project.provide('page', server.resolvedUrls?.local[0] ?? '');
  return () => server.close();
}
