/** Reads files saved from a page or by the command line. */
import type { RunFile } from '../../link/run-file.ts';
import type { Session } from '../../link/session.ts';
import { shipped } from '../run/scenarios.ts';

export type Saved = { file: RunFile } | { session: Session } | { problems: string[] };

/** The run or the session in a file, or the problem with it; null for a file that holds neither. */
export async function readSaved(text: string): Promise<Saved | null> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const [{ checkRunFile, isRun }, { isSession, readSession }] = await Promise.all([
    import('../../link/run-file.ts'),
    import('../../link/read-session.ts'),
  ]);
  if (isRun(value)) return checkRunFile(value);
  if (!isSession(value)) return null;
  const read = await readSession(value, 'file', shipped);
  return 'problem' in read ? { problems: [read.problem] } : { session: read };
}
