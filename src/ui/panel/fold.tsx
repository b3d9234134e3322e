import './fold.css';
import type { ComponentChildren } from 'preact';
import { Icon } from '../shell/icon.tsx';

/** On a narrow screen a tab holds little more than its fold. */
const narrow = matchMedia('(max-width: 759px), (max-height: 500px)');

/** The tab of a fold on a narrow screen. */
export type Tab = 'levers' | 'charts' | 'colour' | 'more' | 'log';

/** A folded part of the panel: its name and a summary of its settings. */
export function Fold({
  title,
  summary,
  panel,
  start = false,
  opened,
  children,
}: {
  title: string;
  summary: string;
  panel: Tab;
  /** Whether it is open from the start. */
  start?: boolean;
  /** Told when it is opened and when it is closed. */
  opened?: (open: boolean) => void;
  children: ComponentChildren;
}) {
  return (
    <details
      class="fold"
      data-panel={panel}
      open={start || (panel !== 'more' && narrow.matches)}
      onToggle={(event) => opened?.(event.currentTarget.open)}
    >
      <summary>
        <h2>{title}</h2>
        <span>{summary}</span>
        <Icon name="chevron" size={16} />
      </summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}
