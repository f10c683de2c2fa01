import { preferencesOf } from '../../attention/preferences.js';
import { dayIn, dayInWords } from '../../core/calendar.js';
import type { Feature } from '../../feature.js';
import { context } from '../../slack/blocks/blocks.js';
import { md } from '../../slack/blocks/mrkdwn.js';
import { openPreferences } from './contracts.js';
import { copy } from './copy.js';
import { listenForLimits } from './handlers/limits.js';
import { listenForMessageFooter } from './handlers/message-footer.js';
import { listenForPreferences } from './handlers/preferences.js';
import { listenForStatus } from './handlers/status.js';

export { messageFooter } from './views/message-footer.js';

/** When and of what each member wants to hear, and the buttons that say so on every message that nobody asked for. */
export const preferences: Feature = {
  name: 'preferences',
  listen: (on, deps) => {
    listenForPreferences(on, deps);
    listenForMessageFooter(on, deps);
    listenForLimits(on, deps);
    listenForStatus(on, deps);
  },
  home: async ({ tx, now, person, community }) => {
    if (!community) return { blocks: [] };
    const end = (await preferencesOf(tx, person.userId))?.snoozedUntil;
    const until = end && end > now ? dayInWords(dayIn(person.zone, end), person.locale) : undefined;
    const buttons = [openPreferences.element(copy.open, {})];
    return { blocks: until ? [context(md`${copy.snoozedOnHome(until)}`)] : [], buttons };
  },
};
