import type { Texts } from './en.tsx';

/** Alles, was die Seite sagt, auf Deutsch. */
export const de: Texts = {
  header: {
    twin: 'Zwilling ab hier',
    addArm: 'Arm hinzufügen',
    twinTitle: 'Ein zweiter Lauf ab diesem Zeitpunkt, mit einem Unterschied',
    lesson: 'Lektion',
    leaveLesson: 'Lektion verlassen',
    theme: (now, next) => `Darstellung ist ${now}; wechseln zu ${next}`,
  },
};
