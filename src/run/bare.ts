/** The core for engines without a page or Node: puts a few calls on the global object. */
import { type Prepared, prepare } from '../scenario/prepared.ts';
import { EVENTS } from '../world/world.ts';
import type { Command } from './command.ts';
import { advance, digestOf, openRun, type Run } from './run.ts';
import { restoreRun, takeSnapshot } from './snapshot.ts';

function open(scenarioJson: string, seed: string, logJson?: string): Run {
  const log = logJson === undefined ? undefined : (JSON.parse(logJson) as Command[]);
  return openRun(prepare(JSON.parse(scenarioJson) as Prepared), seed, log);
}

/** Digests after the given numbers of steps, counted from the first. */
function run(scenarioJson: string, seed: string, steps: number[], logJson?: string): string[] {
  const opened = open(scenarioJson, seed, logJson);
  let done = 0;
  return steps.map((upTo) => {
    advance(opened, upTo - done);
    done = upTo;
    return digestOf(opened);
  });
}

/** The same, but the run is saved and restored half-way to each. */
function runRestored(scenarioJson: string, seed: string, steps: number[], logJson?: string): string[] {
  let current = open(scenarioJson, seed, logJson);
  let done = 0;
  return steps.map((upTo) => {
    const half = Math.floor((upTo - done) / 2);
    advance(current, half);
    current = restoreRun(takeSnapshot(current));
    advance(current, upTo - done - half);
    done = upTo;
    return digestOf(current);
  });
}

/** How often every kind of event has happened after some steps, over all tissues. */
function events(scenarioJson: string, seed: string, steps: number, logJson?: string): Record<string, number> {
  const opened = open(scenarioJson, seed, logJson);
  advance(opened, steps);
  return Object.fromEntries(
    EVENTS.map((event, i) => [event, opened.engine.world.tissues.reduce((sum, tissue) => sum + tissue.events[i], 0)]),
  );
}

Object.assign(globalThis, { stroma: { run, runRestored, events } });
