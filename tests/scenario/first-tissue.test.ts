/** A first tissue from cells: where they go, what their types become, and a report in which nothing is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hypoxicAtStart } from '../../src/run/hypoxic-at-start.ts';
import { importedScenario, withImport } from '../../src/run/imported-scenario.ts';
import { openRun } from '../../src/run/run.ts';
import { plainReport, reportLines } from '../../src/scenario/first-tissue/import-report.ts';
import { type ImportGiven, importCells } from '../../src/scenario/first-tissue/import-tissue.ts';
import { readSpans, spansOf, spansText } from '../../src/scenario/spans.ts';
import { load, readText, small } from './files.ts';

const scenario = load('scenarios/hypoxia.yaml');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** What an import gives, its report in English. */
const imported = (text: string, given: ImportGiven = {}) => {
  const { own, report } = importCells('a.csv', bytes(text), scenario, 'tumour', given);
  return { own, report: plainReport(report), told: report };
};
const SITES = { unit: 'site' } as const;

/** Sites by cell type. */
const sitesOf = ({ own }: ReturnType<typeof imported>) => {
  const { layout } = own.tissues.tumour;
  return Object.fromEntries(
    layout.flatMap((row) =>
      row.draw === 'spans'
        ? [[row.cell, row.spans.flatMap(([x, y, n]) => Array.from({ length: n }, (_, k) => [x + k, y]))]]
        : [],
    ),
  ) as Record<string, number[][]>;
};

describe('places', () => {
  test('in sites are those of a drawing, in µm and pixels of the plane, cropped to what has cells', () => {
    const text = 'x,y,type\n1000,500,tumour\n1200,540,tumour\n';
    expect(sitesOf(imported('x,y,type\n3.9,4,tumour\n', SITES)).tumour).toEqual([[3, 4]]);
    expect(sitesOf(imported(text, { unit: 'um' })).tumour).toEqual([
      [0, 0],
      [10, 2],
    ]);
    expect(sitesOf(imported(text, { unit: 'px', pixel: 0.5 })).tumour).toEqual([
      [0, 0],
      [5, 1],
    ]);
    expect(sitesOf(imported(text, { unit: 'um', y: 'up' })).tumour).toEqual([
      [10, 0],
      [0, 2],
    ]);
    expect(sitesOf(imported(text, { unit: 'um', scale: 2 })).tumour).toEqual([
      [0, 0],
      [20, 4],
    ]);
    expect(imported(text, { unit: 'um' }).report.frame).toMatchObject({ width: 11, height: 8 });
    expect(imported(text, { unit: 'um' }).report.frame.covers).toContain('x 1000 to 1200, y 500 to 540, in µm');
  });

  test('about the middle make the tissue as large as they need, and a column z changes nothing', () => {
    const text = '-1600,1599.9,0,5\n0,20,0,5\n';
    const names = { 5: 'tumour' };
    expect(sitesOf(imported(text, { names })).tumour).toEqual([
      [0, 0],
      [80, 79],
    ]);
    expect(imported('-4000,0,0,5\n', { names }).report.frame).toMatchObject({ width: 400, height: 160 });
    const given = { unit: 'um', origin: 'middle', y: 'up' } as const;
    expect(sitesOf(imported('x,y,type\n100,50,tumour\n', given))).toEqual(
      sitesOf(imported('x,y,z,type\n100,50,0,tumour\n', given)),
    );
  });

  test('without a unit, or in pixels without a size, are refused', () => {
    expect(() => imported('x,y,type\n1,1,tumour\n')).toThrow('expected --unit um, px or site');
    expect(() => imported('CellID,X_centroid,Y_centroid,type\n1,1,1,tumour\n')).toThrow('--pixel 0.5um');
    expect(() => imported('x,y,type\n0,0,tumour\n100000,1,tumour\n', { unit: 'um' })).toThrow(
      'found cells over 5001 × 8 sites (20 µm each), expected at most 4096 on a side',
    );
  });

  test('that are taken give the nearest free site; a structural and a mobile cell share one', () => {
    const result = imported('x,y,type\n5,5,tumour\n5,5,tumour\n5,5,EPC\n', SITES);
    expect(sitesOf(result).EPC).toEqual([[5, 5]]);
    expect(result.report.moved).toEqual({ cells: 1, farthest: 1 });
    const crowd = imported(`x,y,type\n${'20,15,tumour\n'.repeat(90)}`, SITES).report;
    expect([crowd.read, crowd.kept]).toEqual([90, 81]);
    expect(crowd.leftOut).toEqual([{ reason: 'noRoom', name: 'tumour', cells: 9, first: 'line 83' }]);
    expect(crowd.notes).toContain('cells that lie closer than sites have no room');
    const outside = imported('x,y,type\n5,5,tumour\n50,5,tumour\n', { ...SITES, size: { width: 40, height: 30 } });
    expect(outside.report.leftOut).toEqual([{ reason: 'outside', name: 'tumour', cells: 1, first: 'line 3' }]);
  });
});

