/** One run of those that are shown beside each other: its worker, and what the page knows of it. */
import { signal } from '@preact/signals';
import { dequal } from 'dequal/lite';
import type { Prepared } from '../../scenario/prepared.ts';
import { type Connection, connect, type Health } from '../../serve/connect.ts';
import type { Command, Logged, LogRows, Opened, Simulation, Snapshot } from '../../serve/protocol.ts';
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

/** A control that is being moved, and the number of the command that was made of it, once there is one. */
export interface Moving {
  value: number;
  number: number | null;
}

let made = 0;

export class Arm {
  /** Tells it from every other on this page. */
  readonly key = ++made;
  readonly opened = signal<Opened | null>(null);
  readonly live = signal<Live>({ step: 0, hours: 0, running: false, digest: '', speed: 0 });
  /** Current values in the order of `opened.measures`; refreshed a few times a second, so that digits can be read. */
  readonly readouts = signal<Float64Array>(new Float64Array());
  /** Rises when the rows of the series have changed. */
  readonly seriesVersion = signal(0);
  /** The log, with what was just changed by hand and is on its way to the worker. */
  readonly log = signal<Command[]>([]);
  /** The log as the worker has last sent it. */
  readonly received = { edition: 0, commands: [] as Logged[], numbered: 0 };
  /** Logs that are to replace another: how many are on their way, and when the last is in force. */
  readonly rewrites = { waiting: 0, last: Promise.resolve() };
  /** Values of the controls as last set. */
  readonly controlValues = signal<Record<string, number>>({});
  readonly present = signal<Present>({ types: new Set(), dead: false, hypoxic: false });
  /** Whether the first fields are there. */
  readonly ready = signal(true);
  readonly health = signal<Health>({ state: 'well' });
  /** Hours at which the kept snapshot was taken, or null. */
  readonly restorable = signal<number | null>(null);
  /** What sets it apart from the others. */
  readonly name = signal('');
  readonly frames: Frames = new Frames(this);
  series = new Series(0);
  /** Rises with every run opened; a frame asked for before belongs to another run. */
  generation = 0;
  scenario: Prepared | null = null;
  /** Logs as they were before each gesture, and those that were taken back. */
  readonly undone = { before: [] as Command[][], after: [] as Command[][], gesture: '', at: 0 };
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  /** Controls that are being moved: shown at once, and until the log has the command with the number that they got. */
  readonly moving = new Map<string, Moving>();
  private connection: Connection = this.connect();

  /** @param origin the arm that it left, and after which step */
  constructor(readonly origin: { arm: Arm; step: number } | null = null) {}

  get simulation(): Simulation {
    return this.connection.simulation;
  }

  /** The same for whoever may give anything: the console, links of the page to itself, what is drawn by hand. */
  readonly door: Simulation = doorOf(this);

  /** The last state saved. */
  lastSnapshot(): Snapshot | null {
    return this.connection.snapshot();
  }

  /** Takes a run that the worker has opened. */
  begin(run: Opened): void {
    this.generation++;
    this.moving.clear();
    Object.assign(this.received, { edition: 0, commands: [...run.log], numbered: 0 });
    this.series = new Series(run.measures.length);
    this.undone.before.length = 0;
    this.undone.after.length = 0;
    this.noteUndo();
    this.opened.value = run;
    this.log.value = run.log;
    this.controlValues.value = initialValues(run);
    this.live.value = { ...this.live.value, running: false, digest: '' };
    this.frames.want();
  }

  /** Takes what is new of the log at a step. */
  takeLog({ edition, from, commands, numbered }: LogRows): void {
    const { received } = this;
    if (edition === received.edition && this.moving.size === 0) return;
    received.edition = edition;
    received.numbered = numbered;
    received.commands.length = from;
    for (const command of commands) received.commands.push(command);
    this.showLog();
  }

  /** Shows the log as received, but for one that is on its way to replace it, and the controls as it has set them. */
  showLog(): void {
    const { commands, numbered } = this.received;
    if (this.rewrites.waiting === 0) this.log.value = [...commands];
    for (const [path, { number }] of this.moving) if (number !== null && number <= numbered) this.moving.delete(path);
    this.showControls();
  }

  /** The values of the controls: as the log has set them up to the present step, and as they are being moved. */
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

  noteUndo(): void {
    this.canUndo.value = this.undone.before.length > 0;
    this.canRedo.value = this.undone.after.length > 0;
  }

  replaceWorker(): void {
    this.connection.close();
    this.connection = this.connect();
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
