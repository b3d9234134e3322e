import './page.css';
import './sweep/sweep-view.css';
import { useRef } from 'preact/hooks';
import { embedded, shows } from './embed/panels.ts';
import { WholePage } from './embed/whole-page.tsx';
import { type GivenFile, type GivenProject, givenFile, givenProject } from './import/asked.ts';
import { inspected } from './inspect/inspected.ts';
import { inLesson, isCharted } from './lesson/lesson.ts';
import { loaded } from './loaded.tsx';
import { health, narrowTab, opening } from './run/state.ts';
import { place } from './session/places.ts';
import { Announcer } from './shell/announcer.tsx';
import { Header } from './shell/header.tsx';
import { HealthNotice, InsteadNotice, PaceNotice, ProblemsDialog, WayNotice } from './shell/notices.tsx';
import { Skip } from './shell/skip.tsx';
import { Stages } from './stage/stage.tsx';
import { loadView } from './sweep/lazy.ts';

const Sweep = loaded(async () => (await loadView()).SweepView);
const Gallery = loaded(async () => (await import('./gallery/gallery.tsx')).Gallery);
const Atlas = loaded(async () => (await import('./atlas/atlas-view.tsx')).Atlas);
const ImportDialog = loaded<{ file: GivenFile }>(async () => (await import('./import/import-dialog.tsx')).ImportDialog);
const ProjectDialog = loaded<{ project: GivenProject }>(
  async () => (await import('./import/project-dialog.tsx')).ProjectDialog,
);
const Workbench = loaded(async () => (await import('./workbench.tsx')).Workbench);

/** Loads what the page shows first. */
export const loadFirst = (): Promise<void> => (place.peek().at === 'gallery' ? Gallery : Workbench).begin();

export function Page() {
  // The tools for working with a run come with the first run and stay, even while something else covers them.
  const isWorked = useRef(false);
  isWorked.current ||= place.value.at !== 'gallery';
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
          <WayNotice />
        </div>
      </main>
      {isWorked.current && <Workbench />}
      <Announcer />
      <ProblemsDialog />
      {givenProject.value !== null && <ProjectDialog project={givenProject.value} />}
      {givenFile.value !== null && <ImportDialog file={givenFile.value} />}
    </div>
  );
}
