/** How an element on the page is tied to the words around it. */
export interface Naming {
  readonly id: string;
  /** The id of what it is called by, if no label points to it. */
  readonly labelledBy?: string | undefined;
  /** What it is called, if nothing on the page says it. */
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean;
  readonly isRequired?: boolean;
}

/** A naming as attributes of a field. */
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
