/**
 * All behaviours, in the order in which their rates are summed when one is drawn for a cell. The order is part of
 * every run's meaning: a new one goes at the end.
 */
import { apoptosis } from './apoptosis.ts';
import type { Behaviour } from './behaviour.ts';
import { conversion } from './conversion.ts';
import { departure } from './departure.ts';
import { division } from './division.ts';
import { entry } from './entry.ts';
import { intravasation } from './intravasation.ts';
import { lymphEntry } from './lymph-entry.ts';
import { necrosis } from './necrosis.ts';
import { phagocytosis } from './phagocytosis.ts';
import { regression } from './regression.ts';
import { sprouting } from './sprouting.ts';

export const BEHAVIOURS: readonly Behaviour[] = [
  ...[division, apoptosis, necrosis, departure, sprouting, regression, intravasation, lymphEntry, conversion, entry],
  phagocytosis,
];
