import { computed, signal } from '@preact/signals';
import type { Opened } from '../../simulation/protocol.ts';
import { opened, problems } from '../run/state.ts';
import { act } from '../run/steer.ts';
import { unitText } from '../text.ts';
import { Fold } from './fold.tsx';

type Kind = 'look' | 'add' | 'place' | 'remove';

const KINDS: { id: Kind; label: string }[] = [
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
      <fieldset class="choices" data-control="tool">
        <legend class="unseen">A click on the tissue</legend>
        <div>
          {KINDS.map(({ id, label }) => (
            <label key={id}>
              <input
                type="radio"
                name="tool"
                value={id}
                checked={tool.value === id}
                onChange={() => {
                  tool.value = id;
                }}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {tool.value !== 'look' && (
        <div class="fields tool-fields">
          {tool.value === 'add' && (
            <>
              <label>
                <span>Field</span>
                <select
                  data-control="tool-field"
                  value={chosen(species.value, addable.value)}
                  onChange={(event) => {
                    species.value = event.currentTarget.value;
                  }}
                >
                  {addable.value.map((one) => (
                    <option key={one.id} value={one.id}>
                      {one.label}
                    </option>
                  ))}
                </select>
              </label>
              <AmountField name="tool-amount" label={`Amount, ${unitText('nM')}`} value={amount} low={0} high={1e4} />
            </>
          )}
          {tool.value === 'place' && (
            <label>
              <span>Cell</span>
              <select
                data-control="tool-cell"
                value={chosen(cell.value, run.cells)}
                onChange={(event) => {
                  cell.value = event.currentTarget.value;
                }}
              >
                {run.cells.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.label}
                  </option>
                ))}
              </select>
            </label>
          )}
          <AmountField name="tool-radius" label="Radius, sites" value={radius} low={0} high={MOST_RADIUS} />
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

interface NumberProps {
  name: string;
  label: string;
  value: { value: number };
  low: number;
  high: number;
}

function AmountField({ name, label, value, low, high }: NumberProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        data-control={name}
        min={low}
        max={high}
        step="any"
        value={value.value}
        onInput={(event) => {
          const next = event.currentTarget.valueAsNumber;
          if (Number.isFinite(next)) value.value = Math.min(high, Math.max(low, next));
        }}
      />
    </label>
  );
}