describe('types', () => {
  test('are those of the scenario in any case, spelling or language, or become fillers under their own names', () => {
    const { own, report } = imported(
      'x,y,type\n1,1,Tumor\n2,1,tumour cells\n3,1,Tumorzelle\n4,1,Mast cell\n5,1,Smooth Muscle/Adipocyte\n',
      SITES,
    );
    expect(report.types).toEqual([
      { name: 'Tumor', here: 'tumour', cells: 1, filler: false },
      { name: 'tumour cells', here: 'tumour', cells: 1, filler: false },
      { name: 'Tumorzelle', here: 'tumour', cells: 1, filler: false },
      { name: 'Mast cell', here: 'MastCell', cells: 1, filler: true },
      { name: 'Smooth Muscle/Adipocyte', here: 'SmoothMuscleAdipocyte', cells: 1, filler: true },
    ]);
    expect(own.cells).toMatchObject({ MastCell: { label: 'Mast cell', layer: 'mobile', uptake: { value: 0.3 } } });
  });

  test('are named, left out or made fillers as asked, and told', () => {
    const text = 'x,y,type\n1,1,A\n2,1,B\n3,1,C\n4,1,\n';
    const names = { A: 'CAF', B: '', C: 'filler', D: 'NF' };
    const { report } = imported(text, { ...SITES, names });
    expect(report.types.map(({ name, here }) => [name, here])).toEqual([
      ['A', 'CAF'],
      ['C', 'C'],
    ]);
    expect(report.leftOut).toEqual([
      { reason: 'names', name: 'B', cells: 1, first: 'line 3' },
      { reason: 'noType', name: '', cells: 1, first: 'line 5' },
    ]);
    expect(report.notes).toContain('no cell has the named type "D"');
    expect(imported(text, { ...SITES, unknown: 'leave-out', names: { A: 'CAF' } }).report.leftOut).toContainEqual(
      expect.objectContaining({ reason: 'unknown', name: 'C' }),
    );
  });

  test('that may be a slip, or are numbers, are refused, all at once', () => {
    expect(() => imported('x,y,type\n1,1,vesel\n1,2,vesel\n1,3,tumourr\n', SITES)).toThrow(
      /"vesel" \(2\): nearest is "vessel"; --names "vesel=vessel" says so.*"tumourr" \(1\): nearest is "tumour"/,
    );
    expect(() => imported('x,y,type\n1,1,7\n', SITES)).toThrow('"7" (1), a number: --names "7=…" says which');
    expect(imported('x,y,type\n1,1,7\n', { ...SITES, unknown: 'filler' }).report.types[0].here).toBe('type7');
    expect(() => imported('x,y,type\n1,1,A\n', { ...SITES, names: { A: 'CAv' } })).toThrow(
      '--names "A=CAv": found "CAv", expected a cell type of hypoxia or filler; nearest is "CAF"',
    );
    expect(imported('x,y,type\n1,1,constructor\n', SITES).report.types[0].filler).toBe(true);
  });
});

describe('the tissue', () => {
  const section = `x,y,type\n${Array.from({ length: 100 }, (_, i) => `${(i % 10) * 20},${Math.floor(i / 10) * 20},tumour`).join('\n')}\n`;

  test('has the cells of the file alone, and others where they are asked for', () => {
    const drawn = (given: ImportGiven) => {
      const { layout } = imported('x,y,type\n80,80,tumour\n', { ...SITES, ...given }).own.tissues.tumour;
      return [...new Set(layout.flatMap((row) => ('cell' in row ? [row.cell] : [])))];
    };
    expect(drawn({})).toEqual(['tumour']);
    expect(drawn({ keep: ['vessel', 'NF'] })).toEqual(['tumour', 'vessel', 'NF']);
    expect(() => drawn({ keep: ['vesel'] })).toThrow(
      '--keep: found "vesel", expected a cell type that hypoxia draws; nearest is "vessel"',
    );
    expect(imported('x,y,type\n80,80,tumour\n', SITES).report.notDrawn).toEqual(['sprout', 'CAF', 'vessel', 'NF']);
  });

  test('of a section without vessels is refused, with what helps', () => {
    const um = { unit: 'um' } as const;
    expect(() => imported(section, um)).toThrow(
      /found no vessel, so that most would lack oxygen; expected vessels: --vessels every:120um .*--keep vessel .*--medium 40mmHg/,
    );
    expect(imported(section, { ...um, vessels: 120 }).report.adds).toEqual(['vessel']);
    const wide = section.replaceAll(/\d+,\d+,/g, (place) => place.replaceAll('0,', '00,'));
    expect(imported(wide, { ...um, keep: ['vessel'] }).report.kept).toBe(100);
    // What the scenario draws lies beyond so small a section.
    expect(() => imported(section, { ...um, keep: ['vessel'] })).toThrow('found no vessel');
    expect(imported(section, { ...um, medium: 40 }).own.tissues.tumour.hold).toEqual([
      { species: 'oxygen', profile: 'constant', value: 40, where: 'all' },
    ]);
    expect(imported(section.replace('100,100,tumour', '100,100,vessel'), um).report.kept).toBe(100);
    expect(imported(section, SITES).report.notes[0]).toContain('only 0 % of the cells have a vessel within 150 µm');
  });
});

