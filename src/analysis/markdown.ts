/** A heading of a level from 1 to 6. */
export function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${text}`;
}

/** A bulleted list; nothing where there are no items. */
export function list(items: readonly string[]): string {
  return items.map((item) => `- ${oneLine(item)}`).join('\n');
}

/** A numbered list. */
export function numbered(items: readonly string[]): string {
  return items.map((item, at) => `${at + 1}. ${oneLine(item)}`).join('\n');
}

/** A table with one text per cell; nothing where there are no rows, and no column that is empty throughout. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const used = head.map((_, at) => rows.some((row) => (row[at] ?? '') !== ''));
  const line = (cells: readonly string[]) =>
    `| ${cells
      .filter((_, at) => used[at])
      .map(cell)
      .join(' | ')} |`;
  return rows.length === 0
    ? ''
    : [line(head), line(head.map(() => '---')), ...rows.map((row) => line(head.map((_, at) => row[at] ?? '')))].join(
        '\n',
      );
}

/** Text in the face of code: names as files write them. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** A formula on a line of its own. */
export function formula(tex: string): string {
  return `$$\n${tex}\n$$`;
}

/** Blocks with an empty line between them; empty ones are left out. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** Text of several lines, as files fold it, on one. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function cell(text: string): string {
  return oneLine(text).replace(/\|/g, '\\|');
}
