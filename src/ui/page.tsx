import './page.css';
import './tabs.css';
import './sweep/sweep-view.css';
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { Description } from './describe/description.tsx';
import { embedded, shows } from './embed/panels.ts';
import { WholePage } from './embed/whole-page.tsx';
import { inspected } from './inspect/inspected.ts';
import { Inspector } from './inspect/inspector.tsx';
import { ExploreStrip } from './lesson/explore-strip.tsx';
import { exploring, inLesson, isCharted } from './lesson/lesson.ts';
import { LessonChart } from './lesson/lesson-chart.tsx';
import { LessonView } from './lesson/lesson-view.tsx';
import { Antagonist } from './panel/antagonist.tsx';
import { Fold, type Tab } from './panel/fold.tsx';
import { Lever } from './panel/lever.tsx';
import { panelsWith } from './panel/list.ts';
import { arms, focus, health, lever, narrowTab, opened, opening, pictured } from './run/state.ts';
import { place } from './session/places.ts';
import { Announcer } from './shell/announcer.tsx';
import { Header } from './shell/header.tsx';
import { HealthNotice, InsteadNotice, PaceNotice, ProblemsDialog } from './shell/notices.tsx';
import { Skip } from './shell/skip.tsx';
import { Legend } from './stage/legend.tsx';
import { Stages } from './stage/stage.tsx';
import { loadView } from './sweep/lazy.ts';
import { texts } from './texts/language.ts';
import { Timeline } from './timeline/timeline.tsx';
import { Transport } from './timeline/transport.tsx';
import { WhereTheyDiffer } from './twins/differ.tsx';
import { Branches } from './twins/tree.tsx';

/** The tissue in words, in a fold. */
const InWords = () => (
  <Fold title={texts.value.describe.title} summary={texts.value.describe.summary} panel="more">
    <Description />
  </Fold>
);

const TABS: readonly Tab[] = ['levers', 'charts', 'colour', 'more', 'log'];

/** A view that is loaded when it is first shown. */
function loaded(load: () => Promise<ComponentType>): ComponentType {
  return () => {
    const view = useSignal<{ View: ComponentType } | null>(null);
    useEffect(() => {
      void load().then((View) => {
        view.value = { View };
      });
    }, []);
    const { View } = view.value ?? {};
    return View ? <View /> : null;
  };
}

const Sweep = loaded(async () => (await loadView()).SweepView);
const Gallery = loaded(async () => (await import('./gallery/gallery.tsx')).Gallery);
const Atlas = loaded(async () => (await import('./atlas/atlas-view.tsx')).Atlas);

export function Page() {
  const run = opened.value;
  const say = texts.value.page;
  return (
    <div
      class="page"
      data-tab={narrowTab.value}
      data-health={health.value.state}
      data-opening={opening.value}
      data-place={place.value.at}
      data-covered={place.value.at === 'sweep' || place.value.at === 'atlas'}
      data-inspecting={inspected.value !== null}
      data-lesson={inLesson.value}
      data-charted={isCharted.value}
      data-embedded={embedded}
    >
      <Skip />
      {shows('head') && <Header />}
      {place.value.at === 'gallery' && <Gallery />}
      {place.value.at === 'sweep' && <Sweep />}
      {place.value.at === 'atlas' && <Atlas />}
      <main class="stage-area">
        <Stages />
        {embedded && <WholePage />}
        <div class="notices">
          <HealthNotice />
          <InsteadNotice />
          <PaceNotice />
        </div>
      </main>
      {shows('legend') && <Legend />}
      {inLesson.value && (
        <>
          <LessonView />
          <LessonChart />
        </>
      )}
      <aside class="panel" aria-label={inspected.value === null ? say.levers : say.cell}>
        {exploring.value && <ExploreStrip />}
        {inspected.value !== null && <Inspector />}
        {run !== null && pictured.value && inspected.value === null && (
          <>
            {arms.value.length > 1 && (
              <div data-panel="twins">
                <Branches />
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
      <Announcer />
      <ProblemsDialog />
    </div>
  );
}
