import './tools.css';
import { computed, signal } from '@preact/signals';
import type { Action, CellTypeInfo, FieldInfo, Opened, TissueInfo } from '../../serve/protocol.ts';
import { Choice, NumberField, type Option, Radios } from '../form.tsx';
import { MeasureResults } from '../measure/results.tsx';
import { opened, problems } from '../run/state.ts';
import { act } from '../run/steer.ts';
import { texts, translated } from '../texts/language.ts';
import { Fold } from './fold.tsx';

type Kind = 'look' | 'measure' | 'add' | 'place' | 'remove';

const KINDS: readonly Kind[] = ['look', 'measure', 'add', 'place', 'remove'];

/** The tool that a click on a tissue uses. */
export const tool = signal<Kind>('look');
const species = signal('');
const cell = signal('');
/** Radius of the tools, sites. */
const radius = signal(3);
/** Amount to add, nM. */
const amount = signal(10);

const MAX_RADIUS = 20;

/** Fields that can be added to: oxygen comes from vessels only. */
const addable = computed(() => opened.value?.fields.filter(({ kind }) => kind !== 'oxygen') ?? []);
const chosen = (id: string, among: readonly { id: string }[]): string =>
  among.find((one) => one.id === id)?.id ?? among[0]?.id ?? '';

/** What the tool does to a disc of a tissue; fixed now, since another tool may be chosen before it takes effect. */
function actionAt(run: Opened, disc: { tissue: string; x: number; y: number; radius: number }): Action | null {
  switch (tool.value) {
    case 'add':
      return { do: 'add', species: chosen(species.value, addable.value), amount: amount.value, ...disc };
    case 'place':
      return { do: 'place', cell: chosen(cell.value, run.cells), ...disc };
    case 'remove':
      return { do: 'remove', ...disc };
    default:
      return null;
  }
}

/** Uses the tool at a site of a tissue: a command of the run. Resolves to whether it was accepted. */
export async function strokeAt(run: Opened, tissue: string, x: number, y: number, gesture = ''): Promise<boolean> {
  const action = actionAt(run, { tissue, x: Math.floor(x), y: Math.floor(y), radius: radius.value });
  try {
    if (action !== null) await act(action, gesture);
    return true;
  } catch (error) {
    problems.value = {
      file: texts.value.notices.stroke,
      lines: [error instanceof Error ? error.message : String(error)],
    };
    return false;
  }
}

/** Number of strokes drawn, so that each gets its own name. */
let drawn = 0;

/** Uses the tool along a drag: a command at its start and after each radius, undone together. */
export function strokeFrom(run: Opened, tissue: TissueInfo, x: number, y: number): (x: number, y: number) => void {
  const gesture = `stroke ${++drawn}`;
  const spacing = Math.max(1, radius.value);
  let last: { x: number; y: number } | null = null;
  let refused = false;
  const put = (at: { x: number; y: number }) => {
    last = at;
    if (refused || at.x < 0 || at.y < 0 || at.x >= tissue.width || at.y >= tissue.height) return;
    void strokeAt(run, tissue.id, at.x, at.y, gesture).then((given) => {
      refused ||= !given;
    });
  };
  return (toX, toY) => {
    if (last === null) put({ x, y });
    for (;;) {
      const from = last!;
      const far = Math.hypot(toX - from.x, toY - from.y);
      if (far < spacing) return;
      const part = spacing / far;
      put({ x: from.x + part * (toX - from.x), y: from.y + part * (toY - from.y) });
    }
  };
}

const named = ({ id, label }: FieldInfo | CellTypeInfo): Option => ({ id, label: translated(label) });

/** Tools that change a tissue by hand. */
export function Tools() {
  const run = opened.value;
  if (run === null) return null;
  const say = texts.value.tools;
  return (
    <Fold title={say.title} summary={say.kinds[tool.value]} panel="more">
      <Radios
        legend={say.title}
        name="tool"
        value={tool.value}
        options={KINDS.map((id) => ({ id, label: say.kinds[id] }))}
        choose={(id) => {
          tool.value = id;
        }}
      />
      {tool.value !== 'look' && tool.value !== 'measure' && (
        <div class="fields">
          {tool.value === 'add' && (
            <>
              <Choice
                label={say.field}
                name="tool-field"
                value={chosen(species.value, addable.value)}
                options={addable.value.map(named)}
                choose={(id) => {
                  species.value = id;
                }}
              />
              <NumberField
                label={say.amount}
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
              label={say.cell}
              name="tool-cell"
              value={chosen(cell.value, run.cells)}
              options={run.cells.map(named)}
              choose={(id) => {
                cell.value = id;
              }}
            />
          )}
          <NumberField
            label={say.radius}
            name="tool-radius"
            value={radius.value}
            low={0}
            high={MAX_RADIUS}
            change={(to) => {
              radius.value = Math.min(MAX_RADIUS, Math.max(0, to));
            }}
          />
        </div>
      )}
      <p class="quiet">{say.says[tool.value]}</p>
      <MeasureResults />
    </Fold>
  );
}
