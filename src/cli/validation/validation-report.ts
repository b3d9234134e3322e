/** The table of all targets as a document, with a picture of each. */
import { rangeOf, type TargetResult } from '../../validation/target-result.ts';
import { code, markdownTable } from '../describe/markdown.ts';
import { intervalText, valueText } from '../numbers.ts';

const TYPES: Record<TargetResult['type'], string> = {
  analytic: 'exact',
  published: 'number',
  sign: 'direction',
};

export interface ReportFacts {
  /** The command that made it. */
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
  const counted = results.filter(isCounted);
  const passed = counted.filter(({ pass }) => pass);
  const failed = results.filter(({ pass }) => !pass);
  const exact = results.filter(({ type }) => type === 'analytic');
  const rows = results.map((result) => [
    result.id,
    `[${result.title}](${pictures}/${pictureName(result)})`,
    TYPES[result.type],
    `${result.published} (${result.source})`,
    `${valueText(result.estimate)} ${result.unit}`.trim(),
    intervalText(result),
    rangeOf(result.accept),
    String(result.seeds),
    isCounted(result) ? (result.pass ? 'pass' : 'FAIL') : 'not counted',
  ]);
  const head = ['target', 'what', 'kind', 'published', 'estimate', '95 % interval', 'accepted', 'seeds', 'result'];
  return `# Validation

What the simulator gives where a result is published or exact. Made by
${code(command)} from the model with digest ${code(digest)};
do not edit it by hand. \`npx stroma validate D5\` runs one target again.

**${passed.length} of ${counted.length} targets pass**, of the exact ones ${exact.filter(({ pass }) => pass).length} of ${exact.length}. A target may ask for several numbers; the row
shows the one that decides, and the picture behind its name shows all, with what each seed gave. Kinds: *exact*, a solution
or a law; *number*, a measured value; *direction*, a change that has to be there, over seeds. A target that is *not
counted* accepts any number: it prints what a published one implies.

${markdownTable(head, rows)}
${failed.length === 0 ? '' : `\n## Targets that fail\n\n${failed.map(whyOf).join('\n')}\n`}
## All numbers

${markdownTable(
  ['target', 'number', 'estimate', '95 % interval', 'accepted', 'result'],
  results.flatMap((result) =>
    result.parts.map((part) => [
      result.id,
      part.says || part.name,
      `${valueText(part.estimate)} ${part.unit}`.trim(),
      intervalText(part),
      rangeOf(part.accept),
      part.pass ? 'pass' : 'FAIL',
    ]),
  ),
)}
`;
}

const whyOf = ({ id, note, shortfall }: TargetResult): string =>
  `- **${id}**: ${note}. ${shortfall ?? 'Why is not known yet.'}`;
