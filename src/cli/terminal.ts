import picocolors from 'picocolors';

/** How text may be laid out and coloured where it is going. */
export interface Look {
  /** Characters in a line. */
  readonly width: number;
  /** Whether characters beyond ASCII show. */
  readonly unicode: boolean;
  readonly paint: ReturnType<typeof picocolors.createColors>;
}

const narrowest = 60;
const widest = 110;
const usual = 80;

/** The look of standard output, or that of a file. */
export function lookOf(toTerminal: boolean): Look {
  const { columns } = process.stdout;
  return {
    width: Math.max(narrowest, Math.min(widest, (toTerminal && columns) || usual)),
    unicode: !toTerminal || showsUnicode(process.env, process.platform),
    paint: picocolors.createColors(toTerminal && picocolors.isColorSupported),
  };
}

/** Whether the environment says that its text is UTF-8. */
export function showsUnicode(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return Boolean(environment.WT_SESSION ?? environment.TERM_PROGRAM);
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
  return /utf-?8/i.test(locale);
}

const plainForms: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '·': '|',
  '…': '...',
  '→': '->',
  '│': '|',
  '×': 'x',
  '±': '+-',
  '“': '"',
  '”': '"',
  '’': "'",
  '‘': "'",
};

/** Text in ASCII: accents dropped, usual signs replaced, `?` for the rest. */
export function plainText(text: string): string {
  return text
    .replace(/[–—−·…→│×±“”’‘]/g, (sign) => plainForms[sign] ?? sign)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\n\r\t -~\u001b]/gu, '?');
}

/** Text broken into lines of at most `width` characters, each after `indent`. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const joined = line === indent ? indent + word : `${line} ${word}`;
    if (joined.length > width && line !== indent) {
      lines.push(line);
      line = indent + word;
    } else line = joined;
  }
  return [...lines, line].join('\n');
}

/** Text cut to `width` characters, with an ellipsis where something was cut. */
export function shortenTo(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1)).trimEnd()}…` : text;
}
