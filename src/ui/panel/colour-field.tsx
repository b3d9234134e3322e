import type { Signal } from '@preact/signals';
import type { ColumnInfo, FieldInfo } from '../../serve/protocol.ts';
import { unitText } from '../format.ts';
import { drawable } from '../run/colouring.ts';
import { colour, field, opened } from '../run/state.ts';
import { texts, translated } from '../texts/language.ts';
import { Fold } from './fold.tsx';

interface Choice {
  id: string;
  label: string;
  unit: string;
  help: string;
}

/** Selects what colours the cells, and which field is drawn under them. */
export function ColourAndField() {
  const run = opened.value;
  if (run === null) return null;
  const say = texts.value.panel;
  const colours: Choice[] = [
    { id: 'type', label: say.cellType, unit: '', help: say.cellTypeHelp },
    ...run.columns.map(inWords),
  ];
  const fields: Choice[] = [
    { id: '', label: say.noField, unit: '', help: say.noFieldHelp },
    ...drawable(run).map(inWords),
  ];
  const name = (choices: Choice[], id: string) => choices.find((choice) => choice.id === id)?.label ?? '';
  return (
    <Fold
      title={say.colourAndField}
      summary={`${name(colours, colour.value)}, ${name(fields, field.value)}`}
      panel="colour"
    >
      <Choices title={say.cellsBy} name="colour" chosen={colour} choices={colours} />
      <Choices title={say.field} name="field" chosen={field} choices={fields} />
    </Fold>
  );
}

const inWords = ({ id, label, unit, help }: ColumnInfo | FieldInfo): Choice => ({
  id,
  label: translated(label),
  unit,
  help: translated(help),
});

function Choices({
  title,
  name,
  chosen,
  choices,
}: {
  title: string;
  name: string;
  chosen: Signal<string>;
  choices: Choice[];
}) {
  const now = choices.find((choice) => choice.id === chosen.value);
  return (
    <fieldset class="choices" data-control={name}>
      <legend>{title}</legend>
      <div>
        {choices.map((choice) => (
          <label key={choice.id}>
            <input
              type="radio"
              name={name}
              value={choice.id}
              checked={choice.id === chosen.value}
              onChange={() => {
                chosen.value = choice.id;
              }}
            />
            <span>
              {choice.label}
              {unitText(choice.unit) !== '' && <small> {choice.unit}</small>}
            </span>
          </label>
        ))}
      </div>
      {now !== undefined && now.help !== '' && <p>{now.help}</p>}
    </fieldset>
  );
}
