/** Paths on a 24 × 24 grid, with 1.75 px strokes. For cards and extension pages. */
const PATHS = {
  web: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c3.2 3.4 3.2 14.6 0 18M12 3c-3.2 3.4-3.2 14.6 0 18',
  images:
    'M6 4h12a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3ZM9 8.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Zm-5 9 4.6-4 3.1 2.2L16 12l4.6 4.6',
  code: 'm8 8-4 4 4 4M16 8l4 4-4 4M13.4 5.5l-2.8 13',
  canvas:
    'M4 20l1-4.5L16.2 4.3a2.1 2.1 0 0 1 3 0l.5.5a2.1 2.1 0 0 1 0 3L8.5 19 4 20Zm10-13.5 3.5 3.5',
  actions: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0V8ZM12 17v4',
  other: 'M12 3l8 4.5v9L12 21l-8-4.5v-9L12 3ZM4 7.5l8 4.5 8-4.5M12 12v9',
  files: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8l-5-5ZM14 3v5h5',
  list: 'M4 6h11M4 11h11M4 16h6M17 13v7M13.5 16.5h7',
  chat: 'M4 5h16v11h-8l-5 4v-4H4Z',
  copy: 'M10 8h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2ZM16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2',
  done: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  pin: 'M9 4h6l-.5 6 3.5 3.5H6L9.5 10 9 4ZM12 13.5V20',
  grip: 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01',
  unknown: 'M7 12h10',
  out: 'M14 4h6v6M20 4l-9 9M18 14v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h4',
  power: 'M12 3.5v8M7 6.8a7.5 7.5 0 1 0 10 0',
  warning: 'M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.2',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon: its meaning is in the text next to it or in the label of its button. */
export function Icon({ name }: { name: IconName }) {
  return <IconImage path={PATHS[name]} />;
}

export function IconImage({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
