/**
 * The program's texts about any scenario, in English: names of measures, settings and events, and notes. A text is a
 * string, or a function of the names it mentions. Another language is the same table in its own words.
 */
import { inWords } from '../base/plain-words.ts';
import type { Group } from './groups.ts';

/** Names passed to a text, in that text's language. */
export type Named<Name extends string> = Readonly<Record<Name, string>>;

/** A number of a scenario that may be changed. */
export interface Setting {
  /** Its place in the table of all settings: `cells.secrete`. */
  place: string;
  /** The behaviour whose rate or amount it is; '' for other settings. */
  behaviour: string;
  /** What it belongs to; '' for the scenario itself. */
  owner: string;
  /** What else it concerns: a ligand, a receptor, another cell type; '' for nothing. */
  of: string;
  /** The owner within a sentence, singular and plural, where it is a cell type. */
  one: string;
  many: string;
}

export const en = {
  /** Each has a name for charts and tables, a phrase for sentences, a help text, and a short name for tight places. */
  measures: {
    // Of the cells of a type in a tissue
    count: {
      label: ({ cells }: Named<'cells'>) => capital(cells),
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells}`,
      help: ({ tissue }: Named<'tissue'>) => `living cells in ${tissue}`,
      short: 'living',
    },
    across: {
      label: ({ cells }: Named<'cells'>) => `Mean shift of ${cells} to the right`,
      phrase: ({ cells }: Named<'cells'>) => `how far ${cells} have moved to the right on average`,
      help: 'mean position of living cells, measured to the right from the middle column',
      short: 'mean shift',
    },
    right: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} in the right half`,
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells} in the right half`,
      help: 'living cells to the right of the middle column',
      short: 'right half',
    },
    dead: {
      label: ({ cells }: Named<'cells'>) => `Dead ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `the number of dead ${cells}`,
      help: 'dead cells not yet cleared',
      short: 'dead',
    },
    hypoxic: {
      label: ({ cells }: Named<'cells'>) => `Hypoxic ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `the share of ${cells} that are hypoxic`,
      help: 'share of living cells below the hypoxic pressure',
      short: 'hypoxic',
    },
    at: {
      label: ({ species, cells }: Named<'species' | 'cells'>) => `${species} at ${cells}`,
      phrase: ({ species, cells }: Named<'species' | 'cells'>) =>
        `the mean level of ${within(species)} where ${cells} are`,
      help: 'mean at the sites of living cells',
      short: ({ species }: Named<'species'>) => species,
    },
    inside: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} inside the rim`,
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells} inside the rim`,
      help: 'living cells within the first disc',
      short: 'inside the rim',
    },
    beyond: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} beyond the rim`,
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells} beyond the rim`,
      help: 'living cells outside the disc they were laid out in',
      short: 'beyond the rim',
    },
    depth: {
      label: ({ cells }: Named<'cells'>) => `Invasion depth of ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `how deep ${cells} invade`,
      help: 'distance beyond the rim of their disc: 95th percentile over the living cells outside it',
      short: 'invasion depth',
    },
    lesions: {
      label: ({ cells }: Named<'cells'>) => `Lesions of ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `the number of lesions that ${cells} form`,
      help: 'groups of at least ten living cells that touch',
      short: 'lesions',
    },
    largest: {
      label: ({ cells }: Named<'cells'>) => `Largest lesion of ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells} in the largest lesion`,
      help: 'living cells in the largest group of cells that touch',
      short: 'largest lesion',
    },
    roughness: {
      label: ({ cells }: Named<'cells'>) => `Front roughness of ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `how rough the front of ${cells} is`,
      help: 'root-mean-square deviation of the front of the largest lesion from a circle',
      short: 'front roughness',
    },
    toVessel: {
      label: ({ cells }: Named<'cells'>) => `Distance of ${cells} to blood`,
      phrase: ({ cells }: Named<'cells'>) => `the mean distance of ${cells} from blood`,
      help: 'mean distance from living cells to the nearest vessel site that carries blood',
      short: 'distance to blood',
    },
    seats: {
      label: ({ cells }: Named<'cells'>) => `Niche seats held by ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `the number of niche seats that ${cells} hold`,
      help: 'niche seats held',
      short: 'in niche seats',
    },
    perfused: {
      label: ({ cells }: Named<'cells'>) => `Perfused ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells} that carry blood`,
      help: 'sites that carry blood',
      short: 'perfused',
    },
    clones: {
      label: ({ cells }: Named<'cells'>) => `Clones of ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `the number of clones among ${cells}`,
      help: 'clones with living cells',
      short: 'clones',
    },
    shannon: {
      label: ({ cells }: Named<'cells'>) => `Diversity of ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `the diversity of clones among ${cells}`,
      help: 'Shannon index −Σ p·ln p over clones',
      short: 'diversity',
    },
    distance: {
      label: ({ cells }: Named<'cells'>) => `Clonal distance of ${cells}`,
      phrase: ({ cells, first }: Named<'cells' | 'first'>) =>
        `how different the clones of ${cells} are from those of ${within(first)}`,
      help: ({ first }: Named<'first'>) =>
        `how different its clones are from those of ${first}: 0 if alike, 1 if none in common`,
      short: 'clonal distance',
    },
    lost: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} lost`,
      phrase: ({ cells }: Named<'cells'>) => `how much of the ${cells} is lost`,
      help: 'share of its volume that is lost',
      short: 'lost',
    },
    volume: {
      label: ({ cells }: Named<'cells'>) => `Volume of ${cells} left`,
      phrase: ({ cells }: Named<'cells'>) => `the volume of ${cells} that is left`,
      help: 'volume summed over sites, in whole sites',
      short: 'volume left',
    },
    node: {
      label: ({ node, cells }: Named<'node' | 'cells'>) => `Mean ${within(node)} activity of ${cells}`,
      phrase: ({ node, cells }: Named<'node' | 'cells'>) => `the mean activity of ${within(node)} in ${cells}`,
      help: 'mean activity of the pathway node in living cells',
      short: ({ node }: Named<'node'>) => node,
    },
    leavingAt: {
      label: ({ species, cells }: Named<'species' | 'cells'>) => `${species} at leaving ${cells}`,
      phrase: ({ species, cells }: Named<'species' | 'cells'>) =>
        `the mean level of ${within(species)} where ${cells} leave`,
      help: 'mean at the sites of cells beside vessels, weighted by how fast each enters blood',
      short: ({ species }: Named<'species'>) => `${species}, leaving cells`,
    },
    leavingHypoxic: {
      label: ({ cells }: Named<'cells'>) => `Hypoxic share of leaving ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `the share of leaving ${cells} that are hypoxic`,
      help: 'share below the hypoxic pressure of cells beside vessels, weighted by how fast each enters blood',
      short: 'hypoxic, leaving cells',
    },
    leavingLevel: {
      label: ({ level, cells }: Named<'level' | 'cells'>) => `Mean ${within(level)} of leaving ${cells}`,
      phrase: ({ level, cells }: Named<'level' | 'cells'>) => `the mean ${within(level)} of leaving ${cells}`,
      help: 'mean over cells beside vessels, weighted by how fast each enters blood',
      short: ({ level }: Named<'level'>) => `${level}, leaving cells`,
    },
    level: {
      label: ({ level, cells }: Named<'level' | 'cells'>) => `Mean ${within(level)} of ${cells}`,
      phrase: ({ level, cells }: Named<'level' | 'cells'>) => `the mean ${within(level)} of ${cells}`,
      help: 'mean over living cells',
      short: ({ level }: Named<'level'>) => level,
    },

    // Of a species in a tissue
    mean: {
      label: ({ species }: Named<'species'>) => `Mean ${within(species)}`,
      phrase: ({ species }: Named<'species'>) => `the mean level of ${within(species)}`,
      help: ({ tissue }: Named<'tissue'>) => `mean over ${tissue}`,
      short: ({ species }: Named<'species'>) => `mean ${within(species)}`,
    },
    max: {
      label: ({ species }: Named<'species'>) => `Highest ${within(species)}`,
      phrase: ({ species }: Named<'species'>) => `the highest level of ${within(species)}`,
      help: ({ tissue }: Named<'tissue'>) => `highest value in ${tissue}`,
      short: ({ species }: Named<'species'>) => `highest ${within(species)}`,
    },

    // Of a tissue
    void: {
      label: ({ tissue }: Named<'tissue'>) => `Open area, ${within(tissue)}`,
      phrase: ({ tissue }: Named<'tissue'>) => `the open area (${within(tissue)})`,
      help: 'sites with neither matrix nor a structural cell',
      short: 'open area',
    },
    matrix: {
      label: ({ tissue }: Named<'tissue'>) => `Matrix density, ${within(tissue)}`,
      phrase: ({ tissue }: Named<'tissue'>) => `the density of the matrix (${within(tissue)})`,
      help: 'mean matrix density',
      short: 'matrix density',
    },
    events: {
      label: ({ event, tissue }: Named<'event' | 'tissue'>) => `${event}, ${within(tissue)}`,
      phrase: ({ event, tissue }: Named<'event' | 'tissue'>) => `the number of ${within(event)} (${within(tissue)})`,
      help: 'number since the start',
      short: ({ event }: Named<'event'>) => event,
    },

    // Of blood and lymph
    blood: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} in blood`,
      phrase: ({ cells }: Named<'cells'>) => `the density of ${cells} in blood`,
      help: 'circulating cells',
      short: ({ cells }: Named<'cells'>) => capital(cells),
    },
    number: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} in all blood`,
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells} in all blood`,
      help: 'circulating cells in the body',
      short: ({ cells }: Named<'cells'>) => `${capital(cells)}, all blood`,
    },
    clone: {
      label: ({ cells, clone }: Named<'cells' | 'clone'>) => `${capital(cells)} of clone ${clone} in blood`,
      phrase: ({ cells, clone }: Named<'cells' | 'clone'>) => `the number of ${cells} of clone ${clone} in blood`,
      help: 'circulating cells of the clone in the body',
      short: ({ cells, clone }: Named<'cells' | 'clone'>) => `${capital(cells)}, clone ${clone}`,
    },
    shed: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} shed into blood`,
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells} that enter blood`,
      help: 'cells that enter blood',
      short: ({ cells }: Named<'cells'>) => `${capital(cells)} shed`,
    },
    drained: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} drained into lymph`,
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells} that enter lymph`,
      help: 'cells that enter lymph',
      short: ({ cells }: Named<'cells'>) => `${capital(cells)} drained`,
    },
    freeDrug: {
      label: ({ drug }: Named<'drug'>) => `Free ${within(drug)}`,
      phrase: ({ drug }: Named<'drug'>) => `the level of free ${within(drug)} in blood`,
      help: 'free drug in blood',
      short: ({ drug }: Named<'drug'>) => drug,
    },
    totalDrug: {
      label: ({ drug }: Named<'drug'>) => `Total ${within(drug)}`,
      phrase: ({ drug }: Named<'drug'>) => `the level of ${within(drug)} in blood, bound and free`,
      help: 'bound and free drug in blood',
      short: ({ drug }: Named<'drug'>) => `Total ${within(drug)}`,
    },
    bloodLevel: {
      label: ({ species }: Named<'species'>) => `${species} in blood`,
      phrase: ({ species }: Named<'species'>) => `the level of ${within(species)} in blood`,
      help: 'concentration in blood',
      short: ({ species }: Named<'species'>) => species,
    },
    blocked: {
      label: ({ level }: Named<'level'>) => `${level} blocked`,
      phrase: ({ level }: Named<'level'>) => `the share of ${within(level)} that is blocked`,
      help: 'share of receptors that antagonist would occupy without ligand',
      short: ({ level }: Named<'level'>) => `${level} blocked`,
    },
    pool: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} in blood`,
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells} in blood, relative to rest`,
      help: 'number relative to that at rest',
      short: ({ cells }: Named<'cells'>) => capital(cells),
    },

    // Of organs
    arrived: {
      label: ({ cells, organ }: Named<'cells' | 'organ'>) => `${capital(cells)} arrived in ${within(organ)}`,
      phrase: ({ cells, organ }: Named<'cells' | 'organ'>) => `the number of ${cells} that arrived in ${within(organ)}`,
      help: 'arrivals since the start, whole body',
      short: ({ cells }: Named<'cells'>) => `${capital(cells)} arrived`,
    },
    arrivedDiversity: {
      label: ({ cells, organ }: Named<'cells' | 'organ'>) => `Diversity of ${cells} arrived in ${within(organ)}`,
      phrase: ({ cells, organ }: Named<'cells' | 'organ'>) =>
        `the diversity of clones among ${cells} that arrived in ${within(organ)}`,
      help: 'Shannon index −Σ p·ln p over the clones that arrived',
      short: ({ cells }: Named<'cells'>) => `Diversity of ${cells}`,
    },
    arrivedDistance: {
      label: ({ cells, organ }: Named<'cells' | 'organ'>) => `Clonal distance of ${cells} arrived in ${within(organ)}`,
      phrase: ({ cells, organ, first }: Named<'cells' | 'organ' | 'first'>) =>
        `how different the clones of ${cells} that arrived in ${within(organ)} are from those of ${within(first)}`,
      help: ({ first }: Named<'first'>) =>
        `how different the clones that arrived are from those of ${first}: 0 if alike, 1 if none in common`,
      short: ({ cells }: Named<'cells'>) => `Clonal distance of ${cells}`,
    },
    arrivedClone: {
      label: ({ cells, organ, clone }: Named<'cells' | 'organ' | 'clone'>) =>
        `${capital(cells)} of clone ${clone} arrived in ${within(organ)}`,
      phrase: ({ cells, organ, clone }: Named<'cells' | 'organ' | 'clone'>) =>
        `the number of ${cells} of clone ${clone} that arrived in ${within(organ)}`,
      help: 'arrivals of the clone since the start, whole body',
      short: ({ cells, clone }: Named<'cells' | 'clone'>) => `${capital(cells)} arrived, clone ${clone}`,
    },

    // Of the niche
    fold: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} in blood`,
      phrase: ({ cells }: Named<'cells'>) => `the number of ${cells} in blood, relative to rest`,
      help: 'mean-field number relative to that at rest',
      short: ({ cells }: Named<'cells'>) => capital(cells),
    },
    nicheDensity: {
      label: ({ cells }: Named<'cells'>) => `${capital(cells)} in blood`,
      phrase: ({ cells }: Named<'cells'>) => `the density of ${cells} in blood`,
      help: 'mean-field density',
      short: ({ cells }: Named<'cells'>) => capital(cells),
    },
    homing: {
      label: ({ cells }: Named<'cells'>) => `Homing of ${cells}`,
      phrase: ({ cells }: Named<'cells'>) => `how fast ${cells} home, relative to rest`,
      help: 'homing relative to that at rest',
      short: ({ cells }: Named<'cells'>) => `Homing of ${cells}`,
    },
    output: {
      label: ({ line }: Named<'line'>) => line,
      phrase: ({ line }: Named<'line'>) => `the output of ${within(line)}, relative to rest`,
      help: 'output relative to that at rest',
      short: ({ line }: Named<'line'>) => line,
    },
  },

  /** Counted events that happen to cells. */
  events: {
    divisions: 'Divisions',
    blockedDivisions: 'Blocked divisions',
    moves: 'Moves',
    apoptoses: 'Apoptoses',
    necroses: 'Necroses',
    clearances: 'Clearances',
    departures: 'Departures',
    conversions: 'Conversions',
    intravasations: 'Intravasations',
    arrivals: 'Arrivals',
    entries: 'Entries',
    sprouts: 'Sprouts',
    tipSteps: 'Tip steps',
    perfusions: 'Perfusions',
    regressions: 'Regressions',
    binds: 'Seats taken',
    unbinds: 'Seats left',
    evictions: 'Evictions from seats',
    egresses: 'Exits into blood',
    returns: 'Returns from blood',
    opened: 'Degraded sites',
    refused: 'Refused cells',
    lymphEntries: 'Lymph entries',
  },

  /** Headings of settings. */
  groups: {
    tissues: 'Tissues',
    cells: 'Cells',
    rules: 'Strength of rules',
    species: 'Fields',
    traits: 'Heredity',
    drugs: 'Drugs',
    axes: 'Receptors',
    matrix: 'Matrix',
    circulation: 'Blood',
    niche: 'Marrow niche',
    dials: 'Dials',
    other: 'Other',
  } satisfies Record<Group, string>,

  settings: {
    /** Used as a heading. */
    label: (setting: Setting) => [setting.owner, settingInEnglish(setting)].filter(Boolean).join(': '),
    /** Used within a sentence, for what a run lacks or has changed. */
    mechanism: (setting: Setting) => [setting.owner, settingInEnglish(setting)].filter(Boolean).join(' '),
    /** A description of its number; `help` is the text from the table of all settings. */
    help: ({ help }: Named<'place' | 'help'>) => help,
    rule: ({ rule, says }: Named<'rule' | 'says'>) => `${rule}: ${says}`,
    wholeRule: ({ rule }: Named<'rule'>) => `rule ${rule}`,
    /** The binding of a ligand to its receptor. */
    axis: ({ ligand, receptor }: Named<'ligand' | 'receptor'>) => `${ligand} at ${receptor}`,
    /** A row of a first tissue: its cell type or, where it has none, what it draws, and which of its numbers. */
    layout: ({ drawn, part, tissue }: Named<'drawn' | 'part' | 'tissue'>) => `${drawn} ${inWords(part)}, ${tissue}`,
  },

  notes: {
    teaching: 'A model for teaching and for testing ideas, not for treatment.',
    sample: 'Each tissue is a sample; numbers in blood are for the whole body.',
    raised: ({ times }: Named<'times'>) => `Arrivals on a lattice are multiplied by ${times} so that some are seen.`,
    meanField:
      'The fold change of progenitors in blood is a mean-field number; the cells shown leave and return at random, at the same rates.',
  },
};

/** Settings whose names in files are not clear by themselves. */
const SETTINGS: Readonly<Record<string, string | ((setting: Setting) => string)>> = {
  'axes.weights': ({ of }) => `weight on ${of}`,
  'cells.become': ({ one }) => `becoming ${one}`,
  'cells.enter': ({ many }) => `entry of ${many}`,
  'cells.intravasation': 'entry into blood',
  'cells.lymphEntry': 'entry into lymph',
  'cells.coatedWith.capacity': ({ of }) => `coat of ${of}`,
  'cells.coatedWith.dissociation': ({ of }) => `dissociation of the coat of ${of}`,
  'cells.leads.flow': 'leaders following the flow',
  'cells.takesSeats': 'taking seats in the niche',
  'cells.repelledAbove': ({ of }) => `occupancy of ${of} that repels`,
  'circulation.pools.mobilisation': 'mobilisation',
  drugs: '',
  'niche.outputs.demand': 'answer to a lack',
  'tissues.hold.value': 'level in the middle',
  'tissues.hold.ratio': 'steepness',
  'tissues.flow.x': 'flow along x',
  'tissues.flow.y': 'flow along y',
  'tissues.vesselOxygen': 'oxygen in the vessels',
  'traits.asymmetric': 'asymmetric divisions',
  'axes.dissociation': 'dissociation constant',
  'axes.uptake': 'uptake by a bound receptor',
  'cells.drains.tip': 'growth of sprouts',
  'cells.leads.follow': 'following of leaders',
  'cells.leads.matrix': 'hold-up of leaders by matrix',
  'cells.leads.oxygen': 'leaders following oxygen',
  'cells.leads.taxis': 'chemotaxis of leaders',
  'cells.offersSeats.count': 'seats',
  'cells.perfuses.coat': 'basement membrane',
  'cells.perfuses.oxygen': 'oxygen of its blood',
  'cells.perfuses.permeability': 'leakiness',
  'cells.perfuses.radius': 'radius',
  'cells.perfuses.tip': 'growth of sprouts',
  'cells.receptors': ({ of }) => `level of ${of}`,
  'cells.regrowth': 'regrowth',
  'cells.secrete': ({ of }) => `release of ${of}`,
  'cells.states': ({ of }) => `${of} at rest`,
  'cells.traits': ({ of }) => `${of}`,
  'cells.taxis': 'chemotaxis',
  'cells.uptake': 'oxygen uptake',
  'circulation.halfLife': 'half-life of tumour cells in blood',
  'circulation.homing': 'homing from blood',
  'circulation.homingFloor': 'homing without a signal',
  'circulation.perfusion': 'blood flow of the tumour',
  'circulation.seedingGain': 'multiplied arrivals',
  'circulation.volume': 'volume of blood',
  'circulation.organs.arrest': 'arrest without chemokine',
  'circulation.organs.chemokines': ({ of }) => `level of ${of}`,
  'circulation.organs.share': 'share of the arrivals',
  'circulation.organs.onward': 'on into blood',
  'circulation.organs.onwardLoss': 'loss on the way into blood',
  'circulation.pools.relaxation': 'return to the level at rest',
  'debris.apoptotic': 'time to clear dead cells',
  'debris.necrotic': 'time to clear cells dead for want of oxygen',
  'drugs.absorption': 'absorption',
  'drugs.blocks': ({ of }) => `blocking of ${of}`,
  'drugs.free': 'free share in blood',
  'drugs.molarMass': 'molar mass',
  'drugs.neutralises': ({ of }) => `binding of ${of}`,
  'drugs.volume': 'volume in which it spreads',
  'matrix.hindrance': 'how much matrix hinders diffusion',
  'matrix.leastDiffusion': 'least diffusion in matrix',
  'matrix.rest': 'matrix of normal tissue',
  'matrix.turnover': 'turnover of matrix',
  maturation: 'age at which vessels need no growth signal',
  push: 'reach of the push by a division',
  saturation: 'saturation of pathways',
  tipSpacing: 'least distance of sprouts',
  'niche.bind': 'taking a seat',
  'niche.evict': 'pushing others off seats',
  'niche.homing': 'homing of progenitors',
  'niche.homingFloor': 'homing of progenitors without their receptor',
  'niche.members': 'progenitors in the body',
  'niche.refill': 'replacing of those that left',
  'niche.releasable': 'progenitors that can leave soon',
  'niche.sensitivity': 'response of seats to loss of signal',
  'niche.sinusoid': 'signal at sinusoids',
  'niche.unbind': 'leaving a seat',
  'niche.outputs.cleared': 'return to marrow',
  'niche.outputs.delay': 'life in blood',
  'niche.outputs.stages': 'evenness of the time in marrow',
  'niche.outputs.transit': 'time in marrow',
  'receptors.fall': 'time to fall',
  'receptors.rise': 'time to rise',
  'species.bloodHalfLife': 'half-life in blood',
  'species.bloodLevel': 'level in blood',
  'species.boundWeight': 'weight of what is bound to matrix',
  'species.hypoxic': 'level below which cells lack it',
  'species.permeability': 'passage through vessel walls',
  'species.proteolysis': 'cutting near vessels',
  'species.retardation': 'binding to matrix',
  'species.uptake.maximum': 'largest uptake',
  'species.uptake.halfMaximum': 'level at half uptake',
  'states.relaxation': 'time to change',
  'tissues.layout.count': 'number at the start',
  'tissues.layout.density': 'density at the start',
  'tissues.layout.fraction': 'share at the start',
  'traits.founders': 'share at the start',
  'traits.jump': 'size of jumps',
  'traits.jumps': 'how often it jumps',
  'traits.noise': 'scatter at a division',
  'traits.spread': 'spread at the start',
};

/** The name of a setting, without its owner; with no text of its own, it keeps its name in files. */
export function settingInEnglish(setting: Setting): string {
  const told = SETTINGS[setting.place];
  if (told !== undefined) return typeof told === 'string' ? told : told(setting);
  if (setting.behaviour !== '') return lowerCase(setting.behaviour);
  const [head, ...rest] = setting.place.split('.');
  const keys = (rest.length === 0 && setting.owner === '' ? [head] : rest).filter((key) => key !== 'value');
  return [...keys.map(inWords), setting.of].filter(Boolean).join(' ');
}

const lowerCase = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A text at the beginning of a name. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name within a sentence; abbreviations keep their capitals. */
export function within(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? lowerCase(text) : text;
}

/** The same shape in any language. */
type Told<T> = T extends string
  ? string
  : T extends (given: infer Given) => string
    ? (given: Given) => string
    : { readonly [K in keyof T]: Told<T[K]> };

/** The shape that every language fills. */
export type CoreTexts = Told<typeof en>;

type Leaves<T, Above extends string = ''> = {
  [K in keyof T & string]: T[K] extends string | ((given: never) => string)
    ? `${Above}${K}`
    : Leaves<T[K], `${Above}${K}.`>;
}[keyof T & string];

/** Names one text of the program. */
export type Key = Leaves<typeof en>;

export type MeasureKey = keyof (typeof en)['measures'];
