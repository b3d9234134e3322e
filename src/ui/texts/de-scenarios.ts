import type { Phrases } from './phrases.ts';

/** Was die einzelnen Szenarien und ihre Lektionen sagen, auf Deutsch. Lektionen sprechen neutral an: im Infinitiv. */
export const scenarioPhrases: Phrases = {
  // Atemweite
  'Breathing distance': 'Atemweite',
  'How far from a vessel can a cell live?': 'Wie weit von einem Blutgefäß entfernt kann eine Zelle leben?',
  'Oxygen fades on its way from a line of vessels, and cells die where it runs out. Change how much cells take up and watch the living rim change as one over the root of it.':
    'Sauerstoff verliert sich auf dem Weg von einer Reihe Gefäße, und wo er zu Ende ist, sterben Zellen. Den Verbrauch der Zellen ändern und zusehen, wie sich der lebende Saum ändert: umgekehrt proportional zur Wurzel des Verbrauchs.',
  'Diffusion against uptake sets how far from a vessel cells can live, and it changes only with the root of either.':
    'Diffusion und Verbrauch bestimmen gemeinsam, wie weit von einem Gefäß Zellen leben können: Die Strecke wächst mit der Wurzel der Diffusion und schrumpft mit der Wurzel des Verbrauchs.',
  'How far from the vessel will cells live, one cell, ten, or a hundred?':
    'Wie weit vom Gefäß werden Zellen leben: eine Zelle weit, zehn oder hundert?',
  'If cells take up four times as much oxygen, will the living rim be a quarter as wide?':
    'Wird der lebende Saum nur noch ein Viertel so breit, wenn Zellen viermal so viel Sauerstoff verbrauchen?',
  'Run until the edge of the dead tissue stands still, and measure the rim with the scale bar.':
    'Laufen lassen, bis der Rand des toten Gewebes stillsteht, und den Saum mit dem Maßstab ausmessen.',
  'Turn the uptake to four times and to a quarter of it, and start again each time.':
    'Den Verbrauch auf das Vierfache und auf ein Viertel stellen und jedes Mal neu beginnen.',
  'The rim is about 140 µm wide, some seven cells.': 'Der Saum ist etwa 140 µm breit, rund sieben Zellen.',
  'Four times the uptake halves the rim, a quarter doubles it. It goes with the root.':
    'Vierfacher Verbrauch halbiert den Saum, ein Viertel verdoppelt ihn. Er folgt der Wurzel.',
  'a quarter of the uptake': 'ein Viertel des Verbrauchs',
  'four times the uptake': 'vierfacher Verbrauch',
  'Cells far from the vessels die': 'Zellen weit weg von den Gefäßen sterben',
  'A quarter of the uptake, and twice as many live': 'Bei einem Viertel des Verbrauchs leben doppelt so viele Zellen',
  'Four times the uptake, and half as many live': 'Bei vierfachem Verbrauch leben halb so viele Zellen',

  // Reichweite eines Signals
  'A gradient has a length': 'Ein Gradient hat eine Länge',
  'How far does a signal reach?': 'Wie weit reicht ein Signal?',
  'CXCL12 spreads from a line of fibroblasts and decays on the way. Change diffusion, decay and binding to matrix, start again, and see which of them sets how far it reaches and which how fast.':
    'CXCL12 breitet sich von einer Reihe Fibroblasten aus und zerfällt unterwegs. Diffusion, Abbau und Bindung an die Matrix ändern, neu beginnen und sehen, was davon bestimmt, wie weit das Signal reicht, und was, wie schnell.',
  'The reach of a signal is the root of diffusion over decay; binding to matrix changes how fast it forms, not how far it goes.':
    'Die Reichweite eines Signals ist die Wurzel aus Diffusion durch Abbau; die Bindung an die Matrix ändert, wie schnell es sich aufbaut, nicht, wie weit es kommt.',
  'Three isoforms leave the same cells. Which reaches farthest, and which takes longest to get there?':
    'Drei Isoformen kommen aus denselben Zellen. Welche reicht am weitesten, und welche braucht am längsten?',
  'What would make a signal reach twice as far?': 'Was müsste man ändern, damit ein Signal doppelt so weit reicht?',
  'Run the three isoforms and compare the profiles after a day and after ten.':
    'Die drei Isoformen laufen lassen und die Profile nach einem Tag und nach zehn Tagen vergleichen.',
  'Halve the decay; then raise the binding to matrix instead.':
    'Den Abbau halbieren; dann stattdessen die Bindung an die Matrix erhöhen.',
  'Equal decay gives the same free profile, whatever sits on matrix.':
    'Gleicher Abbau ergibt dasselbe freie Profil, egal wie viel an der Matrix sitzt.',
  'The isoform that binds most is richest in total and slowest to form.':
    'Von der Isoform, die am stärksten bindet, ist insgesamt am meisten da, und sie baut sich am langsamsten auf.',
  'A quarter of the decay is needed for twice the reach.':
    'Für doppelte Reichweite muss der Abbau auf ein Viertel sinken.',
  beta: 'Beta',
  gamma: 'Gamma',
  'CXCL12 comes from the fibroblasts': 'CXCL12 kommt aus den Fibroblasten',
  'There is nearly three times as much of what decays a third as fast':
    'Was nur ein Drittel so schnell zerfällt, ist fast dreimal so reichlich da',
  'What sits on matrix is slow to form': 'Was an der Matrix sitzt, baut sich langsam auf',
  'and gets most of the way in ten days': 'und erreicht in zehn Tagen den größten Teil seiner Höhe',

  // Die goldene Mitte
  'The goldilocks concentration': 'Die Konzentration der goldenen Mitte',
  'The gradient is equally steep everywhere. Where do cells climb it best?':
    'Der Gradient ist überall gleich steil. Wo folgen ihm Zellen am besten?',
  'Cells in three equally steep gradients of CXCL12, at a low, a middle and a high level. Only near Kd do they climb.':
    'Zellen in drei gleich steilen Gradienten von CXCL12, auf niedriger, mittlerer und hoher Stufe. Nur nahe Kd wandern sie aufwärts.',
  'A cell senses a difference in receptor occupancy, so chemotaxis is best near Kd and blind at both ends.':
    'Eine Zelle spürt den Unterschied der Rezeptorbesetzung; deshalb gelingt Chemotaxis nahe Kd am besten und ist an beiden Enden blind.',
  'Each strip has 5 % more CXCL12 at every site to the right. In which strip will the cells get farthest?':
    'In jedem Streifen nimmt CXCL12 nach rechts von Gitterplatz zu Gitterplatz um 5 % zu. In welchem Streifen kommen die Zellen am weitesten?',
  'What would a cell need to notice in order to know which way is up?':
    'Was müsste eine Zelle bemerken, um zu wissen, wo es aufwärts geht?',
  'Let it run for two days and compare the three charts.':
    'Zwei Tage laufen lassen und die drei Diagramme vergleichen.',
  'Turn the level of the middle strip up and down over its whole range and start again.':
    'Die Stufe des mittleren Streifens über den ganzen Bereich hinauf- und hinunterstellen und jeweils neu beginnen.',
  'At Kd half of the receptors are occupied, and 5 % more ligand changes that most.':
    'Bei Kd ist die Hälfte der Rezeptoren besetzt, und 5 % mehr Ligand ändern daran am meisten.',
  'At 0.05 Kd nearly all receptors are empty, at 20 Kd nearly all are full. Neither end feels the gradient.':
    'Bei 0,05 Kd sind fast alle Rezeptoren leer, bei 20 Kd fast alle besetzt. An keinem der beiden Enden ist der Gradient zu spüren.',
  'Cells at Kd climb': 'Zellen bei Kd wandern aufwärts',
  'Cells in little CXCL12 hardly do': 'Zellen in wenig CXCL12 tun es kaum',
  'Nor do cells in much of it': 'Zellen in viel CXCL12 ebenso wenig',

  // Wettbewerb am Rezeptor
  'Competition at the receptor': 'Wettbewerb am Rezeptor',
  'A blocker stops some cells and sets others going. How can that be?':
    'Ein Blocker hält manche Zellen an und setzt andere in Gang. Wie kann das sein?',
  'The three gradients again, now with a blocker of CXCR4. It moves the best concentration to the right by the dose ratio: the cells at Kd stop, those at 20 Kd begin to climb.':
    'Noch einmal die drei Gradienten, nun mit einem Blocker von CXCR4. Er verschiebt die beste Konzentration um das Dosisverhältnis nach rechts: Die Zellen bei Kd bleiben stehen, die bei 20 Kd beginnen, aufwärts zu wandern.',
  'A competitive antagonist shifts the dose-response curve to the right by 1 + A/Kb without lowering it.':
    'Ein kompetitiver Antagonist verschiebt die Dosis-Wirkungs-Kurve um den Faktor 1 + A/Kb nach rechts, ohne sie zu senken.',
  'The blocker makes 20 of 21 receptors miss a given ligand. Which strip loses most?':
    'Der Blocker sorgt dafür, dass 20 von 21 Rezeptoren den Liganden verpassen. Welcher Streifen verliert am meisten?',
  'Can a blocker make any cell climb better than before?':
    'Kann ein Blocker bewirken, dass eine Zelle dem Gradienten besser folgt als vorher?',
  'Run with the blocker, and compare with the arm without it.':
    'Mit dem Blocker laufen lassen und mit dem Arm ohne ihn vergleichen.',
  'Give the dose in steps of 3 mg and note at which dose the middle strip stops and the right one starts.':
    'Die Dosis in Schritten von 3 mg geben und notieren, bei welcher Dosis der mittlere Streifen stehen bleibt und der rechte beginnt.',
  'Plot log(dose ratio − 1) against log(dose).': 'log(Dosisverhältnis − 1) gegen log(Dosis) auftragen.',
  'The strip at Kd stops, the strip at 20 Kd starts. The curve has moved, not shrunk.':
    'Der Streifen bei Kd bleibt stehen, der bei 20 Kd beginnt. Die Kurve ist gewandert, nicht geschrumpft.',
  'The line of log(dose ratio − 1) has slope 1 and meets zero at Kb (Schild).':
    'Die Gerade von log(Dosisverhältnis − 1) hat die Steigung 1 und schneidet die Null bei Kb (Schild).',
  'without the blocker': 'ohne den Blocker',
  'Cells at Kd stop': 'Zellen bei Kd bleiben stehen',
  'Cells at 20 Kd begin to climb': 'Zellen bei 20 Kd beginnen, aufwärts zu wandern',

  // Sauerstoffmangel
  'Hypoxia turns cells into travellers': 'Sauerstoffmangel macht Zellen zu Wanderern',
  'Why do the cells that leave come from where oxygen is lowest?':
    'Warum kommen die Zellen, die den Tumor verlassen, von dort, wo am wenigsten Sauerstoff ist?',
  'Oxygen fades between the few vessels. Cells with too little of it carry more CXCR4, loosen, and follow CXCL12 outwards and into blood. Watch the belt of high CXCR4 beside the dead core, then turn oxygen down or block the receptor.':
    'Zwischen den wenigen Gefäßen verliert sich der Sauerstoff. Zellen mit zu wenig davon tragen mehr CXCR4, lockern sich und folgen CXCL12 nach außen und ins Blut. Den Gürtel mit viel CXCR4 neben dem toten Kern beobachten, dann den Sauerstoff senken oder den Rezeptor blockieren.',
  'Low oxygen makes tumour cells show CXCR4 and move, so those that leave come from where life is hardest.':
    'Sauerstoffmangel bringt Tumorzellen dazu, CXCR4 zu zeigen und zu wandern; deshalb kommen die, die den Tumor verlassen, von dort, wo das Leben am schwersten ist.',
  'Where in the tumour will the cells with most CXCR4 be?': 'Wo im Tumor werden die Zellen mit dem meisten CXCR4 sein?',
  'What happens to those that leave if you give the tumour more oxygen?':
    'Was geschieht mit den auswandernden Zellen, wenn der Tumor mehr Sauerstoff bekommt?',
  'Run for two days and colour the cells by CXCR4.': 'Zwei Tage laufen lassen und die Zellen nach CXCR4 färben.',
  'Raise the oxygen of the vessels and watch CXCR4 fall within hours; lower it again.':
    'Den Sauerstoff der Gefäße erhöhen und zusehen, wie CXCR4 binnen Stunden fällt; ihn wieder senken.',
  'Give plerixafor every twelve hours and compare the cells beyond the rim.':
    'Alle zwölf Stunden Plerixafor geben und die Zellen jenseits des Randes vergleichen.',
  'A belt of CXCR4-rich cells lies beside the dead core.':
    'Neben dem toten Kern liegt ein Gürtel von Zellen mit viel CXCR4.',
  'With the receptor blocked fewer cells get beyond the rim and into blood.':
    'Ist der Rezeptor blockiert, gelangen weniger Zellen über den Rand hinaus und ins Blut.',
  blocked: 'blockiert',
  supplied: 'versorgt',
  'Cells short of oxygen carry more CXCR4': 'Zellen mit Sauerstoffmangel tragen mehr CXCR4',
  'A core dies for lack of oxygen': 'Ein Kern stirbt aus Mangel an Sauerstoff',
  'Fewer cells get beyond the rim when CXCR4 is blocked':
    'Weniger Zellen gelangen über den Rand hinaus, wenn CXCR4 blockiert ist',
  'Fewer cells get into blood when CXCR4 is blocked': 'Weniger Zellen gelangen ins Blut, wenn CXCR4 blockiert ist',
  'More oxygen in the vessels lowers CXCR4 again': 'Mehr Sauerstoff in den Gefäßen senkt CXCR4 wieder',

  // Nachbarn
  'Good and bad neighbours': 'Gute und schlechte Nachbarn',
  'What do the fibroblasts of a tumour do that normal ones do not?':
    'Was tun die Fibroblasten eines Tumors, das normale nicht tun?',
  'The same tumour beside tumour-associated or normal fibroblasts. Compare its growth and its vessels, and see how much of the difference CXCL12 explains.':
    'Derselbe Tumor neben Karzinom-assoziierten oder normalen Fibroblasten. Sein Wachstum und seine Gefäße vergleichen und sehen, wie viel vom Unterschied CXCL12 erklärt.',
  'Fibroblasts that a tumour has changed feed it, call vessels and do so partly through CXCL12.':
    'Fibroblasten, die ein Tumor verändert hat, nähren ihn und rufen Gefäße herbei, zum Teil über CXCL12.',
  'Do normal fibroblasts hold a tumour back, or only help it less?':
    'Bremsen normale Fibroblasten einen Tumor, oder helfen sie ihm nur weniger?',
  'How much of the difference will be left without CXCL12?': 'Wie viel vom Unterschied bleibt ohne CXCL12 übrig?',
  'Run the tumour with its own fibroblasts for eight days.':
    'Den Tumor mit seinen eigenen Fibroblasten acht Tage laufen lassen.',
  'Run the arm with normal fibroblasts and the arm without CXCL12, and compare growth, progenitors and vessels.':
    'Den Arm mit normalen Fibroblasten und den Arm ohne CXCL12 laufen lassen; Wachstum, Vorläuferzellen und Gefäße vergleichen.',
  'Fewer progenitors come to normal fibroblasts, and hardly any without CXCL12.':
    'Zu normalen Fibroblasten kommen weniger Vorläuferzellen, ohne CXCL12 kaum welche.',
  'Without CXCL12 the tumour grows less, but it grows: it is one signal among several.':
    'Ohne CXCL12 wächst der Tumor weniger, aber er wächst: Es ist ein Signal unter mehreren.',
  'normal fibroblasts': 'normale Fibroblasten',
  'without CXCL12': 'ohne CXCL12',
  'Fewer progenitors come to normal fibroblasts': 'Zu normalen Fibroblasten kommen weniger Vorläuferzellen',
  'Hardly any come without CXCL12': 'Ohne CXCL12 kommen kaum welche',
  'Fewer new vessels grow round normal fibroblasts': 'Um normale Fibroblasten wachsen weniger neue Gefäße',
  'Without CXCL12 the tumour grows less': 'Ohne CXCL12 wächst der Tumor weniger',

  // Mobilisierung von Stammzellen
  'Why stem cells peak after the drug': 'Warum die Stammzellen ihren Höchststand nach dem Wirkstoff erreichen',
  'Why are most stem cells in blood long after most of the drug is gone?':
    'Warum sind die meisten Stammzellen erst im Blut, wenn der größte Teil des Wirkstoffs längst weg ist?',
  'One injection of plerixafor. The drug peaks within an hour, the progenitors in blood at about nine hours, because they leave slowly and cannot come back while the receptor is blocked.':
    'Eine Spritze Plerixafor. Der Wirkstoff erreicht seinen Höchststand binnen einer Stunde, die Vorläuferzellen im Blut nach etwa neun Stunden: Sie gehen langsam und können nicht zurück, solange der Rezeptor blockiert ist.',
  'What a drug does can peak hours after the drug, because it holds cells in blood as well as freeing them.':
    'Die Wirkung kann Stunden nach dem Wirkstoff am größten sein, denn er setzt Zellen nicht nur frei, sondern hält sie auch im Blut.',
  'The drug peaks within the hour. When will the stem cells in blood peak?':
    'Der Wirkstoff erreicht seinen Höchststand binnen einer Stunde. Wann erreichen ihn die Stammzellen im Blut?',
  'Would a drug that stays for days bring more of them?':
    'Würde ein Wirkstoff, der tagelang bleibt, mehr von ihnen bringen?',
  'Give one injection of plerixafor and read both curves.': 'Eine Spritze Plerixafor geben und beide Kurven ablesen.',
  'Run the arm with mavorixafor and compare.': 'Den Arm mit Mavorixafor laufen lassen und vergleichen.',
  'Cells peak at about nine hours, since homing is blocked as long as the drug is there and cells pile up in blood.':
    'Die Zellen erreichen ihren Höchststand nach etwa neun Stunden: Solange der Wirkstoff da ist, ist der Rückweg (Homing) versperrt, und die Zellen stauen sich im Blut.',
  'Mavorixafor stays longer and blocks less, so it does two- to threefold at most.':
    'Mavorixafor bleibt länger und blockiert weniger; deshalb bringt es höchstens das Zwei- bis Dreifache.',
  mavorixafor: 'Mavorixafor',
  'The drug peaks within an hour': 'Der Wirkstoff erreicht seinen Höchststand binnen einer Stunde',
  'Progenitors in blood rise ten- to twentyfold': 'Die Vorläuferzellen im Blut steigen auf das Zehn- bis Zwanzigfache',
  'They peak at about nine hours': 'Sie erreichen ihren Höchststand nach etwa neun Stunden',
  'Seats empty under the drug': 'Unter dem Wirkstoff leeren sich die Plätze',
  'Mavorixafor at most triples them': 'Mavorixafor verdreifacht sie höchstens',

  // Die Nische
  'The hijacked nursery': 'Die gekaperte Kinderstube',
  'What happens to blood when tumour cells take the seats of its stem cells?':
    'Was geschieht mit dem Blut, wenn Tumorzellen die Plätze seiner Stammzellen einnehmen?',
  'Tumour cells arrive by blood and hold on to the niche by the receptor that blood-forming cells use. Seats change hands, the blood lines fall one after the other, bone opens. A drug that frees stem cells frees tumour cells too.':
    'Tumorzellen kommen mit dem Blut und halten sich mit demselben Rezeptor in der Nische fest wie die blutbildenden Zellen. Die Plätze wechseln ihre Besitzer, eine Blutzelllinie nach der anderen sinkt, der Knochen bekommt Löcher. Ein Wirkstoff, der Stammzellen löst, löst auch Tumorzellen.',
  'Tumour cells that settle in marrow use the seats of blood-forming cells, and blood shows it in the order of how long its cells live.':
    'Tumorzellen, die sich im Knochenmark ansiedeln, besetzen die Plätze der blutbildenden Zellen; im Blut zeigt sich das zuerst bei den Zellen, die am kürzesten leben.',
  'Will a tumour cell climb to a seat, or find one by chance?':
    'Findet eine Tumorzelle ihren Platz entlang des Gradienten oder durch Zufall?',
  'Which will fall first, red cells, platelets or neutrophils?':
    'Was sinkt zuerst: rote Blutkörperchen, Blutplättchen oder Neutrophile?',
  'What does a drug do that frees stem cells from their seats?':
    'Was bewirkt ein Wirkstoff, der Stammzellen von ihren Plätzen löst?',
  'Run for eight days and follow the seats of both.':
    'Acht Tage laufen lassen und die Plätze beider Zellarten verfolgen.',
  'Go on to day fourteen and read the three blood lines.':
    'Bis Tag vierzehn weiterlaufen lassen und die drei Blutzelllinien ablesen.',
  'Watch tumour cells in blood when plerixafor is given at day fourteen.':
    'Die Tumorzellen im Blut beobachten, wenn an Tag vierzehn Plerixafor gegeben wird.',
  'Neutrophils live for hours and fall first, platelets follow, red cells live for months.':
    'Neutrophile leben Stunden und sinken zuerst, Blutplättchen folgen, rote Blutkörperchen leben Monate.',
  'The drug frees tumour cells as well: the same receptor holds both.':
    'Der Wirkstoff löst auch Tumorzellen: Derselbe Rezeptor hält beide fest.',
  'Pain index': 'Schmerzindex',
  'Share of bone that is lost × (1 + ROCK activity of the tumour cells). The mechanism sits in nerves of the spinal cord, not here; this only reads bone and ROCK.':
    'Anteil des verlorenen Knochens × (1 + ROCK-Aktivität der Tumorzellen). Der Vorgang selbst spielt sich in Nerven des Rückenmarks ab, nicht hier; dieser Wert liest nur Knochen und ROCK ab.',
  untreated: 'unbehandelt',
  'Tumour cells hold seats': 'Tumorzellen besetzen Plätze',
  'Progenitors lose seats': 'Vorläuferzellen verlieren Plätze',
  'Neutrophils fall first': 'Neutrophile sinken zuerst',
  'Platelets follow': 'Blutplättchen folgen',
  'Red cells have hardly fallen': 'Rote Blutkörperchen sind kaum gesunken',
  'Bone is lost': 'Knochen geht verloren',
  'The drug frees tumour cells as well': 'Der Wirkstoff löst auch Tumorzellen',

  // Heilung
  'The same signal heals': 'Dasselbe Signal heilt',
  'Why would a body have a signal that tumours can use so well?':
    'Warum hat der Körper ein Signal, das Tumoren so gut nutzen können?',
  'A gap in healthy tissue. CXCL12 from its edge calls progenitors out of blood, vessels bridge the gap, the signal fades. A blocker of CXCR4 delays it.':
    'Eine Lücke in gesundem Gewebe. CXCL12 von ihrem Rand ruft Vorläuferzellen aus dem Blut, Gefäße überbrücken die Lücke, das Signal verklingt. Ein Blocker von CXCR4 verzögert es.',
  'CXCL12 and CXCR4 call cells to injuries; repair ends because the signal does.':
    'CXCL12 und CXCR4 rufen Zellen zu Verletzungen; die Heilung endet, weil das Signal endet.',
  'Where will oxygen be lowest, and where CXCL12 highest?':
    'Wo wird am wenigsten Sauerstoff sein, und wo am meisten CXCL12?',
  'What happens to the signal once vessels have bridged the gap?':
    'Was geschieht mit dem Signal, wenn Gefäße die Lücke überbrückt haben?',
  'Would you give a blocker of CXCR4 to someone with a fresh wound?':
    'Wäre ein Blocker von CXCR4 gut für jemanden mit einer frischen Wunde?',
  'Run for ten days and watch progenitors (diamonds) leave vessels round the gap.':
    'Zehn Tage laufen lassen und zusehen, wie Vorläuferzellen (Rauten) die Gefäße um die Lücke verlassen.',
  'Run the arm with plerixafor and compare the vessels in the gap.':
    'Den Arm mit Plerixafor laufen lassen und die Gefäße in der Lücke vergleichen.',
  'New vessels appear where CXCL12 called progenitors, and oxygen follows them.':
    'Neue Gefäße entstehen, wohin CXCL12 Vorläuferzellen gerufen hat, und mit ihnen kommt der Sauerstoff.',
  'The wound edge fades where oxygen is back, and CXCL12 falls with it. In a tumour nothing fades.':
    'Der Wundrand verschwindet, wo der Sauerstoff zurück ist, und mit ihm sinkt CXCL12. In einem Tumor verklingt nichts.',
  'plerixafor every day': 'jeden Tag Plerixafor',
  'The gap is short of oxygen': 'In der Lücke fehlt Sauerstoff',
  'CXCL12 calls progenitors out of blood': 'CXCL12 ruft Vorläuferzellen aus dem Blut',
  'New vessels bring oxygen back within days': 'Neue Gefäße bringen binnen Tagen den Sauerstoff zurück',
  'The signal fades': 'Das Signal verklingt',
  'A blocker keeps progenitors in blood': 'Ein Blocker hält Vorläuferzellen im Blut',
  'and delays the new vessels': 'und verzögert die neuen Gefäße',

  // Zwei Wege hinaus
  'Two roads out': 'Zwei Wege hinaus',
  'Why does blocking one receptor not stop a cancer from spreading?':
    'Warum hindert die Blockade eines einzigen Rezeptors einen Krebs nicht daran, sich auszubreiten?',
  'Oesophageal cancer leaves by lymph, along CCL21 and CCR7, and by blood, along CXCL12 and CXCR4. Close one road and watch the other.':
    'Speiseröhrenkrebs breitet sich über die Lymphe aus, mit CCL21 und CCR7, und über das Blut, mit CXCL12 und CXCR4. Einen Weg schließen und den anderen beobachten.',
  'Different chemokines open different roads, so a single block leaves another road open.':
    'Verschiedene Chemokine öffnen verschiedene Wege; eine einzelne Blockade lässt deshalb einen anderen Weg offen.',
  'Which organ will have cells first, the node or the marrow?':
    'Welches Organ erreichen die Zellen zuerst: den Lymphknoten oder das Knochenmark?',
  'What does a block of CCR7 do to each of them, and what a block of CXCR4?':
    'Was bewirkt eine Blockade von CCR7 bei beiden, und was eine von CXCR4?',
  'Run for eight days and read arrivals in node and marrow.':
    'Acht Tage laufen lassen und die Ankünfte in Lymphknoten und Knochenmark ablesen.',
  'Set CCR7 of the tumour cells to 0 and start again; then CXCR4.':
    'CCR7 der Tumorzellen auf 0 setzen und neu beginnen; dann dasselbe mit CXCR4.',
  'Without CCR7 arrivals in the node fall by more than half, those in marrow stay.':
    'Ohne CCR7 sinken die Ankünfte im Lymphknoten um mehr als die Hälfte, die im Knochenmark bleiben.',
  'Without CXCR4 arrivals in marrow fall, and the node still gets its share.':
    'Ohne CXCR4 sinken die Ankünfte im Knochenmark, und der Lymphknoten bekommt weiter seinen Anteil.',
  'without CCR7': 'ohne CCR7',
  'without CXCR4': 'ohne CXCR4',
  'Cells reach the node by lymph': 'Zellen erreichen den Lymphknoten über die Lymphe',
  'and marrow by blood': 'und das Knochenmark über das Blut',
  'Without CCR7 the node road is closed': 'Ohne CCR7 ist der Weg zum Lymphknoten versperrt',
  'and the marrow road open': 'und der Weg ins Knochenmark offen',
  'Without CXCR4 the marrow road is closed': 'Ohne CXCR4 ist der Weg ins Knochenmark versperrt',
  'and the node road open': 'und der Weg zum Lymphknoten offen',

  // Das Immunsystem
  'Who gets in?': 'Wer kommt hinein?',
  'Why do T cells stop at the edge of the tumour?': 'Warum bleiben T-Zellen am Rand des Tumors stehen?',
  'CXCL12 holds killing T cells in the rim and brings in cells that hold them back. Block CXCR4 and watch who comes, who stays and how many tumour cells die; take the brake off with a checkpoint antibody and compare.':
    'CXCL12 hält die tötenden T-Zellen im Randsaum fest und holt Zellen herein, die sie bremsen. CXCR4 blockieren und beobachten, wer kommt, wer bleibt und wie viele Tumorzellen sterben; dann mit einem Checkpoint-Antikörper die Bremse lösen und vergleichen.',
  'CXCL12 keeps killer cells at the rim and brings suppressors in; blocking CXCR4 and taking the brake off help in different ways.':
    'CXCL12 hält Killerzellen am Rand fest und holt Suppressorzellen herein; CXCR4 zu blockieren und die Bremse zu lösen hilft auf verschiedene Weise.',
  'Which cells follow CXCL12 into the tumour, and what do they do there?':
    'Welche Zellen folgen CXCL12 in den Tumor, und was tun sie dort?',
  'Which helps more, a block of CXCR4 or an antibody against the checkpoint?':
    'Was hilft mehr: eine Blockade von CXCR4 oder ein Antikörper gegen den Checkpoint?',
  'Run for four days and look where the T cells are.': 'Vier Tage laufen lassen und nachsehen, wo die T-Zellen sind.',
  'Run the arm with plerixafor, the arm with the antibody, and compare.':
    'Den Arm mit Plerixafor und den Arm mit dem Antikörper laufen lassen und vergleichen.',
  'Regulatory T cells come where CXCR4 is active; T cells beside them kill less.':
    'Regulatorische T-Zellen kommen dorthin, wo CXCR4 aktiv ist; T-Zellen neben ihnen töten weniger.',
  'Under plerixafor fewer suppressors come and T cells leave the rim; the antibody takes the brake off those that are there.':
    'Unter Plerixafor kommen weniger Suppressorzellen, und T-Zellen verlassen den Rand; der Antikörper löst die Bremse derer, die schon da sind.',
  checkpoint: 'Checkpoint',
  both: 'beides',
  'Fewer regulatory T cells where CXCR4 is blocked': 'Weniger regulatorische T-Zellen, wo CXCR4 blockiert ist',
  'T cells beside suppressors kill less': 'T-Zellen neben Suppressorzellen töten weniger',
  'Blocking CXCR4 lets T cells kill more tumour cells': 'Ist CXCR4 blockiert, können T-Zellen mehr Tumorzellen töten',
  'So does taking the brake off': 'Die Bremse zu lösen bewirkt das Gleiche',

  // Mauern um einen Tumor
  'Walls round a tumour': 'Mauern um einen Tumor',
  'The drug is in the blood and the T cells are there. Why does nothing happen?':
    'Der Wirkstoff ist im Blut, und die T-Zellen sind da. Warum geschieht nichts?',
  'Pancreatic cancer in dense stroma. Matrix keeps a large drug and T cells out. Loosen it and compare.':
    'Bauchspeicheldrüsenkrebs in dichtem Stroma. Die Matrix hält einen großen Wirkstoff und T-Zellen draußen. Sie lockern und vergleichen.',
  'Dense stroma keeps drugs and immune cells out of a tumour.':
    'Dichtes Stroma hält Wirkstoffe und Immunzellen aus einem Tumor fern.',
  'How much of the drug in blood reaches the tumour cells?': 'Wie viel vom Wirkstoff im Blut erreicht die Tumorzellen?',
  'Where will the T cells be after two days?': 'Wo werden die T-Zellen nach zwei Tagen sein?',
  'Show the field of the drug. Run for three hours, and then to the end of the second day.':
    'Das Feld des Wirkstoffs anzeigen. Drei Stunden laufen lassen, dann bis zum Ende des zweiten Tages.',
  'Run the arm with loose matrix and compare drug, T cells inside, and the number of tumour cells.':
    'Den Arm mit lockerer Matrix laufen lassen; Wirkstoff, T-Zellen im Inneren und Zahl der Tumorzellen vergleichen.',
  'An hour after the dose tumour cells in dense matrix meet about a tenth less of the drug than in loose matrix.':
    'Eine Stunde nach der Gabe trifft auf Tumorzellen in dichter Matrix etwa ein Zehntel weniger Wirkstoff als in lockerer.',
  'After two days half as many T cells are inside the ring, and several times as many tumour cells are left.':
    'Nach zwei Tagen sind halb so viele T-Zellen innerhalb des Rings, und es sind um ein Mehrfaches mehr Tumorzellen übrig.',
  'loose matrix': 'lockere Matrix',
  'Less of the drug gets to the tumour cells': 'Weniger Wirkstoff gelangt zu den Tumorzellen',
  'Fewer T cells get into dense stroma': 'Weniger T-Zellen gelangen in dichtes Stroma',
  'More tumour cells are left': 'Mehr Tumorzellen bleiben übrig',

  // Klone
  'One primary, many metastases': 'Ein Primärtumor, viele Metastasen',
  'Why do metastases of one tumour differ from it, and from each other?':
    'Warum unterscheiden sich Metastasen eines Tumors von ihm und voneinander?',
  'Six clones of one tumour leave by blood and lymph and settle in three organs, each with its own mix. A cytotoxic drug then selects those that resist.':
    'Sechs Klone eines Tumors wandern über Blut und Lymphe aus und siedeln sich in drei Organen an, in jedem in anderer Mischung. Ein Zytostatikum wählt danach die aus, die widerstehen.',
  'Heterogeneity is selected twice, by the organs that cells home to and by the drugs that they meet.':
    'Die Vielfalt wird zweimal ausgelesen: von den Organen, in denen sich Zellen ansiedeln, und von den Wirkstoffen, auf die sie treffen.',
  'Will the metastases be mixed like the primary?': 'Sind die Metastasen gemischt wie der Primärtumor?',
  'What will be left after a week of a drug that kills dividing cells?':
    'Was bleibt nach einer Woche mit einem Wirkstoff, der sich teilende Zellen tötet?',
  'Colour the cells by inborn CXCR4 and run for six days; compare the diversity of primary and organs.':
    'Die Zellen nach angeborenem CXCR4 färben und sechs Tage laufen lassen; die Vielfalt von Primärtumor und Organen vergleichen.',
  'Go on under the drug and colour by resistance.':
    'Unter dem Wirkstoff weiterlaufen lassen und nach Resistenz färben.',
  'A distance above 0 says that an organ holds another mix of clones than the primary.':
    'Ein Unterschied der Klone über 0 heißt: Das Organ enthält eine andere Mischung von Klonen als der Primärtumor.',
  'Mean resistance rises under the drug although the drug makes no cell resistant; it leaves those that are.':
    'Die mittlere Resistenz steigt unter dem Wirkstoff, obwohl er keine Zelle resistent macht; er lässt die übrig, die es sind.',
  'without the drug': 'ohne den Wirkstoff',
  'The mix in the lung differs from that of the primary':
    'Die Mischung in der Lunge unterscheidet sich von der im Primärtumor',
  'and so does that in the node': 'und die im Lymphknoten ebenso',
  'The drug keeps the tumour smaller': 'Der Wirkstoff hält den Tumor kleiner',
  'and leaves those that resist': 'und lässt die übrig, die widerstehen',

  // Netzwerke
  'Networks beat single targets': 'Netzwerke sind stärker als einzelne Angriffsziele',
  'Why does blocking one receptor do so little?': 'Warum bewirkt die Blockade eines einzigen Rezeptors so wenig?',
  'CXCR4 and CXCR2 feed the same inner pathways, which saturate. Take one receptor away and the other makes up for it; take both and the tumour grows markedly less.':
    'CXCR4 und CXCR2 speisen dieselben inneren Signalwege, und die sättigen sich. Fehlt ein Rezeptor, gleicht der andere es aus; fehlen beide, wächst der Tumor deutlich weniger.',
  'Receptors share their inner pathways, so blocking one is made up for by the others.':
    'Rezeptoren teilen sich ihre inneren Signalwege; ist einer blockiert, gleichen die anderen es aus.',
  'CXCR4 and CXCR2 both drive AKT and ERK. What is lost when one of them is blocked?':
    'CXCR4 und CXCR2 treiben beide AKT und ERK an. Was geht verloren, wenn einer von ihnen blockiert ist?',
  'Will blocking both do as much as the two alone added up?':
    'Bewirkt die Blockade beider so viel wie die beiden einzelnen zusammengezählt?',
  'Run the tumour, then the three arms, and compare the number of cells.':
    'Den Tumor laufen lassen, dann die drei Arme, und die Zahl der Zellen vergleichen.',
  'Look at the activity of ERK in each.': 'Jeweils die Aktivität von ERK ansehen.',
  'Either block alone leaves most of the growth.': 'Jede Blockade für sich lässt das meiste Wachstum bestehen.',
  'Both together take more than the sum of the two: the nodes saturate, so the second receptor hides the loss of the first.':
    'Beide zusammen nehmen mehr weg als die Summe der einzelnen: Die Signalknoten sind gesättigt, und so verdeckt der zweite Rezeptor den Verlust des ersten.',
  'without CXCR2': 'ohne CXCR2',
  'without both': 'ohne beide',
  'Without CXCR4 alone the tumour grows on': 'Fehlt nur CXCR4, wächst der Tumor weiter',
  'Without CXCR2 alone most of the growth is left': 'Fehlt nur CXCR2, bleibt das meiste Wachstum bestehen',
  'Without both a third and more of the growth is gone':
    'Fehlen beide, ist mindestens ein Drittel des Wachstums verloren',

  // Krebsarten als Vorlagen
  'Acute myeloid leukaemia': 'Akute myeloische Leukämie',
  'Blasts that take the seats of blood-forming cells and leave bone alone.':
    'Blasten, die die Plätze blutbildender Zellen einnehmen und den Knochen in Ruhe lassen.',
  'Breast cancer': 'Brustkrebs',
  'Rich in CXCR4 and CCR7; leaders at its front; leaves by blood and lymph alike.':
    'Reich an CXCR4 und CCR7; Leitzellen an der Front; breitet sich über Blut und Lymphe gleichermaßen aus.',
  Melanoma: 'Melanom',
  'Fast cells with much CXCL8 and CCR7; few fibroblasts.':
    'Schnelle Zellen mit viel CXCL8 und CCR7; wenige Fibroblasten.',
  Myeloma: 'Myelom',
  'Plasma cells that hold on to the niche and make osteoclasts.':
    'Plasmazellen, die sich in der Nische festhalten und Osteoklasten entstehen lassen.',
  'Oesophageal cancer': 'Speiseröhrenkrebs',
  'All four axes of Bhat 2021: CXCR4, CCR7 with MUC1, CXCR2, and VEGF-A and C. Most of what leaves by lymph follows CCR7.':
    'Alle vier Achsen aus Bhat 2021: CXCR4, CCR7 mit MUC1, CXCR2 sowie VEGF-A und -C. Was über die Lymphe geht, folgt meist CCR7.',
  'Ovarian cancer': 'Eierstockkrebs',
  'Makes CXCL12 and VEGF-A itself; fewer fibroblasts.': 'Bildet CXCL12 und VEGF-A selbst; weniger Fibroblasten.',
  'Pancreatic cancer': 'Bauchspeicheldrüsenkrebs',
  'A full ring of fibroblasts, dense matrix, and much TGF-β and CXCL8.':
    'Ein geschlossener Ring von Fibroblasten, dichte Matrix und viel TGF-β und CXCL8.',
  'Prostate cancer': 'Prostatakrebs',
  'Slow, with CXCR7 and strong adhesion molecules; seeds bone.':
    'Langsam, mit CXCR7 und starken Haftmolekülen; siedelt sich im Knochen an.',
};
