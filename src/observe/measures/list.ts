/**
 * All measures, in their order in files and pictures. A new one is a file beside those of its kind, and a line here.
 */
import { blocked } from './blood/blocked.ts';
import { clone } from './blood/clone.ts';
import { density } from './blood/density.ts';
import { detected } from './blood/detected.ts';
import { drained } from './blood/drained.ts';
import { effluent } from './blood/effluent.ts';
import { freeDrug } from './blood/free-drug.ts';
import { bloodLevel } from './blood/level.ts';
import { ligand } from './blood/ligand.ts';
import { mass } from './blood/mass.ts';
import { number } from './blood/number.ts';
import { pool } from './blood/pool.ts';
import { shed } from './blood/shed.ts';
import { totalDrug } from './blood/total-drug.ts';
import { across } from './cells/across.ts';
import { area } from './cells/area.ts';
import { at } from './cells/at.ts';
import { betweenLesions } from './cells/between-lesions.ts';
import { beyond } from './cells/beyond.ts';
import { chemotacticIndex } from './cells/chemotactic-index.ts';
import { livingClone } from './cells/clone.ts';
import { clones } from './cells/clones.ts';
import { count } from './cells/count.ts';
import { dead } from './cells/dead.ts';
import { depth } from './cells/depth.ts';
import { distance } from './cells/distance.ts';
import { hypoxic } from './cells/hypoxic.ts';
import { inside } from './cells/inside.ts';
import { largestLesion } from './cells/largest-lesion.ts';
import { leavingAt } from './cells/leaving-at.ts';
import { leavingHypoxic } from './cells/leaving-hypoxic.ts';
import { leavingLevel } from './cells/leaving-level.ts';
import { lesions } from './cells/lesions.ts';
import { level } from './cells/level.ts';
import { lost } from './cells/lost.ts';
import { newborn } from './cells/newborn.ts';
import { node } from './cells/node.ts';
import { outlinedArea } from './cells/outlined-area.ts';
import { perfused } from './cells/perfused.ts';
import { right } from './cells/right.ts';
import { roughness } from './cells/roughness.ts';
import { seats } from './cells/seats.ts';
import { shannon } from './cells/shannon.ts';
import { toVessel } from './cells/to-vessel.ts';
import { volume } from './cells/volume.ts';
import { withinLesions } from './cells/within-lesions.ts';
import { agreement } from './fields/agreement.ts';
import { max } from './fields/max.ts';
import { mean } from './fields/mean.ts';
import { fold } from './niche/fold.ts';
import { nicheDensity } from './niche/niche-density.ts';
import { output } from './niche/output.ts';
import { relativeHomingOf } from './niche/relative-homing.ts';
import { arrived } from './organs/arrived.ts';
import { arrivedBetween } from './organs/arrived-between.ts';
import { arrivedClone } from './organs/arrived-clone.ts';
import { arrivedDistance } from './organs/arrived-distance.ts';
import { arrivedDiversity } from './organs/arrived-diversity.ts';
import { betweenOrgans } from './organs/between-organs.ts';
import { goneOn } from './organs/gone-on.ts';
import { lostOnward } from './organs/lost-onward.ts';
import { refused } from './organs/refused.ts';
import { waiting } from './organs/waiting.ts';
import { eventCounts } from './tissues/event-counts.ts';
import { freeSeats } from './tissues/free-seats.ts';
import { gap } from './tissues/gap.ts';
import { matrixDensity } from './tissues/matrix-density.ts';
import { openVoid } from './tissues/void.ts';

/** Of each cell type in each tissue. */
export const OF_CELLS = [
  ...[count, across, right, dead, hypoxic, at, inside, beyond, depth, lesions, largestLesion, roughness, toVessel],
  ...[seats, perfused, clones, shannon, distance, lost, volume, node, level, newborn, withinLesions, betweenLesions],
  ...[leavingAt, leavingHypoxic, leavingLevel, area, outlinedArea, chemotacticIndex, livingClone],
];
/** Of each species in each tissue. */
export const OF_FIELDS = [mean, max, agreement];
/** Of each tissue. */
export const OF_TISSUES = [openVoid, matrixDensity, eventCounts, freeSeats, gap];
/** Of each cell type that circulates. */
export const OF_CIRCULATING = [density, number, clone, shed, drained, detected, mass, effluent, bloodLevel];
/** Of each cell type that circulates, in each organ. */
export const OF_ARRIVALS = [
  arrived,
  arrivedDiversity,
  arrivedDistance,
  arrivedClone,
  waiting,
  goneOn,
  lostOnward,
  refused,
];
/** Of each cell type that circulates, over all organs. */
export const OF_ALL_ORGANS = [betweenOrgans, arrivedBetween];
/** Of each drug; all drugs for one measure, then for the next. */
export const OF_DRUGS = [freeDrug, totalDrug];
/** Of each species in blood. */
export const OF_LIGANDS = [ligand];
/** Of each receptor. */
export const OF_RECEPTORS = [blocked];
/** Of each pool that sends cells into blood. */
export const OF_POOLS = [pool];
/** Of the niche. */
export const OF_NICHE = [fold, nicheDensity, relativeHomingOf, output];
