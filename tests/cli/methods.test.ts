/** What a paper has to say: nothing missing, nothing that is not so, and commands that give the digests it states. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../src/cli/load-scenario.ts';
import { expectWrittenInFull, ran } from './methods.ts';
import { besidesNotes, newFolder, SMALL, stroma } from './stroma.ts';

const folder = newFolder();
afterAll(folder.remove);

interface Written {
  title: string;
  sections: { title: string; lines: string[] }[];
  scenarios: {
    name: string;
    modelDigest: string;
    scenarioDigest: string;
    changes: { against: string; values: { path: string; before?: unknown; after?: unknown; unit: string }[] }[];
    evidence: { numbers: Record<string, number>; rules: Record<string, number> };
  }[];
  checks: { needs?: string; commands: string[]; of: string; digests: { name: string; digest: string }[] }[];
  references: { key: string; text: string; doi?: string; pmid?: string; pmcid?: string; paths: string[] }[];
}

const written = async (...args: string[]): Promise<Written> =>
  JSON.parse(await ran('methods', ...args, '--json')) as Written;

const linesOf = ({ sections }: Written, title: string): string[] =>
  sections.find((one) => one.title === title)?.lines ?? [];

/** A command as the text has it, in words. */
const wordsOf = (command: string): string[] =>
  [...command.replace(/^npx stroma /, '').matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);

describe('a scenario', () => {
  test('names a number that is changed, with its unit, the old value and what is said about it', async () => {
    const text = await ran('methods', 'hypoxia', '--set', 'tissues.tumour.vesselOxygen=20');
    expect(text).toContain('`tissues.tumour.vesselOxygen`: 20 mmHg instead of 52 mmHg (no source given)');
    const marked = 'tissues.tumour.vesselOxygen={ value: 2 kPa, source: "Vaupel 1989", evidence: measured }';
    expect(await ran('methods', 'hypoxia', '--set', marked)).toContain(
      '`tissues.tumour.vesselOxygen`: 15 mmHg instead of 52 mmHg (measured: Vaupel 1989)',
    );
    expect(await ran('methods', 'hypoxia')).not.toContain('instead of 52 mmHg');
  });

  test('names what its own file sets against those that it extends, and a rule that is off', async () => {
    expect(await ran('methods', 'repair')).toContain(
      '`circulation.pools.EPC.mobilisation`: 3 instead of 1 (derived: peak',
    );
    // The source of a rule is that of its numbers.
    expect(await ran('methods', 'walls')).toContain(
      '`rules.conjugateKill.half`: 10, not set before (assumed: at most one in a day, half effect at 10 nM; assumed)',
    );
    const text = await ran('methods', SMALL, '--set', 'rules.R1.off=true');
    expect(text).toContain('`rules.R1.off`: true instead of false');
    expect(text).toContain('Switched off: `R1`.');
    expect(text).not.toMatch(/^- `R1`: /m);
  });

  test('has its schedule with doses by weight, and the kinetics of a drug only where it is given', async () => {
    const text = await ran('methods', SMALL);
    expect(text).toContain('- 16.8 mg of Plerixafor (240 µg per kg of body weight), at 1 h');
    expect(text).toContain('- `tissues.tumour.vesselOxygen` set to 15 mmHg, at 2 h');
    expect(text).toContain('blocks CXCR4 with Kb 20 nM (fitted');
    expect(text).toContain('Drugs. First-order absorption');
    const bare = await ran('methods', SMALL, '--set', 'schedule=null');
    expect(bare).toContain('Nothing is given or changed during a run.');
    expect(bare).not.toMatch(/Drugs\. |Kb 20 nM/);
    const often = 'schedule=[{ at: 1 h, every: 1 h, dose: plerixafor, amount: 8 mg }]';
    expect(await ran('methods', SMALL, '--set', often)).toContain('first at 1 h, then every 1 h, 4 times in all');
  });

  test('gives a source once, and none of what takes no part', async () => {
    const { references } = await written('hypoxia');
    const texts = references.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(new Set(references.map(({ key }) => key)).size).toBe(texts.length);
    const { provenance, rules } = load('hypoxia');
    for (const { text, paths } of references)
      for (const path of paths) expect([provenance[path]?.source, rules[path.slice(6)]?.source]).toContain(text);
    expect(references.flatMap(({ paths }) => paths).filter((path) => path.startsWith('drugs.'))).toEqual([]);
    const dosed = await written('mobilisation');
    expect(dosed.references.flatMap(({ paths }) => paths)).toContain('drugs.plerixafor.clearance');
    expect(dosed.references.flatMap(({ paths }) => paths).filter((path) => path.startsWith('cells.tumour.'))).toEqual(
      [],
    );
  });

  test('counts as many marks as there are numbers with one', async () => {
    const { scenarios } = await written('hypoxia');
    const sum = Object.values(scenarios[0].evidence.numbers).reduce((all, one) => all + one, 0);
    const used = Object.keys(load('hypoxia').provenance).filter((path) => !/^drugs\.|^cells\.macrophage\./.test(path));
    expect(sum).toBeGreaterThan(100);
    expect(sum).toBeLessThanOrEqual(used.length);
    expect((await ran('methods', 'hypoxia')).match(/^(\d+) numbers in use state/m)?.[1]).toBe(String(sum));
  });

  test('has a supplement with every number and rule in use, as the scenario has them', async () => {
    const file = folder.path('numbers.csv');
    await ran('methods', 'hypoxia', '--set', 'cells.tumour.taxis=7', '--table', file);
    const rows = parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string>[];
    const by = (path: string) => rows.find((row) => row.path === path);
    const { axes, provenance } = load('hypoxia');
    expect(by('axes.CXCL12-CXCR4.dissociation')).toMatchObject({
      value: String(axes['CXCL12-CXCR4'].dissociation),
      unit: 'nM',
      source: provenance['axes.CXCL12-CXCR4.dissociation'].source,
    });
    expect(by('cells.tumour.taxis')?.value).toBe('7');
    expect(by('rules.R1.input')).toMatchObject({ value: 'oxygen', mark: 'recalled' });
    expect(by('rules.R1.half')?.unit).toBe('');
    // What takes no part is left out, and everything that states a source and does is there.
    expect(rows.filter(({ path }) => path.startsWith('drugs.'))).toEqual([]);
    const marked = rows.filter(({ path, mark }) => mark !== '' && !path.startsWith('rules.'));
    expect(marked.length).toBeGreaterThan(150);
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
  });

  test('keeps an identifier that a source gives, and gives none that it does not', async () => {
    const all = (await Promise.all(['hypoxia', 'oesophagus'].map((name) => written(name)))).flatMap(
      ({ references }) => references,
    );
    const by = (part: string) => all.find(({ text }) => text.includes(part));
    expect(by('PMID 32623391')?.pmid).toBe('32623391');
    expect(by('doi:10.1155/2019/8023460')?.doi).toBe('10.1155/2019/8023460');
    expect(by('Takeishi 2025')?.doi).toBe('10.1038/s41586-025-09462-5');
    expect(by('PMC4636157')?.pmcid).toBe('PMC4636157');
    // Two papers in one text: neither names the source.
    expect(by('PMID 6848179')).not.toHaveProperty('pmid');
    for (const { text, doi = '', pmid = '', pmcid = '' } of all)
      for (const given of [doi, pmid, pmcid]) expect(text).toContain(given);
  });
});

