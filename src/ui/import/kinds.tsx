/** The types of a file, or the colours of a picture, and what each is here. */
import { FILLER } from '../../scenario/first-tissue/type-names.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { Choice, type Option } from '../form.tsx';
import { number } from '../format.ts';
import { texts, translated } from '../texts/language.ts';
import type { Importing, Kind } from './importing.ts';

/** Types that are shown for matching; an import of more is refused. */
const MAX_SHOWN = 200;

/** The types of the file, and what each is here. */
export function Kinds({ importing, scenario }: { importing: Importing; scenario: Prepared }) {
  const say = texts.value.importing;
  const own = Object.entries(scenario.cells).map(([id, { label }]) => ({ id, label: translated(label) }));
  const options = [{ id: FILLER, label: say.filler }, { id: '', label: say.nothing }, ...own];
  const { thin } = importing.meant.value;
  const outcome = importing.outcome.value;
  // A picture has no cells until it is read.
  const countHere = (name: string): number | null =>
    outcome?.is !== 'done' ? null : (outcome.made.report.types.find((one) => one.name === name)?.cells ?? 0);
  const unsure = importing.kinds.value.filter(({ sure }) => !sure).length;
  return (
    <section class="import-kinds">
      <h3>{importing.form === 'colours' ? say.colours : say.types}</h3>
      {importing.form === 'colours' && <p class="quiet">{say.thinHow}</p>}
      {unsure > 0 && <p class="quiet">{say.unsure(unsure)}</p>}
      <ul>
        {importing.kinds.value.slice(0, MAX_SHOWN).map((kind) => (
          <KindRow
            key={kind.name}
            kind={kind}
            count={kind.cells ?? countHere(kind.name)}
            options={options}
            choose={(here) => importing.name(kind.name, here)}
            thin={importing.form === 'colours' ? thin.includes(kind.name) : null}
            setThin={(on) =>
              importing.change({ thin: on ? [...thin, kind.name] : thin.filter((name) => name !== kind.name) })
            }
          />
        ))}
      </ul>
    </section>
  );
}

interface KindRowProps {
  kind: Kind;
  /** Cells of it; null as long as they are not known. */
  count: number | null;
  options: readonly Option[];
  choose: (here: string) => void;
  /** Whether one pixel of a colour is enough for a site; null for a table. */
  thin: boolean | null;
  setThin: (on: boolean) => void;
}

function KindRow({ kind: { name, cells, here, sure }, count, options, choose, thin, setThin }: KindRowProps) {
  const say = texts.value.importing;
  const shown = name === '' ? say.noType : name;
  return (
    <li data-sure={sure}>
      {cells === null && <span class="import-colour" style={{ background: name }} aria-hidden="true" />}
      <span>{shown}</span>
      <span class="import-count">{count === null ? '' : number(count)}</span>
      <Choice label={say.here(shown)} unseen name={`kind ${name}`} value={here} options={options} choose={choose} />
      {thin !== null && (
        <label class="import-thin">
          <input
            type="checkbox"
            data-thin={name}
            checked={thin && here !== ''}
            disabled={here === ''}
            onChange={(event) => setThin(event.currentTarget.checked)}
          />
          <span>
            {say.thin}
            <span class="unseen"> {say.thinOf(shown)}</span>
          </span>
        </label>
      )}
    </li>
  );
}
