/** The scenarios that ship with the page. They come checked (`scripts/checked-scenarios.ts`). */
import type { Prepared } from '../../scenario/prepared.ts';
import type { Text } from '../../texts/text.ts';

export interface Listed {
  id: string;
  code: string;
  title: Text;
}

export const FLAGSHIP = 'hypoxia';

const lines = import.meta.glob<Listed>('../../../scenarios/*.yaml', {
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
const others = import.meta.glob<Prepared>(['../../../scenarios/*.yaml', '!../../../scenarios/hypoxia.yaml'], {
  query: '?checked',
  import: 'default',
});

/** The scenarios on offer, by their code. The shared base and the sweeps are not on offer. */
export const listed: Listed[] = Object.values(lines).sort((a, b) =>
  a.code === b.code ? 0 : a.code.localeCompare(b.code, 'en', { numeric: true }),
);

/** A scenario on offer, or null when there is none of that name. */
export async function shipped(id: string): Promise<Prepared | null> {
  const path = `../../../scenarios/${id}.yaml`;
  return flagship[path] ?? (await others[path]?.()) ?? null;
}
