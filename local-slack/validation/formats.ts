/** String formats for ajv, by the names used in `limits/`. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
  timezone: isTimezone,
  number: (text) => /^-?\d+(\.\d+)?$/.test(text),
  'https url': (text) => hasScheme(text, ['https:']),
  'web url': (text) => hasScheme(text, ['http:', 'https:']),
  // The URLs that a click may open: web pages, Slack deep links, and mail or phone links.
  link: (text) => hasScheme(text, ['http:', 'https:', 'slack:', 'mailto:', 'tel:']),
};

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

function isTimezone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

function hasScheme(text: string, schemes: readonly string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol);
}
