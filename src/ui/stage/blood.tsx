import { useEffect, useRef } from 'preact/hooks';
import type { CellTypeInfo, MeasureInfo, Opened } from '../../simulation/protocol.ts';
import { live, log, readouts } from '../run/state.ts';
import { reading, unitText } from '../text.ts';
import { theme } from '../theme.ts';
import { drawStream, type Passenger } from './stream.ts';

const PREFIX = 'blood.';

export function hasBlood(run: Opened | null): boolean {
  return run?.measures.some((measure) => measure.id.startsWith(PREFIX)) ?? false;
}

/** The blood between the tissues: a stream with the cells that travel in it, and what it carries. */
export function Blood({ run, away }: { run: Opened; away: boolean }) {
  const given = new Set(log.value.flatMap((command) => (command.do === 'dose' ? [command.drug] : [])));
  const drugs = new Set(run.drugs.map((drug) => drug.id));
  const rows = run.measures.flatMap((measure, index) => {
    const name = measure.id.slice(PREFIX.length);
    const wanted = measure.id.startsWith(PREFIX) && (!drugs.has(name) || given.has(name));
    return wanted ? [{ measure, index, name }] : [];
  });
  return (
    <section class="blood" data-away={away} aria-label="Blood">
      <Stream run={run} />
      <h2>Blood</h2>
      <dl>
        {rows.slice(0, 6).map(({ measure, index }) => (
          <div key={measure.id}>
            <dd>
              <b data-readout={measure.id} data-value={readouts.value[index]}>
                {reading(readouts.value[index] ?? Number.NaN)}
              </b>{' '}
              <small>{unitText(measure.unit)}</small>
            </dd>
            <dt>{measure.label}</dt>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Stream({ run }: { run: Opened }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    let offset = 0;
    let asked = 0;
    let last = 0;
    let signature = '';
    const draw = (now: number) => {
      asked = requestAnimationFrame(draw);
      const flowing = live.value.running && !still.matches;
      if (now - last < 33) return;
      if (flowing) offset += Math.min(100, now - last) * 0.03;
      last = now;
      const element = canvas.current!;
      const passengers = passengersOf(run, readouts.value);
      const next = `${theme.value} ${element.clientWidth} ${element.clientHeight} ${passengers.map((one) => one.count)}`;
      if (!flowing && next === signature) return;
      signature = next;
      drawStream(element, offset, passengers, theme.value);
    };
    asked = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(asked);
  }, [run]);
  return <canvas class="stream" ref={canvas} />;
}

/** Which cells are seen to travel: as many as grow with the logarithm of the blood's measure of them. */
function passengersOf(run: Opened, values: Float64Array): Passenger[] {
  return run.measures.flatMap((measure, index) => {
    const cell = travels(run.cells, measure);
    const value = values[index] ?? 0;
    if (cell === null || !(value > 0)) return [];
    return [{ count: Math.min(14, Math.max(1, Math.round(2.5 * Math.log2(1 + value)))), cell }];
  });
}

function travels(cells: CellTypeInfo[], measure: MeasureInfo): CellTypeInfo | null {
  if (!measure.id.startsWith(PREFIX)) return null;
  const name = measure.id.slice(PREFIX.length).split('.')[0]?.toLowerCase();
  return cells.find((cell) => cell.id.toLowerCase() === name) ?? null;
}
