/** Line drawings with a viewBox of 20 by 20. */
const SHAPES = {
  advance: 'M3.5 5.5v9l6-4.5zM10.5 5.5v9l6-4.5z',
  bolt: 'M11 2.5 4.5 11.5h4.6L9 17.5l6.5-9h-4.6z',
  check: 'm4.5 10.5 3.6 3.6 7.4-8.2',
  close: 'm5.5 5.5 9 9m0-9-9 9',
  code: 'm7 6-4 4 4 4m6-8 4 4-4 4',
  down: 'm6 8 4 4 4-4',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5M10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  hash: 'M8 3.5 6.5 16.5M13.5 3.5 12 16.5M4 7.5h13M3 12.5h13',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.4-2.4a3 3 0 0 0-4.3-4.3l-.9.9m1.5 2.8a3 3 0 0 0-4.3 0l-2.4 2.4a3 3 0 0 0 4.3 4.3l.9-.9',
  lock: 'M5 9.5h10v7H5zM7 9.5V7a3 3 0 0 1 6 0v2.5',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.500h13',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  pause: 'M7 5v10M13 5v10',
  pencil: 'm4 16 .8-3.6 8.4-8.4 2.8 2.8-8.4 8.4z',
  people:
    'M7.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M2.5 16c0-2.5 2-4.2 5-4.2s5 1.7 5 4.2M13 9.5a2.3 2.3 0 1 0-1-4.4M14.5 11.9c1.9.4 3 1.8 3 4.1',
  play: 'M6.5 4.5v11l9-5.5z',
  plus: 'M10 4.5v11M4.5 10h11',
  reply:
    'M17 10.2c0 3.2-3.1 5.8-7 5.8-1 0-2-.2-2.9-.5L3.5 16.5l1-3A5.3 5.3 0 0 1 3 10.2C3 7 6.1 4.4 10 4.4s7 2.6 7 5.8',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11m4-1.5 4 4',
  send: 'm3 10 14-6-4.5 13-2.8-5.2z',
  smile:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M7.3 11.7c.6.9 1.5 1.5 2.7 1.5s2.100-.6 2.7-1.5M7.7 8.200h.01M12.300 8.200h.01',
  trash: 'M4 6h12M8 6V4h4v2m-6.500 0 .8 10.500h7.400l.8-10.500',
  warning: 'M10 3.500 2.500 16.500h15zM10 8.500v3.500m0 2.200v.01',
} as const;

export type IconName = keyof typeof SHAPES;

/** An icon beside text or in a labeled button. It is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
