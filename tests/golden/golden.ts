/** What the shipped scenarios gave: kept in a file, and renewed only where the core or a scenario's own rows are others. */
import { isDeepStrictEqual } from 'node:util';

export interface Golden {
  /** Digest of what decides its runs: the version of the core, and the rows of its model. */
  model: string;
  /** Digests of the whole state at the steps that are compared. */
  digests: string[];
  /** A few measures at the last of them, so that a change can be told from its numbers. */
  values: Record<string, number>;
}

export interface GoldenFile {
  /** The version of the core that gave all of it. */
  core: string;
  scenarios: Record<string, Golden>;
}

/**
 * The file as it is to be written. A scenario may be added at any time; what one gave may change where its model did, by
 * its rows or by the version of the core.
 *
 * @throws names every scenario that gives something else with the model that the file has already.
 */
export function renewed(kept: GoldenFile, now: GoldenFile): GoldenFile {
  const changed = Object.entries(kept.scenarios)
    .filter(([name, was]) => now.scenarios[name]?.model === was.model && !isDeepStrictEqual(now.scenarios[name], was))
    .map(([name]) => name);
  if (changed.length > 0)
    throw new Error(
      `${changed.join(', ')}: found other digests or values under core version ${now.core}, expected those of the file. ` +
        'If the change is meant, raise CORE_VERSION in src/run/model-digest.ts, then run "npm run golden".',
    );
  return now;
}
