import { allZones } from '../../core/calendar.js';
import { copy } from '../copy.js';
import type { Choice } from './inputs.js';

/** The largest number of options that Slack accepts under one heading. */
const MAX_GROUP = 100;

/** Returns all time zones except `besides`, grouped by part of the world, for a list in a modal. */
export function zonesByRegion(
  besides: readonly string[],
  text: (zone: string) => string,
): { label: string; choices: Choice[] }[] {
  const regions = new Map<string, string[]>();
  for (const it of allZones().filter((it) => !besides.includes(it))) {
    const region = it.slice(0, it.indexOf('/'));
    regions.set(region, [...(regions.get(region) ?? []), it]);
  }
  return [...regions].flatMap(([region, zones]) => {
    const choices = zones.map((value) => ({ value, text: text(value) }));
    const more =
      choices.length > MAX_GROUP ? [{ label: copy.continued(region), choices: choices.slice(MAX_GROUP) }] : [];
    return [{ label: region, choices: choices.slice(0, MAX_GROUP) }, ...more];
  });
}
