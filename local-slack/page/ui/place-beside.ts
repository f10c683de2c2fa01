/** Minimum distance from the window's edges, and distance from the anchor, in pixels. */
const EDGE = 8;
const GAP = 4;

export interface Beside {
  readonly align: 'start' | 'end';
  /** At least as wide as the anchor. */
  readonly isWide?: boolean;
  readonly prefers?: 'above' | 'below';
}

/** Places a floating box on the preferred side of an element, or on the other side if there is more room. */
export function placeBeside(anchor: Element, box: HTMLElement, { align, isWide, prefers = 'below' }: Beside): void {
  const at = anchor.getBoundingClientRect();
  box.style.minWidth = isWide ? `${at.width}px` : '';
  box.style.maxHeight = '';
  const { width, height } = box.getBoundingClientRect();
  const below = innerHeight - at.bottom - GAP - EDGE;
  const above = at.top - GAP - EDGE;
  const isBelow = prefers === 'below' ? height <= below || below >= above : height > above && below > above;
  const shown = Math.min(height, isBelow ? below : above);
  box.style.maxHeight = `${shown}px`;
  box.style.top = `${isBelow ? at.bottom + GAP : at.top - GAP - shown}px`;
  const left = align === 'start' ? at.left : at.right - width;
  box.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
}
