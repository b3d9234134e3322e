/** The methods section of what was named: sections of paragraphs, the references, and what they are made of. */
import { digestText } from '../../base/digest.ts';
import { modelDigestOf } from '../../link/run-file.ts';
import type { Command } from '../../run/command.ts';
import { withArm } from '../../run/scenario-arms.ts';
import { type TakingPart, takingPart } from '../../run/taking-part.ts';
import { logFor } from '../../run/whole-run.ts';
import { here } from '../../run/written.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { runsOf } from '../../sweep/plan.ts';
import { english } from '../../texts/words.ts';
import { shippedScenarios } from '../home.ts';
import { readFile } from '../load-scenario.ts';
import { type Reference, referencesOf } from './bibliography.ts';
import { type ChangedValue, changesBetween, changeText, ownSettings } from './changed-numbers.ts';
import type { Subject } from './described.ts';
import { equations } from './equations.ts';
import { countEvidence, type EvidenceCounts, evidenceText, listed } from './evidence-counts.ts';
import { numberTable } from './number-table.ts';
import { type Check, checksOf } from './reproduction.ts';
import { measureLines, oneRunText, recordedText, scenarioRunText, studyText } from './run-words.ts';
import { cellsText, drugLines, offText, ruleLines, settlingText, tissueLines, weightText } from './scenario-words.ts';
import { armLines, commandLines, scheduleLines } from './schedule-words.ts';
import { designText, factorLines, readingLines, sweepStatistics, sweptArmLines } from './sweep-words.ts';
import { versionText } from './version-words.ts';

/** A section: paragraphs, and lines of lists, which begin with "- ". */
export interface Section {
  title: string;
  lines: string[];
}

/** What is set otherwise than in something else. */
interface Changed {
  against: string;
  values: ChangedValue[];
}

/** A scenario that is run, with what is done in it. */
interface Ran {
  name: string;
  scenario: Prepared;
  part: TakingPart;
  /** What is done during the run, in words. */
  done: string[];
  /** What is changed, by what it is changed against; nothing where that is not known. */
  changes: Changed[];
  /** Paths that a sweep varies. */
  varied: string[];
  modelDigest: string;
  scenarioDigest: string;
}

export interface WriteUp {
  title: string;
  sections: Section[];
  scenarios: (Pick<Ran, 'name' | 'modelDigest' | 'scenarioDigest' | 'changes'> & { evidence: EvidenceCounts })[];
  checks: Check[];
  references: Reference[];
}

/** Every number and rule in use, as CSV. */
export const supplement = (subject: Subject): string => numberTable(ranIn(subject));

export function writeUp(subject: Subject): WriteUp {
  const ran = ranIn(subject);
  const checks = checksOf(subject);
  const sections = [
    { title: 'Software', lines: softwareLines(subject, ran) },
    ...modelSections(ran),
    { title: subject.kind === 'sweep' ? 'Design' : 'Runs', lines: runLines(subject) },
    {
      title: 'How well the numbers are known',
      lines: ran.map((one) => named(ran, one, evidenceText(countEvidence(one.scenario, one.part)))),
    },
    { title: 'Reproduction', lines: checkLines(checks) },
  ];
  return {
    title: ran.map(({ scenario, name }) => `${english(scenario.title)} (${name})`).join('; '),
    sections,
    scenarios: ran.map(({ name, modelDigest, scenarioDigest, changes, scenario, part }) => ({
      name,
      modelDigest,
      scenarioDigest,
      changes,
      evidence: countEvidence(scenario, part),
    })),
    checks,
    references: referencesOf(ran),
  };
}

/** Names a scenario where there are several. */
const named = (all: readonly Ran[], { name }: Ran, text: string): string =>
  all.length > 1 ? `\`${name}\`: ${text}` : text;

const scenarioDigest = ({ extends: _, ...scenario }: Prepared): string => digestText(JSON.stringify(scenario));

const stepsOf = ({ settle, duration, step }: Prepared): number => Math.round((settle + duration) / step);

