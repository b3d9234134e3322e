import type { Begun } from '../../src/texts/complete.ts';
import type { Texts } from '../../src/ui/texts/en.tsx';

/** Le début d'une langue : dix textes. */
export const texts: Begun<Texts> = {
  numbers: { tag: 'fr', decimal: ',', group: '\u202f' },
  units: { cells: 'cellules' },
  header: { scenario: 'Scénario' },
  transport: { play: 'Démarrer' },
  core: {
    groups: { drugs: 'Médicaments' },
    measures: { dead: { label: ({ cells }) => `${cells}, mortes`, help: 'cellules mortes encore présentes' } },
    events: { divisions: 'Divisions' },
  },
};
