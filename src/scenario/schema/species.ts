/** The keys of the species that diffuse: oxygen and ligands. */
import { z } from 'zod';
import { text } from './parts.ts';
import { number, quantity } from './quantity.ts';

const contour = z.strictObject({
  value: number({ help: 'value of the contour' }),
  label: text('its mark on the legend'),
});

const fieldView = z
  .strictObject({
    high: number({ help: 'upper end of the colour scale' }).default(10),
    contours: z.array(contour).default([]),
  })
  .prefault({});

export const oxygen = z.strictObject({
  kind: z.literal('oxygen'),
  label: text('name shown'),
  help: text('what it is').default(''),
  diffusion: quantity('diffusion', { low: 1, high: 1e6, help: 'diffusion coefficient' }),
  uptake: z.strictObject({
    maximum: quantity('consumption', { high: 1e5, help: 'uptake of a fully packed site with a relative uptake of 1' }),
    halfMaximum: quantity('pressure', { low: 1e-3, high: 1e3, help: 'pressure at half-maximal uptake' }),
    kinetics: z.enum(['michaelisMenten', 'linear']).default('michaelisMenten'),
  }),
  hypoxic: quantity('pressure', { high: 100, help: 'pressure below which a cell counts as hypoxic' }).default(10),
  view: fieldView,
});

export const ligand = z.strictObject({
  kind: z.literal('ligand'),
  label: text('name shown'),
  help: text('what it is').default(''),
  diffusion: quantity('diffusion', {
    low: 1,
    high: 1e6,
    help: 'diffusion coefficient of free ligand in normal stroma',
  }),
  decay: quantity('rate', { high: 10, help: 'first-order loss of free ligand' }),
  retardation: number({ low: 1, high: 1000, help: '(free + bound)/free in normal stroma' }).default(1),
  boundWeight: number({ high: 1, help: 'share of bound ligand that cells sense' }).default(0),
  permeability: quantity('speed', { high: 1000, help: 'wall permeability of a normal vessel' }).default(0),
  proteolysis: quantity('rate', { high: 10, help: 'extra loss at perfused vessels and their 8 neighbours' }).default(0),
  bloodHalfLife: quantity('time', { low: 0.01, high: 1e6, help: 'half-life in blood' }).default(60),
  molarMass: quantity('molarMass', {
    low: 1,
    high: 1e7,
    help: 'molar mass, by which concentrations such as 5 ng/mL are converted',
  }).optional(),
  bloodLevel: quantity('concentration', { high: 1e4, help: 'concentration in blood at rest' }).default(0),
  initial: quantity('concentration', {
    help: 'concentration everywhere at the start of a run; 0 for what start says',
  }).default(0),
  start: z.enum(['steady', 'zero']).default('steady').meta({ description: 'field at the start of a run' }),
  view: fieldView,
});
