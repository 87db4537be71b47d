import { IconImage } from './icon.tsx';

/** As in icon.tsx, but for extension pages only, which keeps the card script small. */
const PATHS = {
  search: 'M11 4.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM16 16l4.5 4.5',
  locate: 'M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12ZM12 2.5V6M12 18v3.5M2.5 12H6M18 12h3.5',
  back: 'M19 12H5M11 6l-6 6 6 6',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
  panel: 'M5 4h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2ZM15 4v16',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4v5h-5',
  follow: 'M6 16.5h12l-1.5-2.5v-3.5a4.5 4.5 0 0 0-9 0V14L6 16.5ZM10.5 19.5a1.8 1.8 0 0 0 3 0',
  attach:
    'M19.5 11.5 12 19a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-7.9 7.9a1.5 1.5 0 0 1-2.2-2.2l7-7',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14',
  down: 'M12 5v14M6 13l6 6 6-6',
} as const;

/** A decorative icon for extension pages. */
export function PageIcon({ name }: { name: keyof typeof PATHS }) {
  return <IconImage path={PATHS[name]} />;
}
