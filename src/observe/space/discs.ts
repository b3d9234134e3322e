/** The discs that a tissue starts with. */
import type { Model } from '../../scenario/model.ts';
import type { LayoutRow } from '../../scenario/schema/schema.ts';

/** Radius, in sites, of the first disc of a tissue; 0 for none. */
export function discOf(model: Model, tissue: number): number {
  const disc = model.tissues[tissue].layout.find((row): row is LayoutRow & { draw: 'disc' } => row.draw === 'disc');
  return disc?.radius ?? 0;
}

/** Radius, in sites, of the first disc that a type is laid out in; 0 for none. */
export function rimOf(model: Model, tissue: number, cell: string): number {
  const disc = model.tissues[tissue].layout.find(
    (row): row is LayoutRow & { draw: 'disc' } => row.draw === 'disc' && row.cell === cell,
  );
  return disc?.radius ?? 0;
}
