/** The table of all targets as a document, with a picture of each. */
import { rangeOf, type TargetResult } from '../../validation/target-result.ts';
import { code, markdownTable } from '../describe/markdown.ts';
import { intervalText, valueText } from '../numbers.ts';

/** What each kind of target says about the simulator, in the order in which they are counted. */
const SAYS: Record<TargetResult['kind'], string> = {
  emergent: 'a published result that follows from the mechanisms; only these are evidence for the model',
  exact: 'a solution or a law: the equations are solved correctly',
  wired: 'a number that comes out as it went in: it is connected correctly',
  calibrated: 'numbers of the model were chosen to meet it, so it is evidence of nothing',
};

export interface ReportFacts {
  /** The command that made the report. */
  command: string;
  /** Digest of the models of all targets and of the engine's version. */
  digest: string;
  /** Folder of the pictures, relative to the document. */
  pictures: string;
}

export const pictureName = ({ id }: TargetResult): string => `${id.toLowerCase()}.svg`;

/** Whether a target accepts some numbers and not others. */
const isCounted = ({ parts }: TargetResult): boolean => parts.some(({ accept }) => accept.some((end) => end !== null));

export function describeValidation(
  results: readonly TargetResult[],
  { command, digest, pictures }: ReportFacts,
): string {
  const failed = results.filter(({ pass }) => !pass);
  const rows = results.map((result) => [
    result.id,
    `[${result.title}](${pictures}/${pictureName(result)})`,
    result.kind,
    `${result.published} (${result.source})`,
    `${valueText(result.estimate)} ${result.unit}`.trim(),
    intervalText(result),
    rangeOf(result.accept),
    String(result.seeds),
    isCounted(result) ? (result.pass ? 'pass' : 'FAIL') : 'not counted',
  ]);
  const head = ['target', 'what', 'kind', 'published', 'estimate', '95 % interval', 'accepted', 'seeds', 'result'];
  return `# Validation

The simulator's results beside published or exact ones. Made by
${code(command)} from the model with digest ${code(digest)};
do not edit it by hand. \`npx stroma validate D5\` runs one target again.

**${countOf(results, 'emergent')}**; ${Object.keys(SAYS)
    .slice(1)
    .map((kind) => countOf(results, kind))
    .join('; ')}. A target may
ask for several numbers; the row shows the one that decides, and the picture behind its name shows all, with what each
seed gave. A target that is *not counted* accepts any number: it prints what a published one implies.

${Object.entries(SAYS)
  .map(([kind, says]) => `- *${kind}*: ${says}.`)
  .join('\n')}

${markdownTable(head, rows)}
${failed.length === 0 ? '' : `\n## Targets that fail\n\n${failed.map(whyOf).join('\n')}\n`}
## All numbers

${markdownTable(
  ['target', 'number', 'kind', 'estimate', '95 % interval', 'accepted', 'result'],
  results.flatMap((result) =>
    result.parts.map((part) => [
      result.id,
      part.says || part.name,
      part.kind ?? result.kind,
      `${valueText(part.estimate)} ${part.unit}`.trim(),
      intervalText(part),
      rangeOf(part.accept),
      part.pass ? 'pass' : 'FAIL',
    ]),
  ),
)}
`;
}

/** `emergent: 8 of 11 pass`. */
function countOf(results: readonly TargetResult[], kind: string): string {
  const those = results.filter((one) => one.kind === kind && isCounted(one));
  return `${kind}: ${those.filter(({ pass }) => pass).length} of ${those.length} pass`;
}

const whyOf = ({ id, note, shortfall }: TargetResult): string =>
  `- **${id}**: ${note}. ${shortfall ?? 'Why is not known yet.'}`;