test.each(['hypoxia', 'mobilisation', 'screening'])('%s is written in full', (name) =>
  expectWrittenInFull(name, folder.path(`${name}.bib`)),
);

describe('what was run', () => {
  /** Runs the commands of a check beside what they need and gives what they print. */
  async function followed({ commands }: Written['checks'][number], beside: string): Promise<string> {
    let printed = '';
    for (const command of commands) {
      const [first, file, ...more] = wordsOf(command);
      printed += await ran(first, first === 'replay' ? join(beside, file) : file, ...more);
    }
    return printed;
  }

  async function expectReproduced(...args: string[]): Promise<Written> {
    const beside = statSync(args[0], { throwIfNoEntry: false })?.isDirectory() ? args[0] : dirname(args[0]);
    const found = await written(...args);
    const checks = found.checks.filter(({ digests }) => digests.length > 0);
    expect(checks.length).toBeGreaterThan(0);
    for (const check of checks) {
      const printed = await followed(check, beside);
      for (const { digest } of check.digests) expect(printed).toContain(digest);
    }
    const text = await ran('methods', ...args);
    for (const { commands, digests } of found.checks)
      for (const part of [...commands, ...digests.map(({ digest }) => digest)]) expect(text).toContain(part);
    return found;
  }

  const OXYGEN = 'tissues.marrow.vesselOxygen=22.5';

  test('a scenario, with a change that a shell has to quote, gives the digest of its first state', async () => {
    const found = await expectReproduced('mobilisation', '--set', OXYGEN);
    expect(found.checks[0].commands[0]).toContain(`--set '${OXYGEN}'`);
    await expectReproduced(SMALL);
  });

  test('a run gives the digest of its last state by a command, and one by hand or of a file by its run.json', async () => {
    const out = folder.path('run');
    await ran('run', 'mobilisation', '--set', OXYGEN, '--seed', 'a 1', '--steps', '4', '--out', out);
    const found = await expectReproduced(out);
    expect(found.checks[0].commands).toEqual([`npx stroma run mobilisation --set '${OXYGEN}' --seed 'a 1' --steps 4`]);
    expect(await written(join(out, 'run.json'))).toEqual(found);
    expect(found.scenarios[0].scenarioDigest).toBe(
      (await written('mobilisation', '--set', OXYGEN)).scenarios[0].scenarioDigest,
    );

    const own = folder.path('own run');
    await ran('run', SMALL, '--steps', '4', '--out', own);
    expect((await expectReproduced(own)).checks[0]).toMatchObject({
      needs: 'the run.json of the run',
      commands: ['npx stroma replay run.json'],
    });

    const steered = folder.path('steered.json');
    const file = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { log: object[] };
    const log = [...file.log, { step: 200, do: 'dose', drug: 'plerixafor', amount: 7 }];
    writeFileSync(steered, JSON.stringify({ ...file, log }));
    const { checks, sections } = await written(steered);
    expect(checks[0].commands).toEqual(['npx stroma replay steered.json']);
    expect(sections.flatMap(({ lines }) => lines)).toContain(
      '- 7 mg of Plerixafor (100 µg per kg of body weight), at 20 h',
    );
  });

  test('arms on the same seeds give the digests of all runs, and their statistics are named', async () => {
    const out = folder.path('study');
    await ran('run', 'hypoxia', '--compare', 'base', 'blocked', '--seeds', '2', '--steps', '2', '--out', out);
    const found = await expectReproduced(out);
    expect(found.checks[0].digests).toHaveLength(4);
    const runs = linesOf(found, 'Runs').join(' ');
    expect(runs).toMatch(/4 runs were done: 2 seeds \("ember-41", "ember-41-2"\)/);
    expect(runs).toMatch(/paired t test.*Holm/);
    expect(linesOf(found, 'Schedule')).toContain(
      '- in the arm `blocked`: 16.8 mg of Plerixafor (240 µg per kg of body weight), at 0 h, once',
    );

    const one = folder.path('one arm');
    await ran('run', 'hypoxia', '--arm', 'blocked', '--seeds', '2', '--steps', '1', '--out', one);
    expect(linesOf(await expectReproduced(one), 'Runs').join(' ')).not.toMatch(/paired|Holm/);
    const single = folder.path('blocked');
    await ran('run', 'hypoxia', '--arm', 'blocked', '--steps', '1', '--out', single);
    expect((await expectReproduced(single)).checks[0].commands[0]).toContain('--arm blocked');
  });

  describe('a sweep', () => {
    const SWEEP = 'tests/cli/fixtures/sweep.yaml';
    const out = folder.path('sweep');
    beforeAll(() => ran('sweep', 'plan', SWEEP, '--out', out));

    test('as a file gives the digest of its plan, its design, factors and measures', async () => {
      const found = await expectReproduced(SWEEP);
      const design = linesOf(found, 'Design');
      expect(design.join('\n')).toContain('24 runs: 6 points × 4 replicates. The points are a full grid');
      expect(design).toContain('- `oxygen`: 20, 30, 40 mmHg; varies `tissues.tumour.vesselOxygen`');
      expect(linesOf(found, 'Tissues').at(-1)).toBe(
        'This is the scenario as its file has it; the design varies `tissues.tumour.vesselOxygen`.',
      );
      expect(design).toContain('- in the arm `a "second"`: `cells.tumour.speed` set to 0.3333 µm/min');
      expect(design).toContain(
        '- `tumour.tumour.hypoxic` (%): the share of tumour cells that are hypoxic, at 30 min and 1 h',
      );
    });

    test('that is planned says that nothing is done, and when done gives its table again from the plan alone', async () => {
      expect(linesOf(await written(out), 'Design')[0]).toBe('0 of 24 runs are done, none failed.');
      await ran('sweep', 'run', out);
      const found = await written(out);
      expect(linesOf(found, 'Design')[0]).toBe('All 24 runs are done, none failed.');
      const [{ needs, commands, digests }] = found.checks;
      expect(needs).toBe('the plan.json of the sweep');
      const again = folder.path('again');
      mkdirSync(again);
      copyFileSync(join(out, 'plan.json'), join(again, 'plan.json'));
      expect(commands).toEqual([
        'mkdir again',
        'cp plan.json again/',
        'npx stroma sweep run again',
        'sha256sum again/results.csv',
      ]);
      await ran('sweep', 'run', again);
      expect((await written(again)).checks[0].digests).toEqual(digests);
      const bytes = readFileSync(join(again, 'results.csv'));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(digests[0].digest);
    });
  });
});

test('what cannot be described is told as other commands tell it', async () => {
  const told = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await stroma('methods', ...args);
    expect([code, stdout]).toEqual([2, '']);
    return besidesNotes(stderr);
  };
  expect(await told('hipoxia')).toContain('found "hipoxia", expected a file');
  expect(await told('hipoxia')).toContain('nearest is "hypoxia"');
  expect(await told('docs')).toBe(
    'docs: found no run.json, study.json or plan.json, expected the folder of a run, of several or of a sweep\n',
  );
  expect(await told('tests/cli/fixtures/wrong.yaml')).toContain('wrong.yaml:5:11 duration: found unit "nM"');
  expect(await told('hypoxia', '--set', 'tissues.tumour.vesselOxigen=20')).toContain('nearest is "vesselOxygen"');
  expect(await told('tests/cli/fixtures/sweep.yaml', '--set', 'weight=80')).toContain('expected a scenario with it');
  const { code, stderr } = await stroma('methods', SMALL, '--bibtex', 'nowhere/a.bib');
  expect([code, stderr]).toEqual([1, 'nowhere/a.bib: could not be written: there is no folder nowhere\n']);
});
