/** All that the page says, in English. Another language is one more file of this shape. */
export const en = {
  header: {
    twin: 'Twin from here',
    addArm: 'Add an arm',
    twinTitle: 'A second run from this moment, with one difference',
    lesson: 'Lesson',
    leaveLesson: 'Leave lesson',
    theme: (now: string, next: string) => `Theme is ${now}; change to ${next}`,
  },
};

type Widened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Said extends string ? string : Said
    : { [Key in keyof T]: Widened<T[Key]> };

/** The shape that every language has to fill. */
export type Texts = Widened<typeof en>;
