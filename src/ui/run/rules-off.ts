/** Which rules of the run in focus do not act. */
import { computed } from '@preact/signals';
import type { ControlInfo } from '../../serve/protocol.ts';
import { log, opened } from './state.ts';

/** Ids of the rules that the scenario leaves off, or that somebody has switched off. */
export const rulesOff = computed<ReadonlySet<string>>(() => {
  const knocked = new Set(log.value.flatMap((command) => (command.do === 'knockout' ? [command.path] : [])));
  const rules = opened.value?.rules ?? [];
  return new Set(rules.filter(({ id, off }) => off || knocked.has(`rules.${id}`)).map(({ id }) => id));
});

/** Whether a control is a number of a rule that is off. */
export const isOfRuleOff = ({ path }: ControlInfo): boolean => {
  const [table, id] = path.split('.');
  return table === 'rules' && rulesOff.value.has(id);
};
