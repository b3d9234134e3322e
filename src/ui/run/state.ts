/** What the page knows of the run. Changed by `session.ts` and `frames.ts`, read everywhere. */
import { computed, signal } from '@preact/signals';
import type { Health } from '../../simulation/connect.ts';
import type { Command, ControlInfo, FieldInfo, Opened } from '../../simulation/protocol.ts';

export interface Live {
  step: number;
  hours: number;
  running: boolean;
  digest: string;
  speed: number;
}

export const opened = signal<Opened | null>(null);
export const live = signal<Live>({ step: 0, hours: 0, running: false, digest: '', speed: 0 });
/** Current values in the order of `opened.measures`; refreshed a few times a second, so that digits can be read. */
export const readouts = signal<Float64Array>(new Float64Array());
/** Rises when new rows of the series have come. */
export const seriesVersion = signal(0);
export const log = signal<Command[]>([]);
/** Values of the controls as last set. */
export const controlValues = signal<Record<string, number>>({});
/** Cell types seen in the last pictures (index in `opened.cells`), and whether dead or hypoxic cells were. */
export const present = signal<{ types: ReadonlySet<number>; dead: boolean; hypoxic: boolean }>({
  types: new Set(),
  dead: false,
  hypoxic: false,
});
export const colour = signal('type');
export const field = signal('');
/** Whether the first fields are there. */
export const ready = signal(true);
/** Counts what was asked of the run, after which its picture may be another. */
export const changed = signal(0);
export const speed = signal(2);
export const health = signal<Health>({ state: 'well' });
/** Hours at which the kept snapshot was taken, or null. */
export const restorable = signal<number | null>(null);
/** Whether another scenario is being opened; what is shown is still the one before. */
export const opening = signal(false);
/** What is wrong with a scenario that was asked for. */
export const problems = signal<{ file: string; lines: string[] } | null>(null);
/** Whether the tissues have been on the screen; what stands round them comes after. */
export const pictured = signal(false);
export const painterKind = signal<'webgl' | 'canvas' | null>(null);
/** Tissue shown on a narrow screen, or `blood`. */
export const narrowTissue = signal('');
export const narrowTab = signal('levers');

/** The field that a tissue shows: the one chosen, or where nobody chose the scenario's own for that tissue. */
export const fieldOf = (run: Opened, tissue: string): string =>
  (field.value === run.view.field ? run.view.fields[tissue] : undefined) ?? field.value;

/** Every field that some tissue shows, once. */
export const fieldsShown = computed<FieldInfo[]>(() => {
  const run = opened.value;
  const shown = new Set(run?.tissues.map(({ id }) => fieldOf(run, id)));
  return run?.fields.filter(({ id }) => shown.has(id)) ?? [];
});

/** The lever shown large. */
export const LEVER = 'tissues.tumour.vesselOxygen';
export const lever = computed<ControlInfo | null>(
  () => opened.value?.controls.find((one) => one.path === LEVER) ?? null,
);

/** Hours since time 0 at a step; steps of the settling are negative. */
export function hoursAt(step: number): number {
  return (step * (opened.value?.minutesPerStep ?? 1)) / 60;
}

export function measureIndex(id: string): number {
  return opened.value?.measures.findIndex((measure) => measure.id === id) ?? -1;
}
