/** Areas that an image shows: what cells enclose, and the largest gap between them. */
import { neighbour } from '../../world/lattice.ts';
import { PHASE, type SeenTissue } from '../../world/world.ts';
import type { Living } from '../living.ts';
import { scratch } from '../scratch.ts';

const openAt = scratch(Uint8Array);
const stackOf = scratch(Int32Array);
/** Directions over the sides of a site: a way that cells block does not lead between two that touch at a corner. */
const SIDES = [0, 2, 4, 6] as const;

/** A piece of the plane without the cells in question. */
interface Piece {
  sites: number;
  /** Whether it reaches the edge of a tissue whose edges do not wrap. */
  reachesEdge: boolean;
}

/** Sites that the living cells of a type (from 0) cover or enclose. */
export function sitesOutlined(tissue: SeenTissue, { rows, first }: Living, type: number): number {
  const [begin, end] = [first[type], first[type + 1]];
  if (begin === end) return 0;
  const open = sitesIn(tissue);
  for (let i = begin; i < end; i++) open[tissue.pool.site[rows[i]]] = 0;
  const pieces = piecesOf(tissue, open);
  const { width, height, wrap } = tissue.lattice;
  const outside = wrap ? largestOf(pieces) : sum(pieces.filter(({ reachesEdge }) => reachesEdge));
  return width * height - outside;
}

/** Sites of the largest piece without a living structural cell. */
export function sitesOfGap(tissue: SeenTissue): number {
  const open = sitesIn(tissue);
  const { pool, structural } = tissue;
  for (let site = 0; site < tissue.sites; site++) {
    if (structural[site] > 0 && pool.phase[structural[site] - 1] === PHASE.alive) open[site] = 0;
  }
  return largestOf(piecesOf(tissue, open));
}

const sum = (pieces: readonly Piece[]): number => pieces.reduce((total, { sites }) => total + sites, 0);
const largestOf = (pieces: readonly Piece[]): number => pieces.reduce((most, { sites }) => Math.max(most, sites), 0);

/** 1 at every site of the tissue, 0 at those that only fill its rows. */
function sitesIn({ lattice, sites }: SeenTissue): Uint8Array {
  const open = openAt(sites);
  for (let y = 0; y < lattice.height; y++) open.fill(1, y * lattice.stride, y * lattice.stride + lattice.width);
  return open;
}

/** The pieces that open sites form over their sides; `open` is 0 afterwards. */
function piecesOf({ lattice, sites }: SeenTissue, open: Uint8Array): Piece[] {
  const stack = stackOf(sites);
  const pieces: Piece[] = [];
  for (let start = 0; start < sites; start++) {
    if (open[start] === 0) continue;
    const piece: Piece = { sites: 0, reachesEdge: false };
    let left = 0;
    stack[left++] = start;
    open[start] = 0;
    while (left > 0) {
      const site = stack[--left];
      piece.sites++;
      for (const side of SIDES) {
        const next = neighbour(lattice, site, side);
        if (next < 0) piece.reachesEdge = true;
        else if (open[next] !== 0) {
          open[next] = 0;
          stack[left++] = next;
        }
      }
    }
    pieces.push(piece);
  }
  return pieces;
}