test('added vessels have their sites first, and give oxygen to a tissue that fills every site', () => {
  const full = `x,y,type\n${Array.from({ length: 900 }, (_, i) => `${(i % 30) * 20},${Math.floor(i / 30) * 20},tumour`).join('\n')}\n`;
  const { own, report } = imported(full, { unit: 'um', vessels: 120 });
  expect(sitesOf({ own, report } as never).vessel).toHaveLength(25);
  expect(report.kept + report.leftOut.reduce((sum, { cells }) => sum + cells, 0)).toBe(900);
  const whole = withImport(scenario, 'full', importedScenario(scenario, 'tumour', own, 'Full'));
  expect(hypoxicAtStart(whole, 'tumour')).toBeLessThan(0.5);
});

test('of a crowd the rare cells stay', () => {
  const crowd = `x,y,type\n${'5,5,tumour\n'.repeat(200)}${'5,5,vessel\n'.repeat(9)}`;
  const { types } = imported(crowd, SITES).report;
  expect(types.find(({ here }) => here === 'vessel')!.cells).toBe(9);
});

test('a name with a known word in it is proposed and has to be said; a name for nothing is without a type', () => {
  expect(() => imported('x,y,type\n1,1,Invasive_Tumor\n', SITES)).toThrow('"Invasive_Tumor" (1): nearest is "tumour"');
  const { leftOut, notes } = imported('x,y,type\n1,1,NA\n2,1,Unclassified\n3,1,Mast\n', SITES).report;
  expect(leftOut.map(({ reason, name }) => [reason, name])).toEqual([
    ['noType', 'NA'],
    ['noType', 'Unclassified'],
  ]);
  expect(notes).toContain('no cell of the file is of a type that acts: the tissue only takes room');
});

test('what is read is kept or left out, whatever the cells', () => {
  const cell = fc.record({
    x: fc.integer({ min: -5, max: 60 }),
    y: fc.integer({ min: -5, max: 60 }),
    type: fc.constantFrom('tumour', 'CAF', 'NF', 'Mast', '', 'dust'),
  });
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 300 }),
      fc.constantFrom('filler', 'leave-out'),
      (list, unknown) => {
        const text = `x,y,type\n${list.map(({ x, y, type }) => `${x},${y},${type}`).join('\n')}\n`;
        const result = imported(text, { ...SITES, unknown: unknown as 'filler', size: { width: 50, height: 40 } });
        const { read, kept, leftOut, types } = result.report;
        expect(read).toBe(list.length);
        expect(kept + leftOut.reduce((sum, { cells }) => sum + cells, 0)).toBe(read);
        expect(types.reduce((sum, { cells }) => sum + cells, 0)).toBe(kept);
        expect(Object.values(sitesOf(result)).flat()).toHaveLength(kept);
        expect(reportLines(result.told).join('\n')).toContain(`kept ${kept}`);
      },
    ),
    { numRuns: 60 },
  );
});

describe('spans', () => {
  test('as text are read back, from any sites', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1199 }), { maxLength: 400 }), (sites) => {
        const spans = spansOf(sites, 40);
        expect(readSpans(spansText(spans))).toEqual(spans);
        const back = spans.flatMap(([x, y, n]) => Array.from({ length: n }, (_, k) => y * 40 + x + k));
        expect(back).toEqual([...sites].sort((a, b) => a - b));
      }),
    );
  });

  test('stand in a scenario as rows or as text', () => {
    const of = (spans: string) =>
      readText(
        small().replace('{ draw: disc, cell: tumour, radius: 10 }', `{ draw: spans, cell: tumour, spans: ${spans} }`),
      );
    expect(of('"3: 4*2 9"').scenario!.tissues.tumour.layout).toEqual(
      of('[[4, 3, 2], [9, 3, 1]]').scenario!.tissues.tumour.layout,
    );
    expect(of('"3: 4*0"').problems[0]).toContain('found "4*0" in row 3, expected x, or x*number of sites');
    expect(of('"three"').problems[0]).toContain('found "three", expected a row such as "12: 3*5 40"');
    expect(of('"3: 63*2"').problems[0]).toContain('found sites outside, expected them within 64 × 64');
  });
});

