/** What a canvas has to know of the page's style, which doesn't reach into it by itself. */
export interface Look {
  ink: string;
  muted: string;
  rule: string;
  paper: string;
  wash: string;
  font: string;
  /** Colours are the reader's own few: bands are told apart by patterns. */
  forced: boolean;
  /** The colour held by a custom property. */
  colour(property: string): string;
}

/** Reads the look from the document as it is styled now. */
export function readLook(): Look {
  const style = getComputedStyle(document.documentElement);
  const forced = matchMedia('(forced-colors: active)').matches;
  const colour = (property: string) => (forced ? 'CanvasText' : style.getPropertyValue(property).trim());
  return {
    ink: colour('--ink'),
    muted: colour('--ink-soft'),
    rule: forced ? 'GrayText' : colour('--rule'),
    paper: forced ? 'Canvas' : colour('--paper'),
    wash: forced ? 'Canvas' : colour('--wash'),
    font: getComputedStyle(document.body).fontFamily,
    forced,
    colour,
  };
}

/** Calls back whenever the reader's machine changes what the look depends on. */
export function onLookChange(changed: () => void): void {
  for (const query of ['(forced-colors: active)', '(prefers-color-scheme: dark)']) {
    matchMedia(query).addEventListener('change', changed);
  }
}
