import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { build } from '../../scripts/build.mjs';
import { servePage } from '../../scripts/page.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the built page, with a slash at its end. */
    page: string;
  }
}

/** Builds the page, the command line and the bare engine when they are out of date, and serves the page. */
export default async function serve(project: TestProject) {
  build('node', 'core');
  const { url, close } = await servePage();
  project.provide('page', url);
  return close;
}
