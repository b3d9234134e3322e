import type { Signal } from '@preact/signals';
import { colour, field, opened } from '../run/state.ts';
import { unitText } from '../text.ts';
import { Fold } from './fold.tsx';

interface Choice {
  id: string;
  label: string;
  unit: string;
  help: string;
}

/** What colours the cells, and which field lies under them. */
export function ColourAndField() {
  const run = opened.value;
  if (run === null) return null;
  const colours: Choice[] = [
    { id: 'type', label: 'cell type', unit: '', help: 'Every type in its own colour.' },
    ...run.columns,
  ];
  const fields: Choice[] = [{ id: '', label: 'none', unit: '', help: 'Cells alone.' }, ...run.fields];
  const name = (choices: Choice[], id: string) => choices.find((choice) => choice.id === id)?.label ?? '';
  return (
    <Fold
      title="Colour and field"
      summary={`${name(colours, colour.value)}, ${name(fields, field.value)}`}
      panel="colour"
    >
      <Choices title="Cells by" name="colour" chosen={colour} choices={colours} />
      <Choices title="Field" name="field" chosen={field} choices={fields} />
    </Fold>
  );
}

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
