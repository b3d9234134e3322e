/** The plans of the lessons for teachers, from the scenario files. */
import type { Prepared } from '../../src/scenario/prepared.ts';
import { plain, table } from './markdown.ts';
import { GERMAN, LESSONS, type Listed, openLink, picture, TONGUES, type Tongue } from './scenarios.ts';

type Question = Prepared['lesson']['questions'][number];

const SAYS = {
  en: {
    other: 'Auf Deutsch',
    needs: 'What students should know',
    course: 'Course of the lesson',
    from: 'from',
    minutes: 'min',
    does: 'what the class does',
    questions: 'The questions',
    place: 'Students click a place in the tissue.',
    estimate: 'Students give a number.',
    answers: 'Answers to choose from',
    usual: 'Answer that most seeds give',
    usualRange: (low: string, high: string) => `Most seeds give ${low} to ${high}.`,
    usualPlace: (where: string) => `In most runs it is ${where}.`,
    why: 'Why it matters',
    idea: 'A common idea',
    truth: 'What to say to it',
    next: 'What to try next',
    read: 'What the runs show',
    question: 'lesson',
    asks: 'its question',
    level: 'level',
  },
  de: {
    other: 'In English',
    needs: 'Was die Klasse wissen sollte',
    course: 'Verlauf der Stunde',
    from: 'ab',
    minutes: 'min',
    does: 'was geschieht',
    questions: 'Die Fragen',
    place: 'Die Lernenden klicken eine Stelle im Gewebe an.',
    estimate: 'Die Lernenden geben eine Zahl an.',
    answers: 'Antworten zur Auswahl',
    usual: 'Antwort, die die meisten Startwerte ergeben',
    usualRange: (low: string, high: string) => `Die meisten Startwerte ergeben ${low} bis ${high}.`,
    usualPlace: (where: string) => `In den meisten Läufen ist es ${where}.`,
    why: 'Warum das wichtig ist',
    idea: 'Eine verbreitete Vorstellung',
    truth: 'Was darauf zu sagen ist',
    next: 'Was man als Nächstes probieren kann',
    read: 'Was die Läufe zeigen',
    question: 'Lektion',
    asks: 'ihre Frage',
    level: 'Stufe',
  },
} as const;

/** The page of every plan in both languages, by its file. */
export const planPages = (): Record<string, string> =>
  Object.fromEntries(
    TONGUES.flatMap((tongue) =>
      LESSONS.map((lesson) => [`${tongue.folder}teachers/plans/${lesson.id}.md`, planPage(lesson, tongue)] as const),
    ),
  );

/** All plans as a table. */
export const planList = ({ code, folder, words, say }: Tongue): string =>
  table(
    [SAYS[code].question, SAYS[code].asks, SAYS[code].level],
    LESSONS.map(({ id, scenario, question, level }) => [
      `[${plain(titleOf(scenario, say))}](/${folder}teachers/plans/${id})`,
      plain(say(question)),
      level === null ? '' : words.gallery.levels[level],
    ]),
  );

const titleOf = ({ lesson, title }: Prepared, say: Tongue['say']): string => say(lesson.title || title);

function planPage({ id, code: number, scenario, level }: Listed, tongue: Tongue): string {
  const { code, words, say } = tongue;
  const says = SAYS[code];
  const { objective, needs, plan, questions, read } = scenario.lesson;
  const minutes = plan.reduce((sum, one) => sum + one.minutes, 0);
  const facts = [number, ...(level === null ? [] : [words.gallery.levels[level]]), words.plan.minutes(minutes)];
  const other = `/${code === 'de' ? '' : GERMAN.folder}teachers/plans/${id}`;
  return [
    `---\ntitle: ${JSON.stringify(titleOf(scenario, say))}\npageClass: plan\n---`,
    `# ${plain(titleOf(scenario, say))}`,
    `${facts.map(plain).join(' · ')} · [${says.other}](${other})`,
    picture(id),
    plain(say(objective)),
    `${openLink(id, true, tongue, words.gallery.start)} <PrintPage>${words.plan.print}</PrintPage>`,
    ...(say(needs) === '' ? [] : [`## ${says.needs}`, plain(say(needs))]),
    `## ${says.course}`,
    table([says.from, says.minutes, says.does], courseOf(plan, say)),
    `## ${says.questions}`,
    ...questions.map((question, at) => questionPart(question, at + 1, tongue)),
    `## ${says.read}`,
    read.map((line) => `- ${plain(say(line))}`).join('\n'),
    plain(words.plan.notReal),
  ].join('\n\n');
}

/** The steps of a plan, each with the minute at which it begins. */
function courseOf(plan: Prepared['lesson']['plan'], say: Tongue['say']): string[][] {
  let from = 0;
  return plan.map(({ minutes, does }) => {
    const row = [`${from}`, `${minutes}`, plain(say(does))];
    from += minutes;
    return row;
  });
}

function questionPart(question: Question, number: number, { code, words, say }: Tongue): string {
  const says = SAYS[code];
  const told = (title: string, text: Question['ask'] | undefined) =>
    text === undefined || say(text) === '' ? [] : [`**${title}.** ${plain(say(text))}`];
  return [
    `### ${number}. ${plain(say(question.ask))}`,
    plain(say(question.setting)),
    ...answersOf(question, code, say),
    ...told(words.lesson.hint, question.hint),
    ...told(says.why, question.why),
    ...told(says.idea, question.idea),
    ...told(says.truth, question.truth),
    ...told(says.next, question.next),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** How students answer, and the answer that is usual. */
function answersOf({ choose, pick, estimate, place }: Question, code: Tongue['code'], say: Tongue['say']): string[] {
  const says = SAYS[code];
  const choice = choose ?? pick;
  if (choice !== undefined)
    return [
      `**${says.answers}.** ${choice.answers.map((answer, at) => `(${'abcde'[at]}) ${plain(say(answer))}`).join(' · ')}`,
      `**${says.usual}.** (${'abcde'[choice.usual - 1]}) ${plain(say(choice.answers[choice.usual - 1]!))}`,
    ];
  if (estimate !== undefined) {
    const number = new Intl.NumberFormat(code, { maximumSignificantDigits: 3 });
    const [low, high] = estimate.usual.map((value) => number.format(value)) as [string, string];
    return [`${says.estimate} ${says.usualRange(low, high)}`];
  }
  if (place === undefined) return [];
  const usual = say(place.usual);
  return [usual === '' ? says.place : `${says.place} ${says.usualPlace(plain(usual))}`];
}
