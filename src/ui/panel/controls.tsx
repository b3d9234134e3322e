import './controls.css';
import type { ControlInfo } from '../../serve/protocol.ts';
import { atStep, unitText } from '../format.ts';
import { isOfRuleOff } from '../run/rules-off.ts';
import { controlValues, lever, opened } from '../run/state.ts';
import { setControl } from '../run/steer.ts';
import { texts, translated } from '../texts/language.ts';
import { ExplainButton, Explanation, useExplanation } from './explanation.tsx';
import { Fold } from './fold.tsx';
import { Slider } from './slider.tsx';

/** Every other control of the scenario, by group, folded. */
export function Controls() {
  const rest = (opened.value?.controls ?? []).filter((control) => control !== lever.value);
  const groups = [...new Set(rest.map((control) => control.group))];
  return (
    <>
      {groups.map((group) => {
        const own = rest.filter((control) => control.group === group);
        return (
          <Fold key={group} title={texts.value.core.groups[group]} summary={summaryOf(own)} panel="more">
            {own.map((control) => (
              <Control key={control.path} control={control} />
            ))}
          </Fold>
        );
      })}
    </>
  );
}

/** How many settings there are, and how many are not at their usual value. */
function summaryOf(controls: readonly ControlInfo[]): string {
  const isChanged = (control: ControlInfo): boolean =>
    isOfRuleOff(control) || (controlValues.value[control.path] ?? control.value) !== control.usual;
  const changed = controls.filter(isChanged);
  return texts.value.panel.settings(controls.length, changed.length);
}

function Control({ control }: { control: ControlInfo }) {
  const explanation = useExplanation();
  const value = controlValues.value[control.path] ?? control.value;
  const unit = unitText(control.unit);
  const label = translated(control.label);
  return (
    <div class="control">
      <div class="control-name">
        <span>
          {label} <ExplainButton explanation={explanation} about={label} />
        </span>
        <p>
          <b>{atStep(value, control.step)}</b> <small>{unit}</small>
        </p>
      </div>
      <Slider
        name={control.path}
        label={unit === '' ? label : `${label}, ${unit}`}
        value={value}
        low={control.low}
        high={control.high}
        step={control.step}
        usual={control.usual}
        usualText={texts.value.panel.usual(atStep(control.usual, control.step))}
        unit={unit}
        format={(one) => atStep(one, control.step)}
        input={(one) => setControl(control.path, one)}
      />
      {isOfRuleOff(control) && <p class="quiet">{texts.value.panel.itsRuleIsOff}</p>}
      <Explanation explanation={explanation} help={translated(control.help)} stated={control} />
    </div>
  );
}
