import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import 'uplot/dist/uPlot.min.css';
import './style/tokens.css';
import './style/layout.css';
import './style/controls.css';
import './style/timeline.css';
import './style/sweep.css';
import './style/twins.css';
import './style/inspect.css';
import './style/narrow.css';
import './style/lesson.css';
import './style/embed.css';
import { render } from 'preact';
import { followInspected } from './inspect/inspected.ts';
import { watchLesson } from './lesson/lesson.ts';
import { keepOffline } from './offline.ts';
import { Page } from './page.tsx';
import { followTitle, openFromAddress, startFrames } from './run/session.ts';
import { acceptDrops } from './shell/drop.ts';
import { loadSweeps } from './sweep/state.ts';
import { followLanguage } from './texts/language.ts';
import { followTheme } from './theme.ts';

/** The page is built once there is something to show in it, or after so many milliseconds. */
const PATIENCE = 1500;

followTheme();
startFrames();
followInspected();
keepOffline();
watchLesson();
followTitle();
acceptDrops();
const opening = Promise.race([openFromAddress(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
await Promise.all([followLanguage(), opening]);
render(<Page />, document.getElementById('page')!);
const asked = new URLSearchParams(location.search).get('sweep');
if (asked !== null) void loadSweeps().then(({ openNamedSweep }) => openNamedSweep(asked));
