/**
 * Cells as lines of aligned columns, the first column to the left and the others to the right. Where the lines would be
 * wider than `width`, the gaps get narrower, and then the columns in `dispensable` go, one after another.
 */
export function alignColumns(
  rows: readonly (readonly string[])[],
  dispensable: readonly number[],
  width: number,
): string[] {
  const all = (rows[0] ?? []).map((_, column) => column);
  let lines: string[] = [];
  for (let without = 0; without <= dispensable.length; without++) {
    const columns = all.filter((column) => !dispensable.slice(0, without).includes(column));
    for (const gap of [3, 2]) {
      lines = align(rows, columns, gap);
      if (lines.every((line) => line.length <= width)) return lines;
    }
  }
  return lines;
}

function align(rows: readonly (readonly string[])[], columns: readonly number[], gap: number): string[] {
  const widths = columns.map((column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) => {
    const padded = columns.map((column, at) => {
      const cell = cells[column] ?? '';
      return at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0);
    });
    return `  ${padded.join(' '.repeat(gap))}`;
  });
}
