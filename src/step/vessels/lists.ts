/** Which cells of a tissue carry blood and lymph, listed in row order, and which sites they reach. */
import { SITE } from '../../scenario/vocabulary.ts';
import { isPerfused } from '../../world/cells.ts';
import { NO_DIRECTION, neighbour } from '../../world/lattice.ts';
import { type Buffer, type Kind, type SectionPlan, section, view } from '../../world/sections.ts';
import { PHASE, type SeenTissue, type SeenWorld } from '../../world/world.ts';

const TWO_PI = 6.283185307179586;

const COLUMNS = { rows: 'i32', sites: 'i32', walls: 'f64', drains: 'i32' } as const;
const LATTICES = { proteolysisSites: 'i32', touchesVessel: 'u8', drained: 'u8' } as const;
const COUNT = { vessels: 0, cuts: 1, drains: 2 } as const;

/** Sections of memory for the lists of a tissue. */
export const vesselSections = (id: string, capacity: number, sites: number): SectionPlan[] => [
  ...Object.entries(COLUMNS).map(([name, kind]) => section(`${id}.vessels.${name}`, kind, capacity)),
  ...Object.entries(LATTICES).map(([name, kind]) => section(`${id}.vessels.${name}`, kind, sites)),
  section(`${id}.vessels.counts`, 'i32', Object.keys(COUNT).length),
];

export class VesselLists {
  /** Rows of perfused vessel cells, their sites, and the wall exchange of each at 1 µm/min permeability, per minute. */
  readonly rows: Int32Array;
  readonly sites: Int32Array;
  readonly walls: Float64Array;
  /** Rows of lymphatic cells, and how many of them touch each site. */
  readonly drains: Int32Array;
  readonly drained: Uint8Array;
  /** Sites where enzymes on endothelium cut ligands (perfused vessels and their 8 neighbours), and a mark on each. */
  readonly proteolysisSites: Int32Array;
  readonly touchesVessel: Uint8Array;
  private readonly counts: Int32Array;

  constructor(buffer: Buffer, id: string) {
    const get = <K extends Kind>(name: string, kind: K) => view(buffer, `${id}.vessels.${name}`, kind);
    this.rows = get('rows', 'i32');
    this.sites = get('sites', 'i32');
    this.walls = get('walls', 'f64');
    this.drains = get('drains', 'i32');
    this.drained = get('drained', 'u8');
    this.proteolysisSites = get('proteolysisSites', 'i32');
    this.touchesVessel = get('touchesVessel', 'u8');
    this.counts = get('counts', 'i32');
  }

  get count(): number {
    return this.counts[COUNT.vessels];
  }
  get proteolysisCount(): number {
    return this.counts[COUNT.cuts];
  }
  get drainCount(): number {
    return this.counts[COUNT.drains];
  }

  /** Rebuilds the lists. */
  list({ model }: SeenWorld, tissue: SeenTissue): void {
    this.listPerfused(model.cells, tissue);
    this.listCutSites(tissue);
    if (model.cells.some(({ drains }) => drains)) this.listDrains(model.cells, tissue);
  }

  private listPerfused(cells: SeenWorld['model']['cells'], { pool }: SeenTissue): void {
    let count = 0;
    for (let row = 0; row < pool.counts[0]; row++) {
      if (!isPerfused(pool, row)) continue;
      const vessel = cells[pool.type[row] - 1].perfuses!;
      this.rows[count] = row;
      this.sites[count] = pool.site[row];
      this.walls[count++] = wallExchange(vessel.radius, vessel.permeability);
    }
    this.counts[COUNT.vessels] = count;
  }

  private listCutSites({ lattice }: SeenTissue): void {
    let count = 0;
    this.touchesVessel.fill(0);
    const cut = (site: number): void => {
      if (site < 0 || this.touchesVessel[site] !== 0) return;
      this.touchesVessel[site] = 1;
      this.proteolysisSites[count++] = site;
    };
    for (let i = 0; i < this.count; i++) {
      cut(this.sites[i]);
      for (let d = 0; d < NO_DIRECTION; d++) cut(neighbour(lattice, this.sites[i], d));
    }
    this.counts[COUNT.cuts] = count;
  }

  private listDrains(cells: SeenWorld['model']['cells'], { pool, lattice }: SeenTissue): void {
    let count = 0;
    this.drained.fill(0);
    for (let row = 0; row < pool.counts[0]; row++) {
      if (pool.type[row] === 0 || pool.phase[row] !== PHASE.alive || !cells[pool.type[row] - 1].drains) continue;
      this.drains[count++] = row;
      for (let d = 0; d < NO_DIRECTION; d++) {
        const site = neighbour(lattice, pool.site[row], d);
        if (site >= 0) this.drained[site]++;
      }
    }
    this.counts[COUNT.drains] = count;
  }
}

/** E_v of a vessel wall, /min: circumference times permeability over the area of a site. */
export const wallExchange = (radius: number, permeability: number): number =>
  (TWO_PI * radius * permeability) / (SITE * SITE);
