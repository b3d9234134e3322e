import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { appearanceOf } from '../../render/colour.ts';
import { paint } from '../../render/paint.ts';
import { frameOf, type Still } from '../../render/still.ts';
import type { TissueFrame } from '../../serve/protocol.ts';
import { theme } from '../theme.ts';

const stills = import.meta.glob<Still>('../../../scenarios/stills/*.json', { import: 'default' });

/** Size of a picture, CSS pixels; drawn at twice that, for screens with more. */
const WIDTH = 184;
const HEIGHT = 160;
const FINE = 2;

interface Read {
  still: Still;
  frame: TissueFrame;
}

const read = new Map<string, Promise<Read | null>>();

/** The still of a scenario; null where it has none. */
function readStill(id: string): Promise<Read | null> {
  const known = read.get(id) ?? readAnew(id);
  read.set(id, known);
  return known;
}

async function readAnew(id: string): Promise<Read | null> {
  const still = await stills[`../../../scenarios/stills/${id}.json`]?.();
  if (still === undefined) return null;
  const packed = Uint8Array.from(atob(still.data), (letter) => letter.charCodeAt(0));
  const inflated = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return { still, frame: frameOf(still, new Uint8Array(await new Response(inflated).arrayBuffer())) };
}

interface StillProps {
  scenario: string;
  /** For print: cells by type on white, without a field. */
  onPaper?: boolean;
}

/** What a scenario looks like at its best moment, in the colours of the theme; read once it comes into view. */
export function StillPicture({ scenario, onPaper = false }: StillProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useSignal<Read | null>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        void readStill(scenario).then((one) => {
          shown.value = one;
        });
      },
      { rootMargin: '200px' },
    );
    observer.observe(canvas.current!);
    return () => observer.disconnect();
  }, [scenario]);
  useSignalEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (shown.value === null || !context) return;
    const { still, frame } = shown.value;
    const appearance = onPaper
      ? appearanceOf(still.cells, 'light', 'type', null)
      : appearanceOf(still.cells, theme.value, still.colour, still.field);
    const sitePixels = (WIDTH / frame.width) * FINE;
    const [width, height] = [WIDTH * FINE, HEIGHT * FINE];
    const y = (frame.height - height / sitePixels) / 2;
    const picture = paint(frame, appearance, { width, height, x: 0, y, sitePixels });
    context.putImageData(new ImageData(picture, width, height), 0, 0);
  });
  return (
    <span class="still" aria-hidden="true">
      <canvas ref={canvas} width={WIDTH * FINE} height={HEIGHT * FINE} />
    </span>
  );
}
