/** All texts of the page, in English. Another language is one more file of this shape. */
import type { ComponentChildren } from 'preact';
import type { State } from '../../claims/atlas-row.ts';
import { EVIDENCE_WORDS } from '../../scenario/schema/evidence.ts';
import { en as core } from '../../texts/en.ts';

/** `1 run`, `2 runs`: a number and its word. */
export const counted = (count: number, shown: string, one: string, many: string): string =>
  `${shown} ${count === 1 ? one : many}`;

/** A text at the beginning of a sentence. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const STROKE =
  'Click on a tissue or drag over it, or press Enter in it for its middle. Every stroke is in the log and can be undone.';

export const en = {
  /** The engine's texts, also used on the command line. */
  core,

  /** How numbers are written; `tag` is the language tag for the browser. */
  numbers: { tag: 'en', decimal: '.', group: ',' },

  /** Units that are words, where they differ from those in scenarios. */
  units: {} as Record<string, string>,

  page: {
    skipToPlay: 'Go to Play',
    skipToTissue: 'Go to the tissue',
    levers: 'Levers and settings',
    cell: 'Cell',
    parts: 'Parts of the page',
    tabs: { levers: 'Levers', charts: 'Charts', colour: 'Colour', more: 'More', log: 'Log' },
    notLoaded: 'Part of the page could not be loaded. Your work is kept.',
    reload: 'Load the page again',
  },

  header: {
    /** `now` and `next` are the languages' own names. */
    language: (now: string, next: string) => `Language is ${now}; change to ${next}`,
    menu: 'Menu',
    scenario: 'Scenario',
    twin: 'Compare from here',
    addArm: 'Add an arm',
    twinTitle: 'A second run from this moment, with one difference',
    lesson: 'Lesson',
    backToLesson: 'Back to the lesson',
    leaveLesson: 'Leave lesson',
    share: 'Share and save',
    atlas: 'What the sources claim',
    groups: { lessons: 'Lessons', tumours: 'Tumours' },
    sweep: 'Sweep: many runs at once',
    theme: (now: string, next: string) => `Theme is ${now}; change to ${next}`,
    themeTitle: (now: string) => `Theme: ${now}`,
    themes: { dark: 'dark', light: 'light', projector: 'projector' },
    about: 'About these numbers',
  },

  dialog: { close: 'Close' },

  notices: {
    lagging: (reached: string, chosen: string | null) =>
      chosen === null
        ? `This machine does ${reached} h/s of this tissue.`
        : `This machine does ${reached} of the requested ${chosen} h/s of this tissue.`,
    computing: (runs: number, time: string) =>
      runs === 1 ? `Computing the run up to ${time}` : `Computing ${runs} runs up to ${time}`,
    computed: 'Part that is computed',
    stopHere: 'Stop here',
    smaller: 'Use the smaller tissue',
    slower: (speed: string) => `Slow down to ${speed} h/s`,
    goOn: 'Keep going',
    stopped: 'The simulation has stopped',
    silent: 'The simulation is not responding',
    startAgain: 'Start again',
    restore: (time: string) => `Restore from ${time}`,
    problems: (count: number, file: string) => `${count === 1 ? 'One problem' : `${count} problems`} in ${file}`,
    notOpened: 'The file could not be opened.',
    notOpenedGoesOn: 'The file could not be opened. Your run is unchanged.',
    noScenario: (id: string, near: string, shown: string) =>
      `No scenario is called “${id}”; the nearest is “${near}”. Showing “${shown}”.`,
    linkProblem: (problem: string, shown: string) => `This link is damaged: ${problem}. “${shown}” is shown instead.`,
    otherVersion: (found: string, expected: string) =>
      `digest: found ${found}, expected ${expected}: it was recorded with another version of Stroma`,
    noSweep: (id: string, known: string) => `sweep: no sweep is called "${id}", expected one of ${known}`,
    tooManyRuns: (found: number, most: number, file: string) =>
      `found ${found} runs, expected at most ${most} in a page; "npx stroma sweep run ${file}" does more`,
    dose: 'dose',
    stroke: 'stroke',
    noPicture: 'the picture could not be made',
  },

  about: {
    title: 'About these numbers',
    sample: (tissue: string, width: string, height: string, weight: string) =>
      `${tissue} is a sample of ${width} × ${height} mm; the body is represented by ${weight} such samples.`,
    measured: (count: number) => `Measures (${count})`,
    sure: 'How sure is it?',
    part: (count: number, mark: string) => `${count} ${count === 1 ? 'is' : 'are'} ${mark}`,
    census: (all: number, parts: readonly string[]) =>
      `${all} numbers of this scenario have a mark that says how well they are known: ${parts.join(', ')}. Stroma is a teaching model, not for treatment.`,
    chance:
      'One run is one draw: another seed gives another. Lessons repeat a question with five other seeds; “What the sources claim” (the book in the header) gives each claim with its interval over ten.',
    evidence: 'Where a number comes from',
    here: 'What the numbers on the screen are',
    model: (digest: ComponentChildren) => (
      <>Model {digest}. The same scenario, seed and log give the same 16 digits on every machine.</>
    ),
    licences: 'Licences of the software that the page contains',
  },

  evidence: EVIDENCE_WORDS,
  /** What each mark says of a number. */
  evidenceMeans: {
    measured: 'in an experiment that the source reports',
    model: 'a number of another published model',
    seen: 'the source was read and says so',
    recalled: 'known from the literature, not looked up again',
    derived: 'computed from other numbers',
    fitted: 'chosen so that a published result comes out',
    assumed: 'a plausible guess',
  },

  keys: {
    title: 'Keys',
    play: 'Play or pause',
    step: 'One step',
    slower: 'Slower',
    faster: 'Faster',
    undo: 'Undo',
    redo: 'Redo',
    fullScreen: 'Full screen, on and off',
    captions: 'Captions on the tissue, on and off',
    gallery: 'All scenarios',
    help: 'This sheet',
  },

  /** What is read out to those who do not see the page. */
  announce: {
    opened: (title: string, question: string) => `${title.replace(/[.?!]$/, '')}. ${question}`,
    runs: 'The run plays.',
    stopped: (time: string, sentence: string) => `Paused at ${time}. ${sentence}`,
    now: (time: string, sentence: string) => `${time}. ${sentence}`,
    undone: 'Undone.',
    redone: 'Redone.',
  },

  share: {
    title: 'Share and save',
    run: (letter: string, name: string) => `Run ${letter}, ${name}: `,
    says: (seed: string, time: string) =>
      `seed ${seed}, ${time}. Whoever opens the address or the file has the same run; screens that show the same code show the same state.`,
    code: 'code',
    address: 'Address',
    copy: 'Copy address',
    copied: 'The address is copied.',
    here: 'This address opens on this computer only. For others, save a file, or serve the page in the network (stroma serve --host 0.0.0.0).',
    saveSession: 'Save session',
    saveSessionTitle: 'All runs that are shown; opens here again when dropped on the page',
    saveRun: 'Save run',
    saveRunTitle: 'Opens here again when dropped on the page; stroma replay does it again',
    charts: 'Charts, CSV',
    chartsTitle: 'A row for each moment, a column for each chart: for a spreadsheet',
    measures: 'All measures, CSV',
    measuresTitle: 'A row for each moment and measure, as the command line writes them',
    columns: { run: 'run', seed: 'seed', hours: 'hours' },
    picture: 'Picture, PNG',
    saved: 'Saved.',
  },

  embed: {
    title: 'Within another page',
    parts: 'Parts besides the tissues',
    panels: {
      head: 'head',
      legend: 'legend',
      time: 'time',
      charts: 'charts',
      levers: 'levers',
      settings: 'settings',
      words: 'in words',
    },
    code: 'Element for another page',
    copy: 'Copy element',
    copied: 'The element is copied.',
    whole: 'Open in a page of its own',
    unknown: (name: string, known: string) => `panels: no panel is called "${name}", expected some of ${known}`,
  },

  film: {
    title: 'Video',
    says: 'A video of the run in this view, with exactly one frame per state.',
    saysOfAll: 'A video of all runs in this view, with exactly one frame per state.',
    from: 'From, h',
    to: 'To, h',
    every: 'A frame every, h',
    perSecond: 'Frames per second',
    make: 'Make video',
    end: 'Stop',
    ended: 'The video was stopped.',
    progress: 'Frames done',
    length: (done: number, all: number, seconds: string, making: boolean) =>
      making ? `${done} of ${all} frames` : `${all} frames, ${seconds} s`,
    impossible: (most: number) => `A video has 1 to ${most} frames.`,
    none: 'This browser cannot make videos.',
  },

  picture: {
    cellType: 'cell type',
    seed: (seed: string) => `seed ${seed}`,
    cellsBy: (column: string) => `cells by ${column}`,
    state: (digest: string) => `state ${digest}`,
  },

  transport: {
    skipTo: (moment: string) => `Skip to ${moment}`,
    run: 'Run',
    play: 'Play',
    pause: 'Pause',
    step: 'One step',
    undo: 'Undo',
    undoTitle: 'Undo the last change',
    redo: 'Redo',
    redoTitle: 'Redo',
    reset: 'Back to the start',
    speed: 'Speed, simulated hours per second',
    quarter: 'a quarter of an hour per second',
    hoursPerSecond: (hours: number) => `${hours} ${hours === 1 ? 'hour' : 'hours'} per second`,
    max: 'Max',
    fastest: 'as fast as possible',
    settlingTitle: 'Before time 0 the tissue settles: fields and cells come to rest.',
    settling: 'settling',
    pace: (hours: string) => `${hours} h per second`,
    fewer: (hours: string) => `${hours} h/s, fewer pictures`,
    fewerTitle: 'Drawing is slow on this machine, so at full speed the run is drawn less often and more coarsely.',
    goingTo: (time: string) => `going to ${time}`,
    firstFields: 'computing the initial fields',
    over: 'Run finished',
    paused: 'paused',
    stepNow: 'step',
    copied: 'copied',
    copyDigest: (shown: string, digest: string) => `${shown}: copy the digest ${digest}`,
    digestTitle: 'Digest of the state; copies all 16 digits',
    seed: 'seed',
    seedTitle: 'A new seed starts the run again',
  },

  timeline: {
    search: 'Search measures',
    found: (count: number, all: number) => `${count} of ${all} measures`,
    runs: 'Curves of the runs',
    chart: (label: string) => `Measure of this chart: ${label}`,
    groups: (group: string) => (group === 'blood' ? 'Blood' : group === 'organs' ? 'Organs' : 'Of the whole body'),
    name: 'Timeline',
    time: 'Time of the run',
    drag: 'Drag to any moment',
    asTable: (label: string) => `${label} as a table`,
    points: '% points',
    difference: (second: string, first: string) => `Difference, ${second} − ${first}`,
    change: (before: string, after: string) => `${before} to ${after}`,
    everyRow: (stride: number, rows: string) => `One row in ${stride} is shown; the file has all ${rows}.`,
    download: 'Download CSV',
    step: 'step',
    timeColumn: 'time',
    hoursColumn: 'hours',
    value: 'value',
  },

  dose: {
    mark: (amount: string, drug: string, moment: string) =>
      `${amount} of ${drug} at ${moment}. Arrow keys move it by an hour, Delete removes it.`,
    markTitle: (amount: string, moment: string) => `${amount} at ${moment}: drag to another time, click to change`,
    title: (drug: string) => `A dose of ${drug}`,
    time: 'Time, h',
    amount: (unit: string) => `Dose, ${unit}`,
    times: 'Times',
    timesApart: (hours: string) => `Times, ${hours} h apart`,
    every: 'Every, h',
    change: 'Change',
    remove: 'Remove',
  },

  twins: {
    title: 'Compare from here',
    says: (time: string) =>
      `A second run from ${time} on, with the same cells and the same random numbers, and one difference:`,
    difference: 'Difference',
    kinds: { drug: 'a drug', control: 'a lever', rule: 'a rule switched off', none: 'no difference yet' },
    drug: 'Drug',
    lever: 'Lever',
    value: (unit: string) => (unit === '' ? 'Value' : `Value, ${unit}`),
    rule: 'Rule',
    byHandSays: 'Change its levers by hand; they control the run in focus.',
    branch: 'Start second run',
    ruleOff: (says: string) => `Off: ${says}`,
    byHand: 'By hand',
    from: (name: string, time: string) => `${name} from ${time}`,
    most: 'What differs most',
    mostAt: (moment: string) => `at ${moment}`,
    mostHelp: 'One run of each: small differences may be chance. Press a name to see its course.',
    nothingYet: 'Nothing differs by a tenth yet. Press play.',
    measure: 'Measure',
    toChart: 'press to chart it',
    differ: 'Where they differ',
    differing: (sites: string, all: string, cells: string) => `${cells}: ${sites} of ${all} sites`,
    differPicture: (cell: string, first: string, inFirst: string, second: string, inSecond: string, both: string) =>
      `${first} sites with ${cell} only in ${inFirst}, ${second} only in ${inSecond}, ${both} in both`,
    only: (letter: string) => `only in ${letter}`,
    both: 'in both',
    branches: 'Branches',
    sameDraws: 'same cells, same random numbers',
    nameOf: (letter: string) => `Name of run ${letter}`,
    firstRun: 'First run',
    focus: 'Levers and readouts belong to this run',
    close: (letter: string) => `Close run ${letter}`,
  },

  /** Sentences about what the picture shows. */
  describe: {
    title: 'In words',
    summary: 'what the picture shows',
    name: 'The tissue in words',
    and: (parts: readonly string[]) => parts.join(' and '),
    beside: (cells: string) => `beside ${cells}`,
    hypoxic: (share: string) => `${share} % of them hypoxic`,
    beyond: (count: string) => `${count} beyond the rim`,
    dead: (count: string) => `${count} dead`,
    more: 'up in the last six hours',
    fewer: 'down in the last six hours',
    same: 'unchanged in six hours',
    seatsAll: (all: string, cells: string) => `${all} niche seats held, all by ${cells}`,
    seatsSome: (some: string, all: string, cells: string) =>
      `${some} of the ${all} occupied niche seats held by ${cells}`,
    blood: 'Blood',
    fold: (times: string, cells: string) => `${times} times the usual ${cells}`,
    of: (amount: string, what: string) => `${amount} of ${what}`,
    blocked: (share: string, receptor: string) => `${share} % of ${receptor} blocked`,
  },

  stage: {
    tissues: 'Tissues',
    tissuesOf: (name: string) => `Tissues of ${name}`,
    tissue: (label: string, summary: string, enter: string) =>
      `${label}. ${summary}. Arrow keys move the picture, plus and minus zoom, 0 goes back. ${enter}`,
    /** Effect of the keys with each tool. */
    zoom: 'Zoom',
    nearer: 'Zoom in',
    farther: 'Zoom out',
    whole: 'Show the whole tissue',
    fullScreen: 'Full screen',
    enter: {
      mark: 'Enter marks the middle as your answer',
      look: 'Enter looks at the cell in the middle, Shift and an arrow at the next one.',
      measure:
        'Enter reads all fields in the middle; when the picture has been moved, Shift and Enter reads them along the line from there to the middle. Escape clears the measurement.',
      add: 'Enter adds to the field in the middle.',
      place: 'Enter places cells in the middle.',
      remove: 'Enter removes the cells in the middle.',
    },
    view: (width: string, height: string) => `view ${width} × ${height} mm`,
    viewOf: (width: string, height: string) => `of ${width} × ${height} mm`,
    shown: 'Tissue shown',
    noWebgl: 'This browser has no WebGL: the processor draws the tissue.',
  },

  legend: {
    name: 'Legend',
    hypoxic: 'hypoxic',
    dead: 'dead',
    showAll: 'Show all',
    fade: (type: string) => `${type}: draw faintly, so that the others stand out`,
    bringOut: (type: string) => `${type}: draw in full again`,
    seats: (all: string) => `Niche seats, ${all}`,
    freeSeats: (free: string) => `${free} free`,
  },

  blood: {
    name: 'Blood',
  },

  inspector: {
    follow: 'Follow',
    back: 'Back to the levers',
    gone: 'No longer in any tissue. ',
    phases: { apoptotic: 'apoptotic', necrotic: 'necrotic' } as Record<string, string>,
    fromStart: 'here from the start',
    cameLater: 'came via blood, from a sprout, or placed by hand',
    born: (mother: string) => `born from cell ${mother}`,
    life: (age: string, origin: string) => `${age} old, ${origin}.`,
    clone: (clone: string) => `show clone ${clone}`,
    occupied: 'occupied',
    chances: (moves: string, stays: string) => `Next step: moves ${moves} %, stays ${stays} %`,
    petals: '; petals show the directions',
    why: 'Why',
    factor: 'factor',
    deadCell: 'A dead cell follows no rules.',
    atRest: (count: number) => `${count} more ${count === 1 ? 'behaviour has' : 'behaviours have'} no rule acting now.`,
    headingFor: (column: string) => `${column} it is heading for`,
    secretion: (species: string) => `Secretion of ${species}`,
    becoming: (cell: string) => `Becoming ${cell}`,
  },

  kin: {
    title: 'Kin',
    kinds: {
      mothers: (count: number) => (count > 1 ? 'Mothers' : 'Mother'),
      daughters: (count: number) => (count === 1 ? 'Daughter' : 'Daughters'),
      sisters: (count: number) => (count === 1 ? 'Sister' : 'Sisters'),
    },
    one: { mothers: 'Mother', daughters: 'Daughter', sisters: 'Sister' },
    phases: { alive: 'alive', apoptotic: 'dead (apoptotic)', necrotic: 'dead (necrotic)' },
    away: (micrometres: string) => `${micrometres} µm away`,
    inTissue: (tissue: string) => `In: ${tissue}`,
    look: (kind: string, name: string, where: string, state: string) =>
      `${kind}: ${name}, ${state}, ${where}. Look at this cell`,
    more: (count: number) => `${count} more`,
    none: 'No daughter or sister is in a tissue now.',
    founder: {
      start: 'None: it is a founder, here from the start.',
      later: 'None: it is a founder that came via blood, from a sprout, or was placed by hand.',
    },
    founderOfLine: {
      start: 'This line ends with a founder, here from the start.',
      later: 'This line ends with a founder that came via blood, from a sprout, or was placed by hand.',
    },
    lost: (mother: string) => `Before that: cell ${mother}, which is no longer in any tissue.`,
  },

  cellHistory: {
    whole: 'known from its birth on',
    since: (from: string) => `known since ${from}`,
    lookBack: 'Look back a day',
    lookBackTitle: 'Computes its past again, exactly as it was; the run stays as it is',
    lookBackWhole: 'To its birth',
    progress: (at: string) => `Looking back, now at ${at}`,
    stop: 'Stop',
    asTable: 'History of the cell as a table',
    tableTitle: (cell: string) => `History of ${cell}`,
    state: 'State',
    goneShort: 'gone',
    events: 'What happened to it',
    occupied: (receptor: string) => `${receptor} occupied`,
    flags: { hypoxic: 'low oxygen', seated: 'in a niche seat', perfused: 'carries blood', tip: 'tip of a sprout' },
    kinds: {
      birth: 'comes into being',
      division: 'divides',
      conversion: 'becomes another type',
      death: 'dies',
      gone: 'leaves all tissues',
    },
    becomes: (cell: string) => `becomes: ${cell}`,
    event: (at: string, what: string) => `${at}: ${what}`,
  },

  leaving: {
    title: 'Who leaves',
    summary: 'oxygen and receptors',
    all: 'all cells',
    leaving: 'those that enter blood',
    nobody: 'No cell is beside a vessel that it could enter.',
    of: (cells: string, tissue: string) => `${cells}, ${tissue}`,
    says: (name: string, all: string, leaving: string) =>
      `${name}: ${all} in the mean of all cells, ${leaving} of those that enter blood`,
    how: 'Cells beside vessels, each counted by how fast it would enter blood now.',
  },

  panel: {
    hypoxia: 'Hypoxia',
    hypoxiaIn: (label: string) => `Hypoxia: ${label}`,
    aboutHypoxia: 'hypoxia',
    now: (label: string) => `${label} now`,
    normal: (value: string) => `${value} at the start`,
    oxygenSupply: 'Oxygen supply of the vessels',
    /** Of a folded part: how many settings it has, and how many differ from what is usual. */
    settings: (count: number, changed: number) =>
      `${counted(count, String(count), 'setting', 'settings')}, ${changed === 0 ? 'all usual' : `${changed} changed`}`,
    usual: (value: string) => `${value} usual`,
    /** Under a control of a rule that is switched off. */
    itsRuleIsOff: 'Without effect: its rule is off.',
    means: (about: string) => `What ${about} means`,
    plausible: (low: string, high: string) => `Plausible: ${low} to ${high}.`,
    antagonist: 'Antagonist',
    drugs: 'Drugs',
    noDrug: 'no drug',
    blocks: (receptors: string) => `blocks ${receptors}`,
    drug: 'Drug',
    none: 'None',
    doseRoute: (route: string) => `Dose, ${route}`,
    doseOf: (drug: string, unit: string) => `Dose of ${drug}, ${unit}`,
    give: 'Give now',
    howOften: 'How often',
    once: 'once',
    times: (count: number, hours: string) => `${count} times, ${hours} h apart`,
    infused: (hours: string) => `infused over ${hours} h`,
    next: (time: string) => `Next at ${time}. `,
    givenNow: 'Given now; press Play to see what it does.',
    blockedNow: (receptor: string) => `${receptor} blocked now`,
    colourAndField: 'Colour and field',
    cellType: 'cell type',
    cellTypeHelp: 'Every type in its own colour.',
    noField: 'none',
    noFieldHelp: 'Cells alone.',
    cellsBy: 'Cells by',
    field: 'Field',
    rules: 'Rules',
    rulesOn: (on: number, all: number) => `${on} of ${all} on`,
    source: (rule: string) => `Source of ${rule}`,
    rulesEdit: 'The numbers of a rule, and rules of your own, are in the scenario file.',
    rulesSays: 'A rule that is off stays off from then on. Tick it again to compute the run without that change.',
  },

  log: {
    title: 'What changed',
    nothing: 'nothing changed',
    changes: (count: number, shown: string) => counted(count, shown, 'change', 'changes'),
    says: 'Every change is listed here and can be removed again. Scenario, seed and log give the same run again.',
    clear: 'Clear changes',
    takeOut: (change: string) => `Remove: ${change}`,
    putBack: (change: string) => `Put back: ${change}`,
    leftOut: (change: string) => `without ${change}`,
    whole: (count: number, shown: string) => `Full log, ${counted(count, shown, 'command', 'commands')}`,
    step: (step: string) => `step ${step}`,
    last: (most: number, all: string) => `The last ${most} of ${all}.`,
    added: (amount: string, species: string, tissue: string) => `${amount} of ${species} added: ${tissue}`,
    placed: (cell: string, tissue: string) => `${cell} placed: ${tissue}`,
    removed: (cell: string, tissue: string) => `${cell} removed: ${tissue}`,
    infused: (drug: string, rate: string, time: string | null) =>
      `${drug} infused at ${rate}${time === null ? ' to the end' : ` for ${time}`}`,
    held: (drug: string, level: string, time: string | null) =>
      `${drug} held at ${level}${time === null ? ' to the end' : ` for ${time}`}`,
    cellsInfused: (count: string, cell: string, time: string | null) =>
      `${cell}: ${count} infused${time === null ? ' at once' : ` over ${time}`}`,
    cells: 'cells',
    off: (rule: string) => `Rule off: ${rule}`,
  },

  tools: {
    title: 'Tools',
    kinds: {
      look: 'look at a cell',
      measure: 'measure fields',
      add: 'add to a field',
      place: 'place cells',
      remove: 'remove cells',
    },
    field: 'Field',
    amount: 'Amount, nM',
    cell: 'Cell',
    radius: 'Radius, sites',
    says: {
      look: 'A click shows why a cell does what it does.',
      measure:
        'A click reads all fields there; a drag, or Shift and a second click, reads them along a line. By keyboard: Enter reads the middle; move the picture, then Shift and Enter draws the line from there. Two fingers or the middle mouse button move the picture.',
      add: STROKE,
      place: STROKE,
      remove: STROKE,
    },
  },

  measure: {
    name: 'Measured fields',
    place: (tissue: string, x: string, y: string) => `${tissue}, ${x} µm from the left, ${y} µm from the top`,
    line: (tissue: string, length: string) => `${tissue}, a line of ${length} µm`,
    leave: 'Clear measurement',
    field: 'Field',
    ofScale: (percent: string) => `${percent} % of the scale`,
    ofContour: (percent: string, contour: ComponentChildren) => (
      <>
        {percent} % of {contour}
      </>
    ),
    charted: 'Fields along the line',
    along: (field: string, length: string) => `${field} along ${length} µm`,
    asTable: (field: string) => `${field} along the line as a table`,
    run: 'run',
    distance: 'distance, µm',
    site: 'site',
    tableSays: 'The value of the site that each point of the line lies in; values are not interpolated.',
    rows: (shown: string, all: string) => `${shown} of ${all} rows are shown; the file has all.`,
    cells: 'Cells on the line',
    noCells: 'no cells on the line',
  },

  sweep: {
    name: 'Sweep',
    back: 'Back to the run',
    reading: 'Reading the sweep…',
    twoAtOnce: 'two at once',
    of: 'In',
    by: 'By',
    took: (time: string) => `in ${time}`,
    left: (time: string) => `about ${time} left`,
    pause: 'Pause',
    start: (runs: number) => `Start ${runs} runs`,
    goOn: 'Go on',
    done: 'Runs done',
    progress: (done: number, all: number, note: string) => `${done} of ${all} runs${note === '' ? '' : `, ${note}`}`,
    save: 'Save as CSV',
    empty: 'Each run appears here as a dot when it finishes.',
    noRuns: 'No runs yet',
    dots: 'Each dot is a run; click it to open the run. Lines are means, bars their 95 % intervals.',
    failed: (count: number) => `${count} runs failed`,
    run: (run: number, error: string) => `run ${run}: ${error}`,
  },

  gallery: {
    title: 'Gallery',
    all: 'All scenarios',
    tagline: 'A simulator of the tumour and its neighbours, cell by cell',
    howSure: 'How sure is it?',
    openFile: 'Open file',
    band: 'Start here',
    startHere: (code: string) => `Start here · ${code}`,
    start: 'Start lesson',
    explore: 'Explore',
    goOn: 'Continue where you left off',
    last: 'Last session:',
    left: (time: string, when: string, lesson: boolean) => `${lesson ? 'lesson, ' : ''}at ${time}, saved ${when}`,
    counts: (count: string, cells: string, hypoxic: string | null) =>
      hypoxic === null ? `${count} ${cells}` : `${count} ${cells} · ${hypoxic} % hypoxic`,
    tabs: { lessons: 'Lessons', tumours: 'Tumours', sessions: 'My sessions' },
    claims: 'What the sources claim',
    searchClaims: 'Search the claims of the sources',
    search: 'Search lessons, tumours, drugs',
    nothing: (sought: string) => `No results for “${sought}”.`,
    clearSearch: 'Clear search',
    levels: { introductory: 'Introductory', intermediate: 'Intermediate', advanced: 'Advanced' },
    minutes: (minutes: number) => `${minutes} min alone`,
    forget: (title: string) => `Delete the session “${title}” from this device`,
  },

  atlas: {
    title: 'What the sources claim',
    about: (seen: string, unseen: string, explained: string) =>
      `Four documents are behind this model. ${seen} of their claims can be seen here: one run has the mechanism, the other lacks it, and a measure decides. ${unseen} cannot, with the reasons; ${explained} are only explained.`,
    back: 'Back to the tissue',
    search: 'Search claims',
    state: 'Show',
    allStates: 'All claims',
    states: {
      seen: 'seen',
      explained: 'explained',
      contested: 'contested',
      wired: 'acts, effect not clear',
      'not shown': 'no effect found',
    } satisfies Record<State, string>,
    nothing: (sought: string) => `No results for “${sought}”.`,
    showAll: 'Show all claims',
    holds: 'In this pair of runs the claim holds.',
    holdsNot: 'In this pair of runs the claim does not hold.',
    found: (count: number) => (count === 1 ? 'One claim' : `${count} claims`),
    taken: (scenario: string, without: string) => (
      <>
        <i>{scenario}</i>, {without}:
      </>
    ),
    notRun: 'Not run yet.',
    seeds: (count: number) => `over ${count} seeds.`,
    stale: 'The scenario has changed since.',
    mark: (mark: string) => `Strength of the mechanism: ${mark}.`,
    inSets: (holds: number, sets: number) => `The model shows it with ${holds} of ${sets} plausible sets of values.`,
    fragile: 'Fragile: it depends strongly on values that are not well known.',
    see: 'See it',
    lives: 'Where it is in the files:',
    link: 'Copy link',
    copied: 'Copied',
    claim: 'A claim of the sources',
    claimNumber: (row: number) => `Claim ${row}`,
    takenHere: (without: string) => `Two runs from the same seed: unchanged, and ${without}.`,
    kept: (count: number, change: string) => `Over ${count} seeds, run beforehand: ${change}.`,
    toAtlas: 'All claims',
  },

  lesson: {
    name: 'Lesson',
    questions: 'Questions',
    question: (now: number, all: number) => `Question ${now} of ${all}`,
    finished: 'Lesson finished',
    worksheet: 'Worksheet',
    plan: 'Plan for teachers',
    class: 'Class results',
    state: (seed: string, digest: string, time: string) => `seed ${seed} ${digest} ${time}`,
    objective: 'Objective',
    needs: 'What you should know',
    onScreen: 'On the screen',
    noQuestions: 'This scenario makes no testable claims, so there are no questions.',
    toQuestions: (count: number) => (count === 1 ? 'Go to the question' : `Go to the ${count} questions`),
    asks: (first: string, second: string, rule: string | null, read: string) => (
      <>
        Two runs from the same seed: <b>{first}</b>, and <b>{second}</b>
        {rule !== null && <> (“{rule}”)</>}. Compare <b>{read}</b>.
      </>
    ),
    /** Which value of a measure is read, and when. */
    reads: {
      last: (measure: string, when: string) => `${measure} ${when}`,
      max: (measure: string, when: string) => `the peak of ${measure} ${when}`,
      min: (measure: string, when: string) => `the lowest value of ${measure} ${when}`,
      mean: (measure: string, when: string) => `the mean of ${measure} ${when}`,
      timeOfMax: (measure: string, when: string) => `the time of the peak of ${measure} ${when}`,
      area: (measure: string, when: string) => `the area under the curve of ${measure} ${when}`,
      halfLife: (measure: string, when: string) => `the half-life of ${measure} ${when}`,
    },
    at: (moment: string) => `at ${moment}`,
    upTo: (moment: string) => `up to ${moment}`,
    fromTo: (from: string, to: string) => `from ${from} to ${to}`,
    itWill: 'In the second run it will',
    answers: 'Your answer',
    guesses: { less: 'be less', same: 'stay about the same', more: 'be more' },
    verdicts: { less: 'less', same: 'about the same', more: 'more' },
    number: (unit: string) => `Your estimate${unit === '' ? '' : `, ${unit}`}`,
    between: (low: number, high: number, unit: string) => `from ${low} to ${high} ${unit}`.trim(),
    clickPlace:
      'Click the tissue where you expect it. With the keyboard: move to the tissue, aim with the arrow keys and press Enter.',
    placeChosen: 'Your place is marked. Click elsewhere to move it.',
    yourPlace: 'the marked place',
    placeFound: (share: number, ofSites: boolean, above: number) => {
      if (share === 0 && !ofSites) return 'hardly any living cell is there';
      const less = Math.floor(share * 100);
      const enough = `${Math.round(above * 100)} or more counts as right`;
      return ofSites
        ? `it is lower at ${less} of 100 sites (${enough})`
        : `of 100 such cells, ${less} have less than the cells there (${enough})`;
    },
    usually: 'Usually',
    howSure: 'How sure are you?',
    sure: ['Guessing', 'Fairly sure', 'Certain'],
    sureSaid: ['a guess', 'fairly sure', 'certain'],
    hint: 'Hint',
    sketch: 'Sketch the curve',
    sketchHow: 'Draw in the chart, or give the value at the end.',
    sketchValue: (moment: string, unit: string) => `Value at ${moment}${unit === '' ? '' : `, ${unit}`}`,
    yourSketch: 'your sketch',
    agrees: 'Your answer and your sketch agree.',
    agreesNot: 'Your answer and your sketch do not agree.',
    redraw: 'Redraw',
    runTo: (moment: string) => `Run to ${moment}`,
    answerFirst: 'Choose an answer to see the run.',
    whyAsked: 'Why we ask.',
    underWay: (runs: number, now: string, moment: string) =>
      runs === 1
        ? `The run is at ${now}, on the way to ${moment}.`
        : `${runs === 2 ? 'Both runs' : `All ${runs} runs`} are on the way to ${moment}; the one behind is at ${now}.`,
    settling: (time: string) => `The tissue settles first, for another ${time}.`,
    preparing: (runs: number) => (runs === 1 ? 'Preparing the run …' : `Preparing ${runs} runs …`),
    progress: 'How far the runs are',
    begun: (title: string, questions: number) =>
      `Lesson: ${title}. ${counted(questions, String(questions), 'question', 'questions')}.`,
    onTheWay: (runs: number, moment: string) => `${runs === 1 ? 'The run goes' : `${runs} runs go`} to ${moment}.`,
    ended: (held: number, said: number) => `The lesson is over. ${held} of ${said} predictions held.`,
    notYet: 'The runs were interrupted. Go back to the question and run it again.',
    noAnswer: 'The runs give no value to compare.',
    youSaid: 'You said',
    runsGave: 'The run gave',
    decides: 'In numbers',
    right: 'Your prediction held.',
    wrong: 'Your prediction did not hold.',
    unusual: 'With this seed it came out differently from most seeds. The explanation is about what happens in most.',
    commonIdea: 'A common idea',
    quoted: (text: string) => `“${text}”`,
    tryNext: 'Try next',
    explore: 'Try it in this run',
    howItGoes:
      'Each question asks what will happen. Say what you expect, let it run, and compare. Nobody sees your answers unless you hand them over.',
    done: 'You went through all questions.',
    veil: 'Hide answers until I press Show',
    veiled: 'The runs are ready. What do you say, and why? Compare the tissues before the numbers are shown.',
    reveal: 'Show the answer',
    counted: (count: number, answer: string) => `${count} × ${answer}`,
    otherSeeds: (count: number, verdicts: string) =>
      `${counted(count, String(count), 'other seed', 'other seeds')}${verdicts === '' ? '' : `: ${verdicts}`}.`,
    holds: (count: number) => `Your answer holds in ${count}.`,
    seedsTable: 'Results with other seeds',
    seed: 'seed',
    seedsDone: (done: number, all: number) => `${done} of ${all} runs of other seeds are done.`,
    askSeeds: (count: number) => `Was it chance? Repeat with ${count} other seeds`,
    titleNow: 'What it was about',
    tryByHand: 'Try it yourself',
    readOff: 'What the runs show',
    askCell: 'Click a cell to see why it does what it does.',
    score: (right: string, all: number) => (
      <>
        {right} of {all} predictions held.
      </>
    ),
    next: 'Next question',
    toEnd: 'Finish the lesson',
    chart: (measure: string) => `Chart of ${measure}`,
    chartTo: (measure: string, moment: string) => `${measure} up to ${moment}`,
    several: 'Measures',
    shareOfPeak: 'each curve as % of its own peak',
    draw: 'draw your prediction here',
    knownComes: 'the known curve is being computed',
    asItIs: 'unchanged',
    without: (mechanisms: readonly string[]) => `without ${mechanisms.join(' and ')}`,
  },

  figure: {
    enlarge: (measure: string) => `${measure}: large figure`,
    against: (measure: string, over: string) => `${measure} over ${over}`,
    days: 'Time, days',
    from: 'From, days',
    to: 'To, days',
    over: 'Horizontal axis',
    time: 'Time',
    overTime: 'Back to time',
    chooseOver: 'Measure on the horizontal axis',
    svg: 'Save as SVG',
    png: 'Save as PNG (2×)',
    grid: 'Charts in a grid',
    moreCharts: 'More charts',
    saveNumbers: 'Save CSV',
    gridTitle: 'Charts',
    addChart: 'Add a chart',
    removeChart: (measure: string) => `Remove the chart of ${measure}`,
    noCharts: 'There are no charts here. Add one.',
    computeBand: (seeds: number) => `Add the range over ${seeds} other seeds`,
    bandProgress: (done: number, all: number) => `${done} of ${all} runs with other seeds are done.`,
    bandDone: 'The runs with other seeds are done.',
    bandFailed: (reason: string) => `A run with another seed failed: ${reason}`,
    bandStop: 'Stop',
    band: (seeds: number) => `Band: lowest and highest value over ${seeds} other seeds`,
  },

  importing: {
    title: (file: string) => `Import ${file}`,
    how: 'The tissue begins with the cells of this file. Say what the file does not; nothing is left out without being listed.',
    reading: 'Reading the file…',
    picture: 'The tissue that comes out, by cell type',
    unit: 'x and y are in',
    units: { um: 'µm', px: 'pixels', site: 'sites of 20 µm' },
    unitOfFile: (unit: string) => `${unit}, as the file says`,
    noUnit: 'what the file says',
    pixel: 'Size of a pixel, µm',
    direction: 'y counts',
    directions: { '': 'as the file says', down: 'downwards', up: 'upwards' },
    columns: { x: 'Column of x', y: 'Column of y', type: 'Column of the type' },
    recognised: (column: string) => `${column}, as recognised`,
    chooseColumn: 'choose a column',
    measured: 'Measured column',
    add: 'Add',
    addMeasured: 'add a receptor, state, trait or signal',
    measuredBy: (level: string) => `${level}, as measured in`,
    notMeasured: 'not as measured',
    thin: 'thin',
    thinOf: (name: string) => `structures of ${name}`,
    thinHow:
      'A site takes the colour of most of its pixels; of a thin structure, such as a vessel, one pixel is enough.',
    region: (column: string) => `Region, by the column ${column}`,
    whichRegion: 'choose one',
    scale: 'Times as far apart',
    source: 'Oxygen comes from',
    sources: {
      own: 'vessels of the file',
      added: 'added vessels, every 120 µm',
      drawn: 'vessels that the scenario draws',
      medium: 'a medium of 40 mmHg, as for a thin slice',
    },
    base: 'Its biology',
    types: 'Cell types of the file',
    colours: 'Colours of the picture',
    unsure: (count: number) =>
      count === 1 ? 'One of them, in bold, is a guess.' : `${count} of them, in bold, are guesses.`,
    filler: 'takes room only',
    nothing: 'leave out',
    noType: 'without a type',
    here: (name: string) => `${name} is here`,
    report: 'What became of the file',
    kept: (kept: string, read: string) => `${kept} of ${read} cells are in the tissue`,
    lost: (lost: string) => `Left out: ${lost}`,
    project: 'A project of PhysiCell becomes a scenario of its own. What has no counterpart is listed with the reason.',
    parts: {
      lost: (count: string) => `Left out, with an effect (${count})`,
      changed: (count: string) => `Changed (${count})`,
      added: (count: string) => `Added (${count})`,
      idle: (count: string) => `Left out, without an effect (${count})`,
      kept: (count: string) => `Kept (${count})`,
    },
    run: 'Run this tissue',
    save: 'Save as a scenario',
  },

  edit: {
    name: 'Scenario file',
    summary: 'read, change and save it',
    about: 'Everything that this run is made of stands in one text: cells, rules, numbers, arms and the lesson.',
    open: 'Edit the scenario',
    title: (name: string) => `Edit ${name}`,
    how: 'Problems are marked as you type; Ctrl and Space completes keys and measures. The file that comes with Stroma stays as it is.',
    text: 'Text of the scenario',
    checking: 'Checking …',
    right: 'No problems.',
    problems: (count: number, first: string) => `${counted(count, String(count), 'problem', 'problems')}: ${first}`,
    run: 'Run this text',
    save: 'Save as a file',
  },

  plan: {
    title: (minutes: number) => `Plan for teachers, ${minutes} minutes`,
    print: 'Print',
    minutes: (count: number) => `${count} min`,
    ideas: 'Ideas that students bring along',
    notReal:
      'Stroma is a teaching model, not for treatment. Most of its numbers are assumed; each is shown with its source and mark.',
  },

  glossary: {
    title: 'Glossary',
  },

  howSure: {
    title: 'Does it depend on the values in the model?',
    holds: (holds: number, sets: number, answer: string) =>
      `With ${holds} of ${sets} plausible sets of values the model answers: ${answer}.`,
    spread: (sets: number, low: string, high: string, middle: string) =>
      `With ${sets} plausible sets of values the model gives ${low} to ${high} in nine of ten, ${middle} in the middle.`,
    asIs: (holds: number, seeds: number, isNumber: boolean) =>
      `With its standard values, where only chance changes, ${isNumber ? 'the number is about the same' : 'it is so'} in ${holds} of ${seeds} repeats.`,
    fragile: 'So this answer of the model is fragile: it depends strongly on values that are not well known.',
    stale: 'This was found with an earlier state of the scenario.',
    hangsOn: 'What it depends on',
    how: 'Many values in the model are not known exactly. For each set all of these are drawn anew at random, each from a plausible range.',
    notTruth:
      'This shows how firmly the model gives the answer, not how likely it is to be true in nature, or in how many patients.',
    with: (large: boolean, value: string, isNumber: boolean) =>
      `${isNumber ? 'The number is larger' : 'It comes out more often'} where this value is ${large ? 'large' : 'small'}: ${value}`,
    strength: (rule: string) => `strength of the rule “${rule}”`,
    threshold: (rule: string) => `threshold of the rule “${rule}”`,
    none: 'No single value stood out; several may act together.',
    openFailing: 'See a set of values that gives something else',
    run: (arm: string, set: number | null) =>
      set === null ? `${arm}, standard values` : `${arm}, set of values ${set}`,
    arrived: (set: number, answer: string, until: string) =>
      `Side by side: the standard values, and set of values ${set}, with which the answer is: ${answer}. Run to ${until} and compare.`,
  },

  worksheet: {
    title: 'Worksheet',
    readings: (count: number) =>
      `with the results of the ${counted(count, String(count), 'question', 'questions')} that ran here`,
    print: 'Print',
    head: 'Name: ____________________ Date: ____________ Seed of my run: ____________',
    asks: (read: string, second: string, rule: string | null, first: string) =>
      `${sentence(read)}: ${second}${rule === null ? '' : ` (“${rule}”)`}, compared with ${first}`,
    place: 'Mark the place in the picture. It shows the tissue with its types of cells.',
    estimate: (unit: string) => `My estimate: ____________ ${unit}`,
    because: 'I think so because',
    runGave: 'What the run gave, and why:',
    here: (seed: string, answer: string, values: string) =>
      `Here, with the seed ${seed}: ${answer}${values === '' ? '' : ` (${values})`}.`,
    sketch: (measure: string) => `My curve: ${measure}`,
  },

  classResults: {
    own: 'Your result, for the class',
    holds: 'It holds your answers, what your run gave, its seed and a random number of this page. It holds no name.',
    copy: 'Copy the result',
    qr: 'Your result as a QR code',
    title: 'Class results',
    how: 'The page of each student runs with a seed of its own. Collect the result lines of all pages here: paste them, drop files, or scan the QR codes with a phone and send yourself the text.',
    address: 'Address of the lesson for your class',
    sameSeed: 'Same seed for all',
    ownSeeds: 'each page its own',
    scorm: 'Save as a SCORM package for Moodle or Canvas',
    packing: (done: number, all: number) => `Packing ${done} of ${all} files …`,
    packed: (name: string) => `Saved ${name}. Upload it to your platform; it reports completion and score.`,
    notPacked: (why: string) =>
      `The package could not be made from this page (${why}). Open Stroma from a web server and try again.`,
    paste: 'Paste your students’ result lines',
    files: 'Files with results',
    leftOut: (count: number) => `${count} of another scenario ${count === 1 ? 'is' : 'are'} left out`,
    pages: (count: number, seeds: number) =>
      `${count === 1 ? 'One page' : `${count} pages`}, ${seeds === 1 ? 'one seed' : `${seeds} seeds`}`,
    reveal: 'Show what the runs gave',
    hide: 'Hide what the runs gave',
    asks: (read: string, second: string) => `${sentence(read)}: ${second}`,
    answer: 'Answer',
    predicted: 'Predicted',
    runs: 'The runs gave',
    heldOf: (held: number, all: number) => `${held} of ${all} predictions held.`,
    certain: (held: number, all: number) => `Of those who were certain, ${held} of ${all}.`,
    places: (count: number) => (count === 1 ? 'One place was marked.' : `${count} places were marked.`),
    upTo: (value: string) => `The axis goes from 0 to ${value}.`,
  },
};

type Widened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Said extends string ? string : Said
    : { [Key in keyof T]: Widened<T[Key]> };

/** The shape that every language has. */
export type Texts = Widened<typeof en>;
