import './explanation.css';
import { type Signal, useSignal } from '@preact/signals';
import type { Evidence } from '../../serve/protocol.ts';
import { Icon } from '../shell/icon.tsx';
import { texts } from '../texts/language.ts';

/** Whether a control's meaning, source and evidence are shown under it. */
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

interface ExplanationProps {
  explanation: Signal<boolean>;
  help: string;
  source?: string | undefined;
  evidence?: Evidence | undefined;
}

export function Explanation({ explanation, help, source, evidence }: ExplanationProps) {
  if (!explanation.value) return null;
  return (
    <div class="explanation">
      <p>{help}</p>
      {(source !== undefined || evidence !== undefined) && (
        <p class="source">
          {evidence !== undefined && <EvidenceMark evidence={evidence} />}
          {source}
        </p>
      )}
    </div>
  );
}

/** Filled circle: measured; half: recalled; ring with a dot: derived; ring: assumed. */
export function EvidenceMark({ evidence }: { evidence: Evidence }) {
  return (
    <span class="evidence">
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <circle
          cx="6"
          cy="6"
          r="4.75"
          fill={evidence === 'seen' ? 'currentColor' : 'none'}
          stroke="currentColor"
          stroke-width="1.5"
        />
        {evidence === 'recalled' && <path d="M6 1.25a4.75 4.75 0 0 0 0 9.5z" fill="currentColor" />}
        {evidence === 'derived' && <circle cx="6" cy="6" r="2" fill="currentColor" />}
      </svg>
      {texts.value.evidence[evidence]}
    </span>
  );
}
