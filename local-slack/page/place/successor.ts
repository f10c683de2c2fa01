/** An element that had the focus, with enough about it to find its successor. */
export interface Remembered {
  readonly element: Element;
  /** The message, window or part of the page around it. */
  readonly region: HTMLElement | null;
  readonly name: string;
  /** Its position among the elements of its kind in the region. */
  readonly index: number;
}

const REGIONS = 'article, dialog, aside, main';

/** Remembers an element while it is in the document. */
export function remember(element: Element): Remembered {
  const region = element.closest<HTMLElement>(REGIONS);
  return { element, region, name: nameOf(element), index: alike(element, region).indexOf(element) };
}

/**
 * Returns the element itself or, if it is gone, what took its place: one of its kind with the same name, else the one at
 * its position, else the region.
 */
export function successorOf({ element, region, name, index }: Remembered): Element | null {
  if (element.isConnected && element !== document.body) return element;
  if (!region?.isConnected) return document.querySelector('main');
  const all = alike(element, region);
  return all.find((it) => nameOf(it) === name) ?? all[Math.min(Math.max(index, 0), all.length - 1)] ?? region;
}

function alike({ localName }: Element, region: HTMLElement | null): Element[] {
  return [...(region?.querySelectorAll(localName) ?? [])];
}

function nameOf(element: Element): string {
  return element.ariaLabel ?? element.textContent ?? '';
}
