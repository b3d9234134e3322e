/** Whose turn it is: the picture being drawn, the pause after it, or the next picture. */
export class Turn {
  private busy = false;
  private pause = 0;
  private waiting: (() => void)[] = [];
  private drawing = false;
  private watching: (() => void)[] = [];

  /** Calls back when the picture being drawn is done: at once if none is. */
  whenDrawn(then: () => void): void {
    if (this.drawing) this.watching.push(then);
    else then();
  }

  /** Calls back when the next picture may be drawn: at once if it may now. */
  whenFree(then: () => void): void {
    if (this.busy) this.waiting.push(then);
    else then();
  }

  /** A picture is being drawn. */
  take(): void {
    clearTimeout(this.pause);
    this.pause = 0;
    this.busy = true;
    this.drawing = true;
  }

  /** The picture is drawn; the next one may follow after a pause, milliseconds. */
  give(pause: number): void {
    this.drawing = false;
    for (const then of this.watching.splice(0)) then();
    if (pause > 0) this.pause = Number(setTimeout(() => this.free(), pause));
    else this.free();
  }

  /** Ends the pause, if there is one: somebody is waiting for the next picture. */
  hasten(): void {
    if (this.pause !== 0) this.free();
  }

  /** Nothing more will be drawn. */
  end(): void {
    clearTimeout(this.pause);
    this.waiting = [];
    this.watching = [];
  }

  private free(): void {
    clearTimeout(this.pause);
    this.pause = 0;
    this.busy = false;
    for (const then of this.waiting.splice(0)) then();
  }
}
