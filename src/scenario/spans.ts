/** Runs of neighbouring sites along rows, and their text: a line for each row, `12: 3*5 40` for x 3 to 7 and 40. */

export type Span = [x: number, y: number, count: number];

/** The spans of sites that are numbered along the rows. */
export function spansOf(sites: ArrayLike<number>, width: number): Span[] {
  const sorted = Float64Array.from(sites).sort();
  const spans: Span[] = [];
  let end = -1;
  for (const site of sorted) {
    if (site === end && site % width !== 0) spans[spans.length - 1][2]++;
    else spans.push([site % width, Math.floor(site / width), 1]);
    end = site + 1;
  }
  return spans;
}

/** Number of sites in spans. */
export const sitesIn = (spans: readonly Span[]): number => spans.reduce((sum, [, , count]) => sum + count, 0);

export function spansText(spans: readonly Span[]): string {
  const rows = new Map<number, string[]>();
  for (const [x, y, count] of spans) {
    const own = rows.get(y);
    const text = count === 1 ? String(x) : `${x}*${count}`;
    if (own) own.push(text);
    else rows.set(y, [text]);
  }
  return [...rows].map(([y, runs]) => `${y}: ${runs.join(' ')}\n`).join('');
}

const ROW = /^\s*(\d+)\s*:\s*(.*?)\s*$/;
const RUN = /^(\d+)(?:\*(\d+))?$/;

/** The spans in a text, or what is wrong with it. */
export function readSpans(text: string): Span[] | { problem: string } {
  const spans: Span[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const row = ROW.exec(line);
    if (!row) return { problem: `found "${line.trim().slice(0, 40)}", expected a row such as "12: 3*5 40"` };
    for (const run of row[2].split(/\s+/)) {
      const match = RUN.exec(run);
      if (!match || match[2] === '0')
        return { problem: `found "${run.slice(0, 40)}" in row ${row[1]}, expected x, or x*number of sites` };
      spans.push([Number(match[1]), Number(row[1]), Number(match[2] ?? 1)]);
    }
  }
  return spans;
}
