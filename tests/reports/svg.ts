/** Parts of a drawing as SVG text. All is black, white or grey, told apart by shape and dash, so that print keeps it. */

/** A coordinate with one decimal, without needless noughts. */
export function at(value: number): string {
  return String(Math.round(10 * value) / 10);
}

/** Text as it may stand in XML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** How a line is drawn. */
export interface Stroke {
  readonly colour?: string;
  readonly width?: number;
  readonly dash?: string;
}

const stroke = ({ colour = '#000', width = 1, dash }: Stroke) =>
  `stroke="${colour}" stroke-width="${width}"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}`;

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, look: Stroke = {}): string {
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" ${stroke(look)}/>`;
}

/** A line through points. */
export function path(points: readonly (readonly [x: number, y: number])[], look: Stroke = {}): string {
  return `<polyline points="${points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}" fill="none" ${stroke(look)}/>`;
}

/** A filled shape between two lines over the same places. */
export function area(
  low: readonly (readonly [x: number, y: number])[],
  high: readonly (readonly [x: number, y: number])[],
  fill: string,
): string {
  const points = [...low, ...high.toReversed()].map(([x, y]) => `${at(x)},${at(y)}`);
  return `<polygon points="${points.join(' ')}" fill="${fill}"/>`;
}

/** A filled rectangle. */
export function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}" stroke="#000" stroke-width="0.5"/>`;
}

/** A mark at a point. */
export function mark(x: number, y: number, shape: 'dot' | 'ring' | 'diamond'): string {
  if (shape === 'diamond') {
    return `<path d="M${at(x)} ${at(y - 4.5)}L${at(x + 4.5)} ${at(y)}L${at(x)} ${at(y + 4.5)}L${at(x - 4.5)} ${at(y)}Z"/>`;
  }
  const fill = shape === 'dot' ? '#000' : '#fff';
  return `<circle cx="${at(x)}" cy="${at(y)}" r="3.2" fill="${fill}" stroke="#000" stroke-width="1.2"/>`;
}

/** Words at a point. */
export function words(
  x: number,
  y: number,
  text: string,
  {
    anchor = 'start',
    size = 12,
    bold = false,
  }: { anchor?: 'start' | 'middle' | 'end'; size?: number; bold?: boolean } = {},
): string {
  const weight = bold ? ' font-weight="bold"' : '';
  return `<text x="${at(x)}" y="${at(y)}" font-size="${size}" text-anchor="${anchor}"${weight}>${escaped(text)}</text>`;
}

/** A whole picture on white, with a title and a description for those who can't see it. */
export function picture(
  id: string,
  { width, height, title, text }: { width: number; height: number; title: string; text: string },
  parts: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-text" font-family="sans-serif" fill="#000">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-text">${escaped(text)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

/** Turns values of a range into places. */
export function scale(from: number, to: number, first: number, last: number): (value: number) => number {
  return (value) => first + ((value - from) / (to - from)) * (last - first);
}
