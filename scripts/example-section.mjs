/**
 * Writes the made-up table of cells that ships as an example: a bowel tumour of 4.0 × 3.6 mm with 20,000 cells of 15
 * phenotypes, in the form of an export of QuPath. Nothing in it is measured, and nothing in it comes from the simulator: the
 * column of CXCL12 is a sum over fibroblasts near by, with noise.
 *
 * node scripts/example-section.mjs > scenarios/sections/bowel.csv
 */
import seedrandom from 'seedrandom';

const [WIDTH, HEIGHT, SPACING] = [4000, 3600, 20];
const CELLS = 20_000;
const random = seedrandom('bowel');
const between = (low, high) => low + (high - low) * random();
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/** Nests of tumour cells: ellipses that run into one another. */
const nests = Array.from({ length: 13 }, () => ({
  x: between(350, WIDTH - 350),
  y: between(300, HEIGHT - 800),
  long: between(330, 560),
  wide: between(210, 340),
  turn: between(0, Math.PI),
  // The side from which fibroblasts have come.
  side: between(-Math.PI, Math.PI),
}));
const follicles = [
  { x: 620, y: 2900, radius: 210 },
  { x: 3250, y: 2820, radius: 180 },
];

/** How deep a place is in a nest: 1 in its middle, 0 on its rim, below 0 outside; and the nest. */
function nestAt(x, y) {
  let best = { depth: Number.NEGATIVE_INFINITY, nest: nests[0] };
  for (const nest of nests) {
    const [dx, dy] = [x - nest.x, y - nest.y];
    const along = (dx * Math.cos(nest.turn) + dy * Math.sin(nest.turn)) / nest.long;
    const across = (dy * Math.cos(nest.turn) - dx * Math.sin(nest.turn)) / nest.wide;
    const wave = 0.12 * Math.sin(5 * Math.atan2(across, along) + nest.side);
    const depth = 1 + wave - Math.hypot(along, across);
    if (depth > best.depth) best = { depth, nest };
  }
  return best;
}

/** Shares of phenotypes by zone; what is left is empty. */
const ZONES = {
  nest: { Tumor: 0.74, 'M2 macrophage': 0.03, 'CD8 T cell': 0.015, Neutrophil: 0.015 },
  fibrous: {
    CAF: 0.5,
    Fibroblast: 0.06,
    'M2 macrophage': 0.07,
    'M1 macrophage': 0.02,
    'CD4 T cell': 0.03,
    'CD8 T cell': 0.02,
    Treg: 0.02,
    Neutrophil: 0.01,
  },
  rim: {
    CAF: 0.03,
    Fibroblast: 0.2,
    'M1 macrophage': 0.06,
    'M2 macrophage': 0.03,
    'CD4 T cell': 0.06,
    'CD8 T cell': 0.07,
    Treg: 0.015,
    'Plasma cell': 0.04,
    'NK cell': 0.01,
    'Dendritic cell': 0.02,
  },
  stroma: {
    Fibroblast: 0.2,
    'Plasma cell': 0.07,
    'CD4 T cell': 0.06,
    'CD8 T cell': 0.03,
    'M1 macrophage': 0.04,
    'B cell': 0.02,
    'Dendritic cell': 0.015,
    'NK cell': 0.01,
    'Smooth muscle': 0.01,
    Treg: 0.005,
  },
  follicle: { 'B cell': 0.55, 'CD4 T cell': 0.2, 'Dendritic cell': 0.05, Treg: 0.02, 'CD8 T cell': 0.02 },
  muscle: { 'Smooth muscle': 0.72, Fibroblast: 0.03, 'M1 macrophage': 0.01 },
};

function zoneAt(x, y) {
  if (follicles.some((one) => distance(one, { x, y }) < one.radius)) return 'follicle';
  if (y > HEIGHT - 380 + 60 * Math.sin(x / 260)) return 'muscle';
  const { depth, nest } = nestAt(x, y);
  if (depth > 0) return 'nest';
  if (depth < -0.5) return 'stroma';
  const angle = Math.atan2(y - nest.y, x - nest.x) - nest.side;
  return Math.cos(angle) > 0.15 ? 'fibrous' : 'rim';
}

function phenotypeIn(zone) {
  let left = random();
  for (const [name, share] of Object.entries(ZONES[zone])) {
    left -= share;
    if (left < 0) return name;
  }
  return null;
}

/** Vessels: a place that is far enough from all others, farther in nests. */
const vessels = [];
for (let tries = 0; tries < 40_000; tries++) {
  const place = { x: between(0, WIDTH), y: between(0, HEIGHT) };
  const apart = zoneAt(place.x, place.y) === 'nest' ? 330 : 125;
  if (vessels.every((other) => distance(place, other) > apart)) vessels.push(place);
}
const toVessel = (cell) => vessels.reduce((least, vessel) => Math.min(least, distance(cell, vessel)), Infinity);

const cells = vessels.map((place) => ({ ...place, type: 'Blood vessel' }));
for (let y = SPACING / 2; y < HEIGHT; y += SPACING) {
  for (let x = SPACING / 2; x < WIDTH; x += SPACING) {
    const type = phenotypeIn(zoneAt(x, y));
    if (type !== null) cells.push({ x: x + between(-9, 9), y: y + between(-9, 9), type });
  }
}
// As many as are asked for, none of one kind rather than another.
while (cells.length > CELLS) {
  const at = vessels.length + Math.floor(random() * (cells.length - vessels.length));
  cells[at] = cells[cells.length - 1];
  cells.pop();
}

/** Fibroblasts by squares of 250 µm, to find those near by. */
const squares = new Map();
const squareOf = (x, y) => `${Math.floor(x / 250)} ${Math.floor(y / 250)}`;
for (const cell of cells) {
  if (cell.type !== 'CAF') continue;
  const key = squareOf(cell.x, cell.y);
  if (!squares.has(key)) squares.set(key, []);
  squares.get(key).push({ ...cell, makes: toVessel(cell) > 130 ? 2.5 : 1 });
}
function stain(cell) {
  let sum = 2 * Math.exp(-toVessel(cell) / 40) + 3;
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++)
      for (const one of squares.get(squareOf(cell.x + 250 * dx, cell.y + 250 * dy)) ?? [])
        sum += one.makes * Math.exp(-distance(cell, one) / 60);
  return 10 * sum * Math.exp(0.4 * normal());
}
const receptor = (cell) =>
  (cell.type === 'Tumor' ? (toVessel(cell) > 130 ? 60 : 30) : cell.type.endsWith('T cell') ? 25 : 8) *
  Math.exp(0.4 * normal());

cells.sort((a, b) => a.y - b.y || a.x - b.x);
const lines = cells.map((cell) =>
  [cell.type, cell.x.toFixed(1), cell.y.toFixed(1), stain(cell).toFixed(1), receptor(cell).toFixed(1)].join(','),
);
process.stdout.write(
  `${['Classification,Centroid X µm,Centroid Y µm,CXCL12: Cell: Mean,CXCR4: Cell: Mean', ...lines].join('\n')}\n`,
);
