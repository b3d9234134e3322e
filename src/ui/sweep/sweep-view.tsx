import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { duration } from '../../base/plain-words.ts';
import { ranOf } from '../../sweep/report/charts.ts';
import { Choice } from '../form.tsx';
import { leaveView } from '../session/places.ts';
import { Icon } from '../shell/icon.tsx';
import { texts, translated } from '../texts/language.ts';
import {
  chooseSweep,
  listedSweeps,
  openRunOf,
  reading,
  type Sweep,
  saveResults,
  startSweep,
  stopSweep,
  sweep,
} from './store.ts';
import { SweepChart } from './sweep-chart.tsx';

/** A sweep, shown instead of the run: its runs as dots that appear as they end and open live. */
export function SweepView() {
  const state = sweep.value;
  const say = texts.value.sweep;
  return (
    <main class="sweep" aria-label={say.name} data-runs={state?.outcomes.length ?? 0}>
      <div class="sweep-head">
        <button type="button" class="plain" data-action="close-sweep" aria-label={say.back} onClick={leaveView}>
          <Icon name="close" />
        </button>
        <label class="picker">
          <span class="unseen">{say.name}</span>
          <select
            data-control="sweep"
            value={state?.plan.id ?? ''}
            onChange={(event) => {
              void chooseSweep(event.currentTarget.value);
            }}
          >
            {state !== null && !listedSweeps.some(({ id }) => id === state.plan.id) && (
              <option value={state.plan.id}>{state.plan.title}</option>
            )}
            {listedSweeps.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
          <Icon name="chevron" size={14} />
        </label>
      </div>
      {state === null || reading.value ? <p class="quiet">{say.reading}</p> : <Body state={state} />}
    </main>
  );
}

function Body({ state }: { state: Sweep }) {
  const { plan, outcomes } = state;
  const scenario = useSignal(plan.scenarios[0].name);
  const by = useSignal(0);
  const scenarios = plan.scenarios.map(({ name, scenario: { title } }) => ({ id: name, label: translated(title) }));
  const factors = plan.factors.map(({ label }, f) => ({ id: String(f), label }));
  const both = factors.length > 1 ? [{ id: String(factors.length), label: texts.value.sweep.twoAtOnce }] : [];
  const failed = outcomes.filter(({ error }) => error !== '');
  return (
    <>
      <h2 class="sweep-title">{plan.title}</h2>
      <p class="sweep-text">{plan.description}</p>
      <Progress state={state} />
      <div class="sweep-choices">
        {scenarios.length > 1 && (
          <Choice
            label={texts.value.sweep.of}
            name="sweep-of"
            options={scenarios}
            value={scenario.value}
            choose={(to) => (scenario.value = to)}
          />
        )}
        {factors.length > 1 && (
          <Choice
            label={texts.value.sweep.by}
            name="sweep-by"
            options={[...factors, ...both]}
            value={String(by.value)}
            choose={(to) => (by.value = Number(to))}
          />
        )}
      </div>
      <Charts state={state} scenario={scenario.value} by={by.value} />
      {failed.length > 0 && <Failures failed={failed} />}
    </>
  );
}

function Progress({ state }: { state: Sweep }) {
  const { plan, outcomes, running, spent } = state;
  const say = texts.value.sweep;
  const done = outcomes.length;
  const left = plan.runs - done;
  const each = done > 0 ? spent / done : 0;
  const note = left === 0 ? say.took(duration(spent)) : running && done > 0 ? say.left(duration(left * each)) : '';
  return (
    <div class="sweep-progress">
      {left > 0 && (
        <button
          type="button"
          class="main"
          data-action={running ? 'stop-sweep' : 'start-sweep'}
          onClick={running ? stopSweep : startSweep}
        >
          <Icon name={running ? 'pause' : 'play'} />
          {running ? say.pause : done === 0 ? say.start(plan.runs) : say.goOn}
        </button>
      )}
      <progress max={plan.runs} value={done} aria-label={say.done} />
      <output data-readout="sweep">{say.progress(done, plan.runs, note)}</output>
      {done > 0 && (
        <button type="button" data-action="save-sweep" onClick={() => saveResults(state)}>
          {say.save}
        </button>
      )}
    </div>
  );
}

/** Every measure against one factor. The dots are links: a click, or Enter on one, opens that run. */
function Charts({ state: { plan, words, outcomes }, scenario, by }: { state: Sweep; scenario: string; by: number }) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = holder.current!;
    const follow = (event: Event): void => {
      const dot = (event.target as Element).closest<SVGElement>('[data-run]');
      if (dot !== null) void openRunOf(Number(dot.dataset.run));
    };
    const byKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter') follow(event);
    };
    element.addEventListener('click', follow);
    element.addEventListener('keydown', byKey);
    return () => {
      element.removeEventListener('click', follow);
      element.removeEventListener('keydown', byKey);
    };
  }, []);
  const ran = ranOf(plan, outcomes);
  const measures = plan.measures.filter(({ scenarios }) => scenarios.includes(scenario));
  return (
    <>
      <p class="quiet">{ran.length === 0 ? texts.value.sweep.empty : texts.value.sweep.dots}</p>
      <div class="sweep-charts" ref={holder}>
        {measures.map((measure) => (
          <SweepChart
            key={measure.name}
            plan={plan}
            measure={measure}
            words={words.get(measure.name)!}
            ran={ran}
            own={ran.filter((one) => one.scenario === scenario && one.outputs.has(measure.name))}
            by={by}
          />
        ))}
      </div>
    </>
  );
}

function Failures({ failed }: { failed: Sweep['outcomes'] }) {
  return (
    <details class="sweep-failed">
      <summary>{texts.value.sweep.failed(failed.length)}</summary>
      <ul>
        {failed.map(({ run, error }) => (
          <li key={run}>{texts.value.sweep.run(run, error)}</li>
        ))}
      </ul>
    </details>
  );
}
