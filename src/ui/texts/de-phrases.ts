import { scenarioPhrases } from './de-scenarios.ts';
import type { Phrases } from './phrases.ts';

/** Was Szenarien und Rechenkern sagen, auf Deutsch. `{}` steht für einen weiteren Text, der selbst übersetzt wird. */
export const phrases: Phrases = {
  // Gewebe und Organe
  Tissue: 'Gewebe',
  'Tissue beside a vessel': 'Gewebe neben einem Gefäß',
  Tumour: 'Tumor',
  Marrow: 'Knochenmark',
  'Lymph node': 'Lymphknoten',
  'A line of fibroblasts': 'Eine Reihe Fibroblasten',
  Kd: 'Kd',
  '0.05 Kd': '0,05 Kd',
  '20 Kd': '20 Kd',
  Lung: 'Lunge',
  Liver: 'Leber',
  'Bone marrow': 'Knochenmark',
  Brain: 'Gehirn',
  'Other organs': 'Übrige Organe',

  // Zellen: der Name, seine Formen im Satz, was die Zelle ist
  'Tumour cell': 'Tumorzelle',
  'tumour cell': 'Tumorzelle',
  'tumour cells': 'Tumorzellen',
  'Divides where oxygen is sufficient, moves when it is not, and can leave by blood.':
    'Teilt sich, wo der Sauerstoff reicht, wandert, wo er fehlt, und kann den Tumor über das Blut verlassen.',
  Fibroblast: 'Fibroblast',
  fibroblast: 'Fibroblast',
  fibroblasts: 'Fibroblasten',
  'A normal fibroblast; makes little CXCL12 and changes when tumour cells touch it.':
    'Ein normaler Fibroblast; bildet wenig CXCL12 und verändert sich, wenn Tumorzellen ihn berühren.',
  'Tumour-associated fibroblast': 'Karzinom-assoziierter Fibroblast (CAF)',
  'tumour-associated fibroblast': 'Karzinom-assoziierter Fibroblast (CAF)',
  'tumour-associated fibroblasts': 'Karzinom-assoziierte Fibroblasten (CAF)',
  'The main source of CXCL12 in a tumour; also lays down dense matrix.':
    'Die wichtigste Quelle von CXCL12 im Tumor; lagert außerdem dichte Matrix ab.',
  Vessel: 'Blutgefäß',
  vessel: 'Blutgefäß',
  vessels: 'Blutgefäße',
  'A capillary; brings oxygen, and is the way into blood and out of it.':
    'Eine Kapillare; bringt Sauerstoff und ist der Weg ins Blut und aus ihm heraus.',
  'New vessel': 'Neues Blutgefäß',
  'new vessel': 'neues Blutgefäß',
  'new vessels': 'neue Blutgefäße',
  'A young, leaky vessel; carries blood only once it has met another vessel or a progenitor has joined it.':
    'Ein junges, undichtes Gefäß; führt erst Blut, wenn es auf ein anderes Gefäß getroffen ist oder eine Vorläuferzelle sich angeschlossen hat.',
  Sinusoid: 'Sinusoid',
  sinusoid: 'Sinusoid',
  sinusoids: 'Sinusoide',
  'A wide vessel of the marrow, poor in oxygen; cells enter and leave the marrow here.':
    'Ein weites Gefäß des Knochenmarks, arm an Sauerstoff; hier treten Zellen ins Mark ein und aus ihm aus.',
  'Endothelial progenitor': 'Endotheliale Vorläuferzelle',
  'endothelial progenitor': 'endotheliale Vorläuferzelle',
  'endothelial progenitors': 'endotheliale Vorläuferzellen',
  'Arrives by blood, climbs CXCL12 and becomes part of a new vessel.':
    'Kommt mit dem Blut, folgt CXCL12 dorthin, wo es zunimmt, und wird Teil eines neuen Gefäßes.',
  'Blood-forming progenitor': 'Blutbildende Vorläuferzelle',
  'blood-forming progenitor': 'blutbildende Vorläuferzelle',
  'blood-forming progenitors': 'blutbildende Vorläuferzellen',
  'Lives in marrow, held on CXCL12-rich niche cells; all blood comes from it.':
    'Lebt im Knochenmark und wird dort von Nischenzellen gehalten, die viel CXCL12 bilden; alles Blut stammt von ihr ab.',
  'Niche cell (CAR)': 'Nischenzelle (CAR)',
  'niche cell (CAR)': 'Nischenzelle (CAR)',
  'niche cells (CAR)': 'Nischenzellen (CAR)',
  'CXCL12-abundant reticular cell of the marrow; offers two seats to cells with CXCR4.':
    'CXCL12-reiche Retikulumzelle des Knochenmarks; bietet Zellen mit CXCR4 zwei Plätze.',
  Bone: 'Knochen',
  bone: 'Knochen',
  'Solid until tumour cells that touch it have removed its volume.':
    'Fest, bis Tumorzellen, die ihn berühren, sein Volumen abgebaut haben.',
  'Lymphatic vessel': 'Lymphgefäß',
  'lymphatic vessel': 'Lymphgefäß',
  'lymphatic vessels': 'Lymphgefäße',
  'Drains tissue; makes CCL21, and is the way into lymph and to the node.':
    'Entwässert das Gewebe; bildet CCL21 und ist der Weg in die Lymphe und zum Lymphknoten.',
  'CD8 T cell': 'CD8-T-Zelle',
  'CD8 T cells': 'CD8-T-Zellen',
  'Kills tumour cells that it touches; stays where CXCL12 is high, and is held back by suppressive neighbours.':
    'Tötet Tumorzellen, die sie berührt; bleibt, wo viel CXCL12 ist, und wird von hemmenden Nachbarn gebremst.',
  'Regulatory T cell': 'Regulatorische T-Zelle',
  'regulatory T cell': 'regulatorische T-Zelle',
  'regulatory T cells': 'regulatorische T-Zellen',
  'Holds T cells and natural killer cells back; comes along CXCL12 and stays where it is high.':
    'Bremst T-Zellen und natürliche Killerzellen; folgt CXCL12 und bleibt, wo viel davon ist.',
  'Natural killer cell': 'Natürliche Killerzelle',
  'natural killer cell': 'natürliche Killerzelle',
  'natural killer cells': 'natürliche Killerzellen',
  'Kills tumour cells that it touches, more where IL-18 is high.':
    'Tötet Tumorzellen, die sie berührt; mehr davon, wo viel IL-18 ist.',
  'Myeloid suppressor cell': 'Myeloide Suppressorzelle',
  'myeloid suppressor cell': 'myeloide Suppressorzelle',
  'myeloid suppressor cells': 'myeloide Suppressorzellen',
  'Comes along CXCL12 and CXCL8 and holds T cells back.': 'Folgt CXCL12 und CXCL8 und bremst T-Zellen.',
  'Macrophage M1': 'M1-Makrophage',
  'M1 macrophage': 'M1-Makrophage',
  'M1 macrophages': 'M1-Makrophagen',
  'An inflammatory macrophage; turns into M2 where its AKT is active.':
    'Ein entzündlicher Makrophage; wird zum M2-Makrophagen, wo sein AKT aktiv ist.',
  'Macrophage M2': 'M2-Makrophage',
  'M2 macrophage': 'M2-Makrophage',
  'M2 macrophages': 'M2-Makrophagen',
  'A macrophage that helps the tumour; it releases VEGF-A, loosens tumour cells and holds T cells back.':
    'Ein Makrophage, der dem Tumor hilft; er gibt VEGF-A ab, lockert Tumorzellen und bremst T-Zellen.',
  'Neutrophil N1': 'N1-Neutrophiler',
  'N1 neutrophil': 'N1-Neutrophiler',
  'N1 neutrophils': 'N1-Neutrophile',
  'Kills tumour cells that it touches; TGF-β turns it into N2.':
    'Tötet Tumorzellen, die er berührt; TGF-β macht ihn zum N2-Neutrophilen.',
  'Neutrophil N2': 'N2-Neutrophiler',
  'N2 neutrophil': 'N2-Neutrophiler',
  'N2 neutrophils': 'N2-Neutrophile',
  'Helps the tumour by holding T cells back.': 'Hilft dem Tumor, indem er T-Zellen bremst.',
  'Osteoclast precursor': 'Osteoklasten-Vorläufer',
  'osteoclast precursor': 'Osteoklasten-Vorläufer',
  'osteoclast precursors': 'Osteoklasten-Vorläufer',
  'A myeloid cell that comes by blood and turns into an osteoclast, faster where tumour cells are near.':
    'Eine myeloide Zelle, die mit dem Blut kommt und zum Osteoklasten wird, schneller in der Nähe von Tumorzellen.',
  Osteoclast: 'Osteoklast',
  osteoclast: 'Osteoklast',
  osteoclasts: 'Osteoklasten',
  'Dissolves the bone that it touches, which sets TGF-β free.':
    'Löst den Knochen auf, den er berührt; dabei wird TGF-β frei.',
  'Injured tissue': 'Verletztes Gewebe',
  'injured tissue': 'verletztes Gewebe',
  'Living tissue at the edge of a gap, cut off from its vessels; it calls cells, and heals once oxygen is back.':
    'Lebendes Gewebe am Rand einer Lücke, von seinen Gefäßen abgeschnitten; es ruft Zellen herbei und heilt, sobald der Sauerstoff zurück ist.',
  'Mesenchymal stem cell': 'Mesenchymale Stammzelle',
  'mesenchymal stem cell': 'mesenchymale Stammzelle',
  'mesenchymal stem cells': 'mesenchymale Stammzellen',
  'Comes by blood to injured tissue and turns into fibroblasts that fill the gap.':
    'Kommt mit dem Blut in verletztes Gewebe und wird zu Fibroblasten, die die Lücke füllen.',
  alive: 'lebend',
  apoptotic: 'apoptotisch',
  necrotic: 'nekrotisch',

  // Rezeptoren, Zustände und Merkmale
  'The receptor for CXCL12, relative to a tumour cell with enough oxygen (1).':
    'Der Rezeptor für CXCL12, im Verhältnis zu einer Tumorzelle mit genug Sauerstoff (1).',
  'The receptor of vessel cells for VEGF-A, relative to a resting vessel cell (1).':
    'Der Rezeptor der Gefäßzellen für VEGF-A, im Verhältnis zu einer ruhenden Gefäßzelle (1).',
  'Mesenchymal score': 'Mesenchymaler Grad',
  'How far a tumour cell has gone from an epithelial (0) to a mobile, mesenchymal (1) shape.':
    'Wie weit eine Tumorzelle von der epithelialen (0) zur beweglichen, mesenchymalen Form (1) übergegangen ist.',
  'The receptor for CCL21, relative to 1.': 'Der Rezeptor für CCL21, im Verhältnis zu 1.',
  'The receptor of lymphatic cells for VEGF-C, relative to a resting one (1).':
    'Der Rezeptor der Lymphgefäßzellen für VEGF-C, im Verhältnis zu einer ruhenden Zelle (1).',
  'A mucin that CCR7 signals raise; it loosens contacts and lets a cell into lymph. 1 at rest.':
    'Ein Mucin, das durch CCR7-Signale zunimmt; es lockert Zellkontakte und lässt die Zelle in die Lymphe. In Ruhe 1.',
  '{}, inborn': '{}, angeboren',
  Speed: 'Geschwindigkeit',
  Division: 'Teilung',
  'How much CXCR4 a cell makes, relative to the usual tumour cell (1).':
    'Wie viel CXCR4 eine Zelle bildet, im Verhältnis zur üblichen Tumorzelle (1).',
  'How fast a cell is, relative to the usual tumour cell (1).':
    'Wie schnell eine Zelle ist, im Verhältnis zur üblichen Tumorzelle (1).',
  'How often a cell divides, relative to the usual tumour cell (1).':
    'Wie oft sich eine Zelle teilt, im Verhältnis zur üblichen Tumorzelle (1).',
  'How much CCR7 a cell makes, relative to the usual tumour cell (1).':
    'Wie viel CCR7 eine Zelle bildet, im Verhältnis zur üblichen Tumorzelle (1).',
  Resistance: 'Resistenz',
  "Share of a cytotoxic drug's effect that a cell escapes; 0 for none.":
    'Anteil der Wirkung eines Zytostatikums, dem eine Zelle entgeht; 0 bei voller Wirkung.',
  'Stem-like': 'Stammzellartig',
  '1 for a stem-like tumour cell, which lives long and mutates more under CXCR4 signals.':
    '1 bei einer stammzellartigen Tumorzelle; unter CXCR4-Signalen lebt sie lange und mutiert häufiger.',
  Leader: 'Leitzelle',
  '1 for a leader, which senses low oxygen and gradients better and draws the cells beside it along.':
    '1 bei einer Leitzelle; sie spürt Sauerstoffmangel und Gradienten besser und zieht die Zellen neben sich mit.',
  'The receptor for CXCL8, relative to 1.': 'Der Rezeptor für CXCL8, im Verhältnis zu 1.',
  'The receptor for TNF-α, relative to a tumour cell (1).':
    'Der Rezeptor für TNF-α, im Verhältnis zu einer Tumorzelle (1).',
  'The receptor for IL-1β, relative to 1.': 'Der Rezeptor für IL-1β, im Verhältnis zu 1.',
  Killing: 'Tötungskraft',
  'How well a cell kills the tumour cells that it touches, relative to one that nobody holds back (1).':
    'Wie gut eine Zelle die Tumorzellen tötet, die sie berührt, im Verhältnis zu einer, die niemand bremst (1).',
  Checkpoint: 'Checkpoint',
  'How strongly suppressive neighbours act on a cell; a checkpoint antibody lowers it.':
    'Wie stark hemmende Nachbarn auf eine Zelle wirken; ein Checkpoint-Antikörper verringert es.',
  'A second receptor for CXCL12 that takes it up without a signal, relative to 1.':
    'Ein zweiter Rezeptor für CXCL12, der es ohne Signal aufnimmt, im Verhältnis zu 1.',

  // Felder und ihre Höhenlinien
  Oxygen: 'Sauerstoff',
  'Comes from the vessels and is used up by cells on the way, so it fades within a few cell layers.':
    'Kommt aus den Gefäßen und wird unterwegs von Zellen verbraucht; deshalb verliert er sich nach wenigen Zelllagen.',
  'A chemokine made by stroma; cells with CXCR4 sense it and climb towards more of it.':
    'Ein Chemokin des Stromas; Zellen mit CXCR4 spüren es und wandern dorthin, wo mehr davon ist.',
  'The growth signal for vessels; tumour cells release ten times more of it when oxygen is low.':
    'Das Wachstumssignal für Blutgefäße; bei Sauerstoffmangel geben Tumorzellen zehnmal mehr davon ab.',
  'TGF-β (active)': 'TGF-β (aktiv)',
  'A short-lived signal from tumour cells that helps to turn fibroblasts into tumour-associated ones.':
    'Ein kurzlebiges Signal der Tumorzellen; es trägt dazu bei, dass Fibroblasten zu Karzinom-assoziierten werden.',
  'A chemokine of lymphatic vessels and nodes; held by matrix, and sensed there too.':
    'Ein Chemokin der Lymphgefäße und Lymphknoten; die Matrix hält es fest, und auch dort wird es gespürt.',
  'The growth signal for lymphatic vessels.': 'Das Wachstumssignal für Lymphgefäße.',
  'A chemokine of tumour cells, macrophages and neutrophils; feeds growth and survival through CXCR2.':
    'Ein Chemokin der Tumorzellen, Makrophagen und Neutrophilen; fördert über CXCR2 Wachstum und Überleben.',
  'An alarm signal; through NF-κB it makes tumour cells grow and show more CXCR4.':
    'Ein Alarmsignal; über NF-κB lässt es Tumorzellen wachsen und mehr CXCR4 zeigen.',
  'An alarm signal; through ERK and Notch it makes tumour cells show more CXCR4.':
    'Ein Alarmsignal; über ERK und Notch lässt es Tumorzellen mehr CXCR4 zeigen.',
  'Released by myeloid cells whose CXCR4 is quiet; makes natural killer cells kill more.':
    'Wird von myeloiden Zellen abgegeben, deren CXCR4 ruht; lässt natürliche Killerzellen mehr töten.',
  'Released by T cells and natural killer cells that touch tumour cells; wakes macrophages.':
    'Wird von T-Zellen und natürlichen Killerzellen abgegeben, die Tumorzellen berühren; weckt Makrophagen.',
  'Antibody with toxin': 'Antikörper mit Toxin',
  'A large drug that has to get from blood into tissue.':
    'Ein großes Wirkstoffmolekül, das aus dem Blut ins Gewebe gelangen muss.',
  K_d: 'K_d',
  'tip threshold': 'Schwelle für Sprossspitzen',
  'half effect': 'halbe Wirkung',
  '0.01 nM': '0,01 nM',
  '0.05 nM': '0,05 nM',
  '0.15 nM': '0,15 nM',
  '0.5 nM': '0,5 nM',
  '1.5 nM': '1,5 nM',
  '{} nM': '{} nM',
  '{} mmHg': '{} mmHg',

  // Wirkstoffe
  Plerixafor: 'Plerixafor',
  plerixafor: 'Plerixafor',
  'Blocks CXCR4 within an hour of an injection; used to collect stem cells from blood.':
    'Blockiert CXCR4 binnen einer Stunde nach der Spritze; wird genutzt, um Stammzellen aus dem Blut zu sammeln.',
  Mavorixafor: 'Mavorixafor',
  'A CXCR4 blocker taken by mouth; stays in blood for days, blocks less.':
    'Ein CXCR4-Blocker zum Einnehmen; bleibt tagelang im Blut, blockiert weniger.',
  'A peptide that blocks CXCR4, given at the tumour, where it stays; lowers SRC, AKT and ERK in breast cancer cells.':
    'Ein Peptid, das CXCR4 blockiert; es wird am Tumor gegeben und bleibt dort; senkt SRC, AKT und ERK in Brustkrebszellen.',
  'Antibody against CXCL12': 'Antikörper gegen CXCL12',
  'Binds CXCL12, so that no cell senses it; stays in blood for weeks.':
    'Bindet CXCL12, sodass keine Zelle es mehr spürt; bleibt wochenlang im Blut.',
  'Cytotoxic drug': 'Zytostatikum',
  'Kills cells that divide, less those that are resistant.': 'Tötet Zellen, die sich teilen, resistente weniger.',
  'CXCR4-targeted toxin': 'Gegen CXCR4 gerichtetes Toxin',
  'A toxin on a particle that CXCR4 takes in; kills by how much CXCR4 a cell has.':
    'Ein Toxin auf einem Partikel, den CXCR4 in die Zelle holt; tötet umso mehr, je mehr CXCR4 eine Zelle hat.',
  'Checkpoint antibody': 'Checkpoint-Antikörper',
  'Takes the brake off T cells and natural killer cells; does not touch the CXCL12 axis.':
    'Löst die Bremse der T-Zellen und natürlichen Killerzellen; wirkt nicht auf die CXCL12-Achse.',
  'Kills tumour cells where it gets to; too large for dense matrix.':
    'Tötet Tumorzellen dort, wo er hingelangt; zu groß für dichte Matrix.',
  subcutaneous: 'unter die Haut',
  oral: 'zum Einnehmen',
  local: 'örtlich',
  intravenous: 'in die Vene',
  'into a vein': 'in eine Vene',

  // Regeln
  'Low oxygen raises CXCR4': 'Sauerstoffmangel erhöht CXCR4',
  'Low oxygen makes stroma release more CXCL12': 'Bei Sauerstoffmangel gibt das Stroma mehr CXCL12 ab',
  'AKT keeps cells alive': 'AKT hält Zellen am Leben',
  'ERK speeds up division': 'ERK beschleunigt die Teilung',
  'Cells divide only with enough oxygen': 'Zellen teilen sich nur mit genug Sauerstoff',
  'Cells die without oxygen': 'Ohne Sauerstoff sterben Zellen',
  'Calcium signals make cells faster': 'Calciumsignale machen Zellen schneller',
  'JAK and STAT raise VEGF-A': 'JAK und STAT erhöhen VEGF-A',
  'Low oxygen raises VEGF-A': 'Sauerstoffmangel erhöht VEGF-A',
  'AKT makes cells mesenchymal': 'AKT macht Zellen mesenchymal',
  'Low oxygen makes cells mesenchymal': 'Sauerstoffmangel macht Zellen mesenchymal',
  'Mesenchymal cells move more, stick and divide less, and cut matrix':
    'Mesenchymale Zellen wandern mehr, haften und teilen sich weniger und bauen Matrix ab',
  'SRC makes cells cut matrix': 'SRC lässt Zellen Matrix abbauen',
  'Touch and TGF-β of tumour cells change fibroblasts':
    'Berührung durch Tumorzellen und deren TGF-β verändern Fibroblasten',
  'CXCR4-active tumour neighbours make the stroma denser':
    'Benachbarte Tumorzellen mit aktivem CXCR4 verdichten das Stroma',
  'CXCL12 at a vessel calls progenitors out of blood': 'CXCL12 am Gefäß ruft Vorläuferzellen aus dem Blut',
  'VEGF-A or low oxygen makes a progenitor join a vessel':
    'VEGF-A oder Sauerstoffmangel lässt eine Vorläuferzelle Teil eines Gefäßes werden',
  'VEGF-A above its threshold and rising in one direction starts a sprout where vessels are few':
    'Wo Gefäße selten sind, beginnt ein Spross, wenn VEGF-A über seiner Schwelle liegt und in eine Richtung ansteigt',
  'Young vessels without VEGF-A and crushed vessels disappear':
    'Junge Gefäße ohne VEGF-A und zusammengedrückte Gefäße verschwinden',
  'CXCR4 signals activate adhesion molecules': 'CXCR4-Signale aktivieren Haftmoleküle',
  'A seat in the niche protects a progenitor': 'Ein Platz in der Nische schützt eine Vorläuferzelle',
  'CXCR4 signals kill where AKT is quiet': 'CXCR4-Signale töten, wo AKT ruht',
  'WNT, ERK and AKT speed up new vessels': 'WNT, ERK und AKT beschleunigen neue Gefäße',
  'Only seated progenitors divide': 'Nur Vorläuferzellen auf einem Platz teilen sich',
  'Mesenchymal cells get into blood': 'Mesenchymale Zellen gelangen ins Blut',
  'CCR7 signals raise MUC1 through ERK': 'CCR7-Signale erhöhen MUC1 über ERK',
  'MUC1 opens lymph and loosens contacts': 'MUC1 öffnet den Weg in die Lymphe und lockert Zellkontakte',
  'VEGF-C starts lymphatic sprouts where lymphatics are few': 'VEGF-C lässt Lymphgefäße sprossen, wo sie selten sind',
  'Low oxygen raises VEGF-C': 'Sauerstoffmangel erhöht VEGF-C',
  'CXCR4 and CCR7 signals lead into lymph': 'CXCR4- und CCR7-Signale führen in die Lymphe',
  'Cells make as much CXCR4 as they were born to': 'Zellen bilden so viel CXCR4, wie ihnen angeboren ist',
  'Cells are as fast as they were born to be': 'Zellen sind so schnell, wie es ihnen angeboren ist',
  'Cells divide as often as they were born to': 'Zellen teilen sich so oft, wie es ihnen angeboren ist',
  'CXCR4 signals keep stem-like cells alive and make them mutate':
    'CXCR4-Signale halten stammzellartige Zellen am Leben und lassen sie mutieren',
  'The cytotoxic drug kills cells that could divide, unless they are resistant':
    'Das Zytostatikum tötet teilungsfähige Zellen, wenn sie nicht resistent sind',
  'A cytotoxic drug raises CXCR4 in those that live': 'Ein Zytostatikum erhöht CXCR4 in den Zellen, die überleben',
  'The targeted toxin kills by how much CXCR4 a cell has':
    'Das gerichtete Toxin tötet umso mehr, je mehr CXCR4 eine Zelle hat',
  'Cells make as much CCR7 as they were born to': 'Zellen bilden so viel CCR7, wie ihnen angeboren ist',
  'NF-κB raises CXCR4': 'NF-κB erhöht CXCR4',
  'Notch raises CXCR4': 'Notch erhöht CXCR4',
  'miR-302b holds CXCR4 and alarm signals down': 'miR-302b hält CXCR4 und Alarmsignale niedrig',
  'NF-κB makes cells invasive through SERPINB3': 'NF-κB macht Zellen über SERPINB3 invasiv',
  'CXCL12 makes stroma release TNF-α': 'CXCL12 lässt das Stroma TNF-α abgeben',
  'NF-κB speeds up division': 'NF-κB beschleunigt die Teilung',
  'Vessels of inflamed tissue release TNF-α and IL-1β': 'Gefäße in entzündetem Gewebe geben TNF-α und IL-1β ab',
  'CD8 T cells kill tumour cells that they touch': 'CD8-T-Zellen töten Tumorzellen, die sie berühren',
  'Natural killer cells kill tumour cells that they touch':
    'Natürliche Killerzellen töten Tumorzellen, die sie berühren',
  'N1 neutrophils kill tumour cells that they touch': 'N1-Neutrophile töten Tumorzellen, die sie berühren',
  'A killer that touches several tumour cells divides its time between them':
    'Eine Killerzelle, die mehrere Tumorzellen berührt, teilt ihre Zeit unter ihnen auf',
  'CXCL12 holds CD8 T cells where it is high': 'CXCL12 hält CD8-T-Zellen fest, wo viel davon ist',
  'CXCL12 at a vessel calls regulatory T cells': 'CXCL12 am Gefäß ruft regulatorische T-Zellen',
  'CXCL12 at a vessel calls myeloid suppressors': 'CXCL12 am Gefäß ruft myeloide Suppressorzellen',
  'CXCR4 keeps regulatory T cells in the tumour': 'CXCR4 hält regulatorische T-Zellen im Tumor',
  'Suppressive neighbours stop killing': 'Hemmende Nachbarn verhindern das Töten',
  'AKT turns macrophages into M2': 'AKT macht Makrophagen zu M2',
  'AKT keeps macrophages M2': 'AKT hält Makrophagen im Zustand M2',
  'M2 macrophages make tumour cells mesenchymal': 'M2-Makrophagen machen Tumorzellen mesenchymal',
  'CXCR4 signals stop the release of IL-18': 'CXCR4-Signale unterbinden die Abgabe von IL-18',
  'IL-18 makes natural killer cells kill more': 'IL-18 lässt natürliche Killerzellen mehr töten',
  'TGF-β without IFN-γ turns neutrophils into N2': 'TGF-β ohne IFN-γ macht Neutrophile zu N2',
  'A checkpoint antibody takes the brake off': 'Ein Checkpoint-Antikörper löst die Bremse',
  'Inflamed vessels let macrophages and suppressors in':
    'Entzündete Gefäße lassen Makrophagen und Suppressorzellen herein',
  'Only cells that touch a tumour cell release IFN-γ': 'Nur Zellen, die eine Tumorzelle berühren, geben IFN-γ ab',
  'Regulatory T cells stop IFN-γ': 'Regulatorische T-Zellen unterbinden IFN-γ',
  'IFN-γ turns macrophages back': 'IFN-γ verwandelt Makrophagen zurück',
  'IFN-γ makes T cells kill more': 'IFN-γ lässt T-Zellen mehr töten',
  'Tumour cells near by make osteoclasts': 'Tumorzellen in der Nähe lassen Osteoklasten entstehen',
  'Tumour cells near a vessel call precursors': 'Tumorzellen nahe einem Gefäß rufen Vorläufer',
  'Without CXCR4 signals precursors turn sooner': 'Ohne CXCR4-Signale verwandeln sich Vorläufer früher',
  'Only an osteoclast on bone sets TGF-β free': 'Nur ein Osteoklast am Knochen setzt TGF-β frei',
  'Tumour cells near by wake osteoclasts': 'Tumorzellen in der Nähe wecken Osteoklasten',
  'An osteoclast on bone stays there': 'Ein Osteoklast am Knochen bleibt dort',
  'TGF-β from bone feeds tumour cells': 'TGF-β aus dem Knochen nährt Tumorzellen',
  'Dead cells and wounds near by raise CXCR4': 'Tote Zellen und Wunden in der Nähe erhöhen CXCR4',
  'CXCL12 at a vessel calls mesenchymal stem cells out of blood':
    'CXCL12 am Gefäß ruft mesenchymale Stammzellen aus dem Blut',
  'Mesenchymal stem cells fill gaps': 'Mesenchymale Stammzellen füllen Lücken',
  'TGF-β and STAT raise VEGF-A in fibroblasts': 'TGF-β und STAT erhöhen VEGF-A in Fibroblasten',
  'A wound calls more cells out of blood': 'Eine Wunde ruft mehr Zellen aus dem Blut',
  'Low oxygen makes injured tissue call louder': 'Bei Sauerstoffmangel ruft verletztes Gewebe lauter',
  'Injured tissue heals where oxygen is back': 'Verletztes Gewebe heilt, wo der Sauerstoff zurück ist',
  'Stem-like cells show more CXCR4': 'Stammzellartige Zellen zeigen mehr CXCR4',
  'The toxin kills where it is': 'Das Toxin tötet, wo es ist',

  // Was eine Regel liest
  oxygen: 'Sauerstoff',
  perfused: 'durchblutet',
  seated: 'auf einem Platz',
  toxin: 'Toxin',

  // Messgrößen von Zellen und Feldern
  '{}, {}': '{}, {}',
  'living cells in {}': 'lebende Zellen: {}',
  '{}, to the right': '{}, Weg nach rechts',
  'mean distance of the living to the right of the middle column':
    'mittlerer Abstand der lebenden Zellen von der mittleren Spalte nach rechts',
  '{}, right half': '{}, rechte Hälfte',
  'living to the right of the middle column': 'lebende Zellen rechts von der mittleren Spalte',
  '{}, dead': '{}, tot',
  'dead cells not cleared yet': 'tote Zellen, die noch nicht abgeräumt sind',
  '{}, short of oxygen': '{}, mit Sauerstoffmangel',
  'share of the living below the hypoxic pressure':
    'Anteil der lebenden Zellen, deren Sauerstoffdruck unter der Grenze zum Mangel liegt',
  '{} at {}': '{2}: {1} am Ort',
  'mean where the living stand': 'Mittel an den Orten der lebenden Zellen',
  '{}, inside': '{}, innen',
  'living cells within the first disc': 'lebende Zellen innerhalb der ersten Scheibe',
  '{} beyond the rim': '{} jenseits des Randes',
  'living cells outside the disc they were laid out in':
    'lebende Zellen außerhalb der Scheibe, in der sie angelegt wurden',
  '{}, invasion depth': '{}, Invasionstiefe',
  'how far beyond the rim of their disc the farthest twentieth of the living outside it begins':
    'wie weit jenseits des Randes ihrer Scheibe das entfernteste Zwanzigstel der lebenden Zellen außerhalb beginnt',
  '{}, lesions': '{}, Herde',
  'groups of at least ten touching living cells': 'Gruppen von mindestens zehn lebenden Zellen, die sich berühren',
  '{}, largest lesion': '{}, größter Herd',
  'living cells of the largest group of touching ones':
    'lebende Zellen der größten Gruppe von Zellen, die sich berühren',
  '{}, front roughness': '{}, Rauheit der Front',
  'root mean square deviation of the front of the largest lesion from a circle':
    'mittlere quadratische Abweichung der Front des größten Herdes von einem Kreis (Wurzel)',
  '{}, distance to blood': '{}, Abstand zum Blut',
  'mean distance of the living to the nearest vessel site that carries blood':
    'mittlerer Abstand der lebenden Zellen zur nächsten Gefäßstelle, die Blut führt',
  'Seats, {}': 'Plätze, {}',
  'niche seats held': 'besetzte Plätze in der Nische',
  '{}, with blood': '{}, durchblutet',
  'sites that carry blood': 'Gitterplätze, die Blut führen',
  '{}, clones': '{}, Klone',
  'clones with living cells': 'Klone mit lebenden Zellen',
  '{}, diversity': '{}, Vielfalt',
  'Shannon index −Σ p·ln p over clones': 'Shannon-Index −Σ p·ln p über die Klone',
  '{}, distance': '{}, Unterschied der Klone',
  'how different its clones are from those of {}: 0 alike, 1 none in common':
    'wie sehr sich ihre Klone unterscheiden (Vergleich: {}): 0 gleich, 1 nichts gemeinsam',
  '{}, lost': '{}, verloren',
  'share of its volume that is gone': 'Anteil des Volumens, der fehlt',
  '{}, volume left': '{}, übriges Volumen',
  'sum over sites, in whole sites': 'Summe über alle Gitterplätze, in ganzen Plätzen',
  'mean activity of the pathway node over the living': 'mittlere Aktivität des Signalknotens in den lebenden Zellen',
  'mean over the living': 'Mittel über die lebenden Zellen',
  '{}, mean': '{}, Mittel',
  'mean over {}': 'Mittel im Gewebe: {}',
  '{}, largest': '{}, Höchstwert',
  'largest over {}': 'Höchstwert im Gewebe: {}',
  'Void, {}': 'Lücken, {}',
  'sites without matrix that no structural cell stands on':
    'Gitterplätze ohne Matrix, auf denen keine Gerüstzelle steht',
  'mean density of matrix': 'mittlere Dichte der Matrix',
  cells: 'Zellen',
  sites: 'Gitterplätze',
  'cells/h': 'Zellen/h',

  // Gezählte Ereignisse
  'number since the start': 'Anzahl seit Beginn',
  Divisions: 'Teilungen',
  'Blocked divisions': 'Verhinderte Teilungen',
  Moves: 'Schritte',
  Apoptoses: 'Apoptosen',
  Necroses: 'Nekrosen',
  Clearances: 'Abgeräumte Zellen',
  Departures: 'Abgänge',
  Conversions: 'Umwandlungen',
  Intravasations: 'Eintritte ins Blut',
  Arrivals: 'Ankünfte',
  Entries: 'Zugänge',
  Sprouts: 'Sprosse',
  'Tip steps': 'Schritte der Sprossspitzen',
  Perfusions: 'Neu durchblutete Sprosse',
  Regressions: 'Rückbildungen',
  Binds: 'Bindungen an Plätze',
  Unbinds: 'Lösungen von Plätzen',
  Evictions: 'Verdrängungen',
  Egresses: 'Austritte ins Blut',
  Returns: 'Rückkehr aus dem Blut',
  Opened: 'Abgebaute Stellen',
  Refused: 'Abgewiesene Zellen',
  'Lymph entries': 'Eintritte in die Lymphe',

  // Messgrößen von Blut, Lymphe, Organen und Nische
  '{} in blood': '{} im Blut',
  'circulating cells': 'kreisende Zellen',
  '{} in blood, all': '{} im Blut, alle',
  'circulating cells in the body': 'kreisende Zellen im Körper',
  '{} in blood, clone {}': '{} im Blut, Klon {}',
  '{} shed': '{}, ins Blut abgegeben',
  'cells that enter blood': 'Zellen, die ins Blut gelangen',
  '{} drained': '{}, in die Lymphe abgegeben',
  'cells that enter lymph': 'Zellen, die in die Lymphe gelangen',
  '{} arrived, {}': '{}, angekommen: {}',
  '{} arrived, {}, clone {}': '{}, angekommen: {}, Klon {}',
  'arrivals since the start, whole body': 'Ankünfte seit Beginn, ganzer Körper',
  '{}, diversity, {}': '{}, Vielfalt, {}',
  'Shannon index −Σ p·ln p over the clones that arrived': 'Shannon-Index −Σ p·ln p über die angekommenen Klone',
  '{}, distance, {}': '{}, Unterschied der Klone, {}',
  'how different the clones that arrived are from those of {}: 0 alike, 1 none in common':
    'wie sehr sich die angekommenen Klone unterscheiden (Vergleich: {}): 0 gleich, 1 nichts gemeinsam',
  '{}, free': '{}, frei',
  'free drug in blood': 'freier Wirkstoff im Blut',
  '{}, total': '{}, gesamt',
  'bound and free drug in blood': 'gebundener und freier Wirkstoff im Blut',
  'concentration in blood': 'Konzentration im Blut',
  '{} blocked': '{} blockiert',
  'receptors that hold antagonist where there is no ligand':
    'Rezeptoren, an denen der Antagonist sitzt, wenn kein Ligand da ist',
  'over the number at rest': 'im Verhältnis zur Anzahl in Ruhe',
  'mean-field number over that at rest': 'mittlere Anzahl (Mean-Field-Rechnung) im Verhältnis zu der in Ruhe',
  'mean-field density': 'mittlere Dichte (Mean-Field-Rechnung)',
  '{}, homing': '{}, Homing',
  'homing over that at rest': 'Homing (Rückkehr ins Mark) im Verhältnis zu dem in Ruhe',
  'output over that at rest': 'Ausstoß im Verhältnis zu dem in Ruhe',
  Neutrophils: 'Neutrophile',
  Platelets: 'Blutplättchen',
  'Red cells': 'Rote Blutkörperchen',

  // Gruppen von Reglern
  Tissues: 'Gewebe',
  Cells: 'Zellen',
  Rules: 'Regeln',
  Fields: 'Felder',
  Heredity: 'Vererbung',
  Drugs: 'Wirkstoffe',
  Receptors: 'Rezeptoren',
  Matrix: 'Matrix',
  Blood: 'Blut',
  'Marrow niche': 'Nische im Knochenmark',
  Dials: 'Regler',
  Other: 'Weitere',

  // Namen von Reglern und was sie bedeuten
  '{}: {}': '{}: {}',
  '{}: uptake maximum': '{}: größte Aufnahme',
  'uptake of a fully packed site of relative uptake 1':
    'Verbrauch eines voll besetzten Gitterplatzes mit relativem Verbrauch 1',
  '{}: diffusion': '{}: Diffusion',
  'diffusion coefficient': 'Diffusionskoeffizient',
  '{}: decay': '{}: Abbau',
  'first-order loss of free ligand': 'Abbau des freien Liganden, erster Ordnung',
  '{}: retardation': '{}: Verzögerung',
  '(free + bound)/free in normal stroma': '(frei + gebunden)/frei in normalem Stroma',
  '{}: vessel oxygen': '{}: Sauerstoff der Gefäße',
  'oxygen in the vessels': 'Sauerstoff in den Gefäßen',
  '{}: hold 1': '{}: Stufe in der Mitte',
  'value at the middle column': 'Wert in der mittleren Spalte',
  '{}: hold 1 ratio': '{}: Steilheit',
  'exponential: relative change per site': 'exponentiell: relative Änderung je Gitterplatz',
  'ramp: input where it begins': 'Rampe: Eingabe, bei der sie beginnt',
  'factor, or rate or amount added': 'Faktor, oder die Rate oder Menge, die dazukommt',
  '{}: spread': '{}: Streuung',
  'σ between the clones of the first tissue': 'σ zwischen den Klonen des ersten Gewebes',
  '{}: jumps': '{}: Sprünge',
  'share of divisions with a jump, at a mutation rate of 1': 'Anteil der Teilungen mit Sprung, bei Mutationsrate 1',
  '{}: receptors {}': '{}: {}',
  'receptor level at rest': 'Rezeptormenge in Ruhe',
  '{}: secrete {}': '{}: Abgabe von {}',
  'secretion at rest': 'Abgabe in Ruhe',
  '{}: mutation': '{}: Mutation',
  'how often traits jump, relative to the rate of the trait':
    'wie oft Merkmale springen, im Verhältnis zur Rate des Merkmals',
  '{}: taxis': '{}: Chemotaxis',
  'β, preference per unit of signal difference': 'β, Vorliebe je Einheit Signalunterschied',
  '{}: speed': '{}: Geschwindigkeit',
  'speed at rest': 'Geschwindigkeit in Ruhe',
  '{}: adhesion': '{}: Haftung',
  'cost of each contact of its own kind lost by a move':
    'Kosten für jeden Kontakt zu ihresgleichen, der durch einen Schritt verloren geht',
  '{}: division': '{}: Teilung',
  'gross division rate without rules': 'Teilungsrate ohne Regeln',
  '{}: become caf': '{}: Umwandlung in CAF',
  'turns into that type': 'verwandelt sich in diesen Zelltyp',
  '{}: erosion': '{}: Knochenabbau',
  'volume taken from each touching cell that has integrity':
    'Volumen, das jeder berührten abbaubaren Zelle genommen wird',
  '{}: enter epc': '{}: Eintritt endothelialer Vorläuferzellen',
  '{}: enter msc': '{}: Eintritt mesenchymaler Stammzellen',
  'entry of that type from blood at this site': 'Eintritt dieses Zelltyps aus dem Blut an dieser Stelle',
  '{}: matrix deposition': '{}: Ablagerung von Matrix',
  'matrix laid on its site and the 8 around': 'Matrix, die auf dem eigenen und den 8 Plätzen ringsum abgelagert wird',
  '{}: matrix friction': '{}: Reibung an der Matrix',
  'μ, cost of dense matrix ahead': 'μ, Kosten dichter Matrix auf dem Weg',
  hindrance: 'Hemmung der Diffusion',
  'how much full density hinders diffusion': 'wie stark volle Dichte die Diffusion hemmt',
  'gstnt21mp blocks CXCR4': 'CXCR4-Blockade durch GST-NT21MP',
  '{} blocks {}': '{2}-Blockade durch {1}',
  'functional Kb of free drug': 'funktionelles Kb des freien Wirkstoffs',
  '{} clearance': '{}: Clearance',
  clearance: 'Clearance',
  'cxcl12-cxcr4 dissociation': 'CXCL12 an CXCR4: Dissoziation',
  'dissociation constant Kd': 'Dissoziationskonstante Kd',
  'cxcl8-cxcr2 weights erk': 'CXCL8 an CXCR2: Gewicht auf ERK',
  'cxcl8-cxcr2 weights akt': 'CXCL8 an CXCR2: Gewicht auf AKT',
  'weight on a pathway node': 'Gewicht auf einen Signalknoten',
  saturation: 'Sättigung',
  'σ, signal of half-maximal node activity': 'σ, Signal, bei dem ein Signalknoten halb aktiv ist',
  'seeding gain': 'Verstärkung der Ankünfte',
  'how much arrivals on a lattice are raised so that any are seen':
    'um wie viel Ankünfte im Bild verstärkt werden, damit welche zu sehen sind',
  'influx tumour': 'Zufluss von Tumorzellen',
  'cells fed into blood from outside the lattices, from time 0 on':
    'Zellen, die ab Zeitpunkt 0 von außerhalb der Bilder ins Blut kommen',
  'pools epc mobilisation': 'Mobilisierung endothelialer Vorläuferzellen',
  'level that the pool relaxes to, 1 is rest': 'Wert, dem sich der Vorrat nähert; in Ruhe 1',
  sensitivity: 'Empfindlichkeit',
  'α, how strongly lost occupancy frees cells': 'α, wie stark verlorene Besetzung Zellen freisetzt',
  homing: 'Homing',
  'kh, homing from blood': 'kh, Homing (Rückkehr) aus dem Blut',
  'homing floor': 'Homing ohne Rezeptor',
  'ε, homing that the receptor does not carry': 'ε, Anteil des Homings, der nicht über den Rezeptor läuft',
  evict: 'Verdrängung',
  'k_ev per unit of signal difference': 'k_ev je Einheit Signalunterschied',
  value: 'Wert',
  'Inflamed tissue': 'Entzündetes Gewebe',
  'How inflamed the tissue is from the start; vessels then release TNF-α and IL-1β.':
    'Wie entzündet das Gewebe von Anfang an ist; die Gefäße geben dann TNF-α und IL-1β ab.',
  'miR-302b': 'miR-302b',
  'A small RNA that holds CXCR4 and the alarm signals down in oesophageal cancer.':
    'Eine kleine RNA, die bei Speiseröhrenkrebs CXCR4 und die Alarmsignale niedrig hält.',

  // Mechanismen, die eine Lektion weglässt oder ändert
  'rule {}': 'Regel {}',
  '{} bioavailability': '{}: Bioverfügbarkeit',
  '{} entry into blood': '{}: Eintritt ins Blut',
  '{} entry into lymph': '{}: Eintritt in die Lymphe',
  '{} receptors {}': '{}: {}',
  '{} secrete {}': '{}: Abgabe von {}',
  '{} matrix deposition': '{}: Ablagerung von Matrix',
  '{} matrix barrier': '{}: Matrix als Hindernis',
  'species {} bound weight': '{}, an Matrix gebunden: Gewicht',
  '{} uptake': '{}: Sauerstoffverbrauch',
  '{} sprouting': '{}: Sprossung',
  '{} become {}': '{} wird zu: {}',
  'matrix density, Tumour': 'Dichte der Matrix um den Tumor',

  // Hinweise
  'A model for teaching and for testing ideas, not for treatment.':
    'Ein Modell für den Unterricht und zum Prüfen von Ideen, nicht für Behandlungen.',
  'Each tissue is a sample; numbers in blood are for the whole body.':
    'Jedes Gewebe ist eine Stichprobe; Zahlen im Blut gelten für den ganzen Körper.',
  'Arrivals on a lattice are raised {} times so that any are seen.':
    'Ankünfte im Bild sind {}-fach verstärkt, damit welche zu sehen sind.',
  'The fold of progenitors in blood is a mean-field number; the cells drawn leave and return by chance at the same rates.':
    'Das Vielfache der Vorläuferzellen im Blut ist ein berechneter Mittelwert (Mean-Field); die gezeichneten Zellen gehen und kommen zufällig mit denselben Raten.',

  ...scenarioPhrases,
};
