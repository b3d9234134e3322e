/** What is simulated and how it is solved: the equations of what takes part, as `src/step` solves them. */
import { displayUnit } from '../../base/units.ts';
import type { TakingPart } from '../../run/taking-part.ts';
import type { Model } from '../../scenario/model.ts';
import { modelOf, type Prepared } from '../../scenario/prepared.ts';
import { SITE } from '../../scenario/vocabulary.ts';
import { MATRIX_INTERVAL } from '../../step/fields/matrix.ts';
import { MAX_ROUNDS, OXYGEN_TOLERANCE } from '../../step/fields/oxygen.ts';
import { english } from '../../texts/words.ts';
import { valueText } from '../numbers.ts';
import { listed } from './evidence-counts.ts';

/** Paragraphs, one for each process that takes part. */
export function equations(scenario: Prepared, part: TakingPart): string[] {
  const model = modelOf(scenario);
  return [
    lattice(scenario),
    oxygen(scenario, model),
    ligands(scenario, model),
    matrix(scenario),
    receptors(part),
    cells(scenario, model, part),
    vessels(model, part),
    blood(scenario, model, part),
    niche(model),
    drugs(part),
    randomNumbers(),
  ].filter((text) => text !== '');
}

const lattice = ({ step }: Prepared): string =>
  `Space and time. Each tissue is a two-dimensional lattice of square sites with edges of ${SITE} µm; a site holds at most one structural and one mobile cell. A time step is ${valueText(step)} min. In every step, ligands are secreted and fields diffuse, cells sense, decide and act, vessels grow, cells and ligands are exchanged with blood, and drugs are distributed and cleared.`;

function oxygen(scenario: Prepared, { oxygen: at, names }: Model): string {
  const id = names.species[at.species];
  const { diffusion, view: _, ...row } = scenario.species[id];
  const uptake = at.linear ? 'V·w·p/K' : 'V·w·p/(K + p)';
  return `${english(row.label)}. Quasi-steady: in every step D∇²p = ${uptake} is solved with D = ${valueText(diffusion)} µm²/min, V = ${valueText(at.maximum)} mmHg/min, K = ${valueText(at.halfMaximum)} mmHg and the uptake w of the cells of a site relative to a tumour cell, by a nonlinear two-dimensional multigrid method (red-black relaxation with a linearised coarse-grid correction) that starts from the solution of the step before, until the residual is at most ${valueText(OXYGEN_TOLERANCE * 100)} % of the uptake, in at most ${MAX_ROUNDS} rounds. Perfused vessels are held at the pressure of blood, with a conductance that stands for their radius. Below ${valueText(at.hypoxic)} mmHg a cell counts as hypoxic.`;
}

function ligands(scenario: Prepared, { species }: Model): string {
  const own = species.filter((one) => !one.oxygen);
  if (own.length === 0) return '';
  const steps = [...new Set(own.map(({ solverMinutes }) => solverMinutes))].map((minutes) => {
    const of = own.filter((one) => one.solverMinutes === minutes).map(({ id }) => id);
    return `${valueText(minutes)} min for ${listed(of)}`;
  });
  const rates = own.map(
    ({ id, diffusion, decay, retardation }) =>
      `${english(scenario.species[id].label)}: D = ${valueText(diffusion)} ${displayUnit('um2/min')}, k = ${valueText(decay)} /min, R = ${valueText(retardation)}`,
  );
  return `Ligands. Free ligand c follows ∂(Rc)/∂t = ∇·(D∇c) − (k + k_prot)c − Σ q·r·θ + S + E_v(c_blood − c), with ligand (R − 1)c bound to matrix in equilibrium, uptake by receptors, secretion S and exchange E_v with vessels, by steps of the alternating-direction implicit method of Douglas in delta form (${listed(steps)}); half of the first solver step after cells have acted is fully implicit. ${rates.join('; ')}.`;
}

const matrix = ({ step, matrix: { rest, turnover } }: Prepared): string =>
  `Matrix. Its density E follows dE/dt = (E0 − E)/τ + (1 − E)·Σ deposition − E·Σ removal over the cells of a site and of the eight around it, with E0 = ${valueText(rest)} and τ = ${valueText(turnover / 1440)} d, in steps of ${valueText(step * MATRIX_INTERVAL)} min; it hinders diffusion and the motion of cells.`;

