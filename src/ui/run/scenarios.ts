/** The scenarios that ship with the page. They come checked (`scripts/checked-scenarios.ts`). */
import type { Prepared } from '../../scenario/prepared.ts';
import type { Text } from '../../texts/text.ts';

export interface Listed {
  id: string;
  code: string;
  title: Text;
}

export const FLAGSHIP = 'hypoxia';

const lines = import.meta.glob<Listed>(['../../../scenarios/*.yaml', '../../../scenarios/presets/*.yaml'], {
  query: '?listed',
  import: 'default',
  eager: true,
});
/** The scenario opened by default is loaded with the page, the others when they are chosen. */
const flagship = import.meta.glob<Prepared>('../../../scenarios/hypoxia.yaml', {
  query: '?checked',
  import: 'default',
  eager: true,
});
const others = import.meta.glob<Prepared>(
  ['../../../scenarios/*.yaml', '../../../scenarios/presets/*.yaml', '!../../../scenarios/hypoxia.yaml'],
  { query: '?checked', import: 'default' },
);

/**
 * The scenarios on offer: lessons by their code, then the tumours of the source documents, which have none, by their
 * names. The shared base and the sweeps are not on offer.
 */
export const listed: Listed[] = Object.values(lines).sort(
  (a, b) =>
    Number(a.code === '') - Number(b.code === '') ||
    a.code.localeCompare(b.code, 'en', { numeric: true }) ||
    a.id.localeCompare(b.id, 'en'),
);

const loaded = new Map<string, Prepared>();

/** A scenario on offer, or null when there is none of that name. */
export async function shipped(id: string): Promise<Prepared | null> {
  const paths = ['', 'presets/'].map((folder) => `../../../scenarios/${folder}${id}.yaml`);
  for (const path of paths) {
    const found = flagship[path] ?? (await others[path]?.());
    if (found) {
      loaded.set(id, found);
      return found;
    }
  }
  return null;
}

/** The scenario on offer of that name at once; null when there is none, or when nothing has requested it yet. */
export const shippedAtHand = (id: string): Prepared | null => loaded.get(id) ?? null;
