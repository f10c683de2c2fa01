import { useLayoutEffect } from 'preact/hooks';

const HIGHEST_PX = 240;

/** Fits a text field's height to its content. */
export function useAutoHeight(field: { readonly current: HTMLTextAreaElement | null }, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    if (text !== '') element.style.height = `${Math.min(element.scrollHeight, HIGHEST_PX)}px`;
  }, [field, text]);
}
