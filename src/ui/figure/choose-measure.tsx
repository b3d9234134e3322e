import './choose-measure.css';
import { useSignal } from '@preact/signals';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { SearchField } from '../form.tsx';
import { unitText } from '../format.ts';
import { hasWords } from '../search.ts';
import { Dialog } from '../shell/dialog.tsx';
import { texts, translated } from '../texts/language.ts';

interface ChooseProps {
  run: Opened;
  title: string;
  chosen: string;
  choose: (measure: MeasureInfo) => void;
  close: () => void;
}

/** All measures of a run, grouped by where they are read, with a search over names, units and explanations. */
export function ChooseMeasure({ run, title, chosen, choose, close }: ChooseProps) {
  const sought = useSignal('');
  const say = texts.value.timeline;
  const groupOf = ({ id }: MeasureInfo) => id.slice(0, id.indexOf('.'));
  const nameOf = (group: string) => translated(run.tissues.find(({ id }) => id === group)?.label ?? say.groups(group));
  const found = run.measures.filter((one) =>
    hasWords(`${nameOf(groupOf(one))} ${translated(one.label)} ${translated(one.help)} ${one.id}`, sought.value),
  );
  const groups = [...new Set(found.map(groupOf))];
  return (
    <Dialog title={title} close={close}>
      <div class="choose-measure">
        <SearchField label={say.search} name="measure-search" sought={sought} />
        <p role="status" class="quiet" data-readout="measures-found" data-value={found.length}>
          {say.found(found.length, run.measures.length)}
        </p>
        {groups.map((group) => (
          <section key={group}>
            <h3>{nameOf(group)}</h3>
            <ul>
              {found
                .filter((one) => groupOf(one) === group)
                .map((one) => (
                  <li key={one.id}>
                    <button
                      type="button"
                      data-measure={one.id}
                      aria-pressed={one.id === chosen}
                      title={translated(one.help)}
                      onClick={() => {
                        choose(one);
                        close();
                      }}
                    >
                      <span>{translated(one.label)}</span>
                      <small>{unitText(one.unit)}</small>
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
