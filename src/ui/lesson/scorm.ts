/** Reports a lesson to the learning platform that holds the page in a frame or window: completion and score. */
import { effect } from '@preact/signals';
import { lesson } from './lesson.ts';
import { heldIn } from './score.ts';

/** The functions of SCORM 1.2 and of SCORM 2004 that a platform offers; all take and give text. */
type Api = Record<string, (...given: string[]) => unknown>;

interface Platform {
  set(values: { completed: boolean; held: number; all: number }): void;
  finish(): void;
}

/** How many frames up to search; more than any platform nests. */
const MAX_FRAMES = 10;

/** Reports the lesson under way, if the page is within a platform. */
export function reportToPlatform(): void {
  const platform = findPlatform();
  if (platform === null) return;
  let told = '';
  effect(() => {
    const now = lesson.value;
    if (now === null || now.claim !== null) return;
    const values = { completed: now.step === 'end', held: heldIn(now).held, all: now.tasks.length };
    if (JSON.stringify(values) === told) return;
    told = JSON.stringify(values);
    platform.set(values);
  });
  window.addEventListener('pagehide', () => platform.finish());
}

function findPlatform(): Platform | null {
  for (const start of [window.parent, window.opener as Window | null]) {
    let frame = start;
    for (let n = 0; frame !== null && n < MAX_FRAMES; n++) {
      try {
        const { API, API_1484_11 } = frame as unknown as { API?: Api; API_1484_11?: Api };
        if (API_1484_11 !== undefined) return scorm2004(API_1484_11);
        if (API !== undefined) return scorm12(API);
        if (frame.parent === frame) break;
        frame = frame.parent;
      } catch {
        // A frame of another site offers nothing to this one.
        break;
      }
    }
  }
  return null;
}

function scorm12(api: Api): Platform {
  api.LMSInitialize('');
  return {
    set({ completed, held, all }) {
      api.LMSSetValue('cmi.core.score.min', '0');
      api.LMSSetValue('cmi.core.score.max', '100');
      api.LMSSetValue('cmi.core.score.raw', String(Math.round((100 * held) / all)));
      api.LMSSetValue('cmi.core.lesson_status', completed ? 'completed' : 'incomplete');
      api.LMSCommit('');
    },
    finish: () => api.LMSFinish(''),
  };
}

function scorm2004(api: Api): Platform {
  api.Initialize('');
  return {
    set({ completed, held, all }) {
      api.SetValue('cmi.score.min', '0');
      api.SetValue('cmi.score.max', '100');
      api.SetValue('cmi.score.raw', String(Math.round((100 * held) / all)));
      api.SetValue('cmi.score.scaled', String(held / all));
      api.SetValue('cmi.completion_status', completed ? 'completed' : 'incomplete');
      api.Commit('');
    },
    finish: () => api.Terminate(''),
  };
}
