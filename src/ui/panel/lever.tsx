import './lever.css';
import type { ControlInfo } from '../../serve/protocol.ts';
import { atStep, reading, unitText } from '../format.ts';
import { controlValues, measureIndex, opened, readouts } from '../run/state.ts';
import { setControl } from '../run/steer.ts';
import { texts, translated } from '../texts/language.ts';
import { ExplainButton, Explanation, useExplanation } from './explanation.tsx';
import { Slider } from './slider.tsx';

/** The main lever of a scenario. */
export function Lever({ control }: { control: ControlInfo }) {
  const value = controlValues.value[control.path] ?? control.value;
  const explanation = useExplanation();
  const say = texts.value.panel;
  const label = translated(control.label);
  const isHypoxia = control.vesselOxygen;
  const heading = isHypoxia ? say.hypoxia : label;
  return (
    <section class="lever" aria-label={heading}>
      <header>
        <div class="lever-name">
          <h2>
            {heading} <ExplainButton explanation={explanation} about={isHypoxia ? say.aboutHypoxia : label} />
          </h2>
          {isHypoxia && <p>{say.oxygenSupply}</p>}
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
        label={
          isHypoxia
            ? say.hypoxiaIn(`${say.oxygenSupply}, ${control.unit}`)
            : [label, control.unit].filter(Boolean).join(', ')
        }
        value={value}
        low={control.low}
        high={control.high}
        step={control.step}
        usual={control.usual}
        usualText={(isHypoxia ? say.normal : say.usual)(atStep(control.usual, control.step))}
        unit={control.unit}
        format={(one) => atStep(one, control.step)}
        input={(one) => setControl(control.path, one)}
      />
      {isHypoxia && <HypoxicNow path={control.path} />}
      <Explanation explanation={explanation} help={translated(control.help)} stated={control} />
    </section>
  );
}

/** How many cells of the scenario's subject are short of oxygen, in the lever's tissue. */
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
