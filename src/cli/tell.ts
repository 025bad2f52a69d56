import { plainText, showsUnicode } from './terminal.ts';

/** Writes a line to standard error, in the characters that it can show. */
export function tell(text: string): void {
  const plain = process.stderr.isTTY === true && !showsUnicode(process.env, process.platform);
  process.stderr.write(`${plain ? plainText(text) : text}\n`);
}
