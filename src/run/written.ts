/** Which version wrote a link, a session, a run or a plan, and how messages name another core. */
import { version } from '../../package.json';
import { CORE_VERSION } from './model-digest.ts';

/** The version that people see, and that of the core: another core may give other runs. */
export interface WrittenBy {
  version: string;
  core: string;
}

/** This Stroma. */
export const here: WrittenBy = { version, core: CORE_VERSION };

/** The last version that did not yet write this field. */
const LAST_WITHOUT: WrittenBy = { version: '0.1.0', core: '5' };

const named = ({ version: shown, core }: WrittenBy): string => `Stroma ${shown}, core ${core}`;

/** Whether runs from a text written by this version must come out the same here. */
export const isSameCore = (by: WrittenBy | undefined): boolean => (by ?? LAST_WITHOUT).core === here.core;

/** `recorded with Stroma 0.1.0, core 5; this is Stroma 0.2.0, core 6`. */
export const recordedWith = (by: WrittenBy | undefined): string => `recorded with ${thoseOf(by)}`;

/** `planned with Stroma 0.1.0, core 5; this is Stroma 0.2.0, core 6`. */
export const plannedWith = (by: WrittenBy | undefined): string => `planned with ${thoseOf(by)}`;

const thoseOf = (by: WrittenBy | undefined): string =>
  `${named(by ?? LAST_WITHOUT)}${by ? '' : ' or earlier'}; this is ${named(here)}`;
