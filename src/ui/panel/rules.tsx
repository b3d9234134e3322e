import './rules.css';
import { useSignal } from '@preact/signals';
import type { RuleInfo } from '../../serve/protocol.ts';
import { rulesOff } from '../run/rules-off.ts';
import { log, opened, problems } from '../run/state.ts';
import { act, rewrite } from '../run/steer.ts';
import { texts, translated } from '../texts/language.ts';
import { EditButton } from './edit-row.tsx';
import { EvidenceMark } from './explanation.tsx';
import { Fold } from './fold.tsx';

/** Every rule of the scenario, with its source; one that is switched off stays off from that step on. */
export function Rules() {
  const run = opened.value;
  const open = useSignal<string | null>(null);
  if (run === null || run.rules.length === 0) return null;
  const isOff = ({ id }: RuleInfo) => rulesOff.value.has(id);
  const say = texts.value.panel;
  const on = run.rules.filter((rule) => !isOff(rule)).length;
  return (
    <Fold title={say.rules} summary={say.rulesOn(on, run.rules.length)} panel="more">
      <ul class="rules">
        {run.rules.map((rule) => (
          <li key={rule.id} data-rule={rule.id}>
            <label>
              <input
                type="checkbox"
                data-control={`rules.${rule.id}`}
                checked={!isOff(rule)}
                disabled={rule.off}
                onChange={() => {
                  const path = `rules.${rule.id}`;
                  // Switching on again undoes the switching off: the run is computed without that command.
                  const done = isOff(rule)
                    ? rewrite(log.value.filter((command) => !(command.do === 'knockout' && command.path === path)))
                    : act({ do: 'knockout', path });
                  done.catch((error: unknown) => {
                    problems.value = { file: rule.id, lines: [error instanceof Error ? error.message : String(error)] };
                  });
                }}
              />
              <span>{translated(rule.says)}</span>
            </label>
            <button
              type="button"
              class="explain"
              aria-expanded={open.value === rule.id}
              aria-label={say.source(rule.id)}
              onClick={() => {
                open.value = open.value === rule.id ? null : rule.id;
              }}
            >
              {/^R\d/.test(rule.id) ? rule.id : '?'}
            </button>
            {open.value === rule.id && (
              <p class="source">
                <EvidenceMark evidence={rule.evidence} /> {rule.source}
              </p>
            )}
          </li>
        ))}
      </ul>
      <p class="quiet">
        {say.rulesSays} {say.rulesEdit}
      </p>
      <EditButton action="edit-rules" />
    </Fold>
  );
}
