/**
 * Submits the form on Ctrl+Enter or Cmd+Enter. First takes the focus from its field for a moment, since browsers report a
 * field as changed only when it loses the focus.
 */
export function submitByKeys(event: KeyboardEvent & { readonly currentTarget: HTMLFormElement }): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  const form = event.currentTarget;
  const field = form.querySelector<HTMLElement>('.field-input:focus');
  field?.blur();
  field?.focus();
  form.requestSubmit();
}

/** Focuses the first invalid field and scrolls to it, with its label and its error. */
export function focusError(form: HTMLElement | null): void {
  const field = form?.querySelector('.field.invalid');
  const control = field?.querySelector<HTMLElement>('[aria-invalid="true"], input, textarea, button');
  control?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'nearest' });
}
