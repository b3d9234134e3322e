import './kin-list.css';
import { useSignal } from '@preact/signals';
import type { Kin, Opened, Relative } from '../../serve/protocol.ts';
import { number } from '../format.ts';
import { opened } from '../run/state.ts';
import { Glyph } from '../stage/glyph.tsx';
import { texts, translated } from '../texts/language.ts';
import { kin } from './follow-kin.ts';
import { type Inspected, inspectCell } from './inspected.ts';
import { labelOfType, shortIdentity, wordOfPhase } from './names-of-cells.ts';
import { type Kinship, RINGS } from './rings.ts';

/** Number of kin of each kind shown until all are requested. */
const SHOWN = 4;

/** A cell's mothers, daughters and sisters, each with a button to inspect that cell. */
export function KinList({ now }: { now: Inspected }) {
  const found = kin.value;
  const run = opened.value;
  if (run === null || found === null || found.identity !== now.identity) return null;
  const say = texts.value.kin;
  const none = found.daughters.length + found.sisters.length === 0;
  return (
    <section class="kin" aria-label={say.title}>
      <h3>{say.title}</h3>
      <Row key={`m${now.identity}`} kinship="mothers" those={found.mothers} now={now} run={run}>
        <span class="kin-origin" data-readout="origin" data-value={found.origin.from}>
          {originOf(found)}
        </span>
      </Row>
      <Row key={`d${now.identity}`} kinship="daughters" those={found.daughters} now={now} run={run} />
      <Row key={`s${now.identity}`} kinship="sisters" those={found.sisters} now={now} run={run} />
      {none && <p class="kin-none">{say.none}</p>}
    </section>
  );
}

/** How the line of descent begins, as far as it is known. */
function originOf({ origin, mothers }: Kin): string {
  const say = texts.value.kin;
  if (origin.from === 'lost') return say.lost(shortIdentity(origin.mother));
  return mothers.length === 0 ? say.founder[origin.from] : say.founderOfLine[origin.from];
}

function Row({
  kinship,
  those,
  now,
  run,
  children,
}: {
  kinship: Kinship;
  those: Relative[];
  now: Inspected;
  run: Opened;
  children?: preact.ComponentChildren;
}) {
  const all = useSignal(false);
  if (those.length === 0 && children === undefined) return null;
  const shown = all.value ? those : those.slice(0, SHOWN);
  const say = texts.value.kin;
  return (
    <div class="kin-row">
      <span class="kin-kind" id={`kin-${kinship}`}>
        <Ring kinship={kinship} /> {say.kinds[kinship](those.length)}
      </span>
      <ul aria-labelledby={`kin-${kinship}`}>
        {shown.map((one) => (
          <li key={one.identity}>
            <LookAt one={one} kinship={kinship} now={now} run={run} />
          </li>
        ))}
        {shown.length < those.length && (
          <li>
            <button
              type="button"
              class="small"
              data-action="all-kin"
              onClick={() => {
                all.value = true;
              }}
            >
              {say.more(those.length - shown.length)}
            </button>
          </li>
        )}
        {children !== undefined && <li class="kin-last">{children}</li>}
      </ul>
    </div>
  );
}

/** One relative: a button that inspects it. */
function LookAt({ one, kinship, now, run }: { one: Relative; kinship: Kinship; now: Inspected; run: Opened }) {
  const say = texts.value.kin;
  const type = run.cells.find(({ id }) => id === one.type);
  const tissue = run.tissues.find(({ id }) => id === one.tissue);
  const where =
    one.distance === null ? translated(tissue?.label ?? one.tissue) : say.away(number(Math.round(one.distance)));
  const [label, short] = [labelOfType(run, one.type), shortIdentity(one.identity)];
  const state = wordOfPhase(one.phase);
  return (
    <button
      type="button"
      class="kin-look"
      data-action={`look-${kinship}`}
      data-identity={one.identity}
      title={say.inTissue(translated(tissue?.label ?? one.tissue))}
      aria-label={say.look(say.one[kinship], `${label} ${short}`, where, state)}
      onClick={() => void lookAt(now, one.identity)}
    >
      {type !== undefined && <Glyph cell={type} flags={one.flags} />}
      <span>{label}</span>
      <b>{short}</b>
      <small>
        {state}, {where}
      </small>
    </button>
  );
}

/** The list then belongs to another cell, so its heading should be read out next. */
async function lookAt({ arm }: Inspected, identity: string): Promise<void> {
  const there = await inspectCell(arm, identity).catch(() => false);
  if (there) document.querySelector<HTMLElement>('.inspector h2')?.focus();
}

/** The ring that marks them on the tissue. */
function Ring({ kinship }: { kinship: Kinship }) {
  const { dash, rings } = RINGS[kinship];
  return (
    <svg class="kin-ring" viewBox="0 0 18 18" aria-hidden="true">
      {rings.map((further) => (
        <circle key={further} cx="9" cy="9" r={4.5 + further} fill="none" stroke-dasharray={dash.join(' ')} />
      ))}
    </svg>
  );
}
