/** Names of the page's drawn signs. */
export type IconName =
  | 'undo'
  | 'redo'
  | 'link'
  | 'moon'
  | 'info'
  | 'close'
  | 'minus'
  | 'plus'
  | 'reset'
  | 'back'
  | 'next';

const paths: Record<IconName, string> = {
  undo: 'M8 5 4 9l4 4M4.5 9H14a5 5 0 0 1 0 10h-3',
  redo: 'm16 5 4 4-4 4M19.5 9H10a5 5 0 0 0 0 10h3',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.6-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3A4 4 0 0 0 10.600 18.300L12 17',
  moon: 'M20 14.500A8 8 0 1 1 10.500 4a6.500 6.500 0 0 0 9.500 10.500Z',
  info: 'M12 11v6M12 7.500v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  close: 'M6 6l12 12M18 6 6 18',
  minus: 'M6 12h12',
  plus: 'M6 12h12M12 6v12',
  reset: 'M5 12a7 7 0 1 0 2.200-5.100M7 3v4.500h4.500',
  back: 'M15 6l-6 6 6 6',
  next: 'M9 6l6 6-6 6',
};

/** A drawn sign; what it means is said by the control that holds it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
