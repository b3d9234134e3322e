/** Reads a sweep file given by the user; loaded on demand. */
import { version } from '../../../package.json';
import { readSweep, type SweepResult } from '../../sweep/read-sweep.ts';
import { shippedFiles } from '../run/read-given-scenario.ts';
import { listed } from '../run/scenarios.ts';

export { measuresInWords } from '../../sweep/read-sweep.ts';

export const readGivenSweep = (name: string, text: string): SweepResult =>
  readSweep(name, text, {
    files: shippedFiles,
    named: (id) => (listed.some((one) => one.id === id) ? `scenarios/${id}.yaml` : null),
    version,
  });
