import './tabs.css';
import { useEffect } from 'preact/hooks';
import { Description } from './describe/description.tsx';
import { shows } from './embed/panels.ts';
import { inspected } from './inspect/inspected.ts';
import { Inspector } from './inspect/inspector.tsx';
import { ExploreStrip } from './lesson/explore-strip.tsx';
import { exploring, inLesson } from './lesson/lesson.ts';
import { loaded } from './loaded.tsx';
import { Antagonist } from './panel/antagonist.tsx';
import { Fold, type Tab } from './panel/fold.tsx';
import { Lever } from './panel/lever.tsx';
import { panelsWith } from './panel/list.ts';
import { loadChecks } from './run/door.ts';
import { arms, focus, lever, narrowTab, opened, pictured } from './run/state.ts';
import { Legend } from './stage/legend.tsx';
import { texts } from './texts/language.ts';
import { Timeline } from './timeline/timeline.tsx';
import { Transport } from './timeline/transport.tsx';
import { WhereTheyDiffer } from './twins/differ.tsx';
import { WhatDiffersMost } from './twins/differences.tsx';
import { Branches } from './twins/tree.tsx';

/** The tissue in words, in a fold. */
const InWords = () => (
  <Fold title={texts.value.describe.title} summary={texts.value.describe.summary} panel="more">
    <Description />
  </Fold>
);

const TABS: readonly Tab[] = ['levers', 'charts', 'colour', 'more', 'log'];

const Lesson = loaded(async () => (await import('./lesson/whole-lesson.tsx')).WholeLesson);

/** Everything for reading and changing a run: legend, lesson, levers, time and charts. */
export function Workbench() {
  const run = opened.value;
  const say = texts.value.page;
  useEffect(loadChecks, []);
  return (
    <>
      {shows('legend') && <Legend />}
      {inLesson.value && <Lesson />}
      <aside class="panel" aria-label={inspected.value === null ? say.levers : say.cell}>
        {exploring.value && <ExploreStrip />}
        {inspected.value !== null && <Inspector />}
        {run !== null && pictured.value && inspected.value === null && (
          <>
            {arms.value.length > 1 && (
              <div data-panel="twins">
                <Branches />
                <WhatDiffersMost />
                <WhereTheyDiffer />
              </div>
            )}
            {shows('levers') && (
              <div class="levers" data-panel="levers">
                {lever.value !== null && <Lever control={lever.value} />}
                {run.drugs.length > 0 && <Antagonist key={`${focus.value.key}-${run.id}-antagonist`} run={run} />}
              </div>
            )}
            {shows('words') && <InWords />}
            {shows('settings') &&
              panelsWith(run.view.panel).map(({ name, Panel, ofRun }) => (
                <Panel key={ofRun ? `${focus.value.key}-${run.id}-${name}` : name} />
              ))}
          </>
        )}
      </aside>
      {shows('time') && <Transport />}
      {shows('charts') && pictured.value && <Timeline />}
      <nav class="tabs" aria-label={say.parts}>
        {TABS.map((tab) => (
          <button
            type="button"
            key={tab}
            data-action={`tab-${tab}`}
            aria-current={narrowTab.value === tab ? 'true' : 'false'}
            onClick={() => {
              narrowTab.value = tab;
            }}
          >
            {say.tabs[tab]}
          </button>
        ))}
      </nav>
    </>
  );
}
