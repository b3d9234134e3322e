/** Tracks changes to a list that a reader holds in part: each cuts the list at a place and starts a new edition. */
export class Editions {
  private readonly cuts: number[] = [];

  get edition(): number {
    return this.cuts.length;
  }

  /** Marks the list as changed from a place on. */
  cut(place: number): void {
    this.cuts.push(place);
  }

  /** The first place that has changed since an edition; Infinity where none has. */
  since(edition: number): number {
    let first = Number.POSITIVE_INFINITY;
    for (let i = Math.max(0, edition); i < this.cuts.length; i++) first = Math.min(first, this.cuts[i]);
    return first;
  }
}