const receptors = ({ drugs: given }: TakingPart): string =>
  `Receptors. Occupancy is θ = Σ L/Kd / (1 + Σ L/Kd${given.length > 0 ? ' + Σ A/Kb' : ''}) of competing ligands${given.length > 0 ? ' and antagonists' : ''} (Gaddum), and the signal of a receptor is its level times θ; pathway nodes saturate as u/(1 + u). Levels of receptors and states relax exponentially towards the targets that the rules set.`;

function cells({ push }: Prepared, { subSteps }: Model, part: TakingPart): string {
  const rules =
    part.rules.length === 0
      ? ''
      : ' Rules change rates, targets and secretion by Hill functions of what a cell reads at its own site and around it, by factors, gates, ramps or added terms, or by raising and lowering a value as in the grammar of PhysiCell.';
  const often = subSteps > 1 ? ` Fast cell types move up to ${subSteps} times in a step.` : '';
  return `Cells. In every step each cell draws at most one action: of competing events with rates k one happens with probability 1 − exp(−Σk·Δt), each in proportion to its rate. Actions are applied one at a time in random order and are checked again at their turn. A move is a weighted choice between staying and the eight neighbouring sites, by the difference in receptor signal, persistence, adhesion and matrix. A division pushes other cells up to ${push} sites and otherwise waits.${often}${rules}`;
}

const vessels = ({ cells: types }: Model, part: TakingPart): string =>
  types.some(({ id, sproutType }) => sproutType >= 0 && part.cells.includes(id))
    ? 'Vessels. Perfused vessels start sprouts at the rates of the rules; a tip climbs its signal and leaves vessel cells behind, and carries blood once it meets another perfused vessel. Vessels that are cut off from every vessel of the start lose their blood.'
    : '';

function blood(scenario: Prepared, { cells: types, circulation, tissues }: Model, part: TakingPart): string {
  const travels = types.filter(({ id, circulates }) => circulates && part.cells.includes(id));
  const inBlood =
    'Blood. Ligands in blood are well mixed: they are exchanged with the vessels of every tissue, weighted by how many such samples make up the tissue, and decay towards their level at rest.';
  if (travels.length === 0) return inBlood;
  const lattices = circulation.organs.filter(({ tissue }) => tissue >= 0).map(({ tissue }) => tissues[tissue].id);
  const gain =
    lattices.length > 0 || tissues.some(({ homing }) => homing)
      ? ` Arrivals on a lattice are multiplied by ${valueText(circulation.seedingGain)} so that some are seen.`
      : '';
  const names = travels.map(({ id }) => english(scenario.cells[id].label));
  return `${inBlood} Circulating cells (${names.join(', ')}) are numbers of the whole body, dN/dt = shed − (loss + Σ homing)·N, solved in closed form in each step, with a half-life of ${valueText(scenario.circulation.halfLife / 60)} h; they home to organs by blood flow and by their signal at the chemokines there.${gain}`;
}

const niche = ({ niche: has, tissues }: Model): string =>
  has
    ? `Niche. Cells bind to and leave niche cells of the tissue ${tissues[has.tissue].id} at rates that depend on receptor occupancy; progenitors in blood follow dB/dt = k_h(m·R − h·B) relative to rest, and the blood lines that seated cells feed pass through the marrow in equal stages.`
    : '';

const drugs = ({ drugs: given }: TakingPart): string =>
  given.length > 0
    ? 'Drugs. First-order absorption and one or two linear compartments, dA/dt = −k_a·A, dC/dt = k_a·F·A + I − (CL/V)·C − k12·C + k21·P, dP/dt = k12·C − k21·P (amounts in mg, I infused into blood; C stays while a level is held), by the classical Runge-Kutta method in eight sub-steps; the free concentration is f_u·(C/V)/M.'
    : '';

const randomNumbers = (): string =>
  'Random numbers. Each is a function of the seed, the step, the purpose and the identity of the cell (threefry), so that the order of computation and the number of threads do not change a run.';
