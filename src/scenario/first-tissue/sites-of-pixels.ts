/**
 * Which sites of a tissue the pixels of a picture fill. A site takes the type of most of its pixels, if a piece of it
 * has as many there as nothing has; but no piece of a
 * type is lost for being smaller than a site, or for lying across several: it has at least one, and where nothing else
 * is, as many as its area.
 */
import type { Size } from './frame.ts';
import { type Pieces, piecesOf } from './pieces.ts';

/** A piece of less than this share of a site is a speck and no cell: 5 µm across. */
export const SPECK = 1 / 20;

/** Sites that a piece may cross far from its own before it counts as broken: the end of a thin tip is one. */
const MOST_GAPS = 1;

export interface Filled {
  type: number;
  x: number;
  y: number;
  /** A pixel of it. */
  at: number;
}

export interface SitesRead {
  cells: Filled[];
  /** Pieces that no site is mostly of, and that are a cell all the same. */
  small: number;
  /** By type: pieces that are specks and have no site, and a pixel of the first. */
  specks: Map<number, { pieces: number; first: number }>;
  /**
   * By type: pieces that have fewer sites than half their area, or that are broken: they cross several sites none of
   * which is theirs or touches one of theirs.
   */
  thinned: Map<number, number>;
}

/** A piece that has pixels on a site of which another thing is most. */
interface Claim {
  piece: number;
  site: number;
  pixels: number;
}

/**
 * @param types the type of each pixel, row by row; 0 for none
 * @param thin by type: whether one pixel is enough for a site
 */
export function sitesOfPixels(types: Uint8Array, picture: Size, size: Size, thin: readonly boolean[]): SitesRead {
  const pieces = piecesOf(types, picture.width);
  const perSite = (picture.width * picture.height) / (size.width * size.height);
  const { owner, claims, first } = vote(pieces, picture, size, thin);
  const sites = new Int32Array(pieces.type.length);
  for (const piece of owner) sites[piece]++;
  const cells: Filled[] = [];
  const put = (piece: number, site: number, at: number): void => {
    cells.push({ type: pieces.type[piece], x: site % size.width, y: Math.floor(site / size.width), at });
  };
  owner.forEach((piece, site) => {
    if (piece > 0) put(piece, site, first[site]);
  });
  const take = ({ piece, site }: Claim): void => {
    owner[site] = piece;
    sites[piece]++;
    put(piece, site, pieces.first[piece]);
  };
  const isSpeck = (piece: number): boolean => pieces.pixels[piece] < SPECK * perSite;
  const area = (piece: number): number => pieces.pixels[piece] / perSite;
  const own = claims.filter(({ piece }) => !isSpeck(piece)).sort((a, b) => b.pixels - a.pixels || a.site - b.site);
  let small = 0;
  for (const claim of own)
    if (sites[claim.piece] === 0 && owner[claim.site] === 0) {
      take(claim);
      small++;
    }
  // The rest has to share: placing finds the nearest free site.
  const shared = new Set<number>();
  for (const { piece, site } of own)
    if (sites[piece] === 0) {
      shared.add(site * sites.length + piece);
      sites[piece]++;
      put(piece, site, pieces.first[piece]);
      small++;
    }
  for (const claim of own)
    if (sites[claim.piece] < Math.round(area(claim.piece)) && owner[claim.site] === 0) take(claim);
  const gaps = gapsOf(own, ({ piece, site }) => owner[site] === piece || shared.has(site * sites.length + piece), size);
  const specks: SitesRead['specks'] = new Map();
  const thinned: SitesRead['thinned'] = new Map();
  for (let piece = 1; piece < sites.length; piece++) {
    const type = pieces.type[piece];
    if (sites[piece] === 0) {
      const before = specks.get(type) ?? { pieces: 0, first: pieces.first[piece] };
      specks.set(type, { ...before, pieces: before.pieces + 1 });
    } else if (sites[piece] < area(piece) / 2 || (gaps.get(piece) ?? 0) > MOST_GAPS)
      thinned.set(type, (thinned.get(type) ?? 0) + 1);
  }
  return { cells, small, specks, thinned };
}

/** By piece: the sites that it crosses and that neither are its own nor touch one of its own, at corners too. */
function gapsOf(
  claims: readonly Claim[],
  holds: (of: { piece: number; site: number }) => boolean,
  { width, height }: Size,
): Map<number, number> {
  const gaps = new Map<number, number>();
  for (const { piece, site } of claims) {
    const [x, y] = [site % width, Math.floor(site / width)];
    let near = false;
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1) && !near; row++)
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1) && !near; column++)
        near = holds({ piece, site: row * width + column });
    if (!near) gaps.set(piece, (gaps.get(piece) ?? 0) + 1);
  }
  return gaps;
}

/** The piece to which each site goes by its pixels, 0 for none; what else has pixels there; and the first pixel of each. */
function vote({ of, type }: Pieces, picture: Size, size: Size, thin: readonly boolean[]) {
  const owner = new Int32Array(size.width * size.height);
  const first = new Int32Array(owner.length);
  const claims: Claim[] = [];
  const votes = new Uint32Array(thin.length);
  const found = new Map<number, number>();
  for (let site = 0; site < owner.length; site++) {
    const columns = pixelsOf(site % size.width, size.width, picture.width);
    const rows = pixelsOf(Math.floor(site / size.width), size.height, picture.height);
    first[site] = rows.from * picture.width + columns.from;
    found.clear();
    votes.fill(0);
    for (let row = rows.from; row < rows.to; row++) {
      const end = row * picture.width + columns.to;
      for (let at = row * picture.width + columns.from; at < end; ) {
        const piece = of[at];
        const from = at;
        while (at < end && of[at] === piece) at++;
        votes[type[piece]] += at - from;
        found.set(piece, (found.get(piece) ?? 0) + at - from);
      }
    }
    const winner = winnerOf(votes, thin);
    let [best, most] = [0, 0];
    for (const [piece, pixels] of found)
      if (piece > 0 && type[piece] === winner && pixels > most) [best, most] = [piece, pixels];
    // Small pieces beside one another do not together outvote the gap between them.
    owner[site] = most >= votes[0] || thin[winner] ? best : 0;
    for (const [piece, pixels] of found) if (piece > 0 && piece !== owner[site]) claims.push({ piece, site, pixels });
  }
  return { owner, claims, first };
}

/** The pixels of a site: at least one. */
function pixelsOf(site: number, sites: number, pixels: number): { from: number; to: number } {
  if (pixels < sites) {
    const one = Math.floor(((site + 0.5) * pixels) / sites);
    return { from: one, to: one + 1 };
  }
  return { from: Math.floor((site * pixels) / sites), to: Math.floor(((site + 1) * pixels) / sites) };
}

/** The most frequent thin type if there is any, else the most frequent type; the first of equals, 0 without any. */
function winnerOf(votes: Uint32Array, thin: readonly boolean[]): number {
  let best = 0;
  for (let type = 1; type < votes.length; type++)
    if (votes[type] > 0 && (best === 0 || (thin[type] === thin[best] ? votes[type] > votes[best] : thin[type])))
      best = type;
  return best;
}
