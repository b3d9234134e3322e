import { type Setting, settingInEnglish } from '../../texts/en.ts';
import { counted, sentence, type Texts } from './en.tsx';

/** A text at the beginning of a name. */
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const STROKE =
  'Auf ein Gewebe klicken oder darüber ziehen, oder darin die Eingabetaste drücken für seine Mitte. Jeder Strich steht im Protokoll und lässt sich rückgängig machen.';

/** Wie Einstellungen heißen, nach ihrem Platz in der Tabelle aller Einstellungen. */
const SETTINGS: Readonly<Record<string, string | ((setting: Setting) => string)>> = {
  'axes.dissociation': 'Dissoziation',
  'axes.weights': ({ of }) => `Gewicht auf ${of}`,
  'cells.adhesion': 'Haftung',
  'cells.become': ({ of }) => `Umwandlung → ${of}`,
  'cells.coatedWith.capacity': ({ of }) => `Hülle aus ${of}`,
  'cells.coatedWith.dissociation': ({ of }) => `Dissoziation der Hülle aus ${of}`,
  'cells.division': 'Teilung',
  'cells.enter': ({ many }) => `Eintritt aus dem Blut, ${many}`,
  'cells.erosion': 'Knochenabbau',
  'cells.intravasation': 'Eintritt ins Blut',
  'cells.leads.flow': 'Leitzellen folgen der Strömung',
  'cells.lossFromBlood': 'Verlust aus dem Blut',
  'cells.lymphEntry': 'Eintritt in die Lymphe',
  'cells.matrixBarrier': 'Matrix als Hindernis',
  'cells.integrin': 'Haftmoleküle',
  'cells.matrixDeposition': 'Ablagerung von Matrix',
  'cells.matrixFriction': 'Reibung an der Matrix',
  'cells.mutation': 'Mutation',
  'cells.receptors': ({ of }) => of,
  'cells.repelledAbove': ({ of }) => `Besetzung von ${of}, die abstößt`,
  'cells.secrete': ({ of }) => `Abgabe von ${of}`,
  'cells.matrixRemoval': 'Abbau von Matrix',
  'cells.takesSeats': 'Besetzen von Nischenplätzen',
  'cells.speed': 'Geschwindigkeit',
  'cells.sprouting': 'Sprossung',
  'cells.taxis': 'Chemotaxis',
  'cells.uptake': 'Sauerstoffverbrauch',
  'circulation.influx': 'Zufluss',
  'circulation.organs.arrest': 'Haften ohne Chemokin',
  'circulation.organs.onward': 'Weiter ins Blut',
  'circulation.organs.onwardLoss': 'Verlust auf dem Weg ins Blut',
  'circulation.pools.mobilisation': 'Mobilisierung',
  'circulation.seedingGain': 'Verstärkung der Ankünfte',
  'dials.value': '',
  drugs: '',
  'drugs.bioavailability': 'Bioverfügbarkeit',
  'drugs.blocks': ({ of }) => `${of}-Blockade`,
  'drugs.clearance': 'Clearance',
  'matrix.hindrance': 'Hemmung der Diffusion',
  'niche.evict': 'Verdrängung',
  'niche.homing': 'Homing',
  'niche.homingFloor': 'Homing ohne Rezeptor',
  'niche.outputs.cleared': 'Rückkehr ins Knochenmark',
  'niche.outputs.demand': 'Antwort auf einen Mangel',
  'niche.sensitivity': 'Empfindlichkeit',
  saturation: 'Sättigung',
  'species.boundWeight': 'Gewicht des an Matrix gebundenen Anteils',
  'species.decay': 'Abbau',
  'species.diffusion': 'Diffusion',
  'species.retardation': 'Verzögerung',
  'species.uptake.maximum': 'größte Aufnahme',
  'tissues.flow.x': 'Strömung entlang x',
  'tissues.flow.y': 'Strömung entlang y',
  'tissues.hold.ratio': 'Steilheit',
  'tissues.hold.value': 'Stufe in der Mitte',
  'tissues.vesselOxygen': 'Sauerstoff der Gefäße',
  'traits.asymmetric': 'asymmetrische Teilungen',
  'traits.founders': 'Anteil zu Beginn',
  'traits.jumps': 'Sprünge',
  'traits.spread': 'Streuung',
};

/** Was ihre Zahlen bedeuten. */
const MEANINGS: Readonly<Record<string, string>> = {
  'axes.dissociation': 'Dissoziationskonstante Kd',
  'axes.weights': 'Gewicht auf einen Signalknoten',
  'cells.adhesion': 'Kosten für jeden Kontakt zu ihresgleichen, der durch einen Schritt verloren geht',
  'cells.become': 'verwandelt sich in diesen Zelltyp',
  'cells.coatedWith.capacity':
    'Ligand, den eine volle Hülle trägt; Zellen, die sie berühren, spüren ihn neben dem freien',
  'cells.coatedWith.dissociation': 'freier Ligand, bei dem die Hülle halb voll ist',
  'cells.enter': 'Eintritt dieses Zelltyps aus dem Blut an dieser Stelle',
  'cells.erosion': 'Volumen, das jeder berührten abbaubaren Zelle genommen wird',
  'cells.leads.flow': 'Vorliebe für die Richtung der Strömung im Gewebe, je µm/min ihrer Geschwindigkeit',
  'cells.lossFromBlood': 'wie schnell sie im Blut stirbt, im Verhältnis zur Halbwertszeit zirkulierender Zellen',
  'cells.integrin': 'Aktivität der Haftmoleküle in Ruhe',
  'cells.matrixRemoval': 'Matrix, die auf dem eigenen und den 8 Plätzen ringsum abgebaut wird',
  'cells.matrixDeposition': 'Matrix, die auf dem eigenen und den 8 Plätzen ringsum abgelagert wird',
  'cells.matrixFriction': 'μ, Kosten dichter Matrix auf dem Weg',
  'cells.mutation': 'wie oft Merkmale springen, im Verhältnis zur Rate des Merkmals',
  'cells.receptors': 'Rezeptormenge in Ruhe',
  'cells.repelledAbove': 'Besetzung dieses Rezeptors, ab der mehr Ligand abstößt, statt anzuziehen; 0 für nie',
  'cells.secrete': 'Abgabe in Ruhe',
  'cells.speed': 'Geschwindigkeit in Ruhe',
  'cells.taxis': 'β, Vorliebe je Einheit Signalunterschied',
  'circulation.influx': 'Zellen, die ab Zeitpunkt 0 von außerhalb der Bilder ins Blut kommen',
  'circulation.organs.arrest':
    'Haften ohne Chemokin und Integrin: durch Größe, Selektine oder CD44, als Signal zusätzlich zu dem der Chemokine',
  'circulation.organs.onward':
    'Rate, mit der Zellen, die mit der Lymphe kamen, weiter ins Blut gelangen; hat das Organ ein Gewebe, die Zellen, die dort in die Lymphe eingetreten sind',
  'circulation.organs.onwardLoss': 'Rate, mit der Zellen sterben, bevor sie weiter ins Blut gelangen',
  'circulation.pools.mobilisation': 'Wert, dem sich der Vorrat nähert; in Ruhe 1',
  'circulation.seedingGain': 'um wie viel Ankünfte im Bild verstärkt werden, damit welche zu sehen sind',
  'dials.value': 'Wert',
  'drugs.blocks': 'funktionelles Kb des freien Wirkstoffs',
  'drugs.clearance': 'Clearance',
  'matrix.hindrance': 'wie stark volle Dichte die Diffusion hemmt',
  'niche.evict': 'k_ev je Einheit Signalunterschied',
  'niche.homing': 'kh, Homing (Rückkehr) aus dem Blut',
  'niche.homingFloor': 'ε, Anteil des Homings, der nicht über den Rezeptor läuft',
  'niche.outputs.cleared':
    'Anteil am Verlust aus dem Blut, der über den Rezeptor der Nische ins Knochenmark zurückkehrt',
  'niche.outputs.demand': 'was eine Zelle auf einem Platz bildet, wenn die Linie leer ist, im Verhältnis zu Ruhe',
  'niche.sensitivity': 'α, wie stark verlorene Besetzung Zellen freisetzt',
  'rules.from': 'Rampe: Eingabe, bei der sie beginnt',
  'rules.output': 'Faktor, oder die Rate oder Menge, die dazukommt',
  saturation: 'σ, Signal, bei dem ein Signalknoten halb aktiv ist',
  'species.decay': 'Abbau des freien Liganden, erster Ordnung',
  'species.diffusion': 'Diffusionskoeffizient',
  'species.retardation': '(frei + gebunden)/frei in normalem Stroma',
  'species.uptake.maximum': 'Verbrauch eines voll besetzten Gitterplatzes mit relativem Verbrauch 1',
  'tissues.flow.x': 'Geschwindigkeit der Strömung entlang x',
  'tissues.flow.y': 'Geschwindigkeit der Strömung entlang y',
  'tissues.hold.ratio': 'exponentiell: relative Änderung je Gitterplatz',
  'tissues.hold.value': 'Wert in der mittleren Spalte',
  'tissues.vesselOxygen': 'Sauerstoff in den Gefäßen',
  'traits.asymmetric':
    'Anteil der Teilungen, nach denen eine der beiden Zellen nicht den Wert der Mutter hat, sondern den der ersten Zellen',
  'traits.founders': 'Anteil der ersten Zellen, die mit dem höchsten Wert beginnen',
  'traits.jumps': 'Anteil der Teilungen mit Sprung, bei Mutationsrate 1',
  'traits.spread': 'σ zwischen den Klonen des ersten Gewebes',
};

