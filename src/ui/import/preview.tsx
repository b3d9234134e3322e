/** A small picture of an imported tissue: its cells in the colours of their types, with a scale bar. */
import { useEffect, useRef } from 'preact/hooks';
import type { TissueImport } from '../../scenario/first-tissue/import-tissue.ts';
import type { Prepared } from '../../scenario/prepared.ts';
import { number } from '../format.ts';
import { theme } from '../theme.ts';

/** Pixels of the longer side. */
const SIDE = 320;

interface Look {
  dark: string;
  light: string;
}

export function Preview({
  made: { own, report },
  scenario,
  label,
}: {
  made: TissueImport;
  scenario: Prepared;
  label: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, site } = report.frame;
  const scale = SIDE / Math.max(width, height);
  const shade = theme.value === 'dark' ? 'dark' : 'light';
  useEffect(() => {
    const element = canvas.current!;
    element.width = Math.max(1, Math.round(width * scale));
    element.height = Math.max(1, Math.round(height * scale));
    const context = element.getContext('2d');
    if (context === null) return;
    const size = Math.max(1, scale);
    for (const { layout } of Object.values(own.tissues))
      for (const row of layout) {
        if (row.draw !== 'spans') continue;
        const look = (own.cells?.[row.cell] as { look: Look } | undefined)?.look ?? scenario.cells[row.cell].look;
        context.fillStyle = look[shade];
        for (const [x, y, count] of row.spans)
          context.fillRect(x * scale, y * scale, Math.max(count * scale, size), size);
      }
  }, [own, shade]);
  const bar = barFor(width * site);
  return (
    <figure class="import-picture">
      <canvas ref={canvas} role="img" aria-label={label} />
      <figcaption>
        <span class="import-bar" style={{ width: `${(bar / site) * scale}px` }} />
        {bar >= 1000 ? `${number(bar / 1000)} mm` : `${number(bar)} µm`}
      </figcaption>
    </figure>
  );
}

/** A round length, a quarter of the tissue at most, µm. */
function barFor(length: number): number {
  const most = length / 4;
  const ten = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((n) => n * ten).find((one) => one <= most) ?? ten;
}