function ranIn(subject: Subject): Ran[] {
  switch (subject.kind) {
    case 'scenario': {
      const { scenario, unchanged, changes, path, given } = subject;
      const last = Math.round(scenario.duration / scenario.step);
      const changed = [
        ...(changes.length > 0
          ? [{ against: `against \`${given}\` as its file has it`, values: changesBetween(unchanged, scenario) }]
          : []),
        {
          against: 'by the file of the scenario against the files that it extends',
          values: ownSettings(path, unchanged),
        },
      ];
      return [ranOf(scenario.id, scenario, logFor(scenario), scheduleLines(scenario, last), changed)];
    }
    case 'run': {
      const { scenario, log, steps } = subject.file;
      const last = steps - Math.round(scenario.settle / scenario.step);
      const scheduled = JSON.stringify(logFor(scenario, steps)) === JSON.stringify(log);
      const done = scheduled ? scheduleLines(scenario, last) : commandLines(scenario, log);
      return [ranOf(scenario.id, scenario, log, done, againstShipped(scenario), subject.file.modelDigest)];
    }
    case 'study': {
      const { scenario, arms, steps } = subject.plan;
      const each = arms.map((arm) => withArm(scenario, arm));
      const commands = each.flatMap((one, a) => logFor(one, steps[a]));
      const last = Math.max(...each.map((one, a) => steps[a] - Math.round(one.settle / one.step)));
      const done = [...scheduleLines(scenario, last), ...armLines(scenario, arms, last)];
      return [ranOf(scenario.id, scenario, commands, done, againstShipped(scenario))];
    }
    case 'sweep': {
      const { plan } = subject;
      const runs = runsOf(plan);
      return plan.scenarios.map(({ name, scenario, until, log, modelDigest }, s) => {
        // A point of the design may give what another does not.
        const points = Array.from({ length: Math.min(plan.points, MAX_POINTS) }, (_, p) =>
          runs.run(1 + (s * plan.points + p) * plan.replicates),
        );
        const commands = log ?? points.flatMap((point) => logFor(runs.scenario(point), stepsOf(scenario)));
        // What a factor sets may bring in what does not occur otherwise.
        const varied = plan.factors.flatMap(({ leaves, changes }) => leaves?.[name] ?? changes?.[name]?.flat() ?? []);
        const paths = [...new Set(varied.map(({ keys }) => keys.join('.')))];
        const set = paths.map((path): Command => ({ do: 'set', step: 0, path, value: 1 }));
        const done = log ? commandLines(scenario, log) : scheduleLines(scenario, Math.round(until / scenario.step));
        const changes = againstShipped(scenario);
        return { ...ranOf(name, scenario, [...set, ...commands], done, changes, modelDigest), varied: paths };
      });
    }
  }
}

/** Points of a sweep that are looked at for what is given. */
const MAX_POINTS = 1000;

function ranOf(
  name: string,
  scenario: Prepared,
  commands: readonly Command[],
  done: string[],
  changes: Changed[],
  digest = modelDigestOf(scenario),
): Ran {
  const part = takingPart(scenario, commands);
  return {
    name,
    scenario,
    part,
    done,
    changes,
    varied: [],
    modelDigest: digest,
    scenarioDigest: scenarioDigest(scenario),
  };
}

/** What a scenario in full says otherwise than the one of its name that comes with Stroma. */
function againstShipped(scenario: Prepared): Changed[] {
  const path = shippedScenarios()[scenario.id];
  const shipped = path === undefined ? null : readFile(path).scenario;
  if (!shipped) return [];
  const against = `against the scenario \`${scenario.id}\` of Stroma ${here.version}`;
  return [{ against, values: changesBetween(shipped, scenario) }];
}

function softwareLines(subject: Subject, ran: readonly Ran[]): string[] {
  return [
    versionText(subject),
    ...ran.map((one) =>
      named(
        ran,
        one,
        `The model has the digest ${one.modelDigest}, of the core and of every number and rule that decides a run; the scenario in full, with its texts and sources, has the digest ${one.scenarioDigest}.`,
      ),
    ),
  ];
}

