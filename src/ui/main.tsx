import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import 'uplot/dist/uPlot.min.css';
import './style/tokens.css';
import './style/base.css';
import './style/buttons.css';
import './style/fields.css';
import './style/dialog.css';
import { render } from 'preact';
import { keepOffline } from './go-offline.ts';

import { followKin } from './inspect/follow-kin.ts';
import { followInspected } from './inspect/inspected.ts';
import { watchLesson } from './lesson/follow-lesson.ts';
import { followMeasured } from './measure/line.ts';
import { loadFirst, Page } from './page.tsx';
import { followTitle, handToConsole } from './run/open.ts';
import { watchPace } from './run/pace.ts';
import { watchWay } from './run/under-way.ts';
import { openFirst } from './session/choose.ts';
import { keepOnDevice } from './session/keep-on-device.ts';
import { acceptDrops } from './shell/drop.ts';
import { followShortcuts } from './shell/shortcuts.ts';
import { loadSweeps } from './sweep/lazy.ts';
import { followLanguage } from './texts/language.ts';
import { followTheme } from './theme.ts';

/** The page is built once there is something to show in it, or after this time, milliseconds. */
const PATIENCE = 1500;

followTheme();
handToConsole();
followInspected();
followMeasured();
followKin();
keepOffline();
watchLesson();
watchPace();
watchWay();
followTitle();
acceptDrops();
followShortcuts();
keepOnDevice();
const ready = Promise.all([openFirst(), loadFirst()]);
await Promise.all([followLanguage(), Promise.race([ready, new Promise((resolve) => setTimeout(resolve, PATIENCE))])]);
render(<Page />, document.getElementById('page')!);
const asked = new URLSearchParams(location.search).get('sweep');
if (asked !== null) void loadSweeps().then(({ openNamedSweep }) => openNamedSweep(asked));