test('types may stand in a table of their own, by the id of the cell', () => {
  const cells = 'cell_id,x_centroid,y_centroid,transcript_counts\na,10,20,5\nb,30,20,5\nc,50,60,5\n';
  expect(() => imported(cells)).toThrow('--labels takes a table of types by id');
  const { report } = imported(cells, { labels: bytes('Barcode,Cluster\na,tumour\nb,CAF\nz,NF\n') });
  expect(report.form[0]).toBe('Xenium');
  expect(report.types.map(({ here, cells: count }) => [here, count])).toEqual([
    ['tumour', 1],
    ['CAF', 1],
  ]);
  expect(report.leftOut).toEqual([{ reason: 'noType', name: '', cells: 1, first: 'line 4' }]);
});

describe('measured levels', () => {
  const table = fc.uniqueArray(
    fc.record({ site: fc.integer({ min: 0, max: 199 }), value: fc.double({ min: 0.1, max: 9, noNaN: true }) }),
    { selector: ({ site }) => site, minLength: 3, maxLength: 60 },
  );

  test('are those of the cells at the first step, relative to the median, whatever the order of the file', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const text = `x,y,type,CXCR4 mean\n${cells.map(({ site, value }) => `${site % 20},${Math.floor(site / 20)},tumour,${value}`).join('\n')}\n`;
        const { own } = imported(text, { ...SITES, measured: { CXCR4: 'CXCR4 mean' } });
        const said = importedScenario(scenario, 'tumour', own, 'Measured');
        const { engine } = openRun(withImport(scenario, 'measured', said));
        const { model } = engine.world;
        const { pool, lattice } = engine.world.tissues[0];
        const level = model.names.receptors.indexOf('CXCR4');
        const sorted = cells.map(({ value }) => value).sort((a, b) => a - b);
        const middle = sorted[Math.floor(sorted.length / 2)];
        const rest = model.cells[model.names.cells.indexOf('tumour')].rest[level];
        for (let row = 0; row < cells.length; row++) {
          const [x, y] = [pool.site[row] % lattice.stride, Math.floor(pool.site[row] / lattice.stride)];
          const { value } = cells.find(({ site }) => site === y * 20 + x)!;
          expect(pool.levels[level][row] / rest / (value / middle)).toBeCloseTo(1, 2);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('are told, and a column that is not there is refused', () => {
    const text = 'x,y,type,m\n1,1,tumour,2\n2,1,tumour,\n3,1,NF,5\n';
    const { report } = imported(text, { ...SITES, measured: { CXCR4: 'm' } });
    expect(report.notes).toContainEqual(
      expect.stringContaining('CXCR4 as measured in 2 of 3 cells (1 without a number, 0 below 0)'),
    );
    expect(report.ignoredColumns).toEqual([]);
    expect(() => imported(text, { ...SITES, measured: { CXCR4: 'M2' } })).toThrow(
      '--columns: found the column "M2", expected one of x, y, type, m',
    );
  });

  test('in a scenario need a number for each cell, and a name that is there', () => {
    const of = (levels: string) =>
      readText(
        small().replace(
          '{ draw: disc, cell: tumour, radius: 10 }',
          `{ draw: spans, cell: tumour, spans: "3: 4*2", levels: { ${levels} } }`,
        ),
      ).problems;
    expect(of('CXCR4: 1 2')).toEqual([]);
    expect(of('CXCR4: [1, 2]')).toEqual([]);
    expect(of('CXCR4: 1 2 3')[0]).toContain('found 3 numbers, expected one for each of 2 cells');
    expect(of('CXCR4: 1 x')[0]).toContain('found "x", expected a number of at least 0');
    expect(of('CXCR5: 1 2')[0]).toContain('found "CXCR5", expected a receptor, state or trait; nearest is "CXCR4"');
  });
});

test('a table without a cell, distances times nothing, and more types than a world can have are refused', () => {
  expect(() => imported('x,y,type\n', SITES)).toThrow('found no cell, expected at least one');
  for (const scale of [0, -2, Number.NaN])
    expect(() => imported('x,y,type\n1,1,tumour\n', { ...SITES, scale })).toThrow('expected a number above 0');
  const many = Array.from({ length: 150 }, (_, i) => `${i},1,phenotype ${String.fromCharCode(65 + (i % 26))}${i}\n`);
  expect(() => imported(`x,y,type\n${many.join('')}`, SITES)).toThrow(
    /found 150 types without a counterpart beside the \d+ of hypoxia, expected at most 127 in all; --unknown leave-out/,
  );
});
