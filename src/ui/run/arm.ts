/** One of the runs shown side by side: its worker, and what the page knows about it. */
import { signal } from '@preact/signals';
import { dequal } from 'dequal/lite';
import { inOrder } from '../../run/command.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { type Connection, connect, type Health } from '../../serve/connect.ts';
import type { Action, Command, Logged, LogRows, Opened, Simulation, Snapshot } from '../../serve/protocol.ts';
import { doorOf } from './door.ts';
import { Frames } from './frames.ts';
import { Series } from './series.ts';

export interface Live {
  step: number;
  hours: number;
  running: boolean;
  digest: string;
  speed: number;
}

/** Cell types seen in the last pictures (index in `opened.cells`), and whether dead or hypoxic cells were. */
export interface Present {
  types: ReadonlySet<number>;
  dead: boolean;
  hypoxic: boolean;
}

/** A control being moved, and the command made from it; null until the run has it. */
export interface Moving {
  value: number;
  command: Logged | null;
}

/** An action given, and its command; null until the run has it. */
export interface Acting {
  action: Action;
  command: Logged | null;
  /** Commands for later that belong to it, until the run has them. */
  later: ((first: Command) => Command[]) | null;
}

let made = 0;

export class Arm {
  /** Distinguishes it from every other arm of this page. */
  readonly key = ++made;
  readonly opened = signal<Opened | null>(null);
  readonly live = signal<Live>({ step: 0, hours: 0, running: false, digest: '', speed: 0 });
  /** Present values in the order of `opened.measures`; refreshed only a few times per second, to be readable. */
  readonly readouts = signal<Float64Array>(new Float64Array());
  /** Rises when the rows of the series have changed. */
  readonly seriesVersion = signal(0);
  /** The log, including changes made by hand that are still on their way to the worker. */
  readonly log = signal<Command[]>([]);
  /** The log as last received from the worker. */
  readonly received = { edition: 0, commands: [] as Logged[], numbered: 0 };
  /** Replacements of the log: how many are on their way, and when the last takes effect. */
  readonly rewrites = { waiting: 0, last: Promise.resolve() };
  /** Values of the controls as last set. */
  readonly controlValues = signal<Record<string, number>>({});
  readonly present = signal<Present>({ types: new Set(), dead: false, hypoxic: false });
  /** Whether the first fields have been computed. */
  readonly ready = signal(true);
  readonly health = signal<Health>({ state: 'well' });
  /** Time of the kept snapshot, hours; null for none. */
  readonly restorable = signal<number | null>(null);
  /** How it differs from the other runs. */
  readonly name = signal('');
  readonly frames: Frames = new Frames(this);
  series = new Series(0);
  /** Rises with every run opened; a frame requested before that belongs to another run. */
  generation = 0;
  scenario: Prepared | null = null;
  /** Controls being moved: shown at once, and kept until the log has the command made from them. */
  readonly moving = new Map<string, Moving>();
  /** Other actions given, each kept until the log has its command. */
  readonly acting = new Set<Acting>();
  private connection: Connection = this.connect();
  /** Its calls that change the run bring a new picture. */
  simulation: Simulation = this.frames.following(this.connection.simulation);

  /** @param origin the arm that it branched from, and after which step */
  constructor(readonly origin: { arm: Arm; step: number } | null = null) {}

  /** The same for unchecked calls: from the console, the page's own links, and drawing by hand. */
  readonly door: Simulation = doorOf(this);

  /** The last state saved. */
  lastSnapshot(): Snapshot | null {
    return this.connection.snapshot();
  }

  /** Starts with a run that the worker has opened. */
  begin(run: Opened): void {
    this.generation++;
    this.moving.clear();
    Object.assign(this.received, { edition: 0, commands: [...run.log], numbered: 0 });
    this.acting.clear();
    this.series = new Series(run.measures.length);
    this.opened.value = run;
    this.log.value = run.log;
    this.controlValues.value = initialValues(run);
    this.live.value = { ...this.live.value, running: false, digest: '' };
    this.frames.want();
  }

  /** Adds the new part of the log. */
  takeLog({ edition, from, commands, numbered }: LogRows): void {
    const { received } = this;
    if (edition === received.edition && this.moving.size + this.acting.size === 0) return;
    received.edition = edition;
    received.numbered = numbered;
    received.commands.length = from;
    for (const command of commands) received.commands.push(command);
    this.showLog();
  }

  /** Shows the log as received, unless a replacement is on its way, and the controls as the log has set them. */
  showLog(): void {
    const { commands, numbered } = this.received;
    if (this.rewrites.waiting === 0) this.log.value = [...commands];
    for (const [path, { command }] of this.moving)
      if (command !== null && command.number <= numbered) this.moving.delete(path);
    for (const one of this.acting)
      if (one.command !== null && one.command.number <= numbered && one.later === null) this.acting.delete(one);
    this.showControls();
  }

  /** The log as of the present step, including commands that the run has been sent but has not yet confirmed. */
  knownLog(): Command[] {
    const { step } = this.frames.current ?? this.live.peek();
    const moved = [...this.moving].map(
      ([path, { value, command }]): Command => command ?? { step, do: 'set', path, value },
    );
    const { numbered } = this.received;
    const acted = [...this.acting].flatMap(({ action, command, later }): Command[] => {
      const first = command ?? { step, ...action };
      const rest = later?.(first) ?? [];
      return command !== null && command.number <= numbered ? rest : [first, ...rest];
    });
    return inOrder([...this.log.peek(), ...acted, ...moved]);
  }

  /** Updates the values of the controls: as set in the log up to the present step, or as being moved. */
  showControls(): void {
    const values = initialValues(this.opened.value);
    for (const command of this.received.commands) {
      if (command.do === 'set' && command.step <= this.live.value.step) values[command.path] = command.value;
    }
    for (const [path, { value }] of this.moving) values[path] = value;
    if (!dequal(values, this.controlValues.value)) this.controlValues.value = values;
  }

  noteSnapshot(): void {
    const snapshot = this.connection.snapshot();
    const minutes = this.opened.value?.minutesPerStep ?? 1;
    this.restorable.value = snapshot === null ? null : (snapshot.step * minutes) / 60;
  }

  replaceWorker(): void {
    this.connection.close();
    this.connection = this.connect();
    this.simulation = this.frames.following(this.connection.simulation);
  }

  close(): void {
    this.connection.close();
  }

  private connect(): Connection {
    const made = connect((health: Health) => {
      if (made === this.connection && health.state !== 'well') this.noteSnapshot();
      this.health.value = health;
    });
    this.health.value = { state: 'well' };
    return made;
  }
}

function initialValues(run: Opened | null): Record<string, number> {
  return Object.fromEntries((run?.controls ?? []).map((control) => [control.path, control.value]));
}
