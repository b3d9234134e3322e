/** The text of a scenario for editing: its file, or the scenario as a session holds it. */
import { stringify } from 'yaml';
import { type Prepared, plainScenario } from '../../scenario/prepared.ts';
import { givenText } from '../run/given-texts.ts';
import { shippedFiles } from '../run/read-given-scenario.ts';
import { shipped } from '../run/scenarios.ts';

export interface EditedText {
  /** Name of the file. */
  name: string;
  text: string;
}

export async function textOf(scenario: Prepared): Promise<EditedText> {
  const given = givenText(scenario.id);
  if (given !== undefined) return given;
  const name = `${scenario.id}.yaml`;
  const file = (await shipped(scenario.id)) === scenario ? shippedFiles(name) : null;
  return { name, text: file ?? stringify(plainScenario(scenario), { lineWidth: 120 }) };
}
