/** Domain, time and seed of a project of PhysiCell. */

import { SITE } from '../vocabulary.ts';
import { NOTHING, quoted, wrongAt } from './import-problem.ts';
import type { Plane } from './physicell-cells.ts';
import type { ProjectReport } from './physicell-report.ts';
import { minutesOf, needed, numberOf } from './physicell-settings.ts';
import { isYes, nodeAt, textAt, type XmlNode } from './xml-tree.ts';

const MIN_SIDE = 8;
const MAX_SIDE = 4096;

/** The plane of the domain that a tissue shows. */
export function planeOf(root: XmlNode, report: ProjectReport): Plane {
  const domain = nodeAt(root, 'domain');
  const at = (tag: string): number => needed(nodeAt(domain, tag), `domain: ${tag}`);
  const optional = (tag: string): number | undefined => numberOf(nodeAt(domain, tag), `domain: ${tag}`);
  const unit = textAt(root, 'overall', 'space_units') || 'micron';
  if (!/^(micron|microns|um|µm|μm)$/i.test(unit)) throw wrongAt('overall: space_units', quoted(unit), 'micron');
  const [left, right, bottom, top] = ['x_min', 'x_max', 'y_min', 'y_max'].map(at);
  const [low, high] = [optional('z_min') ?? 0, optional('z_max') ?? 0];
  const side = (from: number, to: number, of: string): number => {
    const sites = Math.ceil((to - from) / SITE - 1e-9);
    if (sites < 1 || sites > MAX_SIDE)
      throw wrongAt(
        `domain: ${of}`,
        { told: { en: '{from} to {to}', de: '{from} bis {to}' }, from, to },
        {
          told: { en: 'a length of up to {most} µm', de: 'eine Länge von höchstens {most} µm' },
          most: MAX_SIDE * SITE,
        },
      );
    if (sites < MIN_SIDE)
      report.changed.push({
        at: 'domain',
        what: `${of}: ${to - from} µm became ${MIN_SIDE * SITE} µm`,
        why: 'the least here',
      });
    return Math.max(MIN_SIDE, sites);
  };
  const [width, height] = [side(left, right, 'x'), side(bottom, top, 'y')];
  report.kept.push({
    at: 'domain',
    what: `${right - left} × ${top - bottom} µm as ${width} × ${height} sites of ${SITE} µm`,
  });
  const voxels = ['dx', 'dy', 'dz'].map(optional).filter((size) => size !== undefined && size !== SITE);
  if (voxels.length > 0)
    report.changed.push({ at: 'domain', what: `voxels of ${voxels[0]} µm`, why: `a site is ${SITE} µm` });
  const flat = isYes(textAt(domain, 'use_2D'));
  if (!flat && high - low > SITE)
    report.changed.push({
      at: 'domain',
      what: `z from ${low} to ${high} µm`,
      why: 'a tissue here is a section, through the middle',
    });
  return { left, top, z: flat ? 0 : (low + high) / 2, width, height };
}

const [MIN_STEP, MAX_STEP, USUAL_STEP] = [3, 30, 6];
const MAX_MINUTES = 1e7;

/** Step and duration, min. */
export function timeOf(root: XmlNode, report: ProjectReport): { step: number; duration: number } {
  const overall = nodeAt(root, 'overall');
  const unit = textAt(overall, 'time_units') || 'min';
  if (!/^min(ute)?s?$/i.test(unit)) throw wrongAt('overall: time_units', quoted(unit), 'min');
  const whole = minutesOf(nodeAt(overall, 'max_time'), 'overall: max_time');
  if (whole === undefined) throw wrongAt('overall: max_time', NOTHING, { en: 'a time', de: 'eine Zeit' });
  if (whole < 0 || whole > MAX_MINUTES)
    throw wrongAt('overall: max_time', `${whole} min`, {
      told: { en: '0 to {most} min', de: '0 bis {most} min' },
      most: MAX_MINUTES,
    });
  const wanted = minutesOf(nodeAt(overall, 'dt_phenotype'), 'overall: dt_phenotype') ?? USUAL_STEP;
  const step = wanted >= MIN_STEP && wanted <= MAX_STEP ? wanted : USUAL_STEP;
  if (step !== wanted)
    report.changed.push({
      at: 'overall',
      what: `dt_phenotype of ${wanted} min became a step of ${step} min`,
      why: `a step is ${MIN_STEP} to ${MAX_STEP} min`,
    });
  report.kept.push({ at: 'overall', what: `${whole} min in steps of ${step} min` });
  return { step, duration: whole };
}

export function seedOf(root: XmlNode, report: ProjectReport): string {
  const text = textAt(root, 'options', 'random_seed') || textAt(root, 'user_parameters', 'random_seed');
  if (/^-?\d+$/.test(text)) {
    report.kept.push({ at: 'random_seed', what: text });
    return text;
  }
  report.added.push({
    at: 'seed',
    what: '0',
    why: text === '' ? 'the project states none' : `a seed here is text, found "${text}"`,
  });
  return '0';
}
