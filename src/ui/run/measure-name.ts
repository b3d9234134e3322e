/** Names of measures among those of a run. */
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { english } from '../../texts/words.ts';
import { translated } from '../texts/language.ts';

/** The name of a measure, with its tissue where several tissues have one of that name. */
export function labelIn(run: Opened, { id, label }: MeasureInfo): string {
  const several = run.measures.filter((one) => english(one.label) === english(label)).length > 1;
  const tissue = run.tissues.find((one) => id.startsWith(`${one.id}.`));
  const own = translated(label);
  const where = tissue === undefined ? '' : translated(tissue.label);
  // "Tumour cells" already says that they are in the tumour.
  return several && where !== '' && !own.toLowerCase().startsWith(where.toLowerCase()) ? `${where}: ${own}` : own;
}
