/** A payload as JSON to read. Arguments that are JSON in a string, as form bodies carry them, are taken out of it. */
export function pretty(value: unknown): string {
  if (value === undefined || value === '') return '(empty)';
  return JSON.stringify(value, (_, inner: unknown) => unpacked(inner), 2);
}

function unpacked(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
