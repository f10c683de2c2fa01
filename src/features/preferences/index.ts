import type { Button } from '@slack/types';
import { preferencesOf } from '../../attention/preferences.js';
import { dayIn, untilInWords } from '../../core/calendar.js';
import type { Feature } from '../../feature.js';
import { context } from '../../slack/blocks/blocks.js';
import { md } from '../../slack/blocks/mrkdwn.js';
import { openAwayWords, openPreferences } from './contracts.js';
import { copy } from './copy.js';
import { awayWordsInWords, listenForAwayWords } from './handlers/away-words.js';
import { listenForLimits, openLimitsForm } from './handlers/limits.js';
import { listenForMessageFooter } from './handlers/message-footer.js';
import { listenForPreferences, openPreferencesForm } from './handlers/preferences.js';
import { listenForStatus } from './handlers/status.js';
import { listenForYourData, openYourDataView } from './handlers/your-data.js';
import { eraseDue, preferencesWork } from './jobs.js';

export { messageFooter } from './views/message-footer.js';
export { erasedBlocks } from './views/your-data.js';

/**
 * Lets members choose when and about what Hearth may message them, and adds buttons for this to every proactive
 * message.
 */
export const preferences: Feature = {
  name: 'preferences',
  listen: (on, deps) => {
    listenForPreferences(on, deps);
    listenForMessageFooter(on, deps);
    listenForLimits(on, deps);
    listenForAwayWords(on, deps);
    listenForStatus(on, deps);
    listenForYourData(on, deps);
  },
  work: preferencesWork,
  due: [eraseDue],
  settings: { label: copy.awayWordsOpen, summary: awayWordsInWords, open: openAwayWords },
  acts: [
    {
      word: 'preferences',
      label: copy.open,
      help: copy.openHelp,
      act: 'preferences.own',
      run: ({ person }, deps) => openPreferencesForm(deps, person),
    },
    {
      word: 'data',
      label: copy.data,
      help: copy.dataHelp,
      act: 'preferences.own',
      run: ({ person }, deps) => openYourDataView(deps, person),
    },
    {
      word: 'limits',
      label: copy.limitsOpen,
      help: copy.limitsHelp,
      act: 'preferences.limit',
      run: ({ person }, deps) => openLimitsForm(deps, person),
    },
  ],
  home: {
    rank: 90,
    title: copy.open,
    section: async ({ tx, now, person, community }) => {
      const end = community && (await preferencesOf(tx, person.userId))?.snoozedUntil;
      if (!end || end <= now) return { blocks: [] };
      const until = untilInWords(dayIn(person.zone, end), dayIn(person.zone, now), person.locale);
      return { blocks: [context(md`${copy.snoozedOnHome(until)}`)] };
    },
  },
};

/** Returns the button in the last row of Home. */
export function preferencesButton(): Button {
  return openPreferences.element(copy.open, {});
}
