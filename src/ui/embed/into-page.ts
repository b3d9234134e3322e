/**
 * Stroma within a page of your own.
 *
 * @example
 * import { embed } from 'stroma/page';
 * const stroma = embed(document.body, { page: '/stroma/', scenario: 'hypoxia', panels: ['time', 'levers'] });
 * const simulation = await stroma.simulation();
 * await simulation.act({ do: 'set', path: 'tissues.tumour.vesselOxygen', value: 10 });
 *
 * @packageDocumentation
 */
import type { Theme } from '../../render/colour.ts';
import type { Simulation } from '../../serve/protocol.ts';
import type { Panel } from './panels.ts';

export type { Panel, Simulation, Theme };

export interface EmbedOptions {
  /** Address of the page, with a slash at its end: the folder `dist` of this package on a server. */
  page: string | URL;
  /** A scenario that comes with Stroma; the page's own choice if none is named. */
  scenario?: string;
  seed?: string;
  /** Parts that are shown beside the tissues; none if none are named. */
  panels?: readonly Panel[];
  language?: 'en' | 'de';
  theme?: Theme;
  /** The name that screen readers give to the frame. */
  title?: string;
}

export interface EmbeddedPage {
  frame: HTMLIFrameElement;
  /**
   * The simulation of the run in focus, once the page has one.
   *
   * @throws when the page comes from another origin, whose simulation a browser hides, and when it has no run within a
   * minute
   */
  simulation(): Promise<Simulation>;
  remove(): void;
}

/** Milliseconds between two looks at whether the page has a run, and after which it is given up. */
const LOOK = 50;
const LIMIT = 60_000;

/** Puts the page into an element, in a frame as wide as it, unless a style sheet says otherwise. */
export function embed(into: Element, options: EmbedOptions): EmbeddedPage {
  const frame = document.createElement('iframe');
  frame.src = addressOf(options).href;
  frame.title = options.title ?? 'Stroma';
  frame.allow = 'fullscreen; cross-origin-isolated';
  frame.width = '100%';
  frame.height = '600';
  into.append(frame);
  return { frame, simulation: () => simulationIn(frame), remove: () => frame.remove() };
}

function addressOf({ page, scenario, seed, panels = [], language, theme }: EmbedOptions): URL {
  const address = new URL(page, document.baseURI);
  const given = { scenario, seed, panels: panels.join(), lang: language, theme };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) address.searchParams.set(name, value);
  return address;
}

async function simulationIn(frame: HTMLIFrameElement): Promise<Simulation> {
  const until = Date.now() + LIMIT;
  while (frame.isConnected && Date.now() < until) {
    const simulation = windowOf(frame)?.stroma;
    if (simulation !== undefined) return simulation;
    await new Promise((soon) => setTimeout(soon, LOOK));
  }
  throw new Error(frame.isConnected ? `${frame.src} has no run after a minute` : 'the page was removed');
}

/** The window of a frame; null until it shows its own page. */
function windowOf({ contentWindow, src }: HTMLIFrameElement): (Window & { stroma?: Simulation }) | null {
  try {
    return contentWindow?.location.href === 'about:blank' ? null : contentWindow;
  } catch {
    throw new Error(`${new URL(src).origin} is another origin: its simulation can only be used by pages of its own`);
  }
}
