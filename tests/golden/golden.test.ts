/**
 * What the shipped scenarios gave when this was last looked at, to the last digit.
 *
 * A change of code or of a scenario's rows may change it once, in a commit that says why; code raises CORE_VERSION too.
 * `npm run golden` writes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measuresOf, readMeasures } from '../../src/observe/measures/measures.ts';
import { CORE_VERSION, modelDigest } from '../../src/run/model-digest.ts';
import { advance, digestOf, openRun } from '../../src/run/run.ts';
import { modelOf, type Prepared } from '../../src/scenario/prepared.ts';
import { scenarioOf, shipped } from '../laws/worlds.ts';
import { type Golden, type GoldenFile, renewed } from './golden.ts';

const FILE = 'tests/golden/golden.json';
const STEPS = [50, 100, 200];
const writing = process.env.STROMA_GOLDEN === 'write';

interface Watched {
  scenario: () => Prepared;
  /** Measures that are kept. */
  values: string[];
}

/** Settled scenarios settle for two hours only, so that doses and arrivals are within the steps that are compared. */
const watched: Record<string, Watched> = {
  hypoxia: {
    scenario: () => shipped('hypoxia'),
    values: [
      'tumour.tumour.count',
      'tumour.tumour.CXCR4.mean',
      'tumour.oxygen.mean',
      'tumour.CXCL12.mean',
      'blood.HPC',
    ],
  },
  mobilisation: {
    scenario: () => shipped('mobilisation', ['settle=2 h']),
    values: ['marrow.HPC.count', 'marrow.CXCL12.mean', 'blood.plerixafor', 'blood.HPC', 'blood.neutrophil'],
  },
  niche: {
    scenario: () => shipped('niche', ['settle=2 h']),
    values: ['marrow.tumour.count', 'marrow.osteoclast.count', 'marrow.oxygen.mean', 'blood.tumour', 'readouts.pain'],
  },
  busy: {
    scenario: () => scenarioOf('tests/hosts/busy.yaml', readFileSync('tests/hosts/busy.yaml', 'utf8')),
    values: ['tumour.tumour.count', 'tumour.sprout.count', 'tumour.void', 'lymph.tumour', 'blood.cytotoxic'],
  },
};

function measured({ scenario, values }: Watched): Golden {
  const read = scenario();
  const run = openRun(read);
  let done = 0;
  const digests = STEPS.map((upTo) => {
    advance(run, upTo - done);
    done = upTo;
    return digestOf(run);
  });
  const measures = measuresOf(run.engine.world.model, read).filter(({ id }) => values.includes(id));
  const found = readMeasures(run.engine, measures);
  return {
    model: modelDigest(modelOf(read)),
    digests,
    values: Object.fromEntries(measures.map(({ id }, i) => [id, found[i]])),
  };
}

const kept = JSON.parse(readFileSync(FILE, 'utf8')) as GoldenFile;

function keep(): void {
  const scenarios = Object.fromEntries(Object.entries(watched).map(([name, one]) => [name, measured(one)]));
  const now = renewed(kept, { core: CORE_VERSION, scenarios });
  writeFileSync(FILE, `${JSON.stringify(now, null, 2)}\n`);
}

if (writing) it('what they give is kept', { timeout: 240_000 }, keep);
else
  describe('the shipped scenarios', () => {
    it('are those of the file, under this version of the core', () => {
      expect(kept.core, 'run "npm run golden" after a change of CORE_VERSION').toBe(CORE_VERSION);
      expect(Object.keys(kept.scenarios)).toEqual(Object.keys(watched));
      for (const [name, { values }] of Object.entries(watched))
        expect(Object.keys(kept.scenarios[name].values).sort()).toEqual([...values].sort());
    });

    it.each(Object.keys(watched))('%s gives what it gave', { timeout: 60_000 }, (name) => {
      const now = measured(watched[name]);
      expect(now.model, 'run "npm run golden" after a change of its rows').toBe(kept.scenarios[name].model);
      expect(now.values).toEqual(kept.scenarios[name].values);
      expect(now.digests).toEqual(kept.scenarios[name].digests);
    });
  });

describe('what they gave is renewed', () => {
  const file = (model: string, digest: string): GoldenFile => ({
    core: '1',
    scenarios: { one: { model, digests: [digest], values: {} } },
  });

  it('with another model, and not with the same one', () => {
    expect(renewed(file('m', 'a'), file('n', 'b'))).toEqual(file('n', 'b'));
    expect(() => renewed(file('m', 'a'), file('m', 'b'))).toThrow(/^one: found other digests .* raise CORE_VERSION/);
  });

  it('when nothing changed, and when a scenario is added', () => {
    expect(renewed(file('m', 'a'), file('m', 'a'))).toEqual(file('m', 'a'));
    const two = { model: 'n', digests: ['c'], values: {} };
    const more = { ...file('m', 'a'), scenarios: { ...file('m', 'a').scenarios, two } };
    expect(renewed(file('m', 'a'), more)).toEqual(more);
  });
});
