/** What numbers of a cell type of PhysiCell become here, each told with the number in the file. */
import { exchange, exchangeAt, shareOfSite, within } from './physicell-fields.ts';
import { type ProjectReport, tell } from './physicell-report.ts';
import { type CellDefinition, type Death, inPhenotype, numberOf, phasesOf, speedOf } from './physicell-settings.ts';
import { isYes, nodeAt, textOf, type XmlNode } from './xml-tree.ts';

const placeOf = ({ name }: CellDefinition): string => `cell_definition "${name}"`;

/** A number for people. */
export const short = (value: number): string => String(Number(value.toPrecision(4)));

/** Of some elements those that are a definition's own: what it inherits is told where it stands. */
export const ownOf = ({ node: { path } }: CellDefinition, nodes: readonly (XmlNode | undefined)[]): XmlNode[] =>
  nodes.flatMap((node) => (node?.path.startsWith(`${path}/`) ? [node] : []));

/** Tells what a definition itself says of size, motility and phases, where that is something else here. */
export function tellOwn(definition: CellDefinition, report: ProjectReport): void {
  const at = placeOf(definition);
  const volume = ownOf(definition, [inPhenotype(definition, 'volume', 'total')]);
  if (volume.length > 0)
    tell(
      report.changed,
      {
        at,
        what: `volume total ${textOf(volume[0])} µm³, here ${short(shareOfSite(definition))} of a site`,
        why: 'cells here have one size; exchange with substrates is scaled by the share',
      },
      volume,
    );
  const [speed, enabled] = [
    inPhenotype(definition, 'motility', 'speed'),
    nodeAt(inPhenotype(definition, 'motility'), 'options', 'enabled'),
  ];
  if (speedOf(definition) === 0 && (numberOf(speed, `${at}: speed`) ?? 0) > 0)
    tell(
      report.changed,
      { at, what: `speed ${textOf(speed)} µm/min, here 0`, why: 'its motility is not enabled' },
      ownOf(definition, [speed, enabled]),
    );
  const fixed = phasesOf(definition).filter((node) => isYes(node.attributes.fixed_duration) && Number(node.text) > 0);
  if (fixed.length > 0)
    tell(
      report.changed,
      {
        at,
        what: `cycle: fixed_duration of ${fixed.map((node) => `${node.tag} ${node.text}`).join(', ')}`,
        why: 'division here is at a rate: the times between divisions vary',
      },
      ownOf(definition, fixed),
    );
}

/** Tells an uptake rate and what it is here. */
export function tellUptake(
  definition: CellDefinition,
  substrate: string,
  taken: number,
  here: string,
  report: ProjectReport,
): void {
  const node = exchangeAt(definition, substrate, 'uptake_rate');
  if (taken <= 0) return;
  tell(
    report.changed,
    {
      at: placeOf(definition),
      what: `uptake_rate of ${substrate} ${textOf(node)} /min, ${short(taken)} /min of a site: here ${here}`,
      why: 'uptake here is relative to the fastest',
    },
    ownOf(definition, [node]),
  );
}

/** Amount that a cell gives off at a secretion rate of 1, far below the target, nM/min. */
export const secretionOf = (definition: CellDefinition, substrate: string): number =>
  (exchange(definition, substrate, 'secretion_target') || exchange(definition, substrate, 'saturation_density')) *
  shareOfSite(definition);

/** The elements that say what a type gives off, other than 0, inherited ones too. */
const secretionAt = (definition: CellDefinition, substrate: string): XmlNode[] =>
  ['secretion_rate', 'secretion_target', 'saturation_density', 'net_export_rate'].flatMap((tag) => {
    const node = exchangeAt(definition, substrate, tag);
    return node === undefined || Number(node.text) === 0 ? [] : [node];
  });

/** Tells that what a cell gives off is left out. */
export function tellUnsecreted(
  definition: CellDefinition,
  substrate: string,
  { what, why, idle }: { what: string; why: string; idle: boolean },
  report: ProjectReport,
): void {
  const nodes = idle ? ownOf(definition, secretionAt(definition, substrate)) : secretionAt(definition, substrate);
  if (idle && nodes.length === 0) return;
  const inFile = nodes.length === 0 ? '' : `, ${nodes.map((node) => `${node.tag} ${node.text}`).join(', ')}`;
  tell(
    report.leftOut,
    { at: placeOf(definition), what: `${what} of ${substrate}${inFile}`, why, ...(idle && { idle: true }) },
    ownOf(definition, nodes),
  );
}

/** Tells what a cell gives off. */
export function tellSecretion(
  definition: CellDefinition,
  substrate: string,
  given: number,
  report: ProjectReport,
): void {
  const nodes = secretionAt(definition, substrate);
  const inFile = nodes.map((node) => `${node.tag} ${node.text}`).join(', ');
  tell(
    report.changed,
    {
      at: placeOf(definition),
      what: `secretion of ${substrate}: ${short(given)} nM/min, in the file ${inFile}`,
      why: 'the amount at a level far below the target',
    },
    ownOf(definition, nodes),
  );
}

/** The largest rate at which a type eats dead cells. */
export function phagocytosisOf(definition: CellDefinition, at: string, report: ProjectReport): number {
  const tags = ['dead', 'apoptotic', 'necrotic', 'other_dead'].map((kind) => `${kind}_phagocytosis_rate`);
  const nodes = tags.flatMap((tag) => {
    const node = inPhenotype(definition, 'cell_interactions', tag);
    return node === undefined || textOf(node) === '' ? [] : [node];
  });
  const most = Math.max(0, ...nodes.map((node) => numberOf(node, `${at}: ${node.tag}`) ?? 0));
  if (most > 0)
    tell(
      report.changed,
      {
        at,
        what: `phagocytosis of dead cells at ${most} /min, in the file ${nodes.map((node) => `${node.tag} ${node.text}`).join(', ')}`,
        why: 'they are eaten here whatever they died of; the largest rate is taken',
      },
      ownOf(definition, nodes),
    );
  return most;
}

/** How long dead cells remain if no type says so, min. */
const USUAL = { apoptotic: 516, necrotic: 86400 };
const [MIN_DEBRIS, MAX_DEBRIS] = [1, 1e7];

export type Remains = Death & { definition: CellDefinition };

/** The one time for which dead cells remain: that of the first type that states one. */
export function debrisOf(list: readonly Remains[], kind: keyof typeof USUAL, report: ProjectReport): number {
  const first = list.find(({ remains }) => remains !== undefined)?.remains;
  const what = `time for which ${kind} cells remain`;
  const time = within(first ?? USUAL[kind], MIN_DEBRIS, MAX_DEBRIS, 'death', what, report);
  if (first === undefined) report.added.push({ at: 'death', what: `${what}: ${time} min`, why: 'no type states it' });
  for (const { definition, remains, phases } of list) {
    const own = ownOf(definition, phases);
    if (remains === undefined || own.length === 0) continue;
    const varies = own.some(({ attributes }) => !isYes(attributes.fixed_duration));
    const inFile = own.map((node) => `${node.tag} ${node.text}`).join(', ');
    const told = {
      at: placeOf(definition),
      what: `${kind} cells remain for ${short(time)} min, in the file ${inFile}`,
    };
    const why = [
      ...(remains === time ? [] : ['one time for all types, that of the first']),
      ...(varies ? ['the time here is fixed, there it varies'] : []),
    ].join('; ');
    if (why === '') tell(report.kept, told, own);
    else tell(report.changed, { ...told, why }, own);
  }
  return time;
}
