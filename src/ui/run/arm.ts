/** One run of those that are shown beside each other: its worker, and what the page knows of it. */
import { signal } from '@preact/signals';
import type { Prepared } from '../../scenario/prepared.ts';
import { type Connection, connect, type Health } from '../../serve/connect.ts';
import type { Command, Opened, Simulation, Snapshot } from '../../serve/protocol.ts';
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
  readonly log = signal<Command[]>([]);
  /** Logs that have replaced another: how many, and when the last is in force. */
  readonly rewrites = { count: 0, last: Promise.resolve() };
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
  /** Controls that are being moved: shown at once. */
  readonly moving: Record<string, number> = {};
  /** Commands given by hand are in force at once, also where the worker is ahead of the last frame. */
  private readonly byHand = new Set<string>();
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
    this.byHand.clear();
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

  async readLog(): Promise<void> {
    const log = await this.simulation.log();
    this.log.value = log;
    const values = initialValues(this.opened.value);
    for (const command of log) {
      const inForce =
        command.do === 'set' && (command.step <= this.live.value.step + 1 || this.byHand.has(keyOf(command)));
      if (inForce) values[command.path] = command.value;
    }
    this.controlValues.value = { ...values, ...this.moving };
  }

  noteByHand(command: Command): void {
    this.byHand.add(keyOf(command));
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

const keyOf = (command: Command): string => JSON.stringify(command);

function initialValues(run: Opened | null): Record<string, number> {
  return Object.fromEntries((run?.controls ?? []).map((control) => [control.path, control.value]));
}
