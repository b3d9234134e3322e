/** Which columns of a table hold places, types and measured levels. */
import { useSignal } from '@preact/signals';
import { ROLES } from '../../scenario/first-tissue/cell-tables.ts';
import { Choice } from '../form.tsx';
import { texts, translated } from '../texts/language.ts';
import { type Importing, measurable } from './importing.ts';

const entry = (name: string) => ({ id: name, label: name });

/** The columns of x, y and type: those that are recognised, until others are chosen. */
export function Columns({ importing: { table, meant, change } }: { importing: Importing }) {
  const say = texts.value.importing;
  if (table === null) return null;
  const { columns } = meant.value;
  const { names, recognised } = table;
  return (
    <>
      {ROLES.map((role) => (
        <Choice
          key={role}
          label={say.columns[role]}
          name={`import-column-${role}`}
          value={columns[role] ?? ''}
          options={[
            { id: '', label: recognised[role] ? say.recognised(recognised[role].join(' + ')) : say.chooseColumn },
            ...[...new Set(names)].map(entry),
          ]}
          choose={(id) => {
            const { [role]: _, ...others } = columns;
            change({ columns: id === '' ? others : { ...others, [role]: id } });
          }}
        />
      ))}
    </>
  );
}

/** What was measured in cells, each with its column: what they begin with, and what the run is compared with. */
export function Measured({ importing: { table, meant, change, scenario } }: { importing: Importing }) {
  const say = texts.value.importing;
  // Arrow keys run through a list: what is chosen counts once it is added.
  const next = useSignal('');
  if (table === null || scenario.value === null) return null;
  const { measured } = meant.value;
  const levels = measurable(scenario.value).map(({ id, label }) => ({ id, label: translated(label) }));
  const names = [...new Set(table.names)];
  const set = (level: string, column: string | null): void => {
    const { [level]: _, ...others } = measured;
    change({ measured: column === null ? others : { ...others, [level]: column } });
  };
  const add = (): void => {
    const id = next.value;
    next.value = '';
    set(id, names.find((name) => name.toLowerCase().includes(id.toLowerCase())) ?? '');
  };
  return (
    <>
      {levels
        .filter(({ id }) => Object.hasOwn(measured, id))
        .map(({ id, label }) => (
          <Choice
            key={id}
            label={say.measuredBy(label)}
            name={`import-level-${id}`}
            value={measured[id] === '' ? CHOOSE : measured[id]}
            options={[{ id: CHOOSE, label: say.chooseColumn }, ...names.map(entry), { id: '', label: say.notMeasured }]}
            choose={(column) => set(id, column === '' ? null : column === CHOOSE ? '' : column)}
          />
        ))}
      <div class="import-add">
        <Choice
          label={say.measured}
          name="import-level"
          value={next.value}
          options={[{ id: '', label: say.addMeasured }, ...levels.filter(({ id }) => !Object.hasOwn(measured, id))]}
          choose={(id) => {
            next.value = id;
          }}
        />
        <button type="button" data-action="add-measured" disabled={next.value === ''} onClick={add}>
          {say.add}
        </button>
      </div>
    </>
  );
}

/** Stands for a column that is still to be chosen; names of columns have no spaces at their ends. */
const CHOOSE = ' ';
