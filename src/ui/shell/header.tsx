import { useSignal } from '@preact/signals';
import { listed } from '../run/scenarios.ts';
import { choose } from '../run/session.ts';
import { opened } from '../run/state.ts';
import { loadSweeps, sweeping } from '../sweep/state.ts';
import { nextTheme, theme } from '../theme.ts';
import { About } from './about.tsx';
import { Icon, Mark } from './icon.tsx';

export function Header() {
  const run = opened.value;
  const about = useSignal(false);
  return (
    <header class="head">
      <div class="brand">
        <Mark />
        <span>Stroma</span>
      </div>
      <div class="question">
        <Picker />
        <h1>{run?.question ?? ' '}</h1>
      </div>
      <div class="head-actions">
        <button
          type="button"
          class="plain"
          data-action="sweep"
          aria-label="Sweep: many runs at once"
          title="Sweep: many runs at once"
          aria-pressed={sweeping.value}
          onClick={() => {
            if (sweeping.value) sweeping.value = false;
            else void loadSweeps().then(({ showSweep }) => showSweep());
          }}
        >
          <Icon name="dots" />
        </button>
        <button
          type="button"
          class="plain"
          data-action="theme"
          aria-label={`Theme is ${theme.value}; change to ${nextTheme()}`}
          title={`Theme: ${theme.value}`}
          onClick={() => {
            theme.value = nextTheme();
          }}
        >
          <Icon name="theme" />
        </button>
        <button
          type="button"
          class="plain"
          data-action="about"
          aria-label="About these numbers"
          title="About these numbers"
          onClick={() => {
            about.value = true;
          }}
        >
          <Icon name="help" />
        </button>
      </div>
      {run !== null && about.value && (
        <About
          run={run}
          close={() => {
            about.value = false;
          }}
        />
      )}
    </header>
  );
}

/** Which scenario is shown; a choice opens another. */
function Picker() {
  const run = opened.value;
  if (run === null) return <span class="picker"> </span>;
  const known = listed.some((one) => one.id === run.id);
  const own = { id: run.id, code: run.code, title: run.title };
  return (
    <label class="picker">
      <span class="unseen">Scenario</span>
      <select
        data-control="scenario"
        value={run.id}
        onChange={(event) => {
          void choose(event.currentTarget.value);
        }}
      >
        {(known ? listed : [own, ...listed]).map((one) => (
          <option key={one.id} value={one.id}>
            {one.id === run.id ? `${run.code}  ${run.title}` : `${one.code}  ${one.title}`}
          </option>
        ))}
      </select>
      <Icon name="chevron" size={14} />
    </label>
  );
}