/** Sections on the model; what is the same for all scenarios is said once, before what is not. */
function modelSections(ran: readonly Ran[]): Section[] {
  const each = (title: string, linesOf: (one: Ran) => string[]): Section => {
    const all = ran.map((one) => linesOf(one).filter((line) => line !== ''));
    if (all.length === 1) return { title, lines: all[0] };
    const isShared = (line: string): boolean => all.every((lines) => lines.includes(line));
    const shared = all[0].filter(isShared);
    const own = all.map((lines) => lines.filter((line) => !isShared(line)));
    return {
      title,
      lines: [
        ...(shared.length > 0 ? ['In all scenarios:', ...shared] : []),
        ...own.flatMap((lines, i) => (lines.length > 0 ? [`In \`${ran[i].name}\`:`, ...lines] : [])),
      ],
    };
  };
  const sections = [
    each('What is simulated', ({ scenario, part }) => equations(scenario, part)),
    each('Tissues', ({ scenario, varied }) => [
      settlingText(scenario),
      ...items(tissueLines(scenario)),
      variedText(varied.filter((path) => path.startsWith('tissues.'))),
    ]),
    each('Cells and rules', ({ scenario, part }) => [
      cellsText(scenario, part),
      ...items(ruleLines(scenario, part)),
      offText(scenario),
    ]),
    each('Changed numbers', changeLines),
    each('Schedule', ({ scenario, part, done }) => [
      done.length === 0 ? 'Nothing is given or changed during a run.' : `The body weighs ${weightText(scenario)}.`,
      ...items(done),
      ...items(drugLines(scenario, part)),
    ]),
  ];
  return sections;
}

/** The tissues are told as the scenario has them. */
const variedText = (paths: readonly string[]): string =>
  paths.length === 0
    ? ''
    : `This is the scenario as its file has it; the design varies ${listed(paths.map((path) => `\`${path}\``))}.`;

function changeLines({ changes }: Ran): string[] {
  if (changes.length === 0) return ['The scenario does not come with Stroma; it is in full beside the runs.'];
  return changes.flatMap(({ against, values }) =>
    values.length === 0
      ? [`No number is changed ${against}.`]
      : [`Changed ${against}:`, ...items(values.map(changeText))],
  );
}

const items = (lines: readonly string[]): string[] => lines.map((line) => `- ${line}`);

function runLines(subject: Subject): string[] {
  const lines = (): string[] => {
    switch (subject.kind) {
      case 'scenario':
        return [...scenarioRunText(subject), ...measured(subject.scenario)];
      case 'run':
        return [...oneRunText(subject), ...measured(subject.file.scenario)];
      case 'study':
        return [...studyText(subject), ...measured(subject.plan.scenario)];
      case 'sweep':
        return [
          ...designText(subject),
          ...(subject.plan.factors.length > 0
            ? ['The factors:', ...items(factorLines(subject)), ...items(sweptArmLines(subject))]
            : []),
          'Measured:',
          ...items(readingLines(subject)),
          sweepStatistics(subject),
        ];
    }
  };
  return lines().filter((line) => line !== '');
}

const measured = (scenario: Prepared): string[] => [`${recordedText(scenario)}:`, ...items(measureLines(scenario))];

function checkLines(checks: readonly Check[]): string[] {
  return checks.flatMap(({ needs, commands, of, digests }) => [
    `With Stroma ${here.version} (core ${here.core})${needs ? ` and ${needs}, which goes with the results,` : ''}${digests.length > 0 ? ` ${commands.length === 1 ? 'this command gives' : 'these commands give'} the digest of ${of}` : `, for the digest of ${of}`}:`,
    ...commands.map((command) => `    ${command}`),
    ...items(digests.map(({ name, digest }) => `${name}: ${digest}`)),
  ]);
}
