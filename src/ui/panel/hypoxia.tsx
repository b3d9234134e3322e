import './lever.css';
import type { ControlInfo } from '../../serve/protocol.ts';
import { atStep, reading, unitText } from '../format.ts';
import { controlValues, measureIndex, opened, readouts } from '../run/state.ts';
import { setControl } from '../run/steer.ts';
import { texts, translated } from '../texts/language.ts';
import { ExplainButton, Explanation, useExplanation } from './explanation.tsx';
import { Slider } from './slider.tsx';

/** The large lever: oxygen in the vessels. */
export function Hypoxia({ control }: { control: ControlInfo }) {
  const value = controlValues.value[control.path] ?? control.value;
  const explanation = useExplanation();
  const say = texts.value.panel;
  const label = translated(control.label);
  return (
    <section class="lever" aria-label={say.hypoxia}>
      <header>
        <div class="lever-name">
          <h2>
            {say.hypoxia} <ExplainButton explanation={explanation} about={say.aboutHypoxia} />
          </h2>
          <p>{label}</p>
        </div>
        <p class="lever-value">
          <b data-readout={control.path} data-value={value}>
            {atStep(value, control.step)}
          </b>{' '}
          <small>{control.unit}</small>
        </p>
      </header>
      <Slider
        large
        name={control.path}
        label={say.hypoxiaIn(`${label}, ${control.unit}`)}
        value={value}
        low={control.low}
        high={control.high}
        step={control.step}
        usual={control.usual}
        usualText={say.normal(atStep(control.usual, control.step))}
        unit={control.unit}
        format={(one) => atStep(one, control.step)}
        input={(one) => setControl(control.path, one)}
      />
      <HypoxicNow path={control.path} />
      <Explanation explanation={explanation} help={translated(control.help)} stated={control} />
    </section>
  );
}

/** How many of what the scenario is about are short of oxygen, in the tissue that the lever is of. */
function HypoxicNow({ path }: { path: string }) {
  const run = opened.value;
  const tissue = run?.tissues.find(({ id }) => path.startsWith(`tissues.${id}.`));
  const measure = run?.measures.find(({ id }) => id === `${tissue?.id}.${run.view.subject}.hypoxic`);
  const present = readouts.value[measureIndex(`${tissue?.id}.${run?.view.subject}.count`)] ?? 0;
  if (measure === undefined || present === 0) return null;
  const value = readouts.value[measureIndex(measure.id)];
  return (
    <p class="lever-note">
      {texts.value.panel.now(translated(measure.label))}{' '}
      <b>
        {value === undefined ? '–' : reading(value)} {unitText(measure.unit)}
      </b>
    </p>
  );
}
