/** The names that an unchecked scenario defines, by table. */

import { measuredId, type Names } from '../vocabulary.ts';
import type { Json, Table } from './plain-tree.ts';

export const asMap = (value: Json | undefined): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
export const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
export const keys = (value: Json | undefined): string[] => Object.keys(asMap(value));

/** All that can be drawn as a field: none, species, and what was measured of them. */
export function fieldNames(scenario: { [key: string]: Json }): string[] {
  const measured = Object.values(asMap(scenario.tissues)).flatMap((tissue) => keys(asMap(tissue).measured));
  return ['', ...keys(scenario.species), ...new Set(measured.map(measuredId))];
}

/** The names that a scenario defines. */
export function namesOf(scenario: { [key: string]: Json }): Names {
  return {
    species: keys(scenario.species),
    receptors: keys(scenario.receptors),
    states: keys(scenario.states),
    traits: keys(scenario.traits),
    cells: keys(scenario.cells),
    nodes: asList(scenario.nodes).map(String),
    drugs: keys(scenario.drugs),
    dials: keys(scenario.dials),
    pools: keys(asMap(scenario.circulation).pools),
    tissues: keys(scenario.tissues),
  };
}
