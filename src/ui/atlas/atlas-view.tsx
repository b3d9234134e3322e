import './atlas-view.css';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type AtlasRow, type Sight, SOURCES, type SourceId, STATES, type State } from '../../claims/atlas-row.ts';
import { Choice, SearchField } from '../form.tsx';
import { number } from '../format.ts';
import { listed } from '../run/scenarios.ts';
import { hasWords } from '../search.ts';
import { addressOf, leaveView, place } from '../session/places.ts';
import { Icon } from '../shell/icon.tsx';
import { texts, translated } from '../texts/language.ts';
import { changeOf } from './claim-words.ts';
import { seeClaim } from './see.ts';
import { claimsSought } from './sought.ts';

const [atlas] = Object.values(
  import.meta.glob<AtlasRow[]>('../../../scenarios/claims/rows.yaml', {
    query: '?atlas',
    import: 'default',
    eager: true,
  }),
);

const SOURCE_IDS = Object.keys(SOURCES) as SourceId[];

/** The claim that the address names, by its row; null when it names none. */
function claimAsked(): number | null {
  const now = place.value;
  return now.at === 'atlas' ? now.claim : null;
}

/** Room above the claim that an address names, pixels. */
const ABOVE = 120;

/** The claims of the source documents in order, each with its result and a way to see it. */
export function Atlas() {
  const state = useSignal<State | ''>('');
  const heading = useRef<HTMLHeadingElement>(null);
  const view = useRef<HTMLElement>(null);
  const say = texts.value.atlas;
  useLayoutEffect(() => {
    const asked = claimAsked() === null ? null : document.getElementById(`claim-${claimAsked()}`);
    if (asked === null || view.current === null) heading.current?.focus();
    else {
      view.current.scrollTop = asked.offsetTop - view.current.offsetTop - ABOVE;
      asked.focus({ preventScroll: true });
    }
  }, []);
  const found = atlas.filter(
    (row) => (state.value === '' || row.state === state.value) && matches(row, claimsSought.value),
  );
  return (
    <main class="atlas" aria-label={say.title} ref={view}>
      <div class="atlas-head">
        <button type="button" class="plain" data-action="close-atlas" aria-label={say.back} onClick={leaveView}>
          <Icon name="close" />
        </button>
        <h2 tabIndex={-1} ref={heading}>
          {say.title}
        </h2>
      </div>
      <p class="atlas-text">{say.about(count('seen'), count('wired', 'contested', 'not shown'), count('explained'))}</p>
      <p class="atlas-sources">
        {SOURCE_IDS.map((source) => (
          <button
            type="button"
            class="link"
            key={source}
            onClick={() => document.getElementById(`source-${source}`)?.scrollIntoView({ block: 'start' })}
          >
            {SOURCES[source]}
          </button>
        ))}
      </p>
      <div class="atlas-choices">
        <SearchField label={say.search} name="claim-search" sought={claimsSought} />
        <Choice<State | ''>
          label={say.state}
          unseen
          name="claim-state"
          value={state.value}
          options={[
            { id: '', label: say.allStates },
            ...STATES.filter((id) => atlas.some((row) => row.state === id)).map((id) => ({
              id,
              label: say.states[id],
            })),
          ]}
          choose={(id) => {
            state.value = id;
          }}
        />
        <p role="status" class="quiet">
          {say.found(found.length)}
        </p>
      </div>
      {found.length === 0 && (
        <p class="atlas-text">
          {say.nothing(claimsSought.value)}{' '}
          <button
            type="button"
            class="link"
            data-action="clear-claim-search"
            onClick={() => {
              claimsSought.value = '';
              state.value = '';
            }}
          >
            {say.showAll}
          </button>
        </p>
      )}
      {SOURCE_IDS.map((source) => (
        <Source key={source} id={source} rows={found.filter(({ claim }) => claim.source === source)} />
      ))}
    </main>
  );
}

/** The number of claims in some states. */
const count = (...states: State[]): string => number(atlas.filter(({ state }) => states.includes(state)).length);

/** Whether a claim, its number, or a scenario in which it is seen contains the search words. */
function matches({ claim, sights }: AtlasRow, sought: string): boolean {
  const text = [
    String(claim.row),
    translated(claim.says),
    claim.lives,
    ...sights.flatMap(({ seen, label }) => [titleOf(seen.scenario), translated(seen.without), translated(label)]),
  ].join(' ');
  return hasWords(text, sought);
}

const titleOf = (id: string): string => translated(listed.find((one) => one.id === id)?.title ?? id);

function Source({ id, rows }: { id: SourceId; rows: readonly AtlasRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="atlas-source">
      <h3 id={`source-${id}`}>{SOURCES[id]}</h3>
      <ol>
        {rows.map((row) => (
          <Claim key={row.claim.row} row={row} />
        ))}
      </ol>
    </section>
  );
}

function Claim({ row: { claim, state, sights } }: { row: AtlasRow }) {
  const say = texts.value.atlas;
  const reason = claim.contested ?? claim.unseen;
  return (
    <li
      id={`claim-${claim.row}`}
      tabIndex={-1}
      data-state={state}
      data-asked={claimAsked() === claim.row}
      value={claim.row}
    >
      <div class="claim-says">
        <span class="claim-row">{claim.row}</span>
        <h4>{translated(claim.says)}</h4>
        <span class="claim-state">{say.states[state]}</span>
      </div>
      {sights.map((sight) => (
        <SightOf key={sight.name} row={claim.row} sight={sight} claim={claim} />
      ))}
      {reason !== undefined && <p class="claim-why">{translated(reason)}</p>}
      <p class="claim-lives">
        <span>
          {say.lives} <code>{claim.lives}</code>
        </span>
        <button
          type="button"
          class="link"
          data-action={`link-${claim.row}`}
          onClick={(event) => {
            const button = event.currentTarget;
            void navigator.clipboard?.writeText(addressOf({ at: 'atlas', claim: claim.row }).href).then(() => {
              button.textContent = say.copied;
            });
          }}
        >
          {say.link}
        </button>
      </p>
    </li>
  );
}

function SightOf({ row, sight, claim }: { row: number; sight: Sight; claim: AtlasRow['claim'] }) {
  const say = texts.value.atlas;
  const { seen, result, stale, evidence, label, inSets } = sight;
  return (
    <div class="claim-sight">
      <p>
        {say.taken(titleOf(seen.scenario), translated(seen.without))}{' '}
        {result === null ? (
          say.notRun
        ) : (
          <>
            {translated(label)} <b>{changeOf(result)}</b> {say.seeds(result.whole.length)}
            {stale && <em> {say.stale}</em>}
          </>
        )}{' '}
        {evidence !== null && <small>{say.mark(texts.value.evidence[evidence])}</small>}
        {inSets !== null && (
          <small data-readout={`in-sets-${row}`}>
            {' '}
            {say.inSets(inSets.holds, inSets.sets)}
            {inSets.fragile && ` ${say.fragile}`}
            {inSets.stale && <em> {say.stale}</em>}
          </small>
        )}
      </p>
      <button type="button" class="main" data-action={`see-${row}`} onClick={() => void seeClaim({ claim, sight })}>
        <Icon name="play" size={16} /> {say.see}
        <span class="unseen">: {translated(claim.says)}</span>
      </button>
    </div>
  );
}
