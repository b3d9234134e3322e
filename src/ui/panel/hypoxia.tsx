import type { ControlInfo } from '../../simulation/protocol.ts';
import { controlValues, measureIndex, opened, readouts } from '../run/state.ts';
import { setControl } from '../run/steer.ts';
import { atStep, reading, unitText } from '../text.ts';
import { ExplainButton, Explanation, useExplanation } from './explanation.tsx';
import { Slider } from './slider.tsx';

/** The large lever: oxygen in the vessels. */
export function Hypoxia({ control }: { control: ControlInfo }) {
  const value = controlValues.value[control.path] ?? control.value;
  const explanation = useExplanation();
  return (
    <section class="lever" aria-label="Hypoxia">
      <header>
        <div class="lever-name">
          <h2>
            Hypoxia <ExplainButton explanation={explanation} about="hypoxia" />
          </h2>
          <p>{control.label}</p>
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
        label={`Hypoxia: ${control.label}, ${control.unit}`}
        value={value}
        low={control.low}
        high={control.high}
        step={control.step}
        usual={control.usual}
        usualText={`${atStep(control.usual, control.step)} normal`}
        unit={control.unit}
        format={(one) => atStep(one, control.step)}
        input={(one) => setControl(control.path, one)}
      />
      <HypoxicNow />
      <Explanation explanation={explanation} help={control.help} source={control.source} evidence={control.evidence} />
    </section>
  );
}

function HypoxicNow() {
  const measure = opened.value?.measures.find((one) => /\.hypoxic$/.test(one.id));
  if (measure === undefined) return null;
  const value = readouts.value[measureIndex(measure.id)];
  return (
    <p class="lever-note">
      {measure.label} now{' '}
      <b>
        {value === undefined ? '–' : reading(value)} {unitText(measure.unit)}
      </b>
    </p>
  );
}
