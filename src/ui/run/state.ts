/** What the page knows of its runs. Changed by `session.ts` and what it calls, read everywhere. */
import { computed, signal } from '@preact/signals';
import type { Health } from '../../serve/connect.ts';
import type { ControlInfo, FieldInfo } from '../../serve/protocol.ts';
import { Arm } from './arm.ts';
import { fieldOf } from './colouring.ts';

export { colour, field, fieldOf } from './colouring.ts';

/** The runs that are shown beside each other, at most `MAX_ARMS`. */
export const arms = signal<Arm[]>([new Arm()]);
export const MAX_ARMS = 4;
/** The run that levers and readouts are of. */
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
/** That of the first run that is not well. */
export const health = computed<Health>(
  () => arms.value.map((arm) => arm.health.value).find(({ state }) => state !== 'well') ?? { state: 'well' },
);

/** Whether several runs are played together: each of them stops now and then for the others. */
export const together = signal(false);
/** The step at which runs that play together stop; none when it is null. */
export const stopAt = signal<number | null>(null);
/** The step that the runs are on their way to, or null. */
export const target = signal<number | null>(null);
export const live = computed(() => {
  const own = focus.value.live.value;
  if (together.value) return { ...own, running: true, digest: '' };
  // A state on the way to another one is not shown by its name.
  return target.value === null ? own : { ...own, digest: '' };
});

export const speed = signal(2);
/** Whether another scenario is being opened; what is shown is still the one before. */
export const opening = signal(false);
/** What is wrong with a scenario that was asked for. */
export const problems = signal<{ file: string; lines: string[] } | null>(null);
/** Why another scenario is shown than the one that the address asks for, in the language that is spoken when it is read. */
export const instead = signal<(() => string) | null>(null);
/** Where the lesson of the run that was just opened is to go on, when an address or a file asks for it. */
export const lessonAsked = signal<{ question: number; step: string } | null>(null);
/** Measures that stand beside the tissues while a lesson asks for one; those of the scenario when it is null. */
export const besideTissues = signal<readonly string[] | null>(null);
/** Whether the tissues have been on the screen; what stands round them comes after. */
export const pictured = signal(false);
export const painterKind = signal<'webgl' | 'canvas' | null>(null);
/** Tissue shown on a narrow screen or of several runs, or `blood`. */
export const narrowTissue = signal('');
export const narrowTab = signal('levers');

/** Every field that some tissue shows, once. */
export const fieldsShown = computed<FieldInfo[]>(() => {
  const run = opened.value;
  const shown = new Set(run?.tissues.map(({ id }) => fieldOf(run, id)));
  return run?.fields.filter(({ id }) => shown.has(id)) ?? [];
});

/** The lever shown large. */
export const lever = computed<ControlInfo | null>(
  () => opened.value?.controls.find((one) => one.path === opened.value?.view.lever) ?? null,
);

/** Hours since time 0 at a step; steps of the settling are negative. */
export function hoursAt(step: number): number {
  return (step * (opened.value?.minutesPerStep ?? 1)) / 60;
}

/** The step that is done at a time in hours. */
export function stepAt(hours: number): number {
  return Math.round((hours * 60) / (opened.value?.minutesPerStep ?? 1));
}

export function measureIndex(id: string): number {
  return opened.value?.measures.findIndex((measure) => measure.id === id) ?? -1;
}
