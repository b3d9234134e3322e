const PATHS = {
  play: <path d="M8 5.2v13.6L19 12z" fill="currentColor" stroke="none" />,
  pause: <path d="M7.5 5.5h3v13h-3zM13.5 5.5h3v13h-3z" fill="currentColor" stroke="none" />,
  step: <path d="M6 5.5v13l9-6.5zM18 5.5v13" fill="none" />,
  reset: <path d="M4.5 4.5v5h5M5 9.5a7.5 7.5 0 1 1-.6 4" fill="none" />,
  undo: <path d="M8.500 5 4 9.500l4.500 4.500M4.500 9.500H14a5.500 5.500 0 0 1 0 11h-3" fill="none" />,
  redo: <path d="m15.500 5 4.500 4.500-4.500 4.500M19.500 9.500H10a5.500 5.500 0 0 0 0 11h3" fill="none" />,
  link: (
    <path
      d="M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300L11.500 6.800M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1.500-1.500"
      fill="none"
    />
  ),
  target: (
    <>
      <circle cx="12" cy="12" r="6" fill="none" />
      <path d="M12 2.500v4M12 17.500v4M2.500 12h4M17.500 12h4" fill="none" />
    </>
  ),
  book: (
    <path
      d="M12 6.500C9.500 4.800 6.500 4.500 4 5v13c2.500-.5 5.500-.2 8 1.500 2.500-1.700 5.500-2 8-1.500V5c-2.500-.5-5.500-.2-8 1.500zM12 6.500v13"
      fill="none"
    />
  ),
  folder: <path d="M3.500 6.500h6l2 2h9v10h-17z" fill="none" />,
  tiles: <path d="M4.500 4.500h6v6h-6zM13.500 4.500h6v6h-6zM4.500 13.500h6v6h-6zM13.500 13.500h6v6h-6z" fill="none" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" fill="none" />,
  pencil: <path d="m5 19 1-4L16.500 4.500l3 3L9 18zM14.500 6.500l3 3" fill="none" />,
  branch: (
    <>
      <path d="M6.500 8v8M8.500 6.500h3a6 6 0 0 1 6 6V16" fill="none" />
      <circle cx="6.500" cy="6" r="2" fill="none" />
      <circle cx="6.500" cy="18" r="2" fill="none" />
      <circle cx="17.500" cy="18" r="2" fill="none" />
    </>
  ),
  help: (
    <>
      <circle cx="12" cy="12" r="8.5" fill="none" />
      <path d="M9.6 9.6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.9-1.2 1.8M12 16.6v.1" fill="none" />
    </>
  ),
  theme: (
    <>
      <circle cx="12" cy="12" r="8.5" fill="none" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" stroke="none" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" fill="none" />,
  minus: <path d="M5 12h14" fill="none" />,
  corners: <path d="M4.5 9v-4.500h4.500M15 4.500h4.500V9M19.500 15v4.500H15M9 19.500H4.500V15" fill="none" />,
  chevron: <path d="m9 6 6 6-6 6" fill="none" />,
  dots: (
    <>
      <path d="M4.5 4v15.5H20" fill="none" />
      <g fill="currentColor" stroke="none">
        <circle cx="8.5" cy="15" r="1.6" />
        <circle cx="12" cy="11.5" r="1.6" />
        <circle cx="12" cy="15.5" r="1.6" />
        <circle cx="15.5" cy="9" r="1.6" />
        <circle cx="18.5" cy="5.5" r="1.6" />
      </g>
    </>
  ),
  table: <path d="M4 6h16v12H4zM4 10h16M10 10v8" fill="none" />,
  close: <path d="m6 6 12 12M18 6 6 18" fill="none" />,
  copy: <path d="M9 9h10v10H9zM15 9V5H5v10h4" fill="none" />,
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {PATHS[name]}
    </svg>
  );
}

/** Stroma's mark: a cell at the edge of a strand. */
export function Mark() {
  return (
    <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      <circle cx="14" cy="14" r="12.5" fill="none" stroke="var(--line2)" stroke-width="1.5" />
      <path
        d="M6 20c6 2.500 13.500-1 16-10.500-1.500 8.5-2 9-4.500 11.5-3.500 2.500-8 2-11.5-1z"
        fill="var(--mark-strand)"
      />
      <circle cx="12" cy="12" r="5.2" fill="var(--mark-cell)" />
    </svg>
  );
}
