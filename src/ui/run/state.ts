/** What the page knows about its runs; read everywhere. */
import { computed, signal } from '@preact/signals';
import type { Health } from '../../serve/connect.ts';
import type { ControlInfo, FieldInfo } from '../../serve/protocol.ts';
import { Arm } from './arm.ts';
import { drawable, fieldOf } from './colouring.ts';

export { colour, field, fieldOf } from './colouring.ts';

/** The runs shown side by side, at most `MAX_ARMS`. */
export const arms = signal<Arm[]>([new Arm()]);
export const MAX_ARMS = 4;
/** The run to which levers and readouts belong. */
export const focus = signal<Arm>(arms.value[0]);
export const letterOf = (arm: Arm): string => 'ABCD'[arms.value.indexOf(arm)] ?? '';

export const opened = computed(() => focus.value.opened.value);
export const readouts = computed(() => focus.value.readouts.value);
export const seriesVersion = computed(() => arms.value.reduce((sum, arm) => sum + arm.seriesVersion.value, 0));
export const log = computed(() => focus.value.log.value);
export const controlValues = computed(() => focus.value.controlValues.value);
export const present = computed(() => focus.value.present.value);
export const ready = computed(() => focus.value.ready.value);
export const restorable = computed(() => focus.value.restorable.value);
/** The health of the first run that is not well. */
export const health = computed<Health>(
  () => arms.value.map((arm) => arm.health.value).find(({ state }) => state !== 'well') ?? { state: 'well' },
);

/** Whether several runs are played together: each of them stops now and then for the others. */
export const together = signal(false);
/** The step at which runs that play together stop; null for none. */
export const stopAt = signal<number | null>(null);
/** The step to which the runs are going, or null. */
export const target = signal<number | null>(null);
export const live = computed(() => {
  const own = focus.value.live.value;
  if (together.value) return { ...own, running: true, digest: '' };
  // The digest of a state passed on the way to another is not shown.
  return target.value === null ? own : { ...own, digest: '' };
});
/** Parts of it that change seldom. */
export const running = computed(() => live.value.running);
export const digest = computed(() => live.value.digest);

export const speed = signal(2);
/** Whether another scenario is being opened, while the previous one is still shown. */
export const opening = signal(false);
/** Problems with a scenario that was requested. */
export const problems = signal<{ file: string; lines: string[] } | null>(null);
/** Why another scenario is shown than the one requested by the address, in the language at the time of reading. */
export const instead = signal<(() => string) | null>(null);
/** Where the lesson of the run just opened should resume, if an address or a file says so. */
export const lessonAsked = signal<{ question: number; step: string } | null>(null);
/** Measures shown beside the tissues at the request of a lesson; null for those of the scenario. */
export const besideTissues = signal<readonly string[] | null>(null);
/** Whether the tissues have been on the screen; what surrounds them comes later. */
export const pictured = signal(false);
export const painterKind = signal<'webgl' | 'canvas' | null>(null);
/** Tissue shown on a narrow screen or of several runs, or `blood`. */
export const narrowTissue = signal('');
export const narrowTab = signal('levers');

/** Every field that some tissue shows, once. */
export const fieldsShown = computed<FieldInfo[]>(() => {
  const run = opened.value;
  const shown = new Set(run?.tissues.map(({ id }) => fieldOf(run, id)));
  return run === null ? [] : drawable(run).filter(({ id }) => shown.has(id));
});

/** The prominent lever. */
export const lever = computed<ControlInfo | null>(
  () => opened.value?.controls.find((one) => one.path === opened.value?.view.lever) ?? null,
);

/** Hours since time 0 at a step; steps of the settling are negative. */
export function hoursAt(step: number): number {
  return (step * (opened.value?.minutesPerStep ?? 1)) / 60;
}

/** The step at a time in hours. */
export function stepAt(hours: number): number {
  return Math.round((hours * 60) / (opened.value?.minutesPerStep ?? 1));
}

export function measureIndex(id: string): number {
  return opened.value?.measures.findIndex((measure) => measure.id === id) ?? -1;
}
