import { Icon, type IconName } from './icon.tsx';

interface IconButtonProps {
  action: string;
  icon: IconName;
  /** What it does, for screen readers; also its tooltip unless `title` says more. */
  label: string;
  title?: string;
  disabled?: boolean;
  pressed?: boolean;
  press: () => void;
}

/** A button with an icon only. */
export function IconButton({ action, icon, label, title = label, disabled = false, pressed, press }: IconButtonProps) {
  return (
    <button
      type="button"
      class="plain"
      data-action={action}
      aria-label={label}
      aria-pressed={pressed}
      title={title}
      disabled={disabled}
      onClick={press}
    >
      <Icon name={icon} />
    </button>
  );
}
