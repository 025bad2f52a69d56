/**
 * Moves labels apart that would overlap, keeping their order and as near to their places as possible. `wanted` and
 * the result are centres in pixels; `height` is a label's height, and all stay within 0 and `room`.
 */
export function spreadLabels(wanted: readonly number[], height: number, room: number): number[] {
  const order = wanted.map((_, index) => index).sort((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0));
  const half = height / 2;
  // Groups of touching labels, each as a block that stands where its members would like it to on average.
  const blocks: { members: number[]; middle: number }[] = [];
  for (const index of order) {
    let block = { members: [index], middle: wanted[index] ?? 0 };
    let above = blocks.at(-1);
    while (above && overlap(above, block, height)) {
      blocks.pop();
      const members = [...above.members, ...block.members];
      block = { members, middle: mean(members.map((member) => wanted[member] ?? 0)) };
      above = blocks.at(-1);
    }
    blocks.push(block);
  }
  const placed = [...wanted];
  let free = half;
  for (const { members, middle } of blocks) {
    const top = middle - ((members.length - 1) * height) / 2;
    members.forEach((member, position) => {
      placed[member] = Math.max(free, top + position * height);
      free = (placed[member] ?? 0) + height;
    });
  }
  let ceiling = room - half;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? 0, ceiling);
    ceiling = (placed[index] ?? 0) - height;
  }
  return placed;
}

function overlap(
  above: { members: number[]; middle: number },
  below: { members: number[]; middle: number },
  height: number,
): boolean {
  return below.middle - above.middle < ((above.members.length + below.members.length) * height) / 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
