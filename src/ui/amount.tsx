import type { MeasureInfo } from '../serve/protocol.ts';
import { quantity } from './format.ts';

/** A measure's value now, with its unit; scripts read it by the measure's name. */
export function Amount({ measure, value }: { measure: MeasureInfo; value: number | undefined }) {
  const shown = quantity(value, measure.unit);
  return (
    <>
      <b data-readout={measure.id} data-value={value}>
        {shown.value}
      </b>{' '}
      <small>{shown.unit}</small>
    </>
  );
}
