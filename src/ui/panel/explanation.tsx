import './explanation.css';
import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ControlInfo, Evidence } from '../../serve/protocol.ts';
import { number } from '../format.ts';
import { Icon } from '../shell/icon.tsx';
import { texts } from '../texts/language.ts';

/** Whether the meaning, source and evidence of controls are shown under them. */
export function useExplanation(): Signal<boolean> {
  return useSignal(false);
}

export function ExplainButton({ explanation, about }: { explanation: Signal<boolean>; about: string }) {
  return (
    <button
      type="button"
      class="explain"
      aria-expanded={explanation.value}
      aria-label={texts.value.panel.means(about)}
      onClick={() => {
        explanation.value = !explanation.value;
      }}
    >
      <Icon name="help" size={14} />
    </button>
  );
}

/** The filled part of the circle. */
const FILLED: Partial<Record<Evidence, string>> = {
  seen: 'M6 1.25a4.75 4.75 0 1 0 4.75 4.75h-4.75z',
  model: 'M1.25 6a4.75 4.75 0 0 0 9.5 0z',
  recalled: 'M6 1.25a4.75 4.75 0 0 0 0 9.5z',
  derived: 'M6 4a2 2 0 1 0 0 4a2 2 0 0 0 0-4z',
  fitted: 'M1.5 5.25h9v1.5h-9z',
};

/** What a scenario says about a number. */
type Stated = Pick<ControlInfo, 'source' | 'evidence' | 'range' | 'unit'>;

interface ExplanationProps {
  explanation: Signal<boolean>;
  help: string;
  stated?: Stated;
}

export function Explanation({ explanation, help, stated }: ExplanationProps) {
  const place = useRef<HTMLDivElement>(null);
  // On a phone what opens is often below what is seen.
  useLayoutEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [explanation.value]);
  if (!explanation.value) return null;
  const { source, evidence, range, unit = '' } = stated ?? {};
  return (
    <div class="explanation" ref={place}>
      <p>{help}</p>
      {(source !== undefined || evidence !== undefined) && (
        <p class="source">
          {evidence !== undefined && <EvidenceMark evidence={evidence} />}
          {source}
        </p>
      )}
      {range !== undefined && (
        <p class="source">{texts.value.panel.plausible(number(range[0]), `${number(range[1])} ${unit}`.trimEnd())}</p>
      )}
    </div>
  );
}

/** The fuller the circle, the better the number is known; an empty ring means assumed. */
export function EvidenceMark({ evidence }: { evidence: Evidence }) {
  return (
    <span class="evidence">
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <circle
          cx="6"
          cy="6"
          r="4.75"
          fill={evidence === 'measured' ? 'currentColor' : 'none'}
          stroke="currentColor"
          stroke-width="1.5"
        />
        {FILLED[evidence] !== undefined && <path d={FILLED[evidence]} fill="currentColor" />}
      </svg>
      {texts.value.evidence[evidence]}
    </span>
  );
}
