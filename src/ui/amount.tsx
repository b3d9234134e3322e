import type { MeasureInfo } from '../serve/protocol.ts';
import { quantity } from './format.ts';

/** The present value of a measure with its unit; scripts find it by the measure's name. */
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
