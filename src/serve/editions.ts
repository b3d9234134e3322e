/** What became untrue of a list that somebody has a part of: each change cuts it at a place, and makes an edition. */
export class Editions {
  private readonly cuts: number[] = [];

  get edition(): number {
    return this.cuts.length;
  }

  /** From a place on the list is another one. */
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
