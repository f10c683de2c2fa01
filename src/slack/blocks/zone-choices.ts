import { allZones } from '../../core/calendar.js';
import { copy } from '../copy.js';
import type { Choice } from './inputs.js';

/** Slack takes at most this many options under one heading. */
const GROUP = 100;

/** Every time zone under the part of the world that it is in, for a list in a modal; without those that stand elsewhere in it. */
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
    const more = choices.length > GROUP ? [{ label: copy.continued(region), choices: choices.slice(GROUP) }] : [];
    return [{ label: region, choices: choices.slice(0, GROUP) }, ...more];
  });
}
