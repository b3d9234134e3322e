import { describe, expect, test } from 'vitest';
import { layoutOf } from '../../src/scenario/first-tissue/first-tissue.ts';
import { load } from './files.ts';

const SIZE = { width: 40, height: 30 };
/** What the scenario draws farther out. */
const BEYOND = 'left out of what hypoxia draws, since it lies outside 40 × 30 sites: disc of CAF';
const scenario = load('scenarios/hypoxia.yaml');
const place = (cells: readonly [x: number, y: number, name: string][], names = {}) =>
  layoutOf(
    cells.map(([x, y, name], i) => ({ x, y, name, at: `line ${i + 2}` })),
    scenario,
    'tumour',
    names,
    SIZE,
  );

describe('the layout', () => {
  test('has the cells in spans, and keeps what the file does not have', () => {
    const { layout, counts, notes } = place(
      [
        [3, 2, 'cancer'],
        [4, 2, 'cancer'],
        [39, 2, 'cancer'],
        [0, 3, 'cancer'],
        [9, 9, 'CAF'],
        [1, 1, 'dust'],
      ],
      { cancer: 'tumour', dust: '', moss: 'CAF' },
    );
    expect(counts).toEqual({ tumour: 4, CAF: 1 });
    expect(notes).toEqual([
      'left out as --names says: 1 cell of type "dust"',
      'no cell has the type "moss" of --names',
    ]);
    expect(layout.slice(0, 2)).toEqual([
      {
        draw: 'spans',
        cell: 'tumour',
        spans: [
          [3, 2, 2],
          [39, 2, 1],
          [0, 3, 1],
        ],
      },
      { draw: 'spans', cell: 'CAF', spans: [[9, 9, 1]] },
    ]);
    const kept = layout.slice(2).flatMap((row) => ('cell' in row ? [row.cell] : []));
    expect(kept).toContain('vessel');
    expect(kept).not.toContain('tumour');
  });

  test('gives each cell a site of its own, the nearest that is free', () => {
    const {
      layout: [row],
      notes,
    } = place([
      [5, 5, 'tumour'],
      [5, 5, 'tumour'],
      [5, 5, 'tumour'],
      [9, 9, 'tumour'],
    ]);
    expect(notes).toEqual([expect.stringMatching(/^moved by up to 3 sites: 2 cells/), BEYOND]);
    expect(row).toMatchObject({ draw: 'spans', cell: 'tumour' });
    const spans = (row as { spans: [number, number, number][] }).spans;
    expect(spans.reduce((sum, [, , n]) => sum + n, 0)).toBe(4);
  });

  test('refuses what has no place', () => {
    expect(() => place([[5, 5, 'tumor']])).toThrow(/line 2: .*nearest is "tumour"/);
    expect(() => place([[40, 5, 'tumour']])).toThrow('line 2: found a cell at site 40, 5, expected one within 40 × 30');
    expect(() => place([[5, 5, '']])).toThrow('line 2: found no type, expected a cell type; --names "=" leaves such');
    expect(() => place([[5, 5, 'constructor']])).toThrow('line 2: found "constructor", expected a cell type');
    expect(place([[5, 5, '']], { '': '' })).toMatchObject({
      counts: {},
      notes: [expect.stringContaining('1 cell of'), BEYOND],
    });
    const crowd = Array.from({ length: 60 }, (): [number, number, string] => [20, 15, 'tumour']);
    expect(() => place(crowd)).toThrow('found 11 cells without a free site within 3 sites');
  });
});