function settingInGerman(setting: Setting): string {
  const told = SETTINGS[setting.place] ?? (setting.behaviour || settingInEnglish(setting));
  const name = typeof told === 'string' ? told : told(setting);
  return [setting.owner, name].filter(Boolean).join(': ');
}

/** Was das Programm zu jedem Szenario sagt. */
const core: Texts['core'] = {
  measures: {
    count: { label: ({ cells }) => capital(cells), help: ({ tissue }) => `lebende Zellen: ${tissue}`, short: 'lebend' },
    across: {
      label: ({ cells }) => `${capital(cells)}: mittlerer Weg nach rechts`,
      help: 'mittlerer Abstand der lebenden Zellen von der mittleren Spalte nach rechts',
      short: 'mittlerer Weg nach rechts',
    },
    right: {
      label: ({ cells }) => `${capital(cells)} in der rechten Hälfte`,
      help: 'lebende Zellen rechts von der mittleren Spalte',
      short: 'rechte Hälfte',
    },
    dead: {
      label: ({ cells }) => `Abgestorbene ${cells}`,
      help: 'tote Zellen, die noch nicht abgeräumt sind',
      short: 'abgestorben',
    },
    hypoxic: {
      label: ({ cells }) => `${capital(cells)} mit Sauerstoffmangel`,
      help: 'Anteil der lebenden Zellen, deren Sauerstoffdruck unter der Grenze zum Mangel liegt',
      short: 'mit Sauerstoffmangel',
    },
    at: {
      label: ({ species, cells }) => `${capital(cells)}: ${species} am Ort`,
      help: 'Mittel an den Orten der lebenden Zellen',
      short: ({ species }) => `${species} am Ort`,
    },
    inside: {
      label: ({ cells }) => `${capital(cells)} innerhalb des Randes`,
      help: 'lebende Zellen innerhalb der ersten Scheibe',
      short: 'innerhalb des Randes',
    },
    beyond: {
      label: ({ cells }) => `${capital(cells)} jenseits des Randes`,
      help: 'lebende Zellen außerhalb der Scheibe, in der sie angelegt wurden',
      short: 'jenseits des Randes',
    },
    depth: {
      label: ({ cells }) => `${capital(cells)}: Invasionstiefe`,
      help: 'wie weit jenseits des Randes ihrer Scheibe das entfernteste Zwanzigstel der lebenden Zellen außerhalb beginnt',
      short: 'Invasionstiefe',
    },
    lesions: {
      label: ({ cells }) => `${capital(cells)}: Herde`,
      help: 'Gruppen von mindestens zehn lebenden Zellen, die sich berühren',
      short: 'Herde',
    },
    largest: {
      label: ({ cells }) => `${capital(cells)}: größter Herd`,
      help: 'lebende Zellen der größten Gruppe von Zellen, die sich berühren',
      short: 'größter Herd',
    },
    roughness: {
      label: ({ cells }) => `${capital(cells)}: Rauheit der Front`,
      help: 'mittlere quadratische Abweichung der Front des größten Herdes von einem Kreis (Wurzel)',
      short: 'Rauheit der Front',
    },
    toVessel: {
      label: ({ cells }) => `${capital(cells)}: Abstand zum Blut`,
      help: 'mittlerer Abstand der lebenden Zellen zur nächsten Gefäßstelle, die Blut führt',
      short: 'Abstand zum Blut',
    },
    seats: {
      label: ({ cells }) => `${capital(cells)} auf Nischenplätzen`,
      help: 'besetzte Plätze in der Nische',
      short: 'auf Nischenplätzen',
    },
    perfused: {
      label: ({ cells }) => `Durchblutete ${cells}`,
      help: 'Gitterplätze, die Blut führen',
      short: 'durchblutet',
    },
    clones: { label: ({ cells }) => `${capital(cells)}: Klone`, help: 'Klone mit lebenden Zellen', short: 'Klone' },
    shannon: {
      label: ({ cells }) => `${capital(cells)}: Vielfalt`,
      help: 'Shannon-Index −Σ p·ln p über die Klone',
      short: 'Vielfalt',
    },
    distance: {
      label: ({ cells }) => `${capital(cells)}: Unterschied der Klone`,
      help: ({ first }) => `wie sehr sich ihre Klone unterscheiden (Vergleich: ${first}): 0 gleich, 1 nichts gemeinsam`,
      short: 'Unterschied der Klone',
    },
    lost: {
      label: ({ cells }) => `${capital(cells)}: verloren`,
      help: 'Anteil des Volumens, der fehlt',
      short: 'verloren',
    },
    volume: {
      label: ({ cells }) => `${capital(cells)}: übriges Volumen`,
      help: 'Summe über alle Gitterplätze, in ganzen Plätzen',
      short: 'übriges Volumen',
    },
    node: {
      label: ({ node, cells }) => `${capital(cells)}: mittlere Aktivität von ${node}`,
      help: 'mittlere Aktivität des Signalknotens in den lebenden Zellen',
      short: ({ node }) => node,
    },
    leavingAt: {
      label: ({ species, cells }) => `${capital(cells)}, die ins Blut gelangen: ${species} am Ort`,
      help: 'Mittel an den Orten der Zellen neben Gefäßen, gewichtet danach, wie leicht jede ins Blut gelangt',
      short: ({ species }) => `${species} am Ort, die ins Blut gelangen`,
    },
    leavingHypoxic: {
      label: ({ cells }) => `${capital(cells)}, die ins Blut gelangen: mit Sauerstoffmangel`,
      help: 'Anteil mit Sauerstoffmangel unter den Zellen neben Gefäßen, gewichtet danach, wie leicht jede ins Blut gelangt',
      short: 'mit Sauerstoffmangel, die ins Blut gelangen',
    },
    leavingLevel: {
      label: ({ level, cells }) => `${capital(cells)}, die ins Blut gelangen: ${level} im Mittel`,
      help: 'Mittel über die Zellen neben Gefäßen, gewichtet danach, wie leicht jede ins Blut gelangt',
      short: ({ level }) => `${level}, die ins Blut gelangen`,
    },
    level: {
      label: ({ level, cells }) => `${capital(cells)}: ${level} im Mittel`,
      help: 'Mittel über die lebenden Zellen',
      short: ({ level }) => level,
    },

    mean: {
      label: ({ species }) => `${species} im Mittel`,
      help: ({ tissue }) => `Mittel im Gewebe: ${tissue}`,
      short: ({ species }) => `${species} im Mittel`,
    },
    max: {
      label: ({ species }) => `${species}, Höchstwert`,
      help: ({ tissue }) => `Höchstwert im Gewebe: ${tissue}`,
      short: ({ species }) => `${species}, Höchstwert`,
    },

    void: {
      label: ({ tissue }) => `Offene Fläche, ${tissue}`,
      help: 'Gitterplätze ohne Matrix, auf denen keine Gerüstzelle steht',
      short: 'offene Fläche',
    },
    matrix: {
      label: ({ tissue }) => `Dichte der Matrix, ${tissue}`,
      help: 'mittlere Dichte der Matrix',
      short: 'Dichte der Matrix',
    },
    events: {
      label: ({ event, tissue }) => `${event}, ${tissue}`,
      help: 'Anzahl seit Beginn',
      short: ({ event }) => event,
    },

    blood: {
      label: ({ cells }) => `${capital(cells)} im Blut`,
      help: 'kreisende Zellen',
      short: ({ cells }) => capital(cells),
    },
    number: {
      label: ({ cells }) => `${capital(cells)} im gesamten Blut`,
      help: 'kreisende Zellen im Körper',
      short: ({ cells }) => `${capital(cells)}, gesamtes Blut`,
    },
    clone: {
      label: ({ cells, clone }) => `${capital(cells)} des Klons ${clone} im Blut`,
      help: 'kreisende Zellen im Körper',
      short: ({ cells, clone }) => `${capital(cells)}, Klon ${clone}`,
    },
    shed: {
      label: ({ cells }) => `Ins Blut abgegebene ${cells}`,
      help: 'Zellen, die ins Blut gelangen',
      short: ({ cells }) => `Ins Blut abgegebene ${cells}`,
    },
    drained: {
      label: ({ cells }) => `In die Lymphe abgegebene ${cells}`,
      help: 'Zellen, die in die Lymphe gelangen',
      short: ({ cells }) => `In die Lymphe abgegebene ${cells}`,
    },
    freeDrug: { label: ({ drug }) => `${drug}, frei`, help: 'freier Wirkstoff im Blut', short: ({ drug }) => drug },
    totalDrug: {
      label: ({ drug }) => `${drug}, gesamt`,
      help: 'gebundener und freier Wirkstoff im Blut',
      short: ({ drug }) => `${drug}, gesamt`,
    },
    bloodLevel: {
      label: ({ species }) => `${species} im Blut`,
      help: 'Konzentration im Blut',
      short: ({ species }) => species,
    },
    blocked: {
      label: ({ level }) => `${level} blockiert`,
      help: 'Rezeptoren, an denen der Antagonist sitzt, wenn kein Ligand da ist',
      short: ({ level }) => `${level} blockiert`,
    },
    pool: {
      label: ({ cells }) => `${capital(cells)} im Blut`,
      help: 'im Verhältnis zur Anzahl in Ruhe',
      short: ({ cells }) => capital(cells),
    },

    arrived: {
      label: ({ cells, organ }) => `Angekommene ${cells}: ${organ}`,
      help: 'Ankünfte seit Beginn, ganzer Körper',
      short: ({ cells }) => `Angekommene ${cells}`,
    },
    arrivedDiversity: {
      label: ({ cells, organ }) => `Angekommene ${cells}, Vielfalt: ${organ}`,
      help: 'Shannon-Index −Σ p·ln p über die angekommenen Klone',
      short: ({ cells }) => `${capital(cells)}: Vielfalt`,
    },
    arrivedDistance: {
      label: ({ cells, organ }) => `Angekommene ${cells}, Unterschied der Klone: ${organ}`,
      help: ({ first }) =>
        `wie sehr sich die angekommenen Klone unterscheiden (Vergleich: ${first}): 0 gleich, 1 nichts gemeinsam`,
      short: ({ cells }) => `${capital(cells)}: Unterschied der Klone`,
    },
    arrivedClone: {
      label: ({ cells, organ, clone }) => `Angekommene ${cells} des Klons ${clone}: ${organ}`,
      help: 'Ankünfte seit Beginn, ganzer Körper',
      short: ({ cells, clone }) => `Angekommene ${cells}, Klon ${clone}`,
    },

    fold: {
      label: ({ cells }) => `${capital(cells)} im Blut`,
      help: 'mittlere Anzahl (Mean-Field-Rechnung) im Verhältnis zu der in Ruhe',
      short: ({ cells }) => capital(cells),
    },
    nicheDensity: {
      label: ({ cells }) => `${capital(cells)} im Blut`,
      help: 'mittlere Dichte (Mean-Field-Rechnung)',
      short: ({ cells }) => capital(cells),
    },
    homing: {
      label: ({ cells }) => `${capital(cells)}: Rückkehr`,
      help: 'Homing (Rückkehr ins Mark) im Verhältnis zu dem in Ruhe',
      short: ({ cells }) => `${capital(cells)}: Rückkehr`,
    },
    output: { label: ({ line }) => line, help: 'Ausstoß im Verhältnis zu dem in Ruhe', short: ({ line }) => line },
  },

  events: {
    divisions: 'Teilungen',
    blockedDivisions: 'Verhinderte Teilungen',
    moves: 'Schritte',
    apoptoses: 'Apoptosen',
    necroses: 'Nekrosen',
    clearances: 'Abgeräumte Zellen',
    departures: 'Abgänge',
    conversions: 'Umwandlungen',
    intravasations: 'Eintritte ins Blut',
    arrivals: 'Ankünfte',
    entries: 'Zugänge',
    sprouts: 'Sprosse',
    tipSteps: 'Schritte der Sprossspitzen',
    perfusions: 'Neu durchblutete Sprosse',
    regressions: 'Rückbildungen',
    binds: 'Bindungen an Plätze',
    unbinds: 'Lösungen von Plätzen',
    evictions: 'Verdrängungen',
    egresses: 'Austritte ins Blut',
    returns: 'Rückkehr aus dem Blut',
    opened: 'Abgebaute Stellen',
    refused: 'Abgewiesene Zellen',
    lymphEntries: 'Eintritte in die Lymphe',
  },

  groups: {
    tissues: 'Gewebe',
    cells: 'Zellen',
    rules: 'Regeln',
    species: 'Felder',
    traits: 'Vererbung',
    drugs: 'Wirkstoffe',
    axes: 'Rezeptoren',
    matrix: 'Matrix',
    circulation: 'Blut',
    niche: 'Nische im Knochenmark',
    dials: 'Regler',
    other: 'Weitere',
  },

  settings: {
    label: settingInGerman,
    mechanism: settingInGerman,
    help: ({ place, help }) => MEANINGS[place] ?? help,
    rule: ({ rule, says }) => `${rule}: ${says}`,
    wholeRule: ({ rule }) => `Regel ${rule}`,
    axis: ({ ligand, receptor }) => `${ligand} an ${receptor}`,
    layout: ({ drawn, part, tissue }) =>
      part === 'density' ? `Dichte der Matrix: ${tissue}` : `${drawn}, ${part}: ${tissue}`,
  },

  notes: {
    teaching: 'Ein Modell für den Unterricht und zum Prüfen von Ideen, nicht für Behandlungen.',
    sample: 'Jedes Gewebe ist eine Stichprobe; Zahlen im Blut gelten für den ganzen Körper.',
    raised: ({ times }) => `Ankünfte im Bild sind ${times}-fach verstärkt, damit welche zu sehen sind.`,
    meanField:
      'Das Vielfache der Vorläuferzellen im Blut ist ein berechneter Mittelwert (Mean-Field); die gezeichneten Zellen gehen und kommen zufällig mit denselben Raten.',
  },
};

