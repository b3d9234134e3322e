import { computed, signal } from '@preact/signals';
import type { Opened } from '../../simulation/protocol.ts';
import { Choice, NumberField, type Option, Radios } from '../form.tsx';
import { opened, problems } from '../run/state.ts';
import { act } from '../run/steer.ts';
import { Fold } from './fold.tsx';

type Kind = 'look' | 'add' | 'place' | 'remove';

const KINDS: Option<Kind>[] = [
  { id: 'look', label: 'look at a cell' },
  { id: 'add', label: 'add to a field' },
  { id: 'place', label: 'place cells' },
  { id: 'remove', label: 'remove cells' },
];

/** What a click on a tissue does. */
export const tool = signal<Kind>('look');
const species = signal('');
const cell = signal('');
/** Sites. */
const radius = signal(3);
/** nM. */
const amount = signal(10);

const MOST_RADIUS = 20;

/** Fields that can be added to: oxygen comes from vessels only. */
const addable = computed(() => opened.value?.fields.filter(({ kind }) => kind !== 'oxygen') ?? []);
const chosen = (id: string, among: readonly { id: string }[]): string =>
  among.find((one) => one.id === id)?.id ?? among[0]?.id ?? '';

/** Uses the tool at a site of a tissue; every stroke is a command of the run. */
export async function strokeAt(run: Opened, tissue: string, x: number, y: number): Promise<void> {
  const disc = { tissue, x: Math.floor(x), y: Math.floor(y), radius: radius.value };
  try {
    if (tool.value === 'add')
      await act({ do: 'add', species: chosen(species.value, addable.value), amount: amount.value, ...disc });
    if (tool.value === 'place') await act({ do: 'place', cell: chosen(cell.value, run.cells), ...disc });
    if (tool.value === 'remove') await act({ do: 'remove', ...disc });
  } catch (error) {
    problems.value = { file: 'stroke', lines: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Changes a tissue by hand. */
export function Tools() {
  const run = opened.value;
  if (run === null) return null;
  const label = KINDS.find(({ id }) => id === tool.value)!.label;
  return (
    <Fold title="A click on the tissue" summary={label} panel="more">
      <Radios
        legend="A click on the tissue"
        name="tool"
        value={tool.value}
        options={KINDS}
        choose={(id) => {
          tool.value = id;
        }}
      />
      {tool.value !== 'look' && (
        <div class="fields">
          {tool.value === 'add' && (
            <>
              <Choice
                label="Field"
                name="tool-field"
                value={chosen(species.value, addable.value)}
                options={addable.value}
                choose={(id) => {
                  species.value = id;
                }}
              />
              <NumberField
                label="Amount, nM"
                name="tool-amount"
                value={amount.value}
                low={0}
                change={(to) => {
                  amount.value = Math.max(0, to);
                }}
              />
            </>
          )}
          {tool.value === 'place' && (
            <Choice
              label="Cell"
              name="tool-cell"
              value={chosen(cell.value, run.cells)}
              options={run.cells}
              choose={(id) => {
                cell.value = id;
              }}
            />
          )}
          <NumberField
            label="Radius, sites"
            name="tool-radius"
            value={radius.value}
            low={0}
            high={MOST_RADIUS}
            change={(to) => {
              radius.value = Math.min(MOST_RADIUS, Math.max(0, to));
            }}
          />
        </div>
      )}
      <p class="quiet">
        {tool.value === 'look'
          ? 'A click shows why a cell does what it does.'
          : 'Click on a tissue, or press Enter in it for its middle. Every stroke is in the log and can be undone.'}
      </p>
    </Fold>
  );
}
