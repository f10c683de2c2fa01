export interface Viewer {
  readonly zone: string;
  readonly locale: string;
  readonly now: Date;
}

type Style = Intl.DateTimeFormatOptions;

const STYLES: Readonly<Record<string, Style>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

const DAY_MS = 86_400_000;

/** Formats `{date_short_pretty} at {time}` and the like for the viewer. `epoch` is in seconds. */
export function dateText(epoch: number, format: string, viewer: Viewer): string {
  const at = new Date(epoch * 1000);
  return format.replace(/\{(\w+)\}/g, (all, name: string) => {
    const pretty = name.endsWith('_pretty') ? nearby(at, viewer) : undefined;
    const style = STYLES[name.replace(/_pretty$/, '')];
    if (pretty !== undefined) return pretty;
    if (name === 'date_num') return isoDay(at, viewer.zone);
    return style ? at.toLocaleString(viewer.locale, { ...style, timeZone: viewer.zone }) : all;
  });
}

function nearby(at: Date, { zone, now }: Viewer): string | undefined {
  const days = Math.round((Date.parse(isoDay(at, zone)) - Date.parse(isoDay(now, zone))) / DAY_MS);
  return { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(days)];
}

function isoDay(at: Date, zone: string): string {
  return at.toLocaleDateString('sv-SE', { timeZone: zone });
}
