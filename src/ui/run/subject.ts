/** What a scenario is about. */
import type { Opened } from '../../serve/protocol.ts';

/** Whether a cell type is the one that the scenario is about. */
export const isSubject = ({ view }: Opened, { id }: { id: string }): boolean => id === view.subject;
