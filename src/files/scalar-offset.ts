const blank = /\s/;

/**
 * Where each character of a text value stands in the raw file text, in which the value may be plain, quoted, folded or
 * literal. `from` and `to` bound the raw scalar; `value` is what it stands for. One offset more than there are
 * characters: the last is where the value ends.
 */
export function rawOffsets(text: string, from: number, to: number, value: string): Int32Array {
  const style = text[from] ?? '';
  const offsets = new Int32Array(value.length + 1).fill(to);
  let at = from;
  const skipBlanks = () => {
    while (at < to && blank.test(text[at] ?? '')) at += 1;
  };
  if (style === '"' || style === "'") at += 1;
  if (style === '|' || style === '>') {
    at = text.indexOf('\n', at) + 1;
    skipBlanks();
  }
  let seen = 0;
  while (seen < value.length && at < to) {
    const escaped = style === '"' ? escapeAt(text, at) : undefined;
    const isBlank = blank.test(value[seen] ?? '');
    // Folding turns any run of blanks and line ends into the blanks of the value, or into none of them.
    if (escaped?.stands === 'nothing' || (escaped?.stands === 'blank' && !isBlank)) {
      at += escaped.length;
      skipBlanks();
      continue;
    }
    const isOne = escaped !== undefined && (escaped.stands === 'blank') === isBlank;
    if (!isOne && !isBlank) skipBlanks();
    offsets[seen] = Math.min(at, to);
    seen += 1;
    if (isOne) at += escaped.length;
    else if (isBlank) skipBlanks();
    else at += style === "'" && text.startsWith("''", at) ? 2 : 1;
  }
  if (seen === value.length) offsets[seen] = Math.min(at, to);
  return offsets;
}

/** An escape of a double-quoted text: its length, and what it stands for. */
function escapeAt(text: string, at: number): { length: number; stands: 'nothing' | 'blank' | 'character' } | undefined {
  if (text[at] !== '\\') return undefined;
  const next = text[at + 1] ?? '';
  if (/[\r\n]/.test(next)) return { length: 1, stands: 'nothing' };
  const digits = { x: 2, u: 4, U: 8 }[next];
  if (digits === undefined) return { length: 2, stands: /[ \tnrtNLPfv_]/.test(next) ? 'blank' : 'character' };
  const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
  return { length: 2 + digits, stands: blank.test(String.fromCharCode(code)) ? 'blank' : 'character' };
}
