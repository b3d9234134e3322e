/** What the shipped scenarios gave under a version of the core: kept in a file, and renewed with the next version alone. */

export interface Golden {
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
 * The file as it is to be written. A scenario may be added at any time; what one gave may change with the version of the
 * core alone.
 *
 * @throws names every scenario that gives something else under the version that the file has already.
 */
export function renewed(kept: GoldenFile, now: GoldenFile): GoldenFile {
  const changed = Object.keys(kept.scenarios).filter(
    (name) => JSON.stringify(kept.scenarios[name]) !== JSON.stringify(now.scenarios[name]),
  );
  if (kept.core === now.core && changed.length > 0)
    throw new Error(
      `${changed.join(', ')}: found other digests or values under core version ${now.core}, expected those of the file. ` +
        'If the change is meant, raise CORE_VERSION in src/run/model-digest.ts, then run "npm run golden".',
    );
  return now;
}
