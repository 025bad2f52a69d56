const made = new Map<string, CanvasPattern | null>();

/** A pattern in one colour, for displays on which shades of a colour can't tell bands apart. */
export function bandPattern(kind: 'dots' | 'hatch', colour: string): CanvasPattern | null {
  const key = `${kind} ${colour}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const pattern = paint(kind, colour);
  made.set(key, pattern);
  return pattern;
}

function paint(kind: 'dots' | 'hatch', colour: string): CanvasPattern | null {
  const size = 6;
  const tile = new OffscreenCanvas(size, size);
  const context = tile.getContext('2d');
  if (!context) return null;
  context.fillStyle = colour;
  context.strokeStyle = colour;
  if (kind === 'dots') {
    context.fillRect(1, 1, 1, 1);
    context.fillRect(4, 4, 1, 1);
  } else {
    context.lineWidth = 1;
    context.beginPath();
    for (const shift of [-size, 0, size]) {
      context.moveTo(shift, size);
      context.lineTo(shift + size, 0);
    }
    context.stroke();
  }
  return context.createPattern(tile, 'repeat');
}
