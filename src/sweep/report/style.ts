/** The report's style sheet, and the script that handles a click on a run. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2733; --faint: #5b6875; --ground: #ffffff; --line: #d9e0e7; --dot: #4a86b8; --mean: #b3400a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --faint: #9aa7b4; --ground: #11161c; --line: #2b3540; --dot: #6fb1e6; --mean: #ff9d5c; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 Inter, system-ui, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; } h2 { font-size: 18px; margin: 40px 0 8px; } small { color: var(--faint); font-weight: 400; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; } th { text-align: left; font-weight: 500; color: var(--faint); padding: 2px 16px 2px 0; vertical-align: top; } td { padding: 2px 16px 2px 0; overflow-wrap: anywhere; }
.hint { color: var(--faint); font-size: 13px; } .plots { display: flex; flex-wrap: wrap; gap: 16px; } svg { max-width: 100%; height: auto; }
text { font-size: 11px; fill: var(--faint); } text.label { font-size: 12px; fill: var(--ink); } text.on-dark { fill: #ffffff; } text.on-light { fill: #10151a; }
.grid { stroke: var(--line); } .run { fill: var(--dot); fill-opacity: 0.45; cursor: pointer; } .run:hover, .run:focus { fill-opacity: 1; r: 5px; }
path.mean { fill: none; stroke: var(--mean); stroke-width: 1.5; } circle.mean { fill: var(--mean); pointer-events: none; } .interval { stroke: var(--mean); stroke-width: 2; pointer-events: none; } .bar { fill: var(--dot); fill-opacity: 0.6; } .bar-2 { fill-opacity: 0.3; } .chance { stroke: var(--faint); stroke-dasharray: 4 3; }
`;

export const SCRIPT = `
const links = JSON.parse(document.getElementById('links').textContent);
const follow = (event) => {
  const run = event.target.closest('[data-run]');
  if (run && links[run.dataset.run]) open(links[run.dataset.run], '_blank');
};
document.addEventListener('click', follow);
document.addEventListener('keydown', (event) => event.key === 'Enter' && follow(event));
`;

/** A plot as a picture of its own, in the report's colours on a white ground. */
export const alone = (svg: string): string =>
  `${svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ').replace('>', `><style>${PICTURE}</style><rect width="100%" height="100%" fill="#ffffff"/>`)}\n`;

const PICTURE =
  'text { font: 11px Inter, Helvetica, Arial, sans-serif; fill: #5b6875; } text.label { font-size: 12px; fill: #1c2733; } .grid { stroke: #d9e0e7; } .bar { fill: #4a86b8; fill-opacity: 0.6; } .bar-2 { fill-opacity: 0.3; } .interval { stroke: #b3400a; stroke-width: 2; } .chance { stroke: #5b6875; stroke-dasharray: 4 3; }';