/** Alles, was das Programm sagt, auf Deutsch. */
export const texts: Texts = {
  core,

  numbers: { tag: 'de', decimal: ',', group: '.' },

  units: {
    cells: 'Zellen',
    'cells/h': 'Zellen/h',
    sites: 'Plätze',
    clones: 'Klone',
    '% of cells a day': '% der Zellen pro Tag',
    share: 'Anteil',
  },

  page: {
    levers: 'Regler und Einstellungen',
    cell: 'Zelle',
    parts: 'Teile der Seite',
    tabs: { levers: 'Regler', charts: 'Kurven', colour: 'Farbe', more: 'Mehr', log: 'Protokoll' },
  },

  header: {
    language: (now, next) => `Sprache ist ${now}; wechseln zu ${next}`,
    menu: 'Menü',
    scenario: 'Szenario',
    twin: 'Ab hier vergleichen',
    addArm: 'Lauf hinzufügen',
    twinTitle: 'Ein zweiter Lauf ab diesem Zeitpunkt, mit einem Unterschied',
    lesson: 'Lektion',
    leaveLesson: 'Lektion beenden',
    share: 'Teilen und speichern',
    atlas: 'Was die Quellen behaupten',
    groups: { lessons: 'Lektionen', tumours: 'Tumoren' },
    sweep: 'Reihe: viele Läufe auf einmal',
    theme: (now, next) => `Darstellung ist ${now}; wechseln zu ${next}`,
    themeTitle: (now) => `Darstellung: ${now}`,
    themes: { dark: 'dunkel', light: 'hell', projector: 'Beamer' },
    about: 'Über diese Zahlen',
  },

  dialog: { close: 'Schließen' },

  notices: {
    lagging: (reached, chosen) =>
      chosen === null
        ? `Dieses Gerät schafft ${reached} h/s von diesem Gewebe.`
        : `Dieses Gerät schafft ${reached} der verlangten ${chosen} h/s von diesem Gewebe.`,
    smaller: 'Das kleinere Gewebe verwenden',
    slower: (speed) => `Auf ${speed} h/s verlangsamen`,
    goOn: 'Weiter so',
    stopped: 'Die Simulation ist stehen geblieben',
    silent: 'Die Simulation antwortet nicht',
    startAgain: 'Neu starten',
    restore: (time) => `Ab ${time} wiederherstellen`,
    problems: (count, file) => `${count === 1 ? 'Ein Problem' : `${count} Probleme`} in ${file}`,
    notOpened: 'Die Datei konnte nicht geöffnet werden.',
    notOpenedGoesOn: 'Die Datei konnte nicht geöffnet werden. Der Lauf ist unverändert.',
    noScenario: (id, near, shown) =>
      `Kein Szenario heißt „${id}“; am nächsten kommt „${near}“. Gezeigt wird „${shown}“.`,
    linkProblem: (problem, shown) => `Dieser Link ist beschädigt: ${problem}. Gezeigt wird stattdessen „${shown}“.`,
    otherVersion: (found, expected) =>
      `Prüfsumme: gefunden ${found}, erwartet ${expected}: der Lauf stammt aus einer anderen Version von Stroma`,
    noSweep: (id, known) => `Reihe: „${id}“ gibt es nicht, möglich sind ${known}`,
    tooManyRuns: (found, most, file) =>
      `${found} Läufe gefunden, auf einer Seite sind höchstens ${most} möglich; „npx stroma sweep run ${file}“ schafft mehr`,
    dose: 'Dosis',
    stroke: 'Strich',
    noPicture: 'Das Bild konnte nicht erstellt werden',
  },

  about: {
    title: 'Über diese Zahlen',
    sample: (tissue, width, height, weight) =>
      `${tissue} ist eine Probe von ${width} × ${height} mm; der Körper wird durch ${weight} solche Proben dargestellt.`,
    measured: (count) => `Messgrößen (${count})`,
    evidence: 'Woher eine Zahl stammt',
    model: (digest) => (
      <>
        Modell {digest}. Gleiches Szenario, gleicher Startwert und gleiches Protokoll ergeben auf jedem Rechner
        dieselben 16 Zeichen.
      </>
    ),
  },

  evidence: {
    measured: 'gemessen',
    model: 'aus einem anderen Modell',
    seen: 'in der Quelle gelesen',
    recalled: 'aus dem Gedächtnis',
    derived: 'abgeleitet',
    fitted: 'angepasst',
    assumed: 'angenommen',
  },

  keys: {
    title: 'Tasten',
    play: 'Abspielen oder anhalten',
    step: 'Ein Schritt',
    slower: 'Langsamer',
    faster: 'Schneller',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    fullScreen: 'Vollbild, an und aus',
    gallery: 'Alle Szenarien',
    help: 'Diese Übersicht',
  },

  announce: {
    opened: (title, question) => `${title}. ${question}`,
    runs: 'Der Lauf spielt.',
    stopped: (time, sentence) => `Angehalten bei ${time}. ${sentence}`,
    now: (time, sentence) => `${time}. ${sentence}`,
    undone: 'Rückgängig gemacht.',
    redone: 'Wiederholt.',
  },

  share: {
    title: 'Teilen und speichern',
    run: (letter, name) => `Lauf ${letter}, ${name}: `,
    says: (seed, time) =>
      `Startwert ${seed}, ${time}. Adresse und Datei öffnen denselben Lauf; Bildschirme mit demselben Code zeigen denselben Zustand.`,
    code: 'Code',
    address: 'Adresse',
    copy: 'Adresse kopieren',
    copied: 'Die Adresse ist kopiert.',
    saveSession: 'Sitzung speichern',
    saveSessionTitle: 'Alle gezeigten Läufe; öffnet sich hier wieder, wenn die Datei auf die Seite gezogen wird',
    saveRun: 'Lauf speichern',
    saveRunTitle:
      'Öffnet sich hier wieder, wenn die Datei auf die Seite gezogen wird; stroma replay wiederholt den Lauf',
    measures: 'Messwerte, CSV',
    picture: 'Bild, PNG',
    saved: 'Gespeichert.',
  },

  embed: {
    title: 'In einer anderen Seite',
    parts: 'Teile außer den Geweben',
    panels: {
      head: 'Kopf',
      legend: 'Legende',
      time: 'Zeit',
      charts: 'Kurven',
      levers: 'Regler',
      settings: 'Einstellungen',
      words: 'in Worten',
    },
    code: 'Element für eine andere Seite',
    copy: 'Element kopieren',
    copied: 'Das Element ist kopiert.',
    whole: 'Als eigene Seite öffnen',
    unknown: (name, known) => `panels: „${name}“ gibt es nicht, erwartet: einige von ${known}`,
  },

  film: {
    title: 'Video aufnehmen',
    says: 'Ein Video des Laufs in dieser Ansicht, mit genau einem Bild je Zustand.',
    saysOfAll: 'Ein Video aller Läufe in dieser Ansicht, mit genau einem Bild je Zustand.',
    from: 'Von, h',
    to: 'Bis, h',
    every: 'Ein Bild alle, h',
    perSecond: 'Bilder je Sekunde',
    make: 'Video erstellen',
    end: 'Beenden',
    ended: 'Das Video wurde abgebrochen.',
    progress: 'Fertige Bilder',
    length: (done, all, seconds, making) => (making ? `${done} von ${all} Bildern` : `${all} Bilder, ${seconds} s`),
    impossible: (most) => `Ein Video hat 1 bis ${most} Bilder.`,
    none: 'Dieser Browser kann keine Videos erstellen.',
  },

  picture: {
    cellType: 'Zelltyp',
    seed: (seed) => `Startwert ${seed}`,
    cellsBy: (column) => `Zellen nach ${column}`,
    state: (digest) => `Zustand ${digest}`,
  },

  transport: {
    run: 'Lauf',
    play: 'Abspielen',
    pause: 'Anhalten',
    step: 'Ein Schritt',
    undo: 'Rückgängig',
    undoTitle: 'Letzte Änderung rückgängig machen',
    redo: 'Wiederholen',
    redoTitle: 'Zurückgenommenes wiederholen',
    reset: 'Zurück zum Anfang',
    speed: 'Tempo, simulierte Stunden pro Sekunde',
    quarter: 'eine Viertelstunde pro Sekunde',
    hoursPerSecond: (hours) => `${hours} ${hours === 1 ? 'Stunde' : 'Stunden'} pro Sekunde`,
    max: 'Max',
    fastest: 'so schnell wie möglich',
    settling: 'Einschwingen',
    pace: (hours) => `${hours} h pro Sekunde`,
    fewer: (hours) => `${hours} h/s, weniger Bilder`,
    fewerTitle:
      'Das Zeichnen ist auf diesem Gerät langsam: Bei vollem Tempo wird der Lauf seltener und gröber gezeichnet.',
    goingTo: (time) => `auf dem Weg zu ${time}`,
    firstFields: 'erste Felder werden berechnet',
    over: 'Lauf beendet',
    paused: 'angehalten',
    stepNow: 'Schritt',
    copied: 'kopiert',
    copyDigest: (shown, digest) => `${shown}: Prüfsumme ${digest} kopieren`,
    digestTitle: 'Prüfsumme des Zustands; kopiert alle 16 Zeichen',
    seed: 'Startwert',
    seedTitle: 'Ein neuer Startwert beginnt den Lauf von vorn',
  },

  timeline: {
    runs: 'Kurven der Läufe',
    chart: (label) => `Messgröße dieser Kurve: ${label}`,
    groups: (group) => (group === 'blood' ? 'Blut' : group === 'organs' ? 'Organe' : 'Im ganzen Körper'),
    name: 'Zeitachse',
    time: 'Zeitpunkt des Laufs',
    drag: 'Zu jedem Zeitpunkt ziehen',
    asTable: (label) => `${label} als Tabelle`,
    difference: (second, first) => `Unterschied, ${second} − ${first}`,
    change: (before, after) => `${before} auf ${after}`,
    everyRow: (stride, rows) => `Gezeigt wird jede ${stride}. Zeile; die Datei enthält alle ${rows}.`,
    download: 'CSV herunterladen',
    step: 'Schritt',
    timeColumn: 'Zeit',
    value: 'Wert',
  },

  dose: {
    mark: (amount, drug, moment) =>
      `${amount} ${drug} bei ${moment}. Pfeiltasten verschieben um eine Stunde, Entf entfernt die Gabe.`,
    markTitle: (amount, moment) => `${amount} bei ${moment}: ziehen verschiebt, klicken ändert`,
    title: (drug) => `Eine Gabe ${drug}`,
    time: 'Zeit, h',
    amount: (unit) => `Dosis, ${unit}`,
    times: 'Anzahl',
    timesApart: (hours) => `Anzahl, alle ${hours} h`,
    every: 'Alle, h',
    change: 'Ändern',
    remove: 'Entfernen',
  },

  twins: {
    title: 'Ab hier vergleichen',
    says: (time) =>
      `Ein zweiter Lauf ab ${time}, mit denselben Zellen und denselben Zufallszahlen und einem Unterschied:`,
    difference: 'Unterschied',
    kinds: { drug: 'ein Wirkstoff', control: 'ein Regler', rule: 'eine Regel aus', none: 'noch keiner' },
    drug: 'Wirkstoff',
    lever: 'Regler',
    value: (unit) => (unit === '' ? 'Wert' : `Wert, ${unit}`),
    rule: 'Regel',
    byHandSays: 'Regler von Hand ändern; sie gelten für den Lauf im Fokus.',
    branch: 'Zweiten Lauf starten',
    ruleOff: (rule) => `Regel ${rule} aus`,
    byHand: 'Von Hand',
    from: (name, time) => `${name} ab ${time}`,
    differ: 'Unterschiede',
    differing: (sites, all, cells) => `${cells}: ${sites} von ${all} Plätzen`,
    differPicture: (cell, first, inFirst, second, inSecond, both) =>
      `${cell}: ${first} Plätze nur in ${inFirst}, ${second} nur in ${inSecond}, ${both} in beiden`,
    only: (letter) => `nur in ${letter}`,
    both: 'in beiden',
    branches: 'Zweige',
    sameDraws: 'gleiche Zellen, gleiche Zufallszahlen',
    nameOf: (letter) => `Name von Lauf ${letter}`,
    firstRun: 'Erster Lauf',
    focus: 'Regler und Anzeigen gelten für diesen Lauf',
    close: (letter) => `Lauf ${letter} schließen`,
  },

  describe: {
    title: 'In Worten',
    summary: 'was das Bild zeigt',
    name: 'Das Gewebe in Worten',
    and: (parts) => parts.join(' und '),
    beside: (cells) => `daneben ${cells}`,
    hypoxic: (share) => `davon ${share} % in Sauerstoffmangel`,
    beyond: (count) => `${count} jenseits des Randes`,
    dead: (count) => `${count} tot`,
    more: 'mehr als vor sechs Stunden',
    fewer: 'weniger als vor sechs Stunden',
    same: 'unverändert seit sechs Stunden',
    seatsAll: (all, cells) => `${all} Nischenplätze besetzt, alle: ${cells}`,
    seatsSome: (some, all, cells) => `${some} von ${all} besetzten Nischenplätzen: ${cells}`,
    blood: 'Blut',
    fold: (times, cells) => `${cells}: das ${times}-Fache des Üblichen`,
    of: (amount, what) => `${amount} ${what}`,
    blocked: (share, receptor) => `${share} % von ${receptor} blockiert`,
  },

  stage: {
    tissues: 'Gewebe',
    tissuesOf: (name) => `Gewebe von ${name}`,
    tissue: (label, summary, enter) =>
      `${label}. ${summary}. Pfeiltasten bewegen das Bild, Plus und Minus zoomen, 0 führt zurück. ${enter}`,
    enter: {
      look: 'Die Eingabetaste betrachtet die Zelle in der Mitte, Umschalt und ein Pfeil die nächste.',
      measure:
        'Die Eingabetaste misst alle Felder in der Mitte; ist das Bild verschoben, misst Umschalt mit Eingabetaste sie entlang der Linie von dort zur Mitte. Escape entfernt die Messung.',
      add: 'Die Eingabetaste erhöht das Feld in der Mitte.',
      place: 'Die Eingabetaste setzt Zellen in die Mitte.',
      remove: 'Die Eingabetaste entfernt die Zellen in der Mitte.',
    },
    view: (width, height) => `Ausschnitt ${width} × ${height} mm`,
    viewOf: (width, height) => `von ${width} × ${height} mm`,
    shown: 'Gezeigtes Gewebe',
    noWebgl: 'Kein WebGL in diesem Browser: der Prozessor zeichnet.',
  },

  legend: { name: 'Legende', hypoxic: 'in Sauerstoffmangel', dead: 'tot' },

  blood: {
    name: 'Blut',
  },

  inspector: {
    follow: 'Folgen',
    back: 'Zurück zu den Reglern',
    gone: 'In keinem Gewebe mehr. ',
    phases: { apoptotic: 'Apoptotisch', necrotic: 'Nekrotisch' },
    fromStart: 'von Anfang an hier',
    cameLater: 'mit dem Blut, einem Spross oder von Hand gekommen',
    born: (mother) => `aus Zelle ${mother} entstanden`,
    life: (age, origin) => `${age} alt, ${origin}.`,
    clone: (clone) => `Klon ${clone} zeigen`,
    occupied: 'besetzt',
    chances: (moves, stays) => `Nächster Schritt: wandert zu ${moves} %, bleibt zu ${stays} %`,
    petals: '; die Blätter zeigen, wohin',
    why: 'Warum',
    factor: 'Faktor',
    deadCell: 'Eine tote Zelle folgt keinen Regeln.',
    atRest: (count) =>
      count === 1
        ? 'Auf 1 weiteres Verhalten wirkt gerade keine Regel.'
        : `Auf ${count} weitere Verhalten wirkt gerade keine Regel.`,
    headingFor: (column) => `Zielwert ${column}`,
    secretion: (species) => `Ausschüttung von ${species}`,
    becoming: (cell) => `Wird zu ${cell}`,
  },

  kin: {
    title: 'Verwandte',
    kinds: {
      mothers: (count) => (count > 1 ? 'Mütter' : 'Mutter'),
      daughters: (count) => (count === 1 ? 'Tochter' : 'Töchter'),
      sisters: (count) => (count === 1 ? 'Schwester' : 'Schwestern'),
    },
    one: { mothers: 'Mutter', daughters: 'Tochter', sisters: 'Schwester' },
    phases: { alive: 'lebt', apoptotic: 'tot (apoptotisch)', necrotic: 'tot (nekrotisch)' },
    away: (micrometres) => `${micrometres} µm entfernt`,
    inTissue: (tissue) => `Gewebe: ${tissue}`,
    look: (kind, name, where, state) => `${kind}: ${name}, ${state}, ${where}. Diese Zelle ansehen`,
    more: (count) => `${count} weitere`,
    none: 'Zurzeit ist keine Tochter und keine Schwester in einem Gewebe.',
    founder: {
      start: 'Keine: Sie ist eine Gründerzelle, von Anfang an hier.',
      later: 'Keine: Sie ist eine Gründerzelle, die mit dem Blut, einem Spross oder von Hand kam.',
    },
    founderOfLine: {
      start: 'Am Anfang dieser Linie steht eine Gründerzelle, die von Beginn an hier war.',
      later: 'Am Anfang dieser Linie steht eine Gründerzelle, die mit dem Blut, einem Spross oder von Hand kam.',
    },
    lost: (mother) => `Davor: Zelle ${mother}, die in keinem Gewebe mehr ist.`,
  },

  cellHistory: {
    whole: 'bekannt seit ihrer Entstehung',
    since: (from) => `bekannt seit ${from}`,
    lookBack: 'Einen Tag zurückblicken',
    lookBackTitle: 'Berechnet ihre Vergangenheit noch einmal, genau wie sie war; der Lauf bleibt, wie er ist',
    lookBackWhole: 'Bis zur Entstehung',
    progress: (at) => `Blick zurück, jetzt bei ${at}`,
    stop: 'Abbrechen',
    asTable: 'Geschichte der Zelle als Tabelle',
    tableTitle: (cell) => `Geschichte: ${cell}`,
    state: 'Zustand',
    goneShort: 'nicht mehr da',
    events: 'Was ihr geschah',
    occupied: (receptor) => `${receptor} besetzt`,
    flags: {
      hypoxic: 'wenig Sauerstoff',
      seated: 'auf einem Nischenplatz',
      perfused: 'führt Blut',
      tip: 'Spitze eines Sprosses',
    },
    kinds: {
      birth: 'entsteht',
      division: 'teilt sich',
      conversion: 'wird zu einem anderen Typ',
      death: 'stirbt',
      gone: 'verlässt alle Gewebe',
    },
    becomes: (cell) => `wird zu: ${cell}`,
    event: (at, what) => `${at}: ${what}`,
  },

  leaving: {
    title: 'Wer ins Blut gelangt',
    summary: 'Sauerstoff und Rezeptoren',
    all: 'alle Zellen',
    leaving: 'die, die ins Blut gelangen',
    nobody: 'Keine Zelle liegt an einem Gefäß, in das sie gelangen könnte.',
    of: (cells, tissue) => `${cells}, ${tissue}`,
    says: (name, all, leaving) => `${name}: ${all} im Mittel aller Zellen, ${leaving} bei denen, die ins Blut gelangen`,
    how: 'Zellen an Gefäßen, jede danach gezählt, wie leicht sie jetzt ins Blut gelangt.',
  },

  panel: {
    hypoxia: 'Sauerstoffmangel',
    hypoxiaIn: (label) => `Sauerstoffmangel: ${label}`,
    aboutHypoxia: 'Sauerstoffmangel',
    now: (label) => `${label} jetzt`,
    normal: (value) => `${value} am Anfang`,
    oxygenSupply: 'Sauerstoffversorgung der Gefäße',
    settings: (count, changed) =>
      `${counted(count, String(count), 'Einstellung', 'Einstellungen')}, ${changed === 0 ? 'alle wie üblich' : `${changed} geändert`}`,
    usual: (value) => `${value} üblich`,
    means: (about) => `Was ${about} bedeutet`,
    plausible: (low, high) => `Plausibel: ${low} bis ${high}.`,
    antagonist: 'Antagonist',
    drugs: 'Wirkstoffe',
    noDrug: 'kein Wirkstoff',
    blocks: (receptors) => `blockiert ${receptors}`,
    drug: 'Wirkstoff',
    none: 'Keiner',
    doseRoute: (route) => `Dosis, ${route}`,
    doseOf: (drug, unit) => `Dosis ${drug}, ${unit}`,
    give: 'Jetzt geben',
    howOften: 'Wie oft',
    once: 'einmal',
    times: (count, hours) => `${count}-mal, alle ${hours} h`,
    next: (time) => `Nächste Gabe: ${time}. `,
    blockedNow: (receptor) => `${receptor} jetzt blockiert`,
    colourAndField: 'Farbe und Feld',
    cellType: 'Zelltyp',
    cellTypeHelp: 'Jeder Typ in seiner eigenen Farbe.',
    noField: 'keines',
    noFieldHelp: 'Nur Zellen.',
    cellsBy: 'Zellen nach',
    field: 'Feld',
    rules: 'Regeln',
    rulesOn: (on, all) => `${on} von ${all} an`,
    source: (rule) => `Quelle von ${rule}`,
    rulesSays: 'Eine abgeschaltete Regel bleibt von da an aus; „Rückgängig“ holt sie zurück.',
  },

  log: {
    title: 'Änderungen',
    nothing: 'nichts geändert',
    changes: (count, shown) => counted(count, shown, 'Änderung', 'Änderungen'),
    says: 'Jede Änderung steht hier und lässt sich wieder entfernen. Szenario, Startwert und Protokoll ergeben denselben Lauf noch einmal.',
    clear: 'Alle Änderungen entfernen',
    takeOut: (change) => `Entfernen: ${change}`,
    putBack: (change) => `Wieder einsetzen: ${change}`,
    leftOut: (change) => `ohne ${change}`,
    whole: (count, shown) => `Ganzes Protokoll, ${counted(count, shown, 'Befehl', 'Befehle')}`,
    step: (step) => `Schritt ${step}`,
    last: (most, all) => `Die letzten ${most} von ${all}.`,
    added: (amount, species, tissue) => `${amount} ${species} zugegeben: ${tissue}`,
    placed: (cell, tissue) => `${cell} eingesetzt: ${tissue}`,
    removed: (cell, tissue) => `${cell} entfernt: ${tissue}`,
    cells: 'Zellen',
    off: (rule) => `Regel aus: ${rule}`,
  },

  tools: {
    title: 'Werkzeuge',
    kinds: {
      look: 'Zelle betrachten',
      measure: 'Felder messen',
      add: 'Feld erhöhen',
      place: 'Zellen einsetzen',
      remove: 'Zellen entfernen',
    },
    field: 'Feld',
    amount: 'Menge, nM',
    cell: 'Zelle',
    radius: 'Radius, Plätze',
    says: {
      look: 'Ein Klick zeigt, warum eine Zelle tut, was sie tut.',
      measure:
        'Ein Klick misst alle Felder an einer Stelle; Ziehen, oder Umschalt und ein zweiter Klick, entlang einer Linie. Mit der Tastatur: Die Eingabetaste misst in der Mitte; das Bild verschieben, dann zieht Umschalt mit Eingabetaste die Linie von dort. Zwei Finger oder die mittlere Maustaste verschieben das Bild.',
      add: STROKE,
      place: STROKE,
      remove: STROKE,
    },
  },

  measure: {
    name: 'Gemessene Felder',
    place: (tissue, x, y) => `${tissue}, ${x} µm von links, ${y} µm von oben`,
    line: (tissue, length) => `${tissue}, eine Linie von ${length} µm`,
    leave: 'Messung entfernen',
    field: 'Feld',
    ofScale: (percent) => `${percent} % der Skala`,
    ofContour: (percent, contour) => (
      <>
        {percent} % von {contour}
      </>
    ),
    charted: 'Felder entlang der Linie',
    along: (field, length) => `${field} entlang ${length} µm`,
    asTable: (field) => `${field} entlang der Linie als Tabelle`,
    run: 'Lauf',
    distance: 'Abstand, µm',
    site: 'Platz',
    tableSays: 'Der Wert des Platzes, in dem jeder Punkt der Linie liegt; Werte werden nicht interpoliert.',
    rows: (shown, all) => `Gezeigt sind ${shown} von ${all} Zeilen; die Datei enthält alle.`,
    cells: 'Zellen auf der Linie',
    noCells: 'keine Zellen auf der Linie',
  },

  sweep: {
    name: 'Reihe',
    back: 'Zurück zum Lauf',
    reading: 'Die Reihe wird gelesen …',
    twoAtOnce: 'zwei zugleich',
    of: 'In',
    by: 'Nach',
    took: (time) => `in ${time}`,
    left: (time) => `noch etwa ${time}`,
    pause: 'Anhalten',
    start: (runs) => `${runs} Läufe starten`,
    goOn: 'Fortsetzen',
    done: 'Fertige Läufe',
    progress: (done, all, note) => `${done} von ${all} Läufen${note === '' ? '' : `, ${note}`}`,
    save: 'Als CSV speichern',
    empty: 'Jeder Lauf erscheint hier als Punkt, sobald er fertig ist.',
    dots: 'Jeder Punkt ist ein Lauf; ein Klick öffnet ihn. Linien sind Mittelwerte, Balken ihre 95-%-Intervalle.',
    failed: (count) => (count === 1 ? '1 Lauf gescheitert' : `${count} Läufe gescheitert`),
    run: (run, error) => `Lauf ${run}: ${error}`,
  },

  gallery: {
    title: 'Übersicht',
    all: 'Alle Szenarien',
    tagline: 'Der Tumor und seine Nachbarn, Zelle für Zelle',
    openFile: 'Datei öffnen',
    band: 'Hier anfangen',
    startHere: (code) => `Hier anfangen · ${code}`,
    start: 'Lektion beginnen',
    explore: 'Erkunden',
    goOn: 'Dort weitermachen, wo Sie aufgehört haben',
    last: 'Letzte Sitzung:',
    left: (time, when, lesson) => `${lesson ? 'Lektion, ' : ''}bei ${time}, gespeichert ${when}`,
    counts: (count, cells, hypoxic) =>
      hypoxic === null ? `${count} ${cells}` : `${count} ${cells} · ${hypoxic} % hypoxisch`,
    tabs: { lessons: 'Lektionen', tumours: 'Tumoren', sessions: 'Meine Sitzungen' },
    claims: 'Was die Quellen behaupten',
    searchClaims: 'In den Aussagen der Quellen suchen',
    search: 'Lektionen, Tumoren, Wirkstoffe suchen',
    nothing: (sought) => `Keine Treffer für „${sought}“.`,
    clearSearch: 'Suche leeren',
    levels: { introductory: 'Einführung', intermediate: 'Aufbau', advanced: 'Vertiefung' },
    minutes: (minutes) => `${minutes} Minuten`,
    forget: (title) => `Sitzung „${title}“ von diesem Gerät löschen`,
  },

  atlas: {
    title: 'Was die Quellen behaupten',
    about: (seen, unseen, explained) =>
      `Hinter diesem Modell stehen vier Quellen. ${seen} ihrer Aussagen sind hier zu sehen: Ein Lauf hat den Mechanismus, dem anderen fehlt er, und eine Messgröße entscheidet. ${unseen} sind es nicht, mit den Gründen; ${explained} werden nur erklärt.`,
    back: 'Zurück zum Gewebe',
    search: 'Aussagen suchen',
    state: 'Anzeigen',
    allStates: 'Alle Aussagen',
    states: {
      seen: 'zu sehen',
      explained: 'erklärt',
      contested: 'umstritten',
      wired: 'wirkt, Folge nicht klar',
      'not shown': 'keine Wirkung gefunden',
    },
    nothing: (sought) => `Keine Treffer für „${sought}“.`,
    showAll: 'Alle Aussagen zeigen',
    holds: 'In diesem Paar von Läufen trifft die Aussage zu.',
    holdsNot: 'In diesem Paar von Läufen trifft die Aussage nicht zu.',
    found: (count) => (count === 1 ? 'Eine Aussage' : `${count} Aussagen`),
    taken: (scenario, without) => (
      <>
        <i>{scenario}</i>, {without}:
      </>
    ),
    notRun: 'Noch nicht gelaufen.',
    seeds: (count) => `über ${count} Startwerte.`,
    stale: 'Das Szenario wurde seither geändert.',
    mark: (mark) => `Stärke des Mechanismus: ${mark}.`,
    see: 'Ansehen',
    lives: 'In den Dateien:',
    link: 'Adresse kopieren',
    copied: 'Kopiert',
    claim: 'Eine Aussage der Quellen',
    claimNumber: (row) => `Aussage ${row}`,
    takenHere: (without) => `Zwei Läufe mit demselben Startwert: unverändert, und ${without}.`,
    kept: (count, change) => `Über ${count} Startwerte, vorab gelaufen: ${change}.`,
    toAtlas: 'Alle Aussagen',
  },

  lesson: {
    name: 'Lektion',
    steps: { read: 'Lesen', predict: 'Vorhersagen', run: 'Laufen', compare: 'Vergleichen', explain: 'Erklären' },
    question: (now, all) => `Frage ${now} von ${all}`,
    worksheet: 'Arbeitsblatt',
    class: 'Ergebnisse der Klasse',
    state: (seed, digest, time) => `Startwert ${seed} ${digest} ${time}`,
    objective: 'Lernziel',
    onScreen: 'Auf dem Bildschirm',
    noQuestions: 'Dieses Szenario macht keine prüfbaren Aussagen, deshalb gibt es keine Fragen.',
    think: 'Zum Nachdenken',
    toQuestions: (count) => (count === 1 ? 'Zur Frage' : 'Zu den Fragen'),
    asks: (first, second, rule, read) => (
      <>
        Zwei Läufe mit demselben Startwert: <b>{first}</b> und <b>{second}</b>
        {rule !== null && <> („{rule}“)</>}. Verglichen wird <b>{read}</b>.
      </>
    ),
    reads: {
      last: (measure, when) => `${measure} ${when}`,
      max: (measure, when) => `der Höchstwert von ${measure} ${when}`,
      min: (measure, when) => `der niedrigste Wert von ${measure} ${when}`,
      mean: (measure, when) => `der Mittelwert von ${measure} ${when}`,
      timeOfMax: (measure, when) => `der Zeitpunkt des Höchstwerts von ${measure} ${when}`,
      area: (measure, when) => `die Fläche unter der Kurve von ${measure} ${when}`,
      halfLife: (measure, when) => `die Halbwertszeit von ${measure} ${when}`,
    },
    at: (moment) => `bei ${moment}`,
    upTo: (moment) => `bis ${moment}`,
    fromTo: (from, to) => `von ${from} bis ${to}`,
    itWill: 'Im zweiten Lauf wird der Wert',
    guesses: { less: 'kleiner', same: 'etwa gleich bleiben', more: 'größer' },
    verdicts: { less: 'weniger', same: 'etwa gleich', more: 'mehr' },
    sketch: (moment) =>
      `Möglich ist auch, die Kurve des zweiten Laufs ins Diagramm zu zeichnen oder ihren Wert bei ${moment} anzugeben:`,
    sketchValue: (unit) => `Vorhergesagter Wert${unit === '' ? '' : `, ${unit}`}`,
    redraw: 'Neu zeichnen',
    runTo: (moment) => `Laufen bis ${moment}`,
    answerFirst: 'Zuerst eine Antwort wählen; danach werden die Läufe gezeigt.',
    underWay: (now, moment) => `Beide Läufe sind bei ${now}, auf dem Weg zu ${moment}.`,
    preparing: 'Beide Läufe werden vorbereitet.',
    progress: 'Wie weit die Läufe sind',
    notYet: (moment) => `Die Läufe sind noch nicht bei ${moment}.`,
    youSaid: (said) => (
      <>
        Vorhersage: <b>{said}</b>.
      </>
    ),
    verdict: (found, first, second, ratio) => (
      <>
        Die Läufe sagen: <b>{found}</b>, {first} und {second}
        {ratio !== null && ` (×${ratio})`}.
      </>
    ),
    right: 'Die Vorhersage trifft zu.',
    wrong: 'Die Vorhersage trifft nicht zu.',
    done: <b>Die Lektion ist beendet.</b>,
    veil: 'Antworten verbergen, bis ich sie zeige',
    veiled: 'Beide Läufe sind da. Was ist zu erwarten, und warum? Erst die Gewebe vergleichen, dann die Zahlen zeigen.',
    reveal: 'Die Antwort zeigen',
    curveGives: (drawn, second) => `Die gezeichnete Kurve ergibt ${drawn}, der zweite Lauf ${second}.`,
    whyIsThat: 'Warum ist das so?',
    otherSeeds: (count, verdicts) =>
      `Von ${counted(count, String(count), 'anderen Startwert', 'anderen Startwerten')}: ${verdicts}.`,
    holds: (count) => `Die Antwort gilt bei ${count}.`,
    seedsOf: (read) => `Andere Startwerte: ${read}`,
    seed: 'Startwert',
    seedsDone: (done, all) => `${done} von ${all} Läufen mit anderen Startwerten sind fertig.`,
    askSeeds: (count) => `War es Zufall? Mit ${count} anderen Startwerten wiederholen`,
    heldTo: 'Was dieses Szenario zeigen muss',
    tryByHand: 'Selbst ausprobieren',
    readOff: 'Worauf zu achten ist',
    askCell: 'Ein Klick auf eine Zelle zeigt, warum sie tut, was sie tut.',
    score: (right, all) => (
      <>
        {right} von {all} Vorhersagen treffen zu. <b>Die Lektion ist beendet.</b>
      </>
    ),
    next: 'Nächste Frage',
    chart: (measure) => `Diagramm: ${measure}`,
    chartTo: (measure, moment) => `${measure} bis ${moment}`,
    draw: 'Vorhersage einzeichnen',
    dashed: (runs) => `${runs} · gestrichelt: die Vorhersage`,
    asItIs: 'unverändert',
    without: (mechanisms) => `ohne ${mechanisms.join(' und ')}`,
    withDrug: (drug) => `mit ${drug}`,
    withDrugEvery: (drug, hours) => `mit ${drug} alle ${hours} h`,
    setFrom: (mechanism, value, time) => `${mechanism} ${value} ab ${time}`,
    switched: (mechanism, on) => `${mechanism} ${on ? 'an' : 'aus'}`,
  },

  glossary: { title: 'Glossar' },

  worksheet: {
    title: 'Arbeitsblatt',
    readings: (count) =>
      count === 1
        ? 'mit den Messwerten der 1 Frage, die hier lief'
        : `mit den Messwerten der ${count} Fragen, die hier liefen`,
    print: 'Drucken',
    head: (scenario, seed) => `Szenario ${scenario}, Startwert ${seed}. Name: ____________________ Datum: ____________`,
    asks: (read, second, rule, first) =>
      `${sentence(read)}: ${second}${rule === null ? '' : ` („${rule}“)`}, verglichen mit: ${first}`,
    expect: 'Erwartung: ☐ weniger ☐ etwa gleich ☐ mehr, weil',
    readOff: (first, second) => `Abgelesen: ${first} ____________ ${second} ____________`,
    pair: (first, second) => `${first} und ${second}`,
    here: (pair, verdict, others) =>
      `Hier: ${pair}, ${verdict}${others.length === 0 ? '' : `; andere Startwerte: ${others.join(', ')}`}.`,
    rules: 'Was die Regeln dazu sagen:',
  },

  classResults: {
    own: 'Das eigene Ergebnis, für die Klasse',
    title: 'Die Ergebnisse einer Klasse',
    paste: 'Hier einfügen, was jede Seite am Ende der Lektion zeigt, eins nach dem anderen',
    files: 'Dateien mit Ergebnissen',
    leftOut: (count) =>
      count === 1
        ? '1 aus einem anderen Szenario ist ausgelassen'
        : `${count} aus einem anderen Szenario sind ausgelassen`,
    pages: (count) => (count === 1 ? 'Eine Seite' : `${count} Seiten`),
    asks: (read, second) => `${sentence(read)}: ${second}`,
    predicted: (guesses, right, found) =>
      `Vorhergesagt: ${guesses}. ${right} von ${found} so, wie die eigenen Läufe sagen.`,
    range: (name, low, high) => `${name} von ${low} bis ${high}`,
    key: (first, second) => `Ringe: ${first}; Scheiben: ${second}; je Seite eins von beiden.`,
  },
};
