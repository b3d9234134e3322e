import { expect, test } from 'vitest';
import { modelDigest } from '../../src/run/model-digest.ts';
import { withArm, without } from '../../src/run/scenario-arms.ts';
import { modelOf } from '../../src/scenario/prepared.ts';
import { readScenario } from '../../src/scenario/read/read-scenario.ts';
import { fromDisk } from '../scenario/files.ts';

/** Numbers that the file leaves out, each beside others of its kind. */
const ABSENT = ['cells.CAF.receptors.VEGFR2', 'cells.tumour.secrete.TGFb', 'cells.CAF.matrixRemoval'];

const read = (changes: string[], arm: string) =>
  readScenario(
    'scenarios/own.yaml',
    `# Own\nstroma: 1\nextends: base/lesion.yaml\ntitle: An own scenario\nseed: 1\nduration: 1 d\narms: { own: { set: { ${arm} } } }`,
    fromDisk,
    changes,
  ).scenario!;

test.each(ABSENT)('an arm may set %s, which the file leaves out, as a change by hand does', (path) => {
  const arm = withArm(read([], `${path}: 0.5`), 'own');
  const byHand = read([`${path}=0.5`], '');
  expect(modelDigest(modelOf(arm))).toBe(modelDigest(modelOf(byHand)));
});

test('what is not there cannot be taken out', () => {
  expect(() => without(read([], ''), 'cells.CAF.receptors.CXCR9')).toThrow('found nothing to set there');
});
