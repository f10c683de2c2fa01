/** The accessible name and description of an element. */
export interface Naming {
  readonly id: string;
  /** The ID of the element that names it, if it has no `<label>`. */
  readonly labelledBy?: string | undefined;
  /** The name, if no text on the page names it. */
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly isRequired?: boolean;
}

/** HTML attributes for a field. */
export function named({ id, labelledBy, label, describedBy, isInvalid, isRequired }: Naming) {
  return {
    id,
    'aria-labelledby': labelledBy,
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid ? true : undefined,
    'aria-required': isRequired ? true : undefined,
  };
}
