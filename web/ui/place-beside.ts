const gap = 8;

/** Puts an open popover next to what opened it: below if there is room, else above, and within the window. */
export function placeBeside(popover: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const wanted = at.left + at.width / 2 - width / 2;
  const x = Math.max(gap, Math.min(wanted, document.documentElement.clientWidth - width - gap));
  const below = at.bottom + gap;
  const above = at.top - gap - height;
  const y = below + height <= window.innerHeight ? below : above >= 0 ? above : gap;
  Object.assign(popover.style, { left: `${x}px`, top: `${y}px` });
}
