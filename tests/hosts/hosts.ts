import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { findEngine } from '../../scripts/engines.mjs';
import { launchBrowser } from '../../scripts/page.mjs';
import type { Command } from '../../src/run/command.ts';
import type { Simulation } from '../../src/serve/protocol.ts';
import { root } from '../architecture/source.ts';
import { type Run, scenarioOf } from './run.ts';

/** Digests of a run at its steps, 16 hexadecimal digits each. */
export type Host = (run: Run) => Promise<string[]>;

/** The functions of the bare engine, as src/run/bare.ts gives them to a plain script. */
export interface Bare {
  run(scenario: string, seed: string, steps: number[], log?: string): string[];
  /** The same, but saved half-way, thrown away, and continued in a new run from the saved bytes. */
  runRestored(scenario: string, seed: string, steps: number[], log?: string): string[];
  /** How often each kind of event happened in all tissues. */
  events(scenario: string, seed: string, steps: number, log?: string): Record<string, number>;
}

const execute = promisify(execFile);

const bareArguments = (run: Run) =>
  [JSON.stringify(scenarioOf(run)), run.seed, run.steps, run.log && JSON.stringify(run.log)] as const;

/** Node, in this process and from source. */
export const inProcess: Host = async (run) => (await bareHere()).run(...bareArguments(run));

/** Node, continued from a snapshot. */
export const restored: Host = async (run) => (await bareHere()).runRestored(...bareArguments(run));

/** Counts of events in this process. */
export async function eventsOf(run: Run): Promise<Record<string, number>> {
  const [scenario, seed, steps, log] = bareArguments(run);
  return (await bareHere()).events(scenario, seed, steps.at(-1)!, log);
}

async function bareHere(): Promise<Bare> {
  await import('../../src/run/bare.ts');
  return (globalThis as unknown as { stroma: Bare }).stroma;
}

/** An engine outside a browser, Safari's or Firefox's, with the built core. */
export const bareEngine = (engine: 'jsc' | 'gjs'): Host => {
  return async (run) => {
    const folder = await mkdtemp(join(tmpdir(), 'stroma-bare-'));
    const script = join(folder, 'run.js');
    const core = await readFile(join(root, 'build/core.js'), 'utf8');
    const args = bareArguments(run).map(literal).join(', ');
    try {
      await writeFile(script, `${core}\n;print(JSON.stringify(globalThis.stroma.run(${args})));\n`);
      const { stdout } = await execute(findEngine(engine), [script], { maxBuffer: 1 << 26 }).catch((error) => {
        throw new Error(`${engine}: ${error.stderr}${error.stdout}`);
      });
      return JSON.parse(stdout);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
};

/** The command line, as a person starts it: the digests that it keeps in run.json. */
export const commandLine: Host = (run) => commandLineIn(process.execPath)(run);

/** The same, in another version of Node. */
export const commandLineIn =
  (node: string): Host =>
  async (run) => {
    const folder = await mkdtemp(join(tmpdir(), 'stroma-run-'));
    try {
      const { step: minutes, settle } = scenarioOf(run);
      const every = `${run.steps.reduce(greatestDivisor) * minutes}min`;
      const steps = String(run.steps.at(-1));
      const changes = (run.changes ?? []).flatMap((change) => ['--set', change]);
      const args = [
        'run',
        run.file,
        ...changes,
        '--seed',
        run.seed,
        '--steps',
        steps,
        '--every',
        every,
        '--out',
        folder,
        '--json',
      ];
      const { stdout } = await execute(node, [join(root, 'bin/stroma.js'), ...args], { cwd: root });
      const kept: { step: number; digest: string }[] = JSON.parse(
        await readFile(join(folder, 'run.json'), 'utf8'),
      ).digests;
      const digests = run.steps.map(
        (step) => kept.find((row) => row.step === step - settle / minutes)?.digest ?? 'none',
      );
      return [...digests.slice(0, -1), JSON.parse(stdout).digest];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** The worker of the built page, in a browser. */
export class Page {
  static async open(address: string): Promise<Page> {
    return new Page(await launchBrowser(), address);
  }

  private constructor(
    private readonly browser: Browser,
    private readonly address: string,
  ) {}

  /** Runs in a fresh page, without its picture: the digests come from the simulation behind it. */
  readonly run: Host = async (run) => {
    const { digests } = await this.steer(run, []);
    return digests;
  };

  /** The same, with an action given just before each named step while the run goes on; returns the log that came of it. */
  async steer(
    run: Run,
    actions: { before: number; action: object }[],
    threads: number | null = null,
  ): Promise<{ digests: string[]; log: Command[]; threads: number }> {
    const page = await this.browser.newPage({ serviceWorkers: 'block' });
    try {
      // The smallest scenario: it makes way for the run.
      await page.goto(`${this.address}?scenario=competition`);
      await page.waitForFunction(hasOpened, undefined, { timeout: 30_000 });
      return await page.evaluate(steerInPage, {
        scenario: scenarioOf(run),
        ...run,
        log: run.log ?? null,
        actions,
        threads,
      });
    } finally {
      await page.close();
    }
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

interface Orders {
  scenario: unknown;
  seed: string;
  steps: number[];
  log: Command[] | null;
  actions: { before: number; action: object }[];
  threads: number | null;
}

/** Runs inside the page: whether it has opened its first run and shows the digest of it. */
function hasOpened(): boolean {
  return /^[0-9a-f]{16}$/.test(document.querySelector('[data-readout=digest]')?.textContent?.trim() ?? '');
}

/** Runs inside the page. */
async function steerInPage({ scenario, seed, steps, log, actions, threads }: Orders) {
  const { stroma } = window as unknown as { stroma: Simulation };
  const opened = await stroma.open(scenario, seed, log, threads);
  const stops = [...new Set([...steps, ...actions.map(({ before }) => before)])].sort((a, b) => a - b);
  const digests: string[] = [];
  let at = 0;
  for (const stop of stops) {
    if (stop > at) await stroma.step(stop - at);
    at = stop;
    for (const { before, action } of actions) {
      if (before === stop) await stroma.act(action as Parameters<Simulation['act']>[0]);
    }
    if (steps.includes(stop)) digests.push(await stroma.digest());
  }
  return { digests, log: await stroma.log(), threads: opened.threads };
}

/** JSON as it may stand in a script. */
function literal(value: unknown): string {
  const json = JSON.stringify(value) ?? 'undefined';
  return json.replace(/[\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);
}
