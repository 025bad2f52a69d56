/**
 * Where the character `offset` of a text value stands in the raw file text, in which the value may be plain, quoted,
 * folded or literal. `from` and `to` bound the raw scalar; `value` is what it stands for.
 */
export function rawOffset(text: string, from: number, to: number, value: string, offset: number): number {
  const style = text[from] ?? '';
  let at = from;
  const isBlank = () => at < to && /\s/.test(text[at] ?? '');
  const skipBlanks = () => {
    while (isBlank()) at += 1;
  };
  if (style === '"' || style === "'") at += 1;
  if (style === '|' || style === '>') {
    at = text.indexOf('\n', at) + 1;
    skipBlanks();
  }
  for (let seen = 0; seen < offset && at < to; ) {
    const escaped = style === '"' ? escapeAt(text, at) : undefined;
    if (escaped) {
      at += escaped.length;
      seen += escaped.stands;
      if (escaped.stands === 0) skipBlanks();
    } else if (style === "'" && text.startsWith("''", at)) {
      at += 2;
      seen += 1;
    } else if (/\s/.test(value[seen] ?? '')) {
      // Folding turns any run of blanks and line ends into the blanks of the value.
      skipBlanks();
      seen += 1;
    } else {
      skipBlanks();
      at += 1;
      seen += 1;
    }
  }
  if (offset < value.length && !/\s/.test(value[offset] ?? '')) skipBlanks();
  return Math.min(at, to);
}

/** An escape of a double-quoted text: its length, and how many characters it stands for. */
function escapeAt(text: string, at: number): { length: number; stands: number } | undefined {
  if (text[at] !== '\\') return undefined;
  const digits = { x: 2, u: 4, U: 8 }[text[at + 1] ?? ''];
  if (digits !== undefined) return { length: 2 + digits, stands: 1 };
  if (/[\r\n]/.test(text[at + 1] ?? '')) return { length: 1, stands: 0 };
  return { length: 2, stands: 1 };
}
