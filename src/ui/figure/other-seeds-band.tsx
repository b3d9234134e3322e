import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { MeasureInfo, Opened } from '../../serve/protocol.ts';
import { arms, live } from '../run/state.ts';
import { texts } from '../texts/language.ts';
import { type Bands, computeBands, SEEDS } from './bands.ts';

interface OtherSeedsProps {
  run: Opened;
  measure: MeasureInfo;
  bands: Signal<Bands | null>;
}

/** Draws the range over other seeds into a figure, on demand; the runs end with the figure. */
export function OtherSeeds({ run, measure, bands }: OtherSeedsProps) {
  const doing = useRef<{ end(): void } | null>(null);
  useEffect(() => () => doing.current?.end(), []);
  const say = texts.value.figure;
  const known = bands.value;
  const stop = () => {
    doing.current?.end();
    doing.current = null;
    bands.value = known === null || known.of.every(({ seeds }) => seeds === 0) ? null : { ...known, all: known.done };
  };
  if (known === null) {
    return (
      <p>
        <button
          type="button"
          data-action="figure-band"
          disabled={!(live.value.hours > 0)}
          onClick={() => {
            const given = { measure: measure.id, seed: run.seed, hours: live.peek().hours };
            doing.current = computeBands(arms.value, given, (next) => {
              bands.value = next;
            });
          }}
        >
          {say.computeBand(SEEDS)}
        </button>
      </p>
    );
  }
  return (
    <p role="status" class="quiet" data-readout="figure-band" data-done={known.done} data-all={known.all}>
      {known.done < known.all ? say.bandProgress(known.done, known.all) : known.error === '' ? say.bandDone : ''}
      {known.error !== '' && say.bandFailed(known.error)}{' '}
      {known.done < known.all && (
        <button type="button" class="link" data-action="figure-band-stop" onClick={stop}>
          {say.bandStop}
        </button>
      )}
    </p>
  );
}
