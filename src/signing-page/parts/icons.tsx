/** @jsxImportSource preact */
const paths = {
  menu: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  pen: 'M4 20l1-4L16.5 4.5a2.1 2.1 0 0 1 3 3L8 19l-4 1M13 20h7',
  letters: 'M5 7V5h14v2M12 5v14M9 19h6',
  upload: 'M12 15V4M8 8l4-4 4 4M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4',
  download: 'M12 4v11M8 11l4 4 4-4M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4',
  undo: 'M9 7L4.5 11.5 9 16M5 11.5h9.5a4.5 4.5 0 0 1 0 9H12',
  calendar: 'M4 7a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zM4 10.5h16M8 3.5V7M16 3.5V7',
  calendarEnd:
    'M20 12V7a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v12a1 1 0 0 0 1 1h7M4 10.5h16M8 3.5V7M16 3.5V7M16.5 16.5l4 4M20.5 16.5l-4 4',
  text: 'M4 9a2 2 0 0 1 2-2h2M4 9v6a2 2 0 0 0 2 2h2M16 7h2a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-2M12 4v16M10 4h4M10 20h4',
  signature: 'M3 20h18M4 16c2 .5 8-3 8-10 0-2.6-3-2.400-3 0 0 5 3 9 5 9 1.600 0 1.200-3 2.500-3s.5 2.500 4 2.500',
  hourglass: 'M7 4h10M7 20h10M8 4c0 5 3 5.500 4 8-1 2.500-4 3-4 8M16 4c0 5-3 5.500-4 8 1 2.500 4 3 4 8',
  ban: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM6 6l12 12',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  file: 'M6 3.500h8l5 5v12H6zM14 3.500v5h5M9 13h6M9 16.500h6',
  flask: 'M9.500 3.500h5M10.500 3.500v6L5 19.500c-.4.8 0 1 .8 1h12.400c.8 0 1.200-.2.8-1L13.500 9.500v-6M7.500 15h9',
  clock: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 7.500V12l3 2',
  alert: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 8v5M12 16v.01',
  plus: 'M12 6v12M6 12h12',
  minus: 'M6 12h12',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 4M15.500 9v.01',
  number: 'M9 4L7 20M17 4l-2 16M4.500 9h16M3.500 15h16',
  box: 'M5 5h14v14H5zM8.500 12l2.500 2.500 4.500-5',
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11.500v1',
  list: 'M4 6.500h16v11H4zM13 11l2 2 2-2',
  cells: 'M3 8h18v8H3zM9 8v8M15 8v8',
  person: 'M12 4.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM5 20c0-3.500 3-5.500 7-5.500s7 2 7 5.500',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  clip: 'M8 12.500l6.500-6.500a3 3 0 0 1 4.200 4.200l-8.400 8.400a5 5 0 0 1-7-7L11 4',
  move: 'M12 3.500v17M3.500 12h17M9.500 6L12 3.500 14.500 6M9.500 18l2.500 2.500 2.500-2.500M6 9.500L3.500 12 6 14.500M18 9.500l2.500 2.500-2.500 2.500',
  bin: 'M5 7h14M10 7V4.500h4V7M7 7l1 12.500h8L17 7M10.500 10.500v6M13.500 10.500v6',
  phone: 'M7.500 3.500h9v17h-9zM12 17v.01',
  globe:
    'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM3.500 12h17M12 3.500c5 5 5 12 0 17M12 3.500c-5 5-5 12 0 17',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700L12 17',
} as const;

export type IconName = keyof typeof paths;

/** A line icon on a 24 grid, decoration only: the word stands beside it or in the control's label. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  const heavy = name === 'menu';
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        stroke-width={heavy ? 3.6 : 1.8}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** The dashed ring of somebody whose turn is still to come. */
export function LaterIcon({ size = 24 }: { size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="1.8" stroke-dasharray="4 3.200" />
    </svg>
  );
}

/** The product's mark: a signet ring from the side. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg class="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <mask id="mark-gap">
        <rect width="32" height="32" fill="#fff" />
        <ellipse cx="22.900" cy="9.100" rx="10.100" ry="7.500" transform="rotate(45 22.900 9.100)" fill="#000" />
      </mask>
      <circle cx="14" cy="18" r="9.900" fill="none" stroke="currentColor" stroke-width="4.400" mask="url(#mark-gap)" />
      <ellipse cx="22.900" cy="9.100" rx="8.300" ry="5.700" transform="rotate(45 22.900 9.100)" fill="currentColor" />
    </svg>
  );
}
