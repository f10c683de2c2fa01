/** Formats a payload as JSON. Parses strings that contain JSON, such as arguments in form bodies. */
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
