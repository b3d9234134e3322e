/** The subject of a scenario. */
import type { Opened } from '../../serve/protocol.ts';

/** Whether a cell type is the subject of the scenario. */
export const isSubject = ({ view }: Opened, { id }: { id: string }): boolean => id === view.subject;
