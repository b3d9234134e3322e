/** Which shared memory is still read by pictures on their way to the screen, so that nobody writes into it. */

/** How many pictures on their way read each piece. */
const readers = new Map<ArrayBufferLike, number>();

/** Whether a piece of memory may not be written yet. */
export const isBeingRead = (memory: ArrayBufferLike): boolean => readers.has(memory);

/** The memory that the pictures of one canvas read, in the order in which they are drawn. */
export class Reading {
  private readonly sent: Set<ArrayBufferLike>[] = [];
  private next = new Set<ArrayBufferLike>();

  /** The next picture reads a piece of memory. */
  hold(memory: ArrayBufferLike): void {
    if (this.next.has(memory)) return;
    this.next.add(memory);
    readers.set(memory, (readers.get(memory) ?? 0) + 1);
  }

  /** The next picture is on its way. */
  send(): void {
    this.sent.push(this.next);
    this.next = new Set();
  }

  /** The first picture on its way has taken what it needs. */
  taken(): void {
    release(this.sent.shift() ?? []);
  }

  /** No picture of this canvas will be drawn any more. */
  end(): void {
    for (const memory of [...this.sent.splice(0), this.next]) release(memory);
    this.next = new Set();
  }
}

function release(memory: Iterable<ArrayBufferLike>): void {
  for (const one of memory) {
    const left = (readers.get(one) ?? 1) - 1;
    if (left > 0) readers.set(one, left);
    else readers.delete(one);
  }
}
